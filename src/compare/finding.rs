//! A group of clashes as the finding that reports show. In: the group, the nodes, the articles. Out: the finding, its
//! sides in the words of their best claim; all but the fingerprint.

use crate::model::finding::{Finding, Reason, ReasonCode, Side};
use crate::model::outcome::ArticleSummary;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More articles on both sides than this say no more.
const REMARKS: usize = 3;

/// A node as the finding needs it.
pub struct Node<'s, 'a> {
    /// Its kind.
    pub kind: &'s str,
    /// Its value and claims.
    pub stance: &'s Stance<'a>,
}

/// A side as its nodes and its claims.
pub type Members<'m> = (&'m [usize], &'m BTreeSet<usize>);

/// The normal forms on the sides, each with the article that has it first, in the order of those articles.
pub type Firsts = Vec<(String, String)>;

/// The finding of a disagreement.
pub fn finding(
    event: usize,
    leading: &Clash,
    sides: &[Members],
    nodes: &[Node],
    articles: &[ArticleSummary],
) -> (Finding, Firsts) {
    let mut kinds: Vec<String> = Vec::new();
    for (members, _) in sides {
        for node in members.iter() {
            if !kinds.iter().any(|kind| kind == nodes[*node].kind) {
                kinds.push(nodes[*node].kind.to_owned());
            }
        }
    }
    let shown: Vec<Side> =
        sides.iter().map(|(members, claims)| side(members, claims, nodes, articles)).collect();
    let finding = Finding {
        event,
        kinds,
        finding_type: leading.finding_type,
        severity: leading.severity,
        relation: relation(leading, sides),
        reason: reason(leading, sides, &shown),
        remarks: remarks(sides, nodes, &shown, articles),
        sides: shown,
        fingerprint: String::new(),
        forms: forms(sides, nodes),
    };
    (finding, firsts(sides, nodes, articles))
}

/// The normal forms of each side's claims, sorted.
fn forms(sides: &[Members], nodes: &[Node]) -> Vec<Vec<String>> {
    let of_side = |(members, claims): &Members| {
        let said = |n: &&usize| nodes[**n].stance.statements.iter().any(|s| claims.contains(&s.index));
        let forms: BTreeSet<&str> =
            members.iter().filter(said).map(|n| nodes[*n].stance.form.as_str()).collect();
        forms.into_iter().map(str::to_owned).collect()
    };
    sides.iter().map(of_side).collect()
}

fn firsts(sides: &[Members], nodes: &[Node], articles: &[ArticleSummary]) -> Firsts {
    let mut firsts: Vec<(usize, &str, &str)> = Vec::new();
    for (members, claims) in sides {
        let all =
            members.iter().flat_map(|n| nodes[*n].stance.statements.iter().map(|s| (nodes[*n].stance, s)));
        let first =
            all.filter(|(_, s)| claims.contains(&s.index)).min_by_key(|(stance, s)| (s.rank, &stance.form));
        if let Some((stance, s)) = first {
            firsts.push((s.rank, &stance.form, articles.get(s.claim.article).map_or("", |a| a.id.as_str())));
        }
    }
    firsts.sort_unstable();
    firsts.into_iter().map(|(_, form, article)| (form.to_owned(), article.to_owned())).collect()
}

fn side(members: &[usize], claims: &BTreeSet<usize>, nodes: &[Node], articles: &[ArticleSummary]) -> Side {
    let taking = statements(members, claims, nodes);
    let mut own: Vec<usize> = taking.iter().map(|s| s.claim.article).collect();
    own.sort_unstable();
    own.dedup();
    let lineages: BTreeSet<usize> = own.iter().filter_map(|a| articles.get(*a)).map(|a| a.lineage).collect();
    let first = members.first().map_or(&[][..], |n| std::slice::from_ref(n));
    Side {
        text: text(&statements(first, claims, nodes)),
        claims: claims.iter().copied().collect(),
        articles: own,
        lineages: lineages.len(),
    }
}

fn statements<'a>(members: &[usize], claims: &BTreeSet<usize>, nodes: &[Node<'_, 'a>]) -> Vec<Statement<'a>> {
    let all = members.iter().flat_map(|n| nodes[*n].stance.statements.iter());
    all.filter(|s| claims.contains(&s.index)).copied().collect()
}

/// The wording that most articles use, of these the shortest, of these the first.
fn text(statements: &[Statement]) -> String {
    let mut wordings: BTreeMap<&str, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (place, s) in statements.iter().enumerate() {
        wordings.entry(words(s)).or_insert_with(|| (BTreeSet::new(), place)).0.insert(s.rank);
    }
    let best = wordings
        .into_iter()
        .min_by_key(|(text, (articles, place))| (Reverse(articles.len()), text.chars().count(), *place));
    best.map(|(text, _)| text.to_owned()).unwrap_or_default()
}

