//! Pairs that look different and are not in conflict, for `--explain`. In: the stances of one slot or two, and which
//! pairs clash. Out: one pair for each two values, with the reason why they go together.

use crate::model::claim::Polarity;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Severity;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};

/// What the stances of a slot hold, for the choice of the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Numbers.
    Count,
    /// Places.
    Place,
    /// Days.
    Date,
    /// Words of a closed set, and texts.
    Term,
    /// Names.
    Name,
}

/// Two stances of one slot that do not clash; none when no reason can be given, or one article gives both.
pub fn within_slot(a: &Stance, b: &Stance, sort: Sort, relation: Relation) -> Option<Clash> {
    // Two things that nobody vouches for need no explanation.
    if a.form == b.form || !of_two_articles(a, b) || doubt(a).is_some() && doubt(b).is_some() {
        return None;
    }
    let (code, finding_type) = match (doubt(a).or(doubt(b)), sort, relation) {
        (Some(code), ..) => (code, FindingType::Resolution),
        (_, _, Relation::Disjoint | Relation::Unknown) => return None,
        (_, Sort::Count, _) => (ReasonCode::CountsMeet, FindingType::Granularity),
        (_, Sort::Place, Relation::Within | Relation::Contains) => {
            (ReasonCode::PlaceWithin, FindingType::Granularity)
        }
        (_, Sort::Place, _) => (ReasonCode::PlacesMeet, FindingType::Granularity),
        (_, Sort::Date, _) => (ReasonCode::DatesMeet, FindingType::Granularity),
        (_, Sort::Term, Relation::Within | Relation::Contains) => {
            (ReasonCode::TermWithin, FindingType::Granularity)
        }
        (_, Sort::Term, _) => (ReasonCode::TermsMeet, FindingType::Granularity),
        (_, Sort::Name, _) => (ReasonCode::NamesPartial, FindingType::Granularity),
    };
    let (mut first, mut second) = (text(a), text(b));
    if matches!(code, ReasonCode::PlaceWithin | ReasonCode::TermWithin) && relation == Relation::Contains {
        std::mem::swap(&mut first, &mut second);
    }
    Some(pair(a, b, finding_type, relation, Reason { code, details: vec![first, second] }))
}

/// A stance with its kind and its population.
type Of<'s, 'a, 'k> = (&'s Stance<'a>, (&'k str, &'k str));

/// Two stances of slots that count different people, or where nobody of one kind stands beside somebody of another.
pub fn between_slots((a, (kind_a, of_a)): Of, (b, (kind_b, of_b)): Of) -> Option<Clash> {
    let firm = |stance: &Stance| stance.statements.iter().any(Statement::is_firm);
    let (code, details, open) = if kind_a == kind_b {
        (ReasonCode::DifferentPopulations, [of_a, of_b], firm(a) && firm(b))
    } else {
        let one_is_none = (a.form == NONE) != (b.form == NONE);
        (ReasonCode::DifferentKinds, [kind_a, kind_b], of_a == of_b && one_is_none)
    };
    let details = details.iter().map(|d| if d.is_empty() { EVERYBODY } else { d }.to_owned()).collect();
    (a.form != b.form && open && of_two_articles(a, b))
        .then(|| pair(a, b, FindingType::Resolution, Relation::Unknown, Reason { code, details }))
}

/// What a population without a name of its own is called.
const EVERYBODY: &str = "people";

/// The form of "nobody".
const NONE: &str = "0";

fn pair(a: &Stance, b: &Stance, finding_type: FindingType, relation: Relation, reason: Reason) -> Clash {
    let claims = |stance: &Stance| stance.statements.iter().map(|s| s.index).collect();
    Clash {
        a: 0,
        b: 1,
        a_claims: claims(a),
        b_claims: claims(b),
        finding_type,
        severity: Severity::None,
        relation,
        reason,
    }
}

/// Why nobody vouches for the value, if nobody does.
fn doubt(stance: &Stance) -> Option<ReasonCode> {
    if stance.statements.iter().any(Statement::is_firm) {
        return None;
    }
    let silent = stance.statements.iter().all(|s| s.claim.polarity == Polarity::Unreported);
    Some(if silent { ReasonCode::Unreported } else { ReasonCode::Unverified })
}

fn of_two_articles(a: &Stance, b: &Stance) -> bool {
    let first = a.statements.first().map(|s| s.rank);
    b.statements.iter().any(|s| Some(s.rank) != first) || a.statements.iter().any(|s| Some(s.rank) != first)
}

fn text(stance: &Stance) -> String {
    stance.statements.first().map(|s| s.claim.text.clone()).unwrap_or_default()
}
