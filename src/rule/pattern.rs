//! Patterns as compiled: a short program over tokens. In: a pattern as written and the lexicon. Out: instructions for
//! `extract/matcher`, or what is wrong and where in the pattern.
//!
//! | written | means |
//! |---|---|
//! | `death toll` | these words, folded |
//! | `<killed>` | a term of the word list `killed` |
//! | `<place>`, `<person>`, `<date>`, `<number>`, ... | a mention that an annotator found |
//! | `<count:victim>` | a number, or an article, and a noun of the list `victim` |
//! | `<gap 3>` | up to three tokens |
//! | `<aside>` | an insertion between commas, dashes or brackets |
//! | `x?`, `x*`, `(a \| b c)` | perhaps; up to six times; one of |
//! | `<place!>` | this slot holds the claim's value; without `!`, the first of the kind's type does |

use crate::lexicon::fold::fold;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::WordId;

/// `x*` stands for so many at most: auxiliaries and adverbs in a row ("have since also been confirmed to be").
const STAR: usize = 6;

/// The longest gap: more than a clause apart, two words have nothing to do with each other.
const LONGEST_GAP: usize = 20;

/// Parentheses may nest so deep; nobody reads deeper ones.
const DEEPEST: usize = 8;

/// Longest pattern in instructions: far more than any that can be read.
const LONGEST: usize = 2_000;

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A bare number mention.
    Number,
    /// A number or article with a noun of the slot's list.
    Count,
    /// A sum of money.
    Money,
    /// A number with a unit.
    Measure,
    /// A date or time mention.
    Date,
    /// A duration mention.
    Duration,
    /// A place mention.
    Place,
    /// A demonym mention.
    Demonym,
    /// A person mention.
    Person,
    /// An organisation mention.
    Organization,
    /// A quotation.
    Quote,
}

/// The slot types and their names in patterns.
pub const SLOTS: &[(&str, SlotKind)] = &[
    ("number", SlotKind::Number),
    ("count", SlotKind::Count),
    ("money", SlotKind::Money),
    ("measure", SlotKind::Measure),
    ("date", SlotKind::Date),
    ("duration", SlotKind::Duration),
    ("place", SlotKind::Place),
    ("demonym", SlotKind::Demonym),
    ("person", SlotKind::Person),
    ("organization", SlotKind::Organization),
    ("quote", SlotKind::Quote),
];

/// A slot of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it takes.
    pub kind: SlotKind,
    /// The nouns of a count.
    pub list: Option<ListId>,
    /// Marked with `!`.
    pub value: bool,
}

/// An instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One token with this word.
    Word(WordId),
    /// A term of this list; remembered for `from LIST`.
    List(ListId),
    /// A slot, by its number.
    Slot(u16),
    /// Any one token that is no clause boundary.
    Any,
    /// An insertion between commas, dashes or brackets.
    Aside,
    /// Try the first, then the second.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// A match.
    Match,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The program.
    pub steps: Vec<Step>,
    /// Its slots.
    pub slots: Vec<Slot>,
    /// A list that every match holds, the shortest of those: sentences without it are passed over.
    pub anchor: Option<ListId>,
}

/// What is wrong with a pattern, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Byte in the pattern.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// Compiles a pattern. Literal words become known to the lexicon.
pub fn compile(source: &str, lexicon: &mut Lexicon) -> Result<Pattern, PatternError> {
    let mut parser = Parser { source, at: 0, depth: 0, pattern: Pattern::default(), lexicon };
    parser.alternatives()?;
    if parser.at < source.len() {
        return Err(parser.fault(parser.at, "`)` without `(`", None));
    }
    if parser.pattern.steps.is_empty() {
        return Err(parser.fault(0, "an empty pattern matches everywhere", None));
    }
    parser.emit(Step::Match)?;
    let anchor = anchor(&parser.pattern.steps);
    Ok(Pattern { anchor, ..parser.pattern })
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    depth: usize,
    pattern: Pattern,
    lexicon: &'a mut Lexicon,
}

