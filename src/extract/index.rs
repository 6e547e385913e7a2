//! What a phrase needs: cues without which it cannot match, so that most phrases need not be run over most sentences.
//! In: compiled rules. Out: for each phrase its needs, and the cues of the tokens at which it may begin.

use crate::extract::cues::Cues;
use crate::rule::pattern::{Pattern, SlotKind, Step};
use crate::rule::set::RuleSet;

/// So many needs of a phrase are kept, the rarest: one that fails is enough, and more cost time at the start.
const NEEDS: usize = 4;

/// What is known of a phrase without running it.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Every match begins at a token with one of these; `None` when it may begin anywhere.
    pub first: Option<Cues>,
    /// Every match holds something of each of these sets, the rarest first.
    needs: Vec<Cues>,
}

impl Signature {
    /// Reads a program from its end to its beginning; its jumps all go forward.
    pub fn of(pattern: &Pattern) -> Self {
        let mut known: Vec<Known> = vec![Known::default(); pattern.steps.len()];
        for (pc, step) in pattern.steps.iter().enumerate().rev() {
            let after = |to: usize| known.get(to).copied().unwrap_or_default();
            let own = match *step {
                Step::Match => Known::default(),
                Step::Jump(to) => after(to as usize),
                Step::Split(a, b) => after(a as usize).or(&after(b as usize)),
                Step::Any => Known { first: None, ..after(pc + 1) },
                step => after(pc + 1).behind(cues_of(step, pattern)),
            };
            known[pc] = own;
        }
        let Known { first, mut needs, len } = known.first().copied().unwrap_or_default();
        let needs = &mut needs[..len];
        needs.sort_by_key(Cues::weight);
        Self { first, needs: needs.to_vec() }
    }

    /// May it match in a sentence that holds these cues?
    pub fn may_match(&self, sentence: &Cues) -> bool {
        self.needs.iter().all(|need| need.meets(sentence))
    }

    /// May it begin at a token with these cues?
    pub fn may_begin(&self, token: &Cues) -> bool {
        self.first.as_ref().is_none_or(|first| first.meets(token))
    }
}

/// What the rest of a program needs, from one instruction on.
#[derive(Clone, Copy, Default)]
struct Known {
    first: Option<Cues>,
    needs: [Cues; NEEDS],
    len: usize,
}

impl Known {
    fn needs(&self) -> &[Cues] {
        &self.needs[..self.len]
    }

    /// Adds a need; when there are too many, the commonest goes.
    fn push(&mut self, need: Cues) {
        if self.needs().contains(&need) {
            return;
        }
        if self.len < NEEDS {
            self.needs[self.len] = need;
            self.len += 1;
        } else if let Some(commonest) =
            self.needs.iter_mut().max_by_key(|n| n.weight()).filter(|n| n.weight() > need.weight())
        {
            *commonest = need;
        }
    }

    /// The same behind a step that takes one of `cues`.
    fn behind(mut self, cues: Cues) -> Self {
        self.push(cues);
        Self { first: Some(cues), ..self }
    }

    /// One way or the other: what both need, and the rarest of what only the one needs or only the other.
    fn or(&self, other: &Self) -> Self {
        let first = self.first.zip(other.first).map(|(mut a, b)| {
            a.add(&b);
            a
        });
        let mut either = Self { first, ..Self::default() };
        for need in self.needs().iter().filter(|need| other.needs().contains(need)) {
            either.push(*need);
        }
        let rarest = |of: &Self, not: &Self| {
            of.needs().iter().filter(|need| !not.needs().contains(need)).min_by_key(|n| n.weight()).copied()
        };
        if let (Some(mut need), Some(theirs)) = (rarest(self, other), rarest(other, self)) {
            need.add(&theirs);
            either.push(need);
        }
        either
    }
}

/// The cues of the tokens at which a step that takes tokens may begin.
fn cues_of(step: Step, pattern: &Pattern) -> Cues {
    let mut cues = Cues::default();
    match step {
        Step::Word(word) => cues.insert_word(word),
        Step::List(list) => cues.lists.insert(list),
        Step::Slot(slot) => {
            cues.insert_kind(pattern.slots.get(slot as usize).map_or(SlotKind::Number, |slot| slot.kind));
        }
        Step::Aside => cues.insert_aside(),
        Step::Any | Step::Split(..) | Step::Jump(_) | Step::Match => {}
    }
    cues
}

