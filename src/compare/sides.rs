//! From clashes to findings. In: the stances of an event as nodes, and the clashes between them. Out: one group for
//! each disagreement, however many articles take part, with its sides: which nodes, and which claims of each.
//!
//! Clashes of one family that hang together are one disagreement. On a side stand the nodes that go together. The best
//! supported side comes first; where time decides, the earliest.

use crate::model::finding::ReasonCode;
use crate::model::kind::Severity;
use crate::model::statement::{Clash, Stance};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More days or places than this contradict each other by being several events, not by a slip.
const MANY: usize = 2;

/// One disagreement: its clashes, the weightiest first, and its sides.
#[derive(Clone, Debug)]
pub struct Group {
    /// The clash that gives the finding its type, severity and reason.
    pub leading: Clash,
    /// In the order in which they are shown.
    pub sides: Vec<GroupSide>,
}

/// One side of a group.
#[derive(Clone, Debug, Default)]
pub struct GroupSide {
    /// Its nodes, the best supported first.
    pub nodes: Vec<usize>,
    /// Claims of those nodes that take part, ascending.
    pub claims: BTreeSet<usize>,
}

/// Says of two nodes that they may not stand on one side; the flag, whether the order of publication decides.
type Apart<'f> = &'f dyn Fn(usize, usize, bool) -> bool;

/// Groups clashes.
pub fn groups(nodes: &[&Stance], clashes: &[Clash], apart: Apart) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let (own, between): (Vec<&Clash>, Vec<&Clash>) = clashes.iter().partition(|clash| clash.a == clash.b);
    for clash in own {
        let side =
            |claims: &[usize]| GroupSide { nodes: vec![clash.a], claims: claims.iter().copied().collect() };
        let mut sides = vec![side(&clash.a_claims), side(&clash.b_claims)];
        // A phrase that contradicts itself has one side.
        sides.dedup_by(|b, a| a.claims == b.claims);
        found.push(Group { leading: clash.clone(), sides });
    }
    for members in connected(&between) {
        if let Some(group) = group(nodes, &members, apart) {
            found.push(group);
        }
    }
    found
}

/// What makes two reasons the same sort of disagreement.
fn family(code: ReasonCode) -> ReasonCode {
    match code {
        ReasonCode::LoweredSilently | ReasonCode::DeniedPossibility => ReasonCode::CountsDisjoint,
        ReasonCode::BoundRaised | ReasonCode::Fell => ReasonCode::Update,
        ReasonCode::PlacesNear => ReasonCode::PlacesDisjoint,
        ReasonCode::DatesOvernight | ReasonCode::DatesSameWeekday => ReasonCode::DatesDisjoint,
        ReasonCode::NamesTypographic => ReasonCode::NamesVariant,
        own => own,
    }
}

/// Does the order of publication decide about it?
pub fn is_by_time(code: ReasonCode) -> bool {
    matches!(
        code,
        ReasonCode::Update
            | ReasonCode::BoundRaised
            | ReasonCode::Fell
            | ReasonCode::Lowered
            | ReasonCode::LaterDeath
    )
}

fn connected<'c>(clashes: &[&'c Clash]) -> Vec<Vec<&'c Clash>> {
    let mut parent: BTreeMap<(ReasonCode, usize), (ReasonCode, usize)> = BTreeMap::new();
    fn root(
        parent: &mut BTreeMap<(ReasonCode, usize), (ReasonCode, usize)>,
        of: (ReasonCode, usize),
    ) -> (ReasonCode, usize) {
        let mut at = of;
        while let Some(up) = parent.get(&at).copied().filter(|up| *up != at) {
            at = up;
        }
        parent.insert(of, at);
        at
    }
    for clash in clashes {
        let kin = family(clash.reason.code);
        let (a, b) = (root(&mut parent, (kin, clash.a)), root(&mut parent, (kin, clash.b)));
        parent.insert(a.max(b), a.min(b));
    }
    let mut groups: BTreeMap<(ReasonCode, usize), Vec<&Clash>> = BTreeMap::new();
    for clash in clashes {
        groups.entry(root(&mut parent, (family(clash.reason.code), clash.a))).or_default().push(clash);
    }
    groups.into_values().collect()
}

