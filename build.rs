//! Reads the built-in rule files once, when the tool is built, and leaves them as JSON without what no article needs:
//! examples and pairs. Reading YAML was half of a start. A test holds that both say the same.

use serde_yaml::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = std::env::var("CARGO_MANIFEST_DIR")?;
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(Path::new(&root).join("rules"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // A broken file is left out; then it is read as it is written, and the tool says what is wrong with it.
            let file = serde_yaml::from_str(&std::fs::read_to_string(&path)?);
            files.extend(file.map(|file| (name, without_examples(file))));
        }
    }
    let out = Path::new(&std::env::var("OUT_DIR")?).join("rules.json");
    Ok(std::fs::write(out, serde_json::to_string(&files)?)?)
}

fn without_examples(mut file: Value) -> Value {
    if let Value::Mapping(file) = &mut file {
        file.remove("pairs");
        let rules = file.get_mut("rules").and_then(Value::as_sequence_mut);
        for rule in rules.into_iter().flatten().filter_map(Value::as_mapping_mut) {
            rule.remove("examples");
        }
    }
    file
}
