mod gazetteer;
