mod gazetteer;

mod names;