impl Parser<'_> {
    fn fault(&self, at: usize, message: impl Into<String>, hint: Option<String>) -> PatternError {
        PatternError { at, message: message.into(), hint }
    }

    fn emit(&mut self, step: Step) -> Result<usize, PatternError> {
        if self.pattern.steps.len() >= LONGEST {
            return Err(self.fault(self.at, "the pattern is too long", None));
        }
        self.pattern.steps.push(step);
        Ok(self.pattern.steps.len() - 1)
    }

    fn here(&self) -> u16 {
        self.pattern.steps.len() as u16
    }

    fn peek(&mut self) -> Option<char> {
        let rest = &self.source[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.source[self.at..].chars().next()
    }

    /// `a | b | c`, up to the end or a closing parenthesis.
    fn alternatives(&mut self) -> Result<(), PatternError> {
        let start = self.pattern.steps.len();
        self.sequence()?;
        while self.peek() == Some('|') {
            self.at += 1;
            // Put a Split before what was written so far; all of it moves by one.
            self.insert(start, Step::Match)?;
            let jump = self.emit(Step::Match)?;
            let second = self.here();
            self.pattern.steps[start] = Step::Split(start as u16 + 1, second);
            self.alternatives()?;
            self.pattern.steps[jump] = Step::Jump(self.here());
        }
        Ok(())
    }

    /// Inserts a step and mends the targets behind it.
    fn insert(&mut self, at: usize, step: Step) -> Result<(), PatternError> {
        self.emit(step)?;
        let last = self.pattern.steps.len() - 1;
        self.pattern.steps[at..=last].rotate_right(1);
        let moved = |target: u16| if target as usize >= at { target + 1 } else { target };
        for step in &mut self.pattern.steps[at + 1..] {
            *step = match *step {
                Step::Split(a, b) => Step::Split(moved(a), moved(b)),
                Step::Jump(a) => Step::Jump(moved(a)),
                other => other,
            };
        }
        Ok(())
    }

    fn sequence(&mut self) -> Result<(), PatternError> {
        loop {
            match self.peek() {
                None | Some(')' | '|') => return Ok(()),
                _ => self.item()?,
            }
        }
    }

    /// One item and its `?` or `*`.
    fn item(&mut self) -> Result<(), PatternError> {
        let (from, start) = (self.at, self.pattern.steps.len());
        self.atom()?;
        let end = self.pattern.steps.len();
        match self.source[self.at..].chars().next() {
            Some('?') => {
                self.at += 1;
                self.insert(start, Step::Match)?;
                self.pattern.steps[start] = Step::Split(start as u16 + 1, self.here());
            }
            Some('*') => {
                self.at += 1;
                let unit: Vec<Step> = self.pattern.steps.drain(start..end).collect();
                if unit.iter().any(|step| matches!(step, Step::Slot(_) | Step::Split(..) | Step::Jump(_))) {
                    return Err(self.fault(from, "`*` may follow a word or a word list only", None));
                }
                let past = start + STAR * (unit.len() + 1);
                for _ in 0..STAR {
                    let next = self.here() + 1;
                    self.emit(Step::Split(next, past as u16))?;
                    for step in &unit {
                        self.emit(*step)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn atom(&mut self) -> Result<(), PatternError> {
        let at = self.at;
        match self.peek() {
            Some('(') => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.fault(at, "parentheses nest too deep", None));
                }
                self.at += 1;
                self.alternatives()?;
                if self.peek() != Some(')') {
                    return Err(self.fault(at, "`(` without `)`", None));
                }
                self.at += 1;
                self.depth -= 1;
                Ok(())
            }
            Some('<') => {
                let Some(len) = self.source[self.at..].find('>') else {
                    return Err(self.fault(at, "`<` without `>`", None));
                };
                let inside = &self.source[self.at + 1..self.at + len];
                self.at += len + 1;
                self.angle(inside, at)
            }
            Some(c @ ('?' | '*' | '>')) => {
                Err(self.fault(self.at, format!("`{c}` has nothing before it"), None))
            }
            Some(_) => self.word(),
            None => Ok(()),
        }
    }

    /// A literal word or sign.
    fn word(&mut self) -> Result<(), PatternError> {
        let rest = &self.source[self.at..];
        let len = rest.find(|c: char| c.is_whitespace() || "<>()|?*".contains(c)).unwrap_or(rest.len());
        let word = fold(&rest[..len]);
        self.at += len;
        let id = self.lexicon.word_or_new(&word);
        self.emit(Step::Word(id)).map(|_| ())
    }

    /// What stands between angle brackets.
    fn angle(&mut self, inside: &str, at: usize) -> Result<(), PatternError> {
        let (inside, value) = inside.strip_suffix('!').map_or((inside, false), |rest| (rest, true));
        if inside == "aside" {
            return self.emit(Step::Aside).map(|_| ());
        }
        if let Some(n) = inside.strip_prefix("gap ") {
            let n: usize =
                n.trim().parse().ok().filter(|n| (1..=LONGEST_GAP).contains(n)).ok_or_else(|| {
                    self.fault(at, format!("a gap takes a number from 1 to {LONGEST_GAP}: <gap 3>"), None)
                })?;
            let past = self.pattern.steps.len() + 2 * n;
            for _ in 0..n {
                // Gaps prefer to be short, so that a match stays as near as it can.
                let any = self.here() + 1;
                self.emit(Step::Split(past as u16, any))?;
                self.emit(Step::Any)?;
            }
            return Ok(());
        }
        let (name, list) = inside.split_once(':').map_or((inside, None), |(name, list)| (name, Some(list)));
        if let Some((_, kind)) = SLOTS.iter().find(|(slot, _)| *slot == name) {
            let list = list.map(|list| self.list(list, at)).transpose()?;
            match (kind, list) {
                (SlotKind::Count, None) => {
                    let hint = Some("write <count:victim>, or <number> for a bare number".to_owned());
                    return Err(self.fault(at, "a count needs the word list of its nouns", hint));
                }
                (SlotKind::Count, _) | (_, None) => {}
                _ => return Err(self.fault(at, format!("<{name}> takes no word list"), None)),
            }
            self.pattern.slots.push(Slot { kind: *kind, list, value });
            return self.emit(Step::Slot(self.pattern.slots.len() as u16 - 1)).map(|_| ());
        }
        if let Some(list) = list {
            let hint = Some(format!("only <count:{list}> takes a word list"));
            return Err(self.fault(at, format!("`{name}` is no slot"), hint));
        }
        let list = self.list(name, at)?;
        self.emit(Step::List(list)).map(|_| ())
    }

    fn list(&self, name: &str, at: usize) -> Result<ListId, PatternError> {
        self.lexicon.list(name).ok_or_else(|| {
            let known = self.lexicon.list_names().chain(SLOTS.iter().map(|(slot, _)| *slot));
            let hint = super::error::did_you_mean(name, known)
                .or_else(|| Some(format!("declare it: `lists: {{ {name}: [...] }}`")));
            self.fault(at, format!("there is no word list or slot `{name}`"), hint)
        })
    }
}

/// A list that no path through the program can avoid.
fn anchor(steps: &[Step]) -> Option<ListId> {
    let must = |at: usize| {
        // Is there a path from 0 to Match that does not pass `at`?
        let mut seen = vec![false; steps.len()];
        let mut open = vec![0usize];
        while let Some(pc) = open.pop() {
            if pc == at || pc >= steps.len() || std::mem::replace(&mut seen[pc], true) {
                continue;
            }
            match steps[pc] {
                Step::Match => return false,
                Step::Split(a, b) => open.extend([a as usize, b as usize]),
                Step::Jump(a) => open.push(a as usize),
                _ => open.push(pc + 1),
            }
        }
        true
    };
    steps.iter().enumerate().find_map(|(at, step)| match step {
        Step::List(list) if must(at) => Some(*list),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(source: &str) -> PatternError {
        let mut lexicon = Lexicon::default();
        lexicon.add_term("killed", "dead").unwrap();
        compile(source, &mut lexicon).unwrap_err()
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        assert_eq!(fault("death <kiled>").hint.as_deref(), Some("did you mean `killed`?"));
        assert_eq!(fault("death <kiled>").at, 6);
        assert_eq!(fault("(a | b").message, "`(` without `)`");
        assert_eq!(fault("a )").message, "`)` without `(`");
        assert_eq!(fault("<gap x>").at, 0);
        assert_eq!(fault("?").message, "`?` has nothing before it");
        assert_eq!(fault("").message, "an empty pattern matches everywhere");
    }

    #[test]
    fn the_anchor_is_a_list_that_every_path_passes() {
        let mut lexicon = Lexicon::default();
        let killed = lexicon.add_term("killed", "dead").unwrap();
        lexicon.add_term("aux", "was").unwrap();
        assert_eq!(compile("<number> <aux>* <killed>", &mut lexicon).unwrap().anchor, Some(killed));
        assert_eq!(compile("<number> (<killed> | gone)", &mut lexicon).unwrap().anchor, None);
    }
}
