//! The comparing of one event, slot by slot and slot against slot. In: the slots. Out: its findings. Which values are
//! apart and what that means is asked of the comparators; this file only knows whom to ask, and in which order.

use crate::compare::compatible::{self, Sort};
use crate::compare::incident::Incidents;
use crate::compare::rival::{Asked, Rivals, Table};
use crate::compare::slot::{Known, Slot};
use crate::compare::{
    address, attribution, conversion, course, date, denial, finding, fingerprint, internal, interval, kinds,
    misname, name, paraphrase, place, population, quote, sides, slip, sum, term, two_days,
};
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode};
use crate::model::kind::{Course, Kind, ValueType};
use crate::model::outcome::ArticleSummary;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Rivalry, Stance, Statement, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What is said in quotation marks, and what is said without them.
const QUOTE: &str = "quote";
const STATEMENT: &str = "statement";

/// The functions that compare values of one sort.
struct Comparator {
    sort: Sort,
    relate: Relate,
    limits: Ask,
    account: Ask,
    judge: Judge,
}

/// One row for each sort of value. Names and quotations are compared all at once.
fn comparator(kind: &Kind) -> Option<Comparator> {
    use {course as c, date as d, interval as i, place as p, term as t};
    // Places, days and terms are apart only when they are disjoint.
    let never: Ask = |_, _| false;
    let (sort, relate, limits, account, judge): Row = match kind.value {
        ValueType::Count if kind.over_time == Course::Stays => {
            (Sort::Count, i::relate, i::are_limits, i::is_account, c::judge_fixed)
        }
        ValueType::Count | ValueType::Money => {
            (Sort::Count, i::relate, i::are_limits, i::is_account, c::judge)
        }
        // What is measured does not grow from story to story.
        ValueType::Measure => (Sort::Count, i::relate, i::are_limits, i::is_account, c::judge_fixed),
        ValueType::Date => (Sort::Date, d::relate, never, d::is_account, d::judge),
        ValueType::Place => (Sort::Place, p::relate, never, p::is_account, p::judge),
        ValueType::Term => (Sort::Term, t::relate, never, t::is_account, t::judge),
        ValueType::Text => (Sort::Term, t::relate_texts, never, t::is_account, t::judge),
        ValueType::Name | ValueType::Quote => return None,
    };
    Some(Comparator { sort, relate, limits, account, judge })
}

type Relate = fn(&Stance, &Stance, &Kind) -> Relation;
type Ask = fn(&Stance, &Stance) -> bool;
type Judge = fn(&Rivalry, &Kind) -> Vec<Verdict>;
type Row = (Sort, Relate, Ask, Ask, Judge);

/// How the values of one slot stand to each other.
enum Standing<'a> {
    Table(Comparator, Table),
    Names(name::Names<'a>),
    Open,
}

/// The comparing of one event. Stances are numbered through all slots: those of slot `n` begin at `starts[n]`.
pub struct Run<'s, 'a> {
    slots: &'s [Slot<'a>],
    starts: Vec<usize>,
    home: Vec<usize>,
    standing: Vec<Standing<'a>>,
    known: Known<'a>,
    clashes: Vec<Clash>,
    pairs: Vec<Clash>,
}

impl<'s, 'a> Run<'s, 'a> {
    /// Lays the stances of all slots side by side.
    pub fn new(slots: &'s [Slot<'a>], statements: &[Statement<'a>]) -> Self {
        let mut run = Run {
            slots,
            starts: Vec::new(),
            home: Vec::new(),
            standing: Vec::new(),
            known: Known::of(statements),
            clashes: Vec::new(),
            pairs: Vec::new(),
        };
        for (n, slot) in slots.iter().enumerate() {
            run.starts.push(run.home.len());
            run.home.extend(slot.stances.iter().map(|_| n));
            run.standing.push(match (comparator(slot.kind), slot.kind.value) {
                (Some(by), _) => {
                    let asked = Asked {
                        relate: &|a, b| (by.relate)(a, b, slot.kind),
                        limits: &|a, b| (by.limits)(a, b),
                        account: &|a, b| (by.account)(a, b),
                    };
                    let table = Table::new(&slot.stances, &asked);
                    let table = if by.sort == Sort::Date { table } else { table.with_main(&slot.stances) };
                    Standing::Table(by, table)
                }
                (None, ValueType::Name) => Standing::Names(name::Names::new(&slot.stances)),
                _ => Standing::Open,
            });
        }
        run
    }

