//! What words mean.

mod names;
