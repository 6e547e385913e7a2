//! People of one event. In: their names as stances. Out: spellings that differ between articles, and two people for
//! one part in the event.
//!
//! How two names relate is asked of `lexicon/names`. It is never said that two people are one: equal spelling proves
//! nothing, and a part of a name ("Muhajir") is no variant of it.

use crate::compare::name_pairs::pairs;
use crate::lexicon::names::{
    NameReason, NameRelation, NameVerdict, Spelling, are_relatives, outer_words, relate_spellings,
};
use crate::lexicon::threshold::Threshold;
use crate::model::claim::About;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A single word is a part of some longer name that the article leaves out.
const FULL_NAME: usize = 2;

/// The parts in an event that one person has alone.
const SINGULAR_ROLES: &[&str] = &["target", "victim"];

/// Nouns of a part that one person has.
const LEADERS: &[&str] = &["leader", "commander", "chief", "head", "mastermind"];

/// What comparing the names of one event gave.
pub struct Names<'a> {
    /// The stances, without the statements whose article has a fuller form of the name.
    fullest: Vec<Stance<'a>>,
    verdicts: BTreeMap<(usize, usize), Likeness>,
}

/// How two names relate, as far as comparing asks.
#[derive(Clone, Copy)]
struct Likeness {
    relation: NameRelation,
    reason: NameReason,
    score: f64,
    /// Are they variants by their letters, and two members of a family by their given names?
    relatives: bool,
}

const STRANGERS: Likeness = Likeness {
    relation: NameRelation::Different,
    reason: NameReason::Different,
    score: 0.0,
    relatives: false,
};