    /// Finds what clashes inside each slot.
    pub fn within_slots(&mut self) {
        for (n, slot) in self.slots.iter().enumerate() {
            let mut found = Vec::new();
            match &self.standing[n] {
                Standing::Table(by, table) => {
                    let rivals = Rivals::new(&slot.stances, table);
                    for (a, b) in table.pairs() {
                        let rivalry = rivals.rivalry(a, b);
                        let verdicts = (by.judge)(&rivalry, slot.kind);
                        found.extend(verdicts.into_iter().map(|v| v.clash(a, b, table.relation(a, b))));
                    }
                    if by.sort == Sort::Date {
                        // A day that cannot be is told once, and not again for every day that it is not.
                        let slips = slip::slips(&slot.stances, slot.kind);
                        let slipped = |claim: &usize| slips.iter().any(|slip| slip.a_claims.contains(claim));
                        found.retain_mut(|clash| {
                            clash.a_claims.retain(|claim| !slipped(claim));
                            clash.b_claims.retain(|claim| !slipped(claim));
                            !clash.a_claims.is_empty() && !clash.b_claims.is_empty()
                        });
                        found.extend(slips);
                        found.extend(two_days::contradictions(&slot.stances, slot.kind));
                    }
                    if by.sort == Sort::Place {
                        found.extend(place::variants(&slot.stances, slot.kind, &|a, b| table.relation(a, b)));
                        found.extend(address::conflicts(&slot.stances, slot.kind));
                    }
                    if by.sort == Sort::Count {
                        let id = slot.kind.id.as_str();
                        course::settle(&slot.stances, &mut found);
                        let known = |a, b, claim| internal::is_told(&found, a, b, claim);
                        let changes = |rank| self.known.changes(id, rank);
                        let number = |at: usize| interval::interval(&slot.stances[at])?.point();
                        let makes_up = |a: usize, b: usize, rank: usize| {
                            let both = number(a).zip(number(b));
                            both.is_some_and(|(a, b)| self.known.makes_up(id, rank, a.min(b), a.max(b)))
                        };
                        let own = internal::contradictions(
                            &slot.stances,
                            &|a, b| table.apart(a, b),
                            &makes_up,
                            &changes,
                            &known,
                            slot.kind,
                        );
                        found.extend(own);
                        found.extend(internal::none_and_some(&slot.stances, &slot.subject, slot.kind));
                        found.extend(sum::mismatches(&slot.stances, slot.kind));
                        found.extend(conversion::mismatches(&slot.stances, slot.kind));
                        found.extend(denial::denied(&slot.stances, slot.kind));
                        found.extend(attribution::mismatches(&slot.stances, slot.kind));
                        found.extend(denial::possibilities(&slot.stances, &slot.stances, slot.kind));
                    }
                }
                Standing::Names(names) => {
                    let variants = names.variants(slot.kind);
                    let told = |clash: &Clash| variants.iter().any(|v| (v.a, v.b) == (clash.a, clash.b));
                    let within = names.within(&slot.stances, slot.kind);
                    found.extend(within.into_iter().filter(|clash| !told(clash)));
                    found.extend(variants);
                    let others = names.others(&|rank| self.one_killed(rank), slot.kind);
                    let told = |clash: &Clash| others.iter().any(|o| (o.a, o.b) == (clash.a, clash.b));
                    let same = |i, j| names.relation(i, j) != Relation::Unknown;
                    let misnamed = misname::clashes(names.fullest(), &same, slot.kind);
                    found.extend(misnamed.into_iter().filter(|clash| !told(clash)));
                    found.extend(others);
                }
                Standing::Open if slot.kind.value == ValueType::Quote && slot.kind.id != STATEMENT => {
                    found.extend(quote::clashes(
                        &slot.stances,
                        &|rank, name| self.names(rank, name),
                        slot.kind,
                    ));
                }
                Standing::Open => {}
            }
            let start = self.starts[n];
            self.clashes.extend(found.into_iter().map(|clash| clash.moved(start, start)));
        }
    }

    /// An article about another incident is no witness. Names may be spelled in two ways wherever they stand, and one
    /// article against itself is about one incident.
    pub fn part_incidents(&mut self, incidents: &Incidents) {
        let stances = self.slots.iter().flat_map(|slot| &slot.stances);
        let ranks: BTreeMap<usize, usize> =
            stances.flat_map(|stance| &stance.statements).map(|s| (s.index, s.rank)).collect();
        let rank = |claim: &usize| ranks.get(claim).copied().unwrap_or_default();
        let met = |claim: &usize, others: &[usize]| {
            others.iter().any(|other| !incidents.are_strangers(rank(claim), rank(other)))
        };
        self.clashes.retain_mut(|clash| {
            match clash.finding_type {
                FindingType::SpellingVariant | FindingType::InternalContradiction => return true,
                _ => {}
            }
            let (a, b) = (clash.a_claims.clone(), clash.b_claims.clone());
            clash.a_claims.retain(|claim| met(claim, &b));
            clash.b_claims.retain(|claim| met(claim, &a));
            clash.a_claims.iter().any(|x| clash.b_claims.iter().any(|y| rank(x) != rank(y)))
        });
    }

