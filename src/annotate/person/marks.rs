//! What each token can be in a person's name, from word lists and from what earlier annotators found. In: a document.
//! Out: one [`Mark`] a token. It decides nothing.

use crate::lexicon::name_words::{is_common_word, is_given_name};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, MentionValue, TokenKind};
use std::ops::Range;

/// What a title says of the word after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// Mr., Sheikh.
    Honorific,
    /// General, Officer.
    Rank,
    /// President, Chief.
    Office,
    /// Spokesman, suspect: it needs a full name after it.
    Role,
    /// Brother, wife: a given name alone may follow it.
    Kin,
}

/// What a token can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// A word with a capital, not all capitals, or an initial: what names are made of.
    pub capital: bool,
    /// One letter, with or without its point.
    pub initial: bool,
    /// Jr., III.
    pub suffix: bool,
    /// al, bin, van.
    pub particle: bool,
    /// A particle that may stand in front of a bare surname (al Muhajir).
    pub front: bool,
    /// Often a given name.
    pub given: bool,
    /// Common as a word in lower case.
    pub common: bool,
    /// A day, a people, page furniture.
    pub never: bool,
    /// Names another thing when it ends the run (Street, Force).
    pub tail: bool,
    /// Names another thing when it begins the run (Operation).
    pub lead: bool,
    /// A title or a role.
    pub title: Option<TitleKind>,
    /// A surname that is a common word or a place too.
    pub surname: bool,
    /// A place of one word, found before.
    pub place: bool,
    /// Part of another mention: not to be touched.
    pub taken: bool,
    /// The point of an abbreviated title (Gen.).
    pub point: bool,
}

impl Mark {
    /// A word that stands in a name only with good evidence.
    pub fn blocks(&self) -> bool {
        !self.given && !self.initial && !self.suffix && (self.common || self.never || self.tail || self.lead)
    }

    /// Can the token stand inside a run of capitals?
    pub fn runs(&self) -> bool {
        !self.taken && (self.capital || self.suffix)
    }
}

/// Shorter words in capitals are mostly acronyms.
const SHOUTED: usize = 5;
/// A pet name in capitals (LJ) is at most so long.
const PET: u32 = 3;

struct Lists {
    title: Option<ListId>,
    tail: Option<ListId>,
    never: Option<ListId>,
    particle: Option<ListId>,
    surname: Option<ListId>,
}

/// One mark a token.
pub fn marks(document: &Document, lexicon: &Lexicon) -> Vec<Mark> {
    let lists = Lists {
        title: lexicon.list("person-title"),
        tail: lexicon.list("name-tail"),
        never: lexicon.list("never-name"),
        particle: lexicon.list("name-particle"),
        surname: lexicon.list("surname"),
    };
    let mut marks: Vec<Mark> = Vec::with_capacity(document.tokens.len());
    for i in 0..document.tokens.len() {
        let mut mark = mark(document, lexicon, &lists, i);
        mark.point = document.text(i) == "." && marks.last().is_some_and(|m| m.title.is_some() || m.suffix);
        marks.push(mark);
    }
    shouted_surnames(document, &mut marks);
    for mention in &document.mentions {
        let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
        let alone = tokens.len() == 1;
        for mark in marks.get_mut(tokens).into_iter().flatten() {
            match mention.value {
                MentionValue::Place(_) if alone => mark.place = true,
                MentionValue::Demonym(_) => mark.never = true,
                MentionValue::Place(_)
                | MentionValue::Organization(_)
                | MentionValue::Date(_)
                | MentionValue::Time(_)
                | MentionValue::Duration(_)
                | MentionValue::Set(_) => mark.taken = true,
                _ => {}
            }
        }
    }
    // What looks like an institution inside a name is a pet name: Leroy "LJ" Saleh.
    for pet_name in pet_names(document) {
        let (open, close) = (pet_name.start, pet_name.end - 1);
        for (i, mark) in pet_name.clone().zip(marks.get_mut(pet_name).into_iter().flatten()) {
            let edge = i == open || i == close;
            *mark = Mark { capital: !edge, particle: edge, ..Mark::default() };
        }
    }
    marks
}

