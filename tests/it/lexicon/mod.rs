mod gazetteer;
//! What words mean.

mod names;