    /// Does the article name such a person?
    fn names(&self, rank: usize, name: &str) -> bool {
        let people = self.slots.iter().filter(|slot| slot.kind.value == ValueType::Name);
        let mut named = people.flat_map(|slot| &slot.stances).filter(|stance| !stance.of(rank).is_empty());
        named.any(|stance| quote::is_one(&stance.form, name))
    }

    /// Does the article count one dead, and no other number of them?
    fn one_killed(&self, rank: usize) -> bool {
        let killed = self.slots.iter().filter(|slot| slot.kind.id == "killed");
        let mut figures = killed.flat_map(|slot| &slot.stances).filter(|s| !s.of(rank).is_empty()).peekable();
        figures.peek().is_some() && figures.all(|stance| matches!(stance.form.as_str(), "1" | "0"))
    }

    /// Finds what clashes between two slots.
    pub fn between_slots(&mut self) {
        for (n, a) in self.slots.iter().enumerate() {
            for (m, b) in self.slots.iter().enumerate() {
                if a.kind.id == QUOTE && b.kind.id == STATEMENT {
                    let found = paraphrase::clashes(&a.stances, &b.stances, &quote::by_one, b.kind);
                    let (to_a, to_b) = (self.starts[n], self.starts[m]);
                    self.clashes.extend(found.into_iter().map(|clash| clash.moved(to_a, to_b)));
                }
                if n == m || a.kind.value != ValueType::Count || b.kind.value != ValueType::Count {
                    continue;
                }
                let mut found = Vec::new();
                let (of_a, of_b) = (kinds::is_effect(&a.kind.id), kinds::is_effect(&b.kind.id));
                let alike = a.subject == b.subject && a.population == b.population;
                if a.kind.id == b.kind.id && a.subject == b.subject {
                    self.populations(a, b, n < m, &mut found);
                } else if of_a && (!of_b || n < m && alike && a.kind.id != b.kind.id) {
                    found.extend(kinds::shared_number(
                        (&a.stances, a.kind, &|rank| self.known.tells(&a.kind.id, rank)),
                        (&b.stances, b.kind, &|rank| self.known.tells(&b.kind.id, rank)),
                    ));
                }
                if a.kind.id == "killed" && b.kind.id == "injured" && alike {
                    found.extend(kinds::later_death(
                        (&a.stances, a.kind, &|rank| self.known.tells(&a.kind.id, rank)),
                        (&b.stances, b.kind, &|rank| self.known.tells(&b.kind.id, rank)),
                    ));
                }
                let (to_a, to_b) = (self.starts[n], self.starts[m]);
                self.clashes.extend(found.into_iter().map(|clash| clash.moved(to_a, to_b)));
            }
        }
    }

    fn populations(&self, a: &Slot<'a>, b: &Slot<'a>, first: bool, found: &mut Vec<Clash>) {
        if first && population::exclude(&a.population, &b.population) {
            found.extend(population::shared_number(
                (&a.stances, &a.population),
                (&b.stances, &b.population),
                a.kind,
            ));
        }
        if population::within(&a.population, &b.population) {
            for (i, j, rivalry) in population::larger_part(&a.stances, &b.stances) {
                let verdicts = course::judge(&rivalry, a.kind).into_iter().map(population::as_part);
                found.extend(verdicts.map(|v| v.clash(i, j, Relation::Disjoint)));
            }
            // Nobody at all was hurt, against perhaps one civilian.
            let reversed = denial::possibilities(&b.stances, &a.stances, a.kind);
            found.extend(reversed.into_iter().map(Clash::turned));
        }
    }

    /// Looks for the pairs that only seem to clash.
    pub fn explain(&mut self) {
        let clashing: BTreeSet<(usize, usize)> =
            self.clashes.iter().map(|c| (c.a.min(c.b), c.a.max(c.b))).collect();
        let mut pairs = Vec::new();
        for i in 0..self.home.len() {
            for j in i + 1..self.home.len() {
                if !clashing.contains(&(i, j)) {
                    pairs.extend(self.compatible_pair(i, j).map(|clash| Clash { a: i, b: j, ..clash }));
                }
            }
        }
        self.pairs = pairs;
    }