/// The signatures of one rule's phrases.
#[derive(Debug, Default)]
pub struct RuleIndex {
    /// Of `any`, in their order.
    pub any: Vec<Signature>,
    /// Of `not`, in their order.
    pub not: Vec<Signature>,
}

/// The signatures of all phrases of a run.
#[derive(Debug, Default)]
pub struct Index {
    /// One a rule, in their order.
    pub rules: Vec<RuleIndex>,
    /// Of the background phrases, in their order.
    pub background: Vec<Signature>,
}

impl Index {
    /// Reads all phrases of a run.
    pub fn of(rules: &RuleSet) -> Self {
        let rule = |rule: &crate::rule::set::Rule| RuleIndex {
            any: rule.any.iter().map(|phrase| Signature::of(&phrase.pattern)).collect(),
            not: rule.not.iter().map(Signature::of).collect(),
        };
        Self {
            rules: rules.rules.iter().map(rule).collect(),
            background: rules.background.iter().map(|(_, pattern)| Signature::of(pattern)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::words::Lexicon;
    use crate::rule::phrase::compile;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (list, term) in [("killed", "dead"), ("aux", "was"), ("victim", "man")] {
            assert!(lexicon.add_term(list, term, None).is_ok());
        }
        lexicon
    }

    fn signature(source: &str, lexicon: &mut Lexicon) -> Signature {
        compile(source, lexicon).map(|pattern| Signature::of(&pattern)).unwrap_or_default()
    }

    /// The cues of a sentence with these lists, words and kinds.
    fn cues(lexicon: &Lexicon, lists: &[&str], words: &[&str], kinds: &[SlotKind]) -> Cues {
        let mut cues = Cues::default();
        lists.iter().filter_map(|list| lexicon.list(list)).for_each(|list| cues.lists.insert(list));
        words.iter().for_each(|word| cues.insert_word(lexicon.word(word)));
        kinds.iter().for_each(|kind| cues.insert_kind(*kind));
        cues
    }

    #[test]
    fn needs_what_no_path_can_avoid() {
        let mut lexicon = lexicon();
        let s = signature("<count:victim> <aux>* <killed>", &mut lexicon);
        let may = |lists: &[&str], kinds: &[SlotKind]| s.may_match(&cues(&lexicon, lists, &[], kinds));
        assert!(may(&["killed"], &[SlotKind::Count]));
        assert!(!may(&["killed", "aux"], &[SlotKind::Number]) && !may(&["aux"], &[SlotKind::Count]));
    }

    #[test]
    fn needs_one_of_the_alternatives_and_none_of_what_is_optional() {
        let mut lexicon = lexicon();
        let s = signature("(gone | <killed> | lost <person>) today?", &mut lexicon);
        let may = |lists: &[&str], words: &[&str], kinds: &[SlotKind]| {
            s.may_match(&cues(&lexicon, lists, words, kinds))
        };
        assert!(may(&["killed"], &[], &[]) && may(&[], &["gone"], &[]));
        assert!(may(&[], &["lost"], &[SlotKind::Person]));
        assert!(!may(&["aux"], &["today"], &[SlotKind::Date]));
    }

    #[test]
    fn begins_where_its_first_steps_can() {
        let mut lexicon = lexicon();
        let s = signature("the? (<killed> | <person>) was", &mut lexicon);
        let may = |lists: &[&str], words: &[&str], kinds: &[SlotKind]| {
            s.may_begin(&cues(&lexicon, lists, words, kinds))
        };
        assert!(may(&["killed"], &[], &[]) && may(&[], &["the"], &[]) && may(&[], &[], &[SlotKind::Person]));
        assert!(!may(&["aux"], &["was"], &[SlotKind::Place]));
        let anywhere = signature("<gap 2> was", &mut lexicon);
        assert!(anywhere.first.is_none() && anywhere.may_begin(&Cues::default()));
    }
}