impl<'a> Names<'a> {
    /// Compares all names of an event with each other.
    pub fn new(stances: &[Stance<'a>]) -> Self {
        let spellings: Vec<Spelling> = stances.iter().map(|stance| Spelling::new(&name(stance))).collect();
        let mut verdicts = BTreeMap::new();
        for (i, j) in pairs(stances) {
            let verdict = relate_spellings(&spellings[i], &spellings[j]);
            let NameVerdict { relation, reason, score, .. } = verdict;
            if relation != NameRelation::Different || score > 0.0 {
                let relatives = relation == NameRelation::Variant
                    && are_relatives(&spellings[i], &spellings[j], &verdict);
                verdicts.insert((i, j), Likeness { relation, reason, score, relatives });
            }
        }
        let mut names = Self { fullest: Vec::new(), verdicts };
        names.fullest = names.fullest_forms(stances);
        names
    }

    fn verdict(&self, i: usize, j: usize) -> Likeness {
        let key = (i.min(j), i.max(j));
        self.verdicts.get(&key).copied().unwrap_or(STRANGERS)
    }

    /// The stances, each without the articles that have a fuller form of the name.
    pub fn fullest(&self) -> &[Stance<'a>] {
        &self.fullest
    }

    /// The relation of two forms, for the pairs that are explained.
    pub fn relation(&self, i: usize, j: usize) -> Relation {
        match self.verdict(i, j).relation {
            NameRelation::Identical => Relation::Same,
            NameRelation::Variant | NameRelation::Partial => Relation::Overlaps,
            NameRelation::Different => Relation::Unknown,
        }
    }

    /// For each form those that may be the same name by their spelling, ascending.
    pub fn kin(&self) -> Vec<Vec<usize>> {
        let mut kin = vec![Vec::new(); self.fullest.len()];
        for (&(i, j), likeness) in &self.verdicts {
            if likeness.relation != NameRelation::Different {
                kin[i].push(j);
                kin[j].push(i);
            }
        }
        kin.iter_mut().for_each(|forms| forms.sort_unstable());
        kin
    }

    /// May two forms stand on one side: the same name but for marks?
    pub fn apart(&self, i: usize, j: usize) -> bool {
        let likeness = self.verdict(i, j);
        likeness.relation != NameRelation::Identical && likeness.reason != NameReason::Typographic
    }

    fn fullest_forms(&self, stances: &[Stance<'a>]) -> Vec<Stance<'a>> {
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, stance) in stances.iter().enumerate() {
            for own in stance.statements.chunk_by(|a, b| a.rank == b.rank) {
                by_article.entry(own[0].rank).or_default().push(i);
            }
        }
        let mut fullest: Vec<Stance> =
            stances.iter().map(|s| Stance { form: s.form.clone(), statements: Vec::new() }).collect();
        for (rank, forms) in by_article {
            for i in &forms {
                let fuller = forms.iter().any(|j| {
                    j != i
                        && self.verdict(*i, *j).relation != NameRelation::Different
                        && fullness(&stances[*j]) > fullness(&stances[*i])
                });
                if !fuller {
                    fullest[*i].statements.extend_from_slice(stances[*i].of(rank));
                }
            }
        }
        fullest
    }

    /// Forms of one name that articles spell in two ways.
    pub fn variants(&self, kind: &Kind) -> Vec<Clash> {
        let mut found = Vec::new();
        for (&(i, j), &Likeness { relation, reason, .. }) in &self.verdicts {
            let (a, b) = (&self.fullest[i], &self.fullest[j]);
            let full = fullness(a).0 >= FULL_NAME && fullness(b).0 >= FULL_NAME;
            let apart = differs(a, b) && differs(b, a);
            if !full || !apart || relation != NameRelation::Variant || reason == NameReason::Near {
                continue;
            }
            let (code, severity) = match reason {
                NameReason::Typographic => (ReasonCode::NamesTypographic, Severity::Note),
                // "Karim Salehs": a possessive that lost its mark.
                _ if is_possessive(&name(a), &name(b)) => (ReasonCode::NamesTypographic, Severity::Note),
                _ => (ReasonCode::NamesVariant, Severity::Warning),
            };
            let severity = severity.min(kind.severity);
            found.push(self.clash((i, j), FindingType::SpellingVariant, severity, Relation::Same, code));
        }
        // Where spellings differ, what differs in marks only is folded into the sides.
        let spelt: BTreeSet<usize> = found
            .iter()
            .filter(|clash| clash.reason.code == ReasonCode::NamesVariant)
            .flat_map(|clash| [clash.a, clash.b])
            .collect();
        found.retain(|clash| {
            clash.reason.code == ReasonCode::NamesVariant
                || !spelt.contains(&clash.a) && !spelt.contains(&clash.b)
        });
        found
    }

    /// Full names that one article spells in two ways.
    pub fn within(&self, stances: &[Stance], kind: &Kind) -> Vec<Clash> {
        let mut found = Vec::new();
        for (&(i, j), &Likeness { relation, reason, relatives, .. }) in &self.verdicts {
            let (a, b) = (&stances[i], &stances[j]);
            let full = fullness(a).0 >= FULL_NAME && fullness(b).0 >= FULL_NAME;
            if !full || relatives || relation != NameRelation::Variant || reason != NameReason::Variant {
                continue;
            }
            // Nobody is named in full twice in one sentence: "the mayor, Ahmed Shukri, and his brother Hamed Shukri".
            let together = |s: &Statement| {
                b.of(s.rank).iter().any(|other| other.claim.sentence_index == s.claim.sentence_index)
            };
            if a.statements.iter().any(together) {
                continue;
            }
            let both = |s: &&Statement, other: &Stance| !other.of(s.rank).is_empty();
            let of_a: Vec<&Statement> = a.statements.iter().filter(|s| both(s, b)).collect();
            let of_b: Vec<&Statement> = b.statements.iter().filter(|s| both(s, a)).collect();
            if of_a.is_empty() || of_b.is_empty() {
                continue;
            }
            found.push(Clash {
                a: i,
                b: j,
                a_claims: of_a.iter().map(|s| s.index).collect(),
                b_claims: of_b.iter().map(|s| s.index).collect(),
                finding_type: FindingType::SpellingVariant,
                severity: Severity::Warning.min(kind.severity),
                relation: Relation::Same,
                reason: Reason { code: ReasonCode::NamesVariant, details: vec![name(a), name(b)] },
            });
        }
        found
    }

    /// Two people for one part that only one can have: each article names one person in it, who was meant, or of whom
    /// `alone` says that nobody else was killed.
    pub fn others(&self, alone: &dyn Fn(usize) -> bool, kind: &Kind) -> Vec<Clash> {
        let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, stance) in self.fullest.iter().enumerate() {
            let singular = |s: &&Statement| {
                s.claim.about == About::Event
                    && s.claim.role.as_deref().is_some_and(|r| SINGULAR_ROLES.contains(&r))
            };
            for s in stance.statements.iter().filter(singular) {
                holders.entry(s.rank).or_default().push(i);
            }
        }
        let mut slots: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (rank, mut forms) in holders {
            forms.dedup();
            if let [only] = forms[..]
                && fullness(&self.fullest[only]).0 >= FULL_NAME
                && (alone(rank) || is_lone(self.fullest[only].of(rank)))
            {
                slots.entry(only).or_default().push(rank);
            }
        }
        let forms: Vec<usize> = slots.keys().copied().collect();
        let mut found = Vec::new();
        for (n, i) in forms.iter().enumerate() {
            for j in &forms[n + 1..] {
                let Likeness { relation, score, .. } = self.verdict(*i, *j);
                // "Karim J. Saleh" and "Karim Omar Saleh": misnamed rather than another man.
                let outer = outer_words(&name(&self.fullest[*i])) == outer_words(&name(&self.fullest[*j]));
                // An article that names both has two people, and the other left one of them out.
                let lacks = |ranks: &[usize], other: usize| {
                    ranks.iter().any(|rank| self.fullest[other].of(*rank).is_empty())
                };
                let strangers = lacks(&slots[i], *j) && lacks(&slots[j], *i);
                let other = relation == NameRelation::Different && score < Threshold::OtherPerson.value();
                if other && !outer && strangers {
                    let code = ReasonCode::NamesDifferent;
                    found.push(self.clash(
                        (*i, *j),
                        FindingType::Conflict,
                        kind.severity,
                        Relation::Disjoint,
                        code,
                    ));
                }
            }
        }
        found
    }

    fn clash(
        &self,
        (i, j): (usize, usize),
        finding_type: FindingType,
        severity: Severity,
        relation: Relation,
        code: ReasonCode,
    ) -> Clash {
        Clash {
            a: i,
            b: j,
            a_claims: self.fullest[i].statements.iter().map(|s| s.index).collect(),
            b_claims: self.fullest[j].statements.iter().map(|s| s.index).collect(),
            finding_type,
            severity,
            relation,
            reason: Reason { code, details: vec![name(&self.fullest[i]), name(&self.fullest[j])] },
        }
    }
}

/// Does one of the two end with an s that the other lacks, and are they else the same?
fn is_possessive(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (outer_words(a), outer_words(b)) else { return false };
    let bare = |name: &str| name.trim_start_matches("al-").to_owned();
    let (x, y) = (bare(&a.1), bare(&b.1));
    a.0 == b.0 && (x.strip_suffix('s') == Some(&y) || y.strip_suffix('s') == Some(&x))
}

/// Has `a` an article that does not give `b`?
fn differs(a: &Stance, b: &Stance) -> bool {
    a.statements.iter().any(|s| b.of(s.rank).is_empty())
}

/// Is the person told of as the one who was meant: targeted, or "the dead commander"?
fn is_lone(statements: &[Statement]) -> bool {
    let leads = |s: &Statement| {
        let near = s.claim.context.to_lowercase();
        near.split(|c: char| !c.is_alphanumeric()).any(|word| LEADERS.contains(&word))
    };
    statements.iter().any(|s| s.claim.role.as_deref() == Some("target") || leads(s))
}

fn name(stance: &Stance) -> String {
    match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Name(name)) => name.name.clone(),
        _ => stance.form.clone(),
    }
}

/// Words, then letters.
fn fullness(stance: &Stance) -> (usize, usize) {
    (stance.form.split(' ').count(), stance.form.len())
}
