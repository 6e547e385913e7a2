//! Articles in, the short names that a report calls them by: the outlet, else the article's id, else the file's name.
//! Every article of a batch gets a name of its own, so that a legend can map it to its file.

use crate::model::outcome::{ArticleSummary, Outcome};
use crate::report::wrap::shorten;
use std::collections::BTreeMap;

/// A file name longer than this is cut at its first separator where that still tells it from the others: names are
/// repeated in every sentence, and the legend has the rest.
const LONG_STEM: usize = 16;

/// No name takes more columns than this; it is repeated wherever the article is cited.
const LONG_NAME: usize = 28;

/// How the articles of an outcome are called.
pub struct Names {
    names: Vec<String>,
    files: Vec<String>,
    from_file: Vec<bool>,
    by_id: BTreeMap<String, usize>,
}

impl Names {
    /// Names every article of `outcome`.
    pub fn new(outcome: &Outcome) -> Self {
        let articles = &outcome.articles;
        let plain: Vec<String> = articles.iter().map(|article| shorten(&name(article), LONG_NAME)).collect();
        let heads: Vec<&str> = plain.iter().map(|name| head(name)).collect();
        let (all, short) = (count(plain.iter().map(String::as_str)), count(heads.iter().copied()));
        let mut numbers = BTreeMap::new();
        let names = plain.iter().zip(&heads).zip(articles).map(|((name, head), article)| {
            if all.get(name.as_str()).copied().unwrap_or(0) > 1 {
                let number = numbers.entry(name.as_str()).or_insert(0);
                *number += 1;
                format!("{name} ({number})")
            } else if outlet(article).is_none() && short.get(head).copied().unwrap_or(0) == 1 {
                (*head).to_owned()
            } else {
                name.clone()
            }
        });
        let from_file =
            articles.iter().map(|article| outlet(article).is_none() && article.id == article.path).collect();
        let by_id = articles.iter().enumerate().map(|(i, article)| (article.id.clone(), i)).collect();
        Self { names: names.collect(), files: files(articles), from_file, by_id }
    }

    /// The name of an article; empty for an index that is none.
    pub fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }

    /// Its file: the file's name alone where no other file of the batch has the same, else its path.
    pub fn file(&self, article: usize) -> &str {
        self.files.get(article).map_or("", String::as_str)
    }

    /// The name of the article with that id.
    pub fn of_id(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|article| self.name(*article))
    }

    /// Was the name made from the file's, so that the file says it all?
    pub fn is_from_file(&self, article: usize) -> bool {
        self.from_file.get(article).copied().unwrap_or(false)
    }
}

/// The outlet, if the article names one.
fn outlet(article: &ArticleSummary) -> Option<&str> {
    article.meta.source.as_deref().map(str::trim).filter(|source| !source.is_empty())
}

/// What an article is called when no other has the same name.
fn name(article: &ArticleSummary) -> String {
    match outlet(article) {
        Some(source) => source.to_owned(),
        None if article.id != article.path => article.id.clone(),
        None => stem(&article.path).to_owned(),
    }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The part of a long file name before its first separator.
fn head(name: &str) -> &str {
    let cut = if name.len() > LONG_STEM { name.find(['_', '-', '.', ' ']) } else { None };
    cut.filter(|at| *at > 1).map_or(name, |at| &name[..at])
}

fn count<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    names.fold(BTreeMap::new(), |mut counts, name| {
        *counts.entry(name).or_default() += 1;
        counts
    })
}

/// For each article its file's name, or its path where two files have one name.
fn files(articles: &[ArticleSummary]) -> Vec<String> {
    let mut paths: Vec<&str> = articles.iter().map(|article| article.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    let counts = count(paths.iter().map(|path| path.rsplit('/').next().unwrap_or(path)));
    let tail = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        if counts.get(file).copied().unwrap_or(0) > 1 { path.to_owned() } else { file.to_owned() }
    };
    articles.iter().map(|article| tail(&article.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Meta;

    fn article(path: &str, source: Option<&str>) -> ArticleSummary {
        let meta = Meta { source: source.map(str::to_owned), ..Meta::default() };
        ArticleSummary { id: path.into(), path: path.into(), meta, ..ArticleSummary::default() }
    }

    fn names(articles: Vec<ArticleSummary>) -> Vec<String> {
        Names::new(&Outcome { articles, ..Outcome::default() }).names
    }

    #[test]
    fn every_article_has_a_name_of_its_own() {
        let given = vec![article("x/a.txt", Some("Daily A")), article("x/b.txt", Some("Daily A"))];
        assert_eq!(names(given), ["Daily A (1)", "Daily A (2)"]);
        let given =
            vec![article("000_674110f34e94244f.txt", None), article("001_3825fb669cc82645.txt", None)];
        assert_eq!(names(given), ["000", "001"]);
        let given = vec![article("strike-2023-07-07-a.txt", None), article("strike-2023-07-07-b.txt", None)];
        assert_eq!(names(given), ["strike-2023-07-07-a", "strike-2023-07-07-b"]);
    }
}
