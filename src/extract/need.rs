//! What a phrase needs. In: a compiled phrase. Out: the cues at which it may begin, and cues of which every match holds
//! one. It says "perhaps" where the answer is no, never the other way round.

use crate::lexicon::words::ListId;
use crate::model::document::WordId;
use crate::rule::pattern::{Pattern, Slot, SlotKind, Step};

/// So many needs of a phrase are kept, the rarest: one that fails is enough, and more cost time in every sentence.
pub const NEEDS: usize = 4;

/// What can be told of a token before any phrase is run over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// It is this word.
    Word(WordId),
    /// A term of this list begins there.
    List(ListId),
    /// A mention of this kind begins there.
    Kind(SlotKind),
    /// Something counted of this list begins there.
    Count(ListId),
    /// An insertion may begin there.
    Aside,
}

impl Cue {
    /// How often it is found, roughly: a word is rarer than a list, a list rarer than a number.
    fn weight(self) -> u32 {
        match self {
            Cue::Word(_) => 1,
            Cue::List(_) => 4,
            Cue::Kind(_) | Cue::Count(_) | Cue::Aside => 8,
        }
    }

    /// The cue of the tokens at which a step begins that takes tokens; `None` when it takes any.
    fn of(step: Step, pattern: &Pattern) -> Option<Self> {
        match step {
            Step::Word(word) => Some(Cue::Word(word)),
            Step::List(list) => Some(Cue::List(list)),
            Step::Slot(slot) => Some(match *pattern.slots.get(slot as usize)? {
                Slot { kind: SlotKind::Count, list: Some(list), .. } => Cue::Count(list),
                Slot { kind, .. } => Cue::Kind(kind),
            }),
            Step::Aside => Some(Cue::Aside),
            Step::Any | Step::Split(..) | Step::Jump(_) | Step::Match => None,
        }
    }
}

/// A set of cues, as a number: one cue, or two sets together.
type Set = u32;

enum Node {
    Cue(Cue),
    Both(Set, Set),
}

/// Reads phrases; its sets are used again for the next one.
#[derive(Default)]
pub struct NeedReader {
    /// The sets, with their weights.
    sets: Vec<(Node, u32)>,
    /// What the rest of the program needs, from each instruction on.
    known: Vec<Known>,
}

/// What is known of the rest of a phrase.
#[derive(Clone, Copy, Default)]
struct Known {
    first: Option<Set>,
    needs: [Set; NEEDS],
    len: usize,
}

/// What a phrase needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Every match begins at a token with one of these; `None` when it may begin anywhere.
    pub first: Option<Vec<Cue>>,
    /// Every match holds something of each of these sets.
    pub all: Vec<Vec<Cue>>,
}

impl NeedReader {
    /// Reads a program from its end to its beginning; its jumps all go forward.
    pub fn read(&mut self, pattern: &Pattern) -> Needs {
        self.sets.clear();
        self.known.clear();
        self.known.resize(pattern.steps.len() + 1, Known::default());
        for (pc, step) in pattern.steps.iter().enumerate().rev() {
            let known = match *step {
                Step::Match => Known::default(),
                Step::Jump(to) => self.after(to as usize),
                Step::Split(a, b) => self.either(self.after(a as usize), self.after(b as usize)),
                step => match Cue::of(step, pattern) {
                    Some(cue) => {
                        let set = self.set(Node::Cue(cue), cue.weight());
                        let known = self.with(self.after(pc + 1), set);
                        Known { first: Some(set), ..known }
                    }
                    None => Known { first: None, ..self.after(pc + 1) },
                },
            };
            self.known[pc] = known;
        }
        let whole = self.after(0);
        Needs {
            first: whole.first.map(|set| self.cues(set)),
            all: whole.needs[..whole.len].iter().map(|set| self.cues(*set)).collect(),
        }
    }

    fn after(&self, pc: usize) -> Known {
        self.known.get(pc).copied().unwrap_or_default()
    }

    fn set(&mut self, node: Node, weight: u32) -> Set {
        self.sets.push((node, weight));
        self.sets.len() as Set - 1
    }

    fn weight(&self, set: Set) -> u32 {
        self.sets[set as usize].1
    }

