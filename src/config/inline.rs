//! Suppressions that stand with their article: `claimdiff` in its front matter, or the file `ARTICLE.claimdiff.yaml` beside
//! it, since wire copy is not ours to edit. They reach no further than findings that would not stand without the article.

use crate::config::policy::{Words, suppressions};
use crate::config::written::Sidecar;
use crate::model::article::Article;
use crate::model::policy::Suppression;
use crate::rule::error::{Fault, Faults};
use crate::rule::locate::{self, Place};
use crate::rule::source::{self, SourceFile};
use crate::rule::syntax;
use std::collections::BTreeSet;
use std::path::Path;

/// What a sidecar's name ends with.
pub const SIDECAR: &str = ".claimdiff.yaml";

/// The suppressions that stand with the articles of a batch.
pub fn of_articles(articles: &[Article], words: &Words, faults: &mut Faults) -> Vec<Suppression> {
    let mut all = Vec::new();
    for article in articles {
        let Some(entry) = &article.meta.settings else { continue };
        let read = serde_json::from_value::<Sidecar>(entry.value.clone());
        let at = format!("{}:{}:{}", article.path, entry.line, entry.column);
        let fault = |place: &Place, message: String| {
            let key = place.to_string();
            let key = if key.is_empty() { "claimdiff".to_owned() } else { format!("claimdiff.{key}") };
            let (line, column) = (entry.line as usize, entry.column as usize);
            Fault { path: article.path.clone(), line, column, key, message, ..Fault::default() }
        };
        match read {
            Ok(sidecar) => {
                let origin = |_: &Place| at.clone();
                all.extend(suppressions(
                    &sidecar.suppress,
                    Some(&article.path),
                    words,
                    &fault,
                    &origin,
                    faults,
                ));
            }
            Err(error) => faults.add(fault(&Place::root(), syntax::in_words(&error.to_string()))),
        }
    }
    let paths: BTreeSet<&str> = articles.iter().map(|article| article.path.as_str()).collect();
    for path in paths {
        all.extend(of_sidecar(path, words, faults));
    }
    all
}

/// Those of the file beside an article, if there is one.
fn of_sidecar(article: &str, words: &Words, faults: &mut Faults) -> Vec<Suppression> {
    let path = format!("{article}{SIDECAR}");
    if !Path::new(&path).is_file() {
        return Vec::new();
    }
    let Some(text) = faults.keep(source::read(Path::new(&path))) else { return Vec::new() };
    let Some(source) = faults.keep(SourceFile::new(&path, &text)) else { return Vec::new() };
    let Some(sidecar) = faults.keep(syntax::parse::<Sidecar>(&source)) else { return Vec::new() };
    let tell = |place: &Place, message: String| source.fault(place, message);
    let origin = |place: &Place| {
        let fault = Fault::at(source.path, source.text, locate::node(source.text, place), "", "");
        format!("{}:{}:{}", fault.path, fault.line, fault.column)
    };
    suppressions(&sidecar.suppress, Some(article), words, &tell, &origin, faults)
}