fn mark(document: &Document, lexicon: &Lexicon, lists: &Lists, i: usize) -> Mark {
    let mut mark = Mark::default();
    let Some(token) = document.tokens.get(i).filter(|token| token.kind == TokenKind::Word) else {
        return mark;
    };
    let (text, fold) = (document.text(i), document.fold(i));
    let has = |list: Option<ListId>| list.is_some_and(|list| lexicon.contains(list, token.word));
    let cell = |list: Option<ListId>, column: &str| {
        list.and_then(|list| lexicon.attribute(list, document, i..i + 1, column))
    };
    let short = text.len() <= 3;
    if let Some(bare) = ["ex-", "then-", "vice-"].iter().find_map(|prefix| fold.strip_prefix(prefix)) {
        let known = lists.title.is_some_and(|list| lexicon.contains(list, lexicon.word(bare)));
        mark.title = known.then_some(TitleKind::Office);
    } else if has(lists.title) && (token.case != Case::Upper || short) {
        mark.title = match cell(lists.title, "kind") {
            Some("honorific") => Some(TitleKind::Honorific),
            Some("rank") => Some(TitleKind::Rank),
            Some("office") => Some(TitleKind::Office),
            Some("kin") => Some(TitleKind::Kin),
            _ => Some(TitleKind::Role),
        };
    }
    if has(lists.particle) && token.case != Case::Upper {
        mark.particle = true;
        mark.front = cell(lists.particle, "place") == Some("front");
    }
    mark.never = has(lists.never);
    let suffix = matches!(text, "Jr" | "Sr" | "Jr." | "Sr." | "Jnr" | "Jnr." | "Snr" | "II" | "III" | "IV");
    // "Ali Omar junior was": not "a junior officer".
    let closes =
        || matches!(document.fold(i + 1), "," | ";" | "." | "and" | "was" | "were" | "is" | "who" | "");
    mark.suffix = suffix || (matches!(fold, "junior" | "senior") && is_capital(document, i) && closes());
    mark.initial = !mark.never && (is_initial(text) || is_pair(document, i));
    let lone = text.chars().count() == 1;
    mark.capital = mark.initial
        || !lone && matches!(token.case, Case::Capital | Case::Mixed) && starts_like_a_name(text);
    if !mark.capital || mark.initial {
        return mark;
    }
    let first = fold.split('-').find(|part| part.len() > 2).unwrap_or(fold);
    mark.given = is_given_name(fold) || is_given_name(first);
    mark.common = is_common_word(fold);
    mark.surname = has(lists.surname);
    if has(lists.tail) {
        mark.lead = cell(lists.tail, "kind") == Some("lead");
        mark.tail = !mark.lead;
    }
    mark
}

/// Does a capital stand before token `i`?
fn is_capital(document: &Document, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|i| document.tokens.get(i));
    before.is_some_and(|token| token.case == Case::Capital)
}

/// "Karim Ali HADDAD": lists of suspects and French papers shout the surname.
fn shouted_surnames(document: &Document, marks: &mut [Mark]) {
    for i in 1..marks.len() {
        let shouted =
            document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Upper)
                && document.text(i).chars().count() >= SHOUTED;
        let given = |i: usize| marks.get(i).is_some_and(|m| m.given && m.capital && !m.place);
        let named = given(i - 1) || marks[i - 1].capital && i > 1 && given(i - 2);
        if shouted && named && !marks[i].never {
            marks[i].capital = true;
        }
    }
}

/// Pet names inside names, from mark to mark: Samir "Sam" Zawahri, Dina "Big Mama" Haddad. They are up to three words,
/// and the name goes on right of them.
fn pet_names(document: &Document) -> impl Iterator<Item = Range<usize>> + '_ {
    let sign = |i: usize| document.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Punct);
    let quote = move |i: usize| {
        sign(i) && matches!(document.text(i), "\"" | "'" | "\u{201c}" | "\u{201d}" | "\u{2018}" | "\u{2019}")
    };
    let capital = move |i: usize| {
        document.tokens.get(i).is_some_and(|t| {
            matches!(t.case, Case::Capital | Case::Mixed)
                || (t.kind == TokenKind::Word && t.case != Case::Lower && t.span.end - t.span.start <= PET)
        })
    };
    let named = move |open: usize, close: usize| {
        close + 1 < document.tokens.len()
            && quote(close)
            && (open + 1..close).all(capital)
            && capital(close + 1)
    };
    let opens = move |i: &usize| *i > 0 && quote(*i) && capital(i - 1);
    (0..document.tokens.len()).filter(opens).filter_map(move |open| {
        (open + 2..=open + 4).find(|close| named(open, *close)).map(|close| open..close + 1)
    })
}

/// "J.", "J.K.", or a lone capital that is no word.
fn is_initial(text: &str) -> bool {
    let mut letters = 0;
    for (i, c) in text.chars().enumerate() {
        match i % 2 {
            0 if c.is_uppercase() => letters += 1,
            1 if c == '.' => {}
            _ => return false,
        }
    }
    let pointed = text.ends_with('.');
    (pointed && (1..=3).contains(&letters)) || (letters == 1 && !matches!(text, "A" | "I"))
}

/// Two initials without points before a name (PK Jena); institutions and countries are known by then.
fn is_pair(document: &Document, i: usize) -> bool {
    let upper = document.tokens.get(i).is_some_and(|t| t.case == Case::Upper);
    let name = document.tokens.get(i + 1).is_some_and(|t| t.case == Case::Capital);
    upper && document.text(i).len() == 2 && name && !is_common_word(document.fold(i + 1))
}

/// "Muhajir", "al-Muhajir", "McCain"; not "MQ-9s", "US-led", "Turkish-backed" or "iPhone".
fn starts_like_a_name(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let first = parts.peek().copied().unwrap_or("");
    // "One-year-old Karim".
    if text.chars().any(|c| c.is_ascii_digit()) || text.ends_with("-old") {
        return false;
    }
    let capital = |part: &str| part.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let shouted = |part: &str| {
        part.chars().filter(|c| c.is_alphabetic()).count() > 1 && part.chars().all(|c| !c.is_lowercase())
    };
    if shouted(first) {
        return false;
    }
    if text.contains('-') {
        // Kim Jong-un, Jean-Claude, al-Assad, Turkish-backed.
        let last = text.rsplit('-').next().unwrap_or("");
        return (capital(first) && (capital(last) || last.chars().count() <= 4))
            || (first.chars().count() <= 4 && capital(last));
    }
    capital(first) || text.contains(['\'', '\u{2019}'])
}