fn words<'a>(statement: &Statement<'a>) -> &'a str {
    match &statement.claim.value {
        Value::Name(name) => &name.name,
        Value::Place(place) if !place.name.is_empty() => &place.name,
        _ => &statement.claim.text,
    }
}

fn relation(leading: &Clash, sides: &[Members]) -> Relation {
    match sides.first() {
        Some((first, _)) if first.contains(&leading.b) && !first.contains(&leading.a) => {
            leading.relation.mirror()
        }
        _ => leading.relation,
    }
}

/// The reason, with the values in the words of the sides where it names a value of each.
fn reason(leading: &Clash, members: &[Members], sides: &[Side]) -> Reason {
    use ReasonCode as R;
    let mut reason = leading.reason.clone();
    let symmetric = matches!(
        reason.code,
        R::PlacesDisjoint
            | R::PlacesNear
            | R::CountsDisjoint
            | R::DatesDisjoint
            | R::DatesOvernight
            | R::DatesSameWeekday
            | R::NamesVariant
            | R::NamesTypographic
            | R::NamesDifferent
            | R::NamesOnePart
            | R::TermsDiffer
            | R::WithinArticle
            | R::Update
            | R::BoundRaised
            | R::Lowered
            | R::CountsMeet
            | R::DatesMeet
            | R::PlacesMeet
            | R::TermsMeet
            | R::Fell
    );
    // Of more than two sides the reason speaks of the two that clash: the others may go with either. A rise is told
    // from its first step to its last.
    let side_of = |node: usize| members.iter().position(|(nodes, _)| nodes.contains(&node));
    let (first, last) = match (side_of(leading.a), side_of(leading.b)) {
        _ if reason.code == R::Update => (0, sides.len().saturating_sub(1)),
        (Some(a), Some(b)) if a != b => (a.min(b), a.max(b)),
        _ => (0, 1),
    };
    if let (true, Some(a), Some(b)) = (symmetric, sides.get(first), sides.get(last)) {
        for (at, side) in [a, b].into_iter().enumerate() {
            if let Some(detail) = reason.details.get_mut(at) {
                detail.clone_from(&side.text);
            }
        }
    }
    reason
}

fn remarks(sides: &[Members], nodes: &[Node], shown: &[Side], articles: &[ArticleSummary]) -> Vec<Reason> {
    let mut remarks = Vec::new();
    let on_both: BTreeSet<usize> = shown
        .iter()
        .enumerate()
        .flat_map(|(n, side)| {
            side.articles.iter().copied().filter(move |a| shown[..n].iter().any(|s| s.articles.contains(a)))
        })
        .collect();
    if shown.iter().map(|s| s.articles.len()).sum::<usize>() > 2 {
        let mut both: Vec<(&str, ReasonCode)> = on_both
            .into_iter()
            .filter_map(|a| {
                let mut said = sides.iter().flat_map(|(side, of)| statements(side, of, nodes));
                let remarked = said.any(|s| s.claim.article == a && s.claim.contrasted);
                let code = if remarked { ReasonCode::RemarksOnIt } else { ReasonCode::OnBothSides };
                Some((articles.get(a)?.id.as_str(), code))
            })
            .collect();
        both.sort_unstable();
        remarks.extend(
            both.iter()
                .take(REMARKS)
                .map(|(id, code)| Reason { code: *code, details: vec![(*id).to_owned()] }),
        );
    }
    if let [(a, of_a), (b, of_b)] = sides {
        let (a, b) = (statements(a, of_a, nodes), statements(b, of_b, nodes));
        // Who spells a name says nothing against who spells it otherwise.
        let says = |s: &Statement| s.voice().is_some() && !matches!(s.claim.value, Value::Name(_));
        let ascribed = a.iter().chain(&b).all(says);
        let strangers = a.iter().all(|x| b.iter().all(|y| x.voice() != y.voice()));
        if let (true, true, Some(x), Some(y)) = (ascribed, strangers, speaker(&a), speaker(&b)) {
            remarks.push(Reason { code: ReasonCode::RivalSpeakers, details: vec![x, y] });
        }
    }
    remarks
}

fn speaker(statements: &[Statement]) -> Option<String> {
    statements.first().and_then(|s| s.claim.attribution.as_ref()).map(|speaker| speaker.speaker.clone())
}