    fn both(&mut self, a: Set, b: Set) -> Set {
        if a == b { a } else { self.set(Node::Both(a, b), self.weight(a).saturating_add(self.weight(b))) }
    }

    /// The same with one more need; when there are too many, the commonest goes.
    fn with(&self, mut known: Known, need: Set) -> Known {
        if known.needs[..known.len].contains(&need) {
            return known;
        }
        if known.len < NEEDS {
            known.needs[known.len] = need;
            known.len += 1;
        } else if let Some(commonest) = known
            .needs
            .iter_mut()
            .max_by_key(|set| self.weight(**set))
            .filter(|set| self.weight(**set) > self.weight(need))
        {
            *commonest = need;
        }
        known
    }

    /// One way or the other: what both need, and the rarest of what only the one needs or only the other.
    fn either(&mut self, a: Known, b: Known) -> Known {
        let first = a.first.zip(b.first).map(|(a, b)| self.both(a, b));
        let (ours, theirs) = (&a.needs[..a.len], &b.needs[..b.len]);
        let mut either = Known { first, ..Known::default() };
        for need in ours.iter().filter(|need| theirs.contains(need)) {
            either = self.with(either, *need);
        }
        let rarest = |of: &[Set], not: &[Set]| {
            of.iter().filter(|need| !not.contains(need)).min_by_key(|need| self.weight(**need)).copied()
        };
        if let (Some(mine), Some(yours)) = (rarest(ours, theirs), rarest(theirs, ours)) {
            let need = self.both(mine, yours);
            either = self.with(either, need);
        }
        either
    }

    /// The cues of a set, each once.
    fn cues(&self, set: Set) -> Vec<Cue> {
        let (mut cues, mut open) = (Vec::new(), vec![set]);
        let mut seen = vec![false; self.sets.len()];
        while let Some(set) = open.pop() {
            if std::mem::replace(&mut seen[set as usize], true) {
                continue;
            }
            match self.sets[set as usize].0 {
                Node::Cue(cue) if !cues.contains(&cue) => cues.push(cue),
                Node::Cue(_) => {}
                Node::Both(a, b) => open.extend([b, a]),
            }
        }
        cues
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::words::Lexicon;
    use crate::rule::phrase::compile;

    /// A lexicon and what a phrase needs.
    fn needs(source: &str) -> (Lexicon, Needs) {
        let mut lexicon = Lexicon::default();
        for (list, term) in [("killed", "dead"), ("aux", "was"), ("victim", "man")] {
            assert!(lexicon.add_term(list, term, None).is_ok());
        }
        let pattern = compile(source, &mut lexicon).unwrap_or_default();
        (lexicon, NeedReader::default().read(&pattern))
    }

    fn list(lexicon: &Lexicon, name: &str) -> ListId {
        lexicon.list(name).unwrap_or(ListId(u16::MAX))
    }

    #[test]
    fn needs_what_no_path_can_avoid() {
        let (lexicon, needs) = needs("<count:victim> <aux>* <killed>");
        let (count, killed) = (Cue::Count(list(&lexicon, "victim")), Cue::List(list(&lexicon, "killed")));
        assert_eq!(needs, Needs { first: Some(vec![count]), all: vec![vec![killed], vec![count]] });
    }

    #[test]
    fn needs_one_of_the_alternatives_and_none_of_what_is_optional() {
        let (lexicon, needs) = needs("(gone | <killed> | lost <person>) today?");
        let [gone, lost] = ["gone", "lost"].map(|word| Cue::Word(lexicon.word(word)));
        let killed = Cue::List(list(&lexicon, "killed"));
        assert_eq!(
            needs,
            Needs { first: Some(vec![gone, killed, lost]), all: vec![vec![gone, killed, lost]] }
        );
    }

    #[test]
    fn begins_where_its_first_steps_can() {
        let (lexicon, begins) = needs("the? (<killed> | <person>) was");
        let first = [
            Cue::Word(lexicon.word("the")),
            Cue::List(list(&lexicon, "killed")),
            Cue::Kind(SlotKind::Person),
        ];
        assert_eq!(begins.first.as_deref(), Some(&first[..]));
        let (_, anywhere) = needs("<gap 2> was");
        assert!(anywhere.first.is_none() && anywhere.all.len() == 1);
    }
}
