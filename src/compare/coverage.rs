//! How much was compared. In: all claims and, for each, what became of it. Out: figures per kind, so that silence is
//! not taken for agreement.

use crate::model::claim::Claim;
use crate::model::outcome::KindCoverage;
use crate::model::statement::Stance;
use std::collections::BTreeMap;

/// What became of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// Nothing can be compared with it.
    #[default]
    NotComparable,
    /// Nobody else speaks of it.
    Alone,
    /// It met another claim.
    Met,
}

/// What becomes of the claims of one slot, each by its index.
pub fn fates(stances: &[Stance]) -> Vec<(usize, Fate)> {
    let mut articles: Vec<usize> = stances.iter().flat_map(|s| s.statements.iter().map(|s| s.rank)).collect();
    articles.sort_unstable();
    articles.dedup();
    let fate = if articles.len() > 1 { Fate::Met } else { Fate::Alone };
    let statements = stances.iter().flat_map(|stance| &stance.statements);
    statements.map(|statement| (statement.index, fate)).collect()
}

/// Notes what became of claims.
pub fn mark(of: Vec<(usize, Fate)>, fates: &mut [Fate]) {
    for (index, fate) in of {
        if let Some(own) = fates.get_mut(index) {
            *own = fate;
        }
    }
}

/// Counts the fates by kind.
pub fn coverage(claims: &[Claim], fates: &[Fate]) -> BTreeMap<String, KindCoverage> {
    let mut kinds: BTreeMap<String, KindCoverage> = BTreeMap::new();
    for (claim, fate) in claims.iter().zip(fates) {
        let kind = kinds.entry(claim.kind.clone()).or_default();
        kind.found += 1;
        match fate {
            Fate::NotComparable => kind.not_comparable += 1,
            Fate::Alone => kind.single_source += 1,
            Fate::Met => kind.compared += 1,
        }
    }
    kinds
}
