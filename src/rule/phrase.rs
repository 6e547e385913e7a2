//! Phrases as written. In: a phrase and the lexicon. Out: the program for `extract/matcher`, or what is wrong and where in
//! the phrase.
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
use crate::rule::error::did_you_mean;
use crate::rule::pattern::{Pattern, SLOTS, Slot, SlotKind, Step, takes_anything};
use crate::rule::yaml::is_kebab;

/// `x*` stands for so many at most: auxiliaries and adverbs in a row ("have since also been confirmed to be").
const STAR: usize = 6;

/// The longest gap: more than a clause apart, two words have nothing to do with each other.
const LONGEST_GAP: usize = 20;

/// Parentheses may nest so deep; nobody reads deeper ones.
const DEEPEST: usize = 8;

/// Longest phrase in instructions: far more than any that can be read.
const LONGEST: usize = 2_000;

/// What is wrong with a phrase, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Byte in the phrase.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// What `claimdiff explain` knows it by.
    pub code: &'static str,
}

/// Compiles a phrase. Literal words become known to the lexicon.
pub fn compile(source: &str, lexicon: &mut Lexicon) -> Result<Pattern, PatternError> {
    let mut parser = Parser { source, at: 0, depth: 0, pattern: Pattern::default(), lexicon };
    parser.alternatives()?;
    if parser.at < source.len() {
        return Err(parser.fault(parser.at, "`)` without `(`", None));
    }
    parser.emit(Step::Match)?;
    if takes_anything(&parser.pattern.steps) {
        let hint = "a phrase needs a word, a list or a slot that is not optional".to_owned();
        return Err(parser.fault(0, "the phrase matches everywhere", Some(hint)));
    }
    Ok(parser.pattern)
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
        PatternError { at, message: message.into(), hint, code: "bad-phrase" }
    }

    fn emit(&mut self, step: Step) -> Result<usize, PatternError> {
        if self.pattern.steps.len() >= LONGEST {
            return Err(self.fault(self.at, "the phrase is too long", None));
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
        if word.trim().is_empty() {
            return Err(self.fault(self.at, "here stands a sign that no text keeps", None));
        }
        self.at += len;
        let id = self.lexicon.word_or_new(&word);
        self.emit(Step::Word(id)).map(|_| ())
    }

    /// What stands between angle brackets.
    fn angle(&mut self, inside: &str, at: usize) -> Result<(), PatternError> {
        let (inside, value) = inside.strip_suffix('!').map_or((inside, false), |rest| (rest, true));
        if value && !SLOTS.iter().any(|(slot, _)| inside.split(':').next() == Some(*slot)) {
            let hint = Some("`!` marks the slot that holds the value".to_owned());
            return Err(self.fault(at, format!("<{inside}> holds no value"), hint));
        }
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
            let hint = did_you_mean(name, known)
                .or_else(|| is_kebab(name).then(|| format!("declare it: `lists: {{ {name}: [...] }}`")));
            let fault = self.fault(at, format!("there is no word list or slot `{name}`"), hint);
            PatternError { code: "no-such-name", ..fault }
        })
    }
}
