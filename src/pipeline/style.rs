//! What the desk's house style has to say of a batch. In: its table, the articles, the findings. Out: remarks on findings
//! about a spelling, and notices of the articles that use other forms. It compares nothing.

use crate::model::document::Document;
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode};
use crate::model::outcome::{ArticleSummary, Notice};
use crate::rule::style::HouseStyle;
use std::collections::{BTreeMap, BTreeSet};

/// Forms that an article uses and the desk does not, each with the preferred one.
pub type Unstyled = Vec<(String, String)>;

/// The forms that the article should not use.
pub fn unstyled(document: &Document, style: &HouseStyle) -> Unstyled {
    let forms = style.forms(document.article.readable()).into_iter();
    let other = forms.filter(|form| form.written != form.preferred);
    other.map(|form| (form.written.to_owned(), form.preferred.to_owned())).collect()
}

/// Tells the desk's form in each finding about a spelling.
pub fn remark(findings: &mut [Finding], style: &HouseStyle) {
    let spellings = findings.iter_mut().filter(|f| f.finding_type == FindingType::SpellingVariant);
    for finding in spellings {
        let forms = finding.sides.iter().flat_map(|side| style.forms(&side.text));
        let mut told: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for form in forms {
            let others = told.entry(form.preferred).or_default();
            others.extend(Some(form.written).filter(|written| *written != form.preferred));
        }
        let reasons = told.into_iter().map(|(preferred, others)| Reason {
            code: ReasonCode::HouseStyle,
            details: vec![preferred.to_owned(), others.into_iter().collect::<Vec<_>>().join(", ")],
        });
        let reasons: Vec<Reason> = reasons.collect();
        finding.remarks.splice(0..0, reasons);
    }
}

/// One notice for each form that is not to be used: the first article and how many more. Where there are drafts, of
/// drafts only: what agencies write is theirs.
pub fn notices(articles: &[ArticleSummary], unstyled: &[Unstyled]) -> Vec<Notice> {
    let drafts = articles.iter().any(|article| article.meta.draft);
    let mut users: BTreeMap<&(String, String), Vec<&str>> = BTreeMap::new();
    for (article, forms) in articles.iter().zip(unstyled).filter(|(a, _)| a.meta.draft || !drafts) {
        for form in forms {
            users.entry(form).or_default().push(&article.path);
        }
    }
    let notice = |((written, preferred), paths): (&(String, String), Vec<&str>)| {
        let more = if paths.len() > 1 { format!(" (and {} more)", paths.len() - 1) } else { String::new() };
        Some(Notice {
            code: "house-style".to_owned(),
            place: (*paths.first()?).to_owned(),
            message: format!("writes “{written}”, and the house style is “{preferred}”{more}"),
        })
    };
    users.into_iter().filter_map(notice).collect()
}
