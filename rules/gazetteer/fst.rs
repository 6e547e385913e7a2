//! Second step of the gazetteer's making: `target/gazetteer-keys.tsv` (sorted names and their postings, written by
//! `rules/gazetteer/build.py`) becomes `rules/gazetteer/places.fst`. Run by hand when the data changes.

use std::io::BufWriter;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let keys = std::fs::read_to_string(root.join("target/gazetteer-keys.tsv"))?;
    let out = BufWriter::new(std::fs::File::create(root.join("rules/gazetteer/places.fst"))?);
    let mut map = fst::MapBuilder::new(out)?;
    for line in keys.lines() {
        let (name, postings) = line.split_once('\t').ok_or("a line without a tab")?;
        map.insert(name, postings.parse()?)?;
    }
    map.finish()?;
    Ok(())
}
