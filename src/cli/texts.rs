//! The articles' texts, read again for a report that shows them. In: an outcome. Out: for each article its text, if it
//! still says what was compared.

use crate::model::article::Article;
use crate::model::outcome::{Outcome, Reread};
use crate::read::{Batch, ReadOptions, batch};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// Articles that cannot be read twice: those of standard input and of pipes.
pub fn kept(batch: &Batch) -> Vec<Article> {
    batch.articles.iter().filter(|article| file(&article.path).is_none()).cloned().collect()
}

/// The texts of an outcome's articles, in its order.
pub fn again(outcome: &Outcome, kept: Vec<Article>, format: Option<&str>) -> Vec<Reread> {
    let files: BTreeSet<PathBuf> =
        outcome.articles.iter().filter_map(|article| file(&article.path)).collect();
    let options = ReadOptions { format: format.map(str::to_owned), ..ReadOptions::default() };
    let found = files.into_iter().filter_map(|path| batch(&[path], &options).ok());
    let articles = kept.into_iter().chain(found.flat_map(|batch| batch.articles));
    let mut known: HashMap<String, Article> = articles.map(|article| (article.id.clone(), article)).collect();
    let text = |id: &String, hash| match known.remove(id) {
        Some(article) if article.hash() == hash => Reread::Same(Box::new(article)),
        Some(_) => Reread::Changed,
        None => Reread::Gone,
    };
    let mut text = text;
    outcome.articles.iter().map(|article| text(&article.id, article.hash)).collect()
}

/// The file that holds an article: the path, or of a member of an archive the archive.
fn file(path: &str) -> Option<PathBuf> {
    Path::new(path).ancestors().find(|path| path.is_file()).map(Path::to_owned)
}
