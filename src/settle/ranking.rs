//! Which source the desk trusts most. In: the desk's ranking. Out: each article's place in it, and on each finding a remark
//! that names the side of the best. It decides nothing: an editor does.

use crate::model::finding::{Reason, ReasonCode, Side};
use crate::model::outcome::{ArticleSummary, Outcome};
use crate::settle::select::source_glob;

/// Notes the ranks.
pub fn note(outcome: &mut Outcome, ranking: &[String]) {
    if ranking.is_empty() {
        return;
    }
    let matchers: Vec<_> =
        ranking.iter().map(|name| source_glob(name).ok().map(|g| g.compile_matcher())).collect();
    for article in &mut outcome.articles {
        let source = article.meta.source.as_deref().unwrap_or("").trim();
        article.rank = matchers
            .iter()
            .position(|glob| !source.is_empty() && glob.as_ref().is_some_and(|g| g.is_match(source)));
    }
    let articles = &outcome.articles;
    for finding in &mut outcome.discrepancies {
        let ranks: Vec<_> = finding.sides.iter().map(|side| best(side, articles)).collect();
        let Some((rank, source)) = ranks.iter().flatten().min().copied() else { continue };
        let mut first = ranks.iter().enumerate().filter(|(_, r)| r.is_some_and(|(r, _)| r == rank));
        // Where the best stands on both sides, or one side says nothing, its word is no help.
        if let (Some((n, _)), None) = (first.next(), first.next())
            && finding.sides.iter().all(|side| !side.claims.is_empty())
            && finding.sides.len() > 1
        {
            let details = vec![source.to_owned(), finding.sides[n].text.clone()];
            finding.remarks.push(Reason { code: ReasonCode::RankedFirst, details });
        }
    }
}

/// The best rank on a side, and whose it is.
fn best<'a>(side: &Side, articles: &'a [ArticleSummary]) -> Option<(usize, &'a str)> {
    let ranked = side.articles.iter().filter_map(|index| articles.get(*index));
    ranked.filter_map(|article| Some((article.rank?, article.meta.source.as_deref()?))).min()
}