fn group(nodes: &[&Stance], clashes: &[&Clash], apart: Apart) -> Option<Group> {
    let in_time = clashes.iter().any(|clash| is_by_time(clash.reason.code));
    let mut claims: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut edges: BTreeSet<(usize, usize)> = BTreeSet::new();
    for clash in clashes {
        claims.entry(clash.a).or_default().extend(&clash.a_claims);
        claims.entry(clash.b).or_default().extend(&clash.b_claims);
        edges.insert((clash.a.min(clash.b), clash.a.max(clash.b)));
    }
    let mut order: Vec<usize> = claims.keys().copied().collect();
    order.sort_by_key(|n| {
        (Reverse(texts(nodes, &[*n], &claims[n])), earliest(nodes[*n], &claims[n]), &nodes[*n].form)
    });
    let mut sides: Vec<GroupSide> = Vec::new();
    for node in order {
        let fits = |side: &&mut GroupSide| {
            side.nodes
                .iter()
                .all(|m| !edges.contains(&(node.min(*m), node.max(*m))) && !apart(node, *m, in_time))
        };
        match sides.iter_mut().find(fits) {
            Some(side) => {
                side.nodes.push(node);
                side.claims.extend(&claims[&node]);
            }
            None => sides.push(GroupSide { nodes: vec![node], claims: claims[&node].clone() }),
        }
    }
    let weight =
        |c: &&&Clash| (c.severity, Reverse(c.finding_type), Reverse(c.reason.code), Reverse((c.a, c.b)));
    let mut leading = (*clashes.iter().max_by_key(weight)?).clone();
    // One event has one day and one place. Three or more are a running story, or days of several happenings.
    if sides.len() > MANY
        && matches!(family(leading.reason.code), ReasonCode::DatesDisjoint | ReasonCode::PlacesDisjoint)
    {
        leading.severity = leading.severity.min(Severity::Note);
    }
    let by_time = is_by_time(leading.reason.code);
    let key = |side: &GroupSide| {
        let first = side.nodes.iter().map(|n| earliest(nodes[*n], &claims[n])).min().unwrap_or(usize::MAX);
        let texts = texts(nodes, &side.nodes, &side.claims);
        let form = side.nodes.first().map(|n| nodes[*n].form.clone());
        let told = side.nodes.iter().flat_map(|n| &nodes[*n].statements);
        let told = told.filter(|s| side.claims.contains(&s.index)).filter_map(|s| s.published);
        let day = told.map(|p| (p.day, p.instant)).min();
        // What was published at one time is told from the least to the most.
        let size = side.nodes.iter().map(|n| least(nodes[*n])).min();
        match by_time {
            true => (Reverse(0), day, size, first, form),
            false => (Reverse(texts), None, None, first, form),
        }
    };
    sides.sort_by_key(key);
    (leading.severity > Severity::None && sides.len() > 1).then_some(Group { leading, sides })
}

/// The lower end of a number, in thousandths, so that it can be ordered; everything else has none.
fn least(stance: &Stance) -> i64 {
    let value = stance.statements.first().and_then(|s| s.claim.value.interval());
    value.and_then(|value| value.min.or(value.max)).map_or(0, |n| (n * 1e3) as i64)
}

/// How many texts take part: however many articles copy one, it is one witness.
fn texts(nodes: &[&Stance], of: &[usize], claims: &BTreeSet<usize>) -> usize {
    let told = of.iter().flat_map(|n| &nodes[*n].statements).filter(|s| claims.contains(&s.index));
    told.map(|s| s.lineage).collect::<BTreeSet<usize>>().len()
}

fn earliest(stance: &Stance, claims: &BTreeSet<usize>) -> usize {
    stance.statements.iter().find(|s| claims.contains(&s.index)).map_or(usize::MAX, |s| s.rank)
}