    fn compatible_pair(&self, i: usize, j: usize) -> Option<Clash> {
        let (n, m) = (self.home[i], self.home[j]);
        let (a, b) = (&self.slots[n], &self.slots[m]);
        let (x, y) = (i - self.starts[n], j - self.starts[m]);
        let (one, other) = (&a.stances[x], &b.stances[y]);
        if n == m {
            return match &self.standing[n] {
                Standing::Table(by, table) => {
                    compatible::within_slot(one, other, by.sort, table.relation(x, y))
                }
                Standing::Names(names) => {
                    compatible::within_slot(one, other, Sort::Name, names.relation(x, y))
                }
                Standing::Open => None,
            };
        }
        if a.subject != b.subject || a.kind.value != ValueType::Count || b.kind.value != ValueType::Count {
            return None;
        }
        let of = |slot: &'s Slot| (slot.kind.id.as_str(), slot.population.as_str());
        compatible::between_slots((one, of(a)), (other, of(b)))
    }

    /// May two stances not stand on one side? Two lower limits may, but where a rise is told they are its steps.
    fn apart(&self, i: usize, j: usize, by_time: bool) -> bool {
        let (n, m) = (self.home[i], self.home[j]);
        match &self.standing[n] {
            _ if n != m => true,
            Standing::Table(_, table) => {
                let (x, y) = (i - self.starts[n], j - self.starts[n]);
                if by_time { table.apart(x, y) } else { table.relation(x, y) == Relation::Disjoint }
            }
            Standing::Names(names) => names.apart(i - self.starts[n], j - self.starts[n]),
            Standing::Open => true,
        }
    }

    fn nodes(&self) -> Vec<finding::Node<'s, 'a>> {
        let of = |slot: &'s Slot<'a>| {
            slot.stances.iter().map(|stance| finding::Node { kind: slot.kind.id.as_str(), stance })
        };
        self.slots.iter().flat_map(of).collect()
    }

    /// The findings of the clashes.
    pub fn discrepancies(&self, event: usize, articles: &[ArticleSummary]) -> Vec<Finding> {
        let nodes = self.nodes();
        let stances: Vec<&Stance> = nodes.iter().map(|node| node.stance).collect();
        let groups = sides::groups(&stances, &self.clashes, &|i, j, by_time| self.apart(i, j, by_time));
        let mut found = Vec::new();
        for group in &groups {
            let sides: Vec<finding::Members> =
                group.sides.iter().map(|s| (s.nodes.as_slice(), &s.claims)).collect();
            let mut made = signed(finding::finding(event, &group.leading, &sides, &nodes, articles));
            let kind = |id: &String| self.slots.iter().map(|slot| slot.kind).find(|kind| kind.id == *id);
            if let Some(message) = made.kinds.first().and_then(kind).and_then(|kind| kind.message.clone()) {
                made.remarks.push(Reason { code: ReasonCode::DeskSays, details: vec![message] });
            }
            found.push(made);
        }
        found
    }

    /// The pairs that only seem to clash.
    pub fn compatible(&self, event: usize, articles: &[ArticleSummary]) -> Vec<Finding> {
        let nodes = self.nodes();
        let finding = |clash: &Clash| {
            let claims = |own: &[usize]| own.iter().copied().collect::<BTreeSet<usize>>();
            let (a, b) = (claims(&clash.a_claims), claims(&clash.b_claims));
            let sides = [(std::slice::from_ref(&clash.a), &a), (std::slice::from_ref(&clash.b), &b)];
            signed(finding::finding(event, clash, &sides, &nodes, articles))
        };
        self.pairs.iter().map(finding).collect()
    }
}

/// Adds the fingerprint to a finding, from the two normal forms that were there first and their articles.
pub fn signed((mut finding, first): (Finding, finding::Firsts)) -> Finding {
    // A phrase that contradicts itself has one side; the other form is in the reason.
    let inner = finding.reason.details.get(1).cloned().unwrap_or_default();
    let second = first.get(1).cloned().or_else(|| Some((inner, first.first()?.1.clone())));
    if let (Some(a), Some(b)) = (first.first(), &second) {
        let kind = finding.kinds.iter().min().map_or("", String::as_str);
        if finding.forms.len() < 2 {
            finding.forms = vec![vec![a.0.clone()], vec![b.0.clone()]];
        }
        finding.fingerprint =
            fingerprint::fingerprint(kind, finding.finding_type, (&a.0, &a.1), (&b.0, &b.1));
    }
    finding
}
