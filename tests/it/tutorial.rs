//! `docs/tutorial.md` shows what happens: its files are written, its commands run, what they print compared.
//! `SNAPSHOTS=overwrite cargo test tutorial` renews it.

use crate::ci_page::renewed;
use std::path::Path;

#[test]
fn the_path_of_a_stranger_is_as_the_page_shows_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tutorial.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let renewed = renewed(&page, folder.path());
    for milestone in ["failed (1 missing", "wrong:", "[no-such-name]", ", 0 failed\n", "ferry/aboard"] {
        assert!(renewed.contains(milestone), "{milestone} is missing in {renewed}");
    }
    if page != renewed && std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite") {
        std::fs::write(&path, &renewed).unwrap();
    } else {
        assert!(
            page == renewed,
            "docs/tutorial.md is stale: SNAPSHOTS=overwrite cargo test tutorial\n{renewed}"
        );
    }
}
