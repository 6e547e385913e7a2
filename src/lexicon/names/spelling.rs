//! A name as written in, its comparable form out: titles stripped, particles dropped, halves joined, each token with
//! its canonical letters and its weight. Make it once where a name meets many others. It does not compare.

use crate::lexicon::names::fold::{self, Word};
use crate::lexicon::names::piece::Piece;
use crate::lexicon::names::tables::{Particle, Tables, Title, tables};

/// A word that both names share says half as much when it is one of the frequent ones.
const COMMON: f64 = 0.5;
/// Beyond this length a longer word is no better evidence.
const FULL_LENGTH: usize = 8;
/// An initial is weaker evidence than the shortest word.
const INITIAL_WEIGHT: f64 = 0.6;

/// A token of a name.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub piece: Piece,
    /// Joined with the token after it; none for the last and for initials.
    pub joined: Option<Piece>,
    pub weight: f64,
    /// A title that may be a given name (Sultan): it counts where the other name has it too.
    pub title: bool,
    /// "Son of" stands right before it.
    pub after_patronymic: bool,
    /// Its bytes in the source.
    pub start: usize,
    pub end: usize,
}

/// A name, ready to compare.
#[derive(Clone, Debug)]
pub struct Spelling {
    source: String,
    pub(super) tokens: Vec<Token>,
    /// Total letters, titles and particles left out.
    pub(super) letters: usize,
    /// All tokens as one word, in canonical letters.
    pub(super) run: Vec<char>,
    /// The words as folded, titles left out, without spaces: what typography does not change.
    pub(super) plain: String,
    /// The source without titles, in small letters, apostrophes and points of one style.
    pub(super) text: String,
}

/// A name longer than this is cut: nobody is called that, and work must stay small on any input.
const MAX_BYTES: usize = 400;

impl Spelling {
    /// Reads a name.
    pub fn new(name: &str) -> Self {
        let tables = tables();
        let name = name.trim();
        let source = cut(name, MAX_BYTES).to_owned();
        let mut words = fold::words(&source);
        strip_titles(&mut words, tables);
        let plain = words.iter().map(|word| word.letters.as_str()).collect();
        let text = text(&source, &words);
        let mut tokens = tokens(words, &source, tables);
        for i in 0..tokens.len().saturating_sub(1) {
            let (x, y) = (&tokens[i].piece, &tokens[i + 1].piece);
            if !x.is_initial() && !y.is_initial() {
                tokens[i].joined = Some(joined(x, y, tables));
            }
        }
        let all: Vec<char> = tokens.iter().flat_map(|token| token.piece.letters.chars()).collect();
        Self { letters: all.len(), source, tokens, run: tables.rewrites.apply(&all), plain, text }
    }

    /// The name as given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Is there no letter in it?
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// How many tokens it has: 1 for a surname or a single name.
    pub fn token_count(&self) -> usize {
        self.tokens.len()
    }

    /// A token, or a run of tokens, as written.
    pub(super) fn written(&self, from: usize, count: usize) -> &str {
        let end = self.tokens.get(from + count - 1).map_or(0, |token| token.end);
        self.tokens.get(from).and_then(|token| self.source.get(token.start..end)).unwrap_or("")
    }
}

fn cut(name: &str, max: usize) -> &str {
    let end = (0..=max.min(name.len())).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    &name[..end]
}

/// Titles go while a name is left, generations and degrees from the end; a title that may be a given name stays.
fn strip_titles(words: &mut Vec<Word>, tables: &Tables) {
    let mut left = words.len();
    words.retain(|word| {
        let title = left > 1 && matches!(tables.title(&word.letters), Some(Title::Front | Title::Both));
        // The first word that is no title ends the search.
        left = if title { left - 1 } else { 0 };
        !title
    });
    while words.len() > 2 {
        let last = words.last().and_then(|word| tables.title(&word.letters));
        if !matches!(last, Some(Title::Back | Title::Both)) {
            break;
        }
        words.pop();
    }
}

/// What is left of the source between the first and the last word, in one style.
fn text(source: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let mut out = String::with_capacity(source.len());
    // An apostrophe before the first letter belongs to the name ('Abd), but not to its style.
    for c in source.get(first.start..last.end).unwrap_or("").chars() {
        match c {
            c if fold::is_apostrophe(c) => out.push('\''),
            '.' | ',' | ' ' | '\u{a0}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn tokens(words: Vec<Word>, source: &str, tables: &'static Tables) -> Vec<Token> {
    // A leading Y. or E. is an initial, not a particle; so is a capital further on, where not all letters are capitals.
    let told_apart = source.contains(char::is_lowercase);
    let capital =
        |word: &Word| source.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let initial = |i: usize, word: &Word| word.letters.len() == 1 && (i == 0 || told_apart && capital(word));
    let kinds: Vec<Option<(Particle, &'static str)>> = words
        .iter()
        .enumerate()
        .map(|(i, word)| tables.particle(&word.letters).filter(|_| !initial(i, word)))
        .collect();
    let dropped =
        |kind: &Option<(Particle, _)>| matches!(kind, Some((Particle::Drop | Particle::Patronymic, _)));
    let only_particles = kinds.iter().all(dropped);
    let mut tokens: Vec<Token> = Vec::with_capacity(words.len());
    let mut after_patronymic = false;
    let mut prefix: Option<(&'static str, usize)> = None;
    for (word, kind) in words.into_iter().zip(kinds) {
        if !only_particles && dropped(&kind) {
            after_patronymic |= matches!(kind, Some((Particle::Patronymic, _)));
            continue;
        }
        match kind {
            Some((Particle::Prefix, as_written)) if prefix.is_none() => {
                prefix = Some((as_written, word.start));
                continue;
            }
            Some((Particle::Suffix, as_written)) if prefix.is_none() && !tokens.is_empty() => {
                if let Some(last) = tokens.pop() {
                    let letters = last.piece.letters + as_written;
                    tokens.push(token(letters, last.start, word.end, last.after_patronymic, tables));
                }
                continue;
            }
            _ => {}
        }
        let (letters, start) = match prefix.take() {
            Some((before, start)) => (servant(format!("{before}{}", word.letters)), start),
            None => (servant(word.letters), word.start),
        };
        tokens.push(token(letters, start, word.end, std::mem::take(&mut after_patronymic), tables));
    }
    if let Some((alone, start)) = prefix {
        let end = start + alone.len();
        tokens.push(token(alone.to_owned(), start, end, after_patronymic, tables));
    }
    if tokens.len() > 1 {
        tokens[0].title = tables.title(&tokens[0].piece.letters) == Some(Title::Name);
    }
    tokens
}

/// "Abdulrahman", "Abdurrahman" and "Abd al-Rahman" are written abdrahman.
fn servant(letters: String) -> String {
    let Some(rest) = letters.strip_prefix("abd").filter(|rest| rest.starts_with(['a', 'e', 'u'])) else {
        return letters;
    };
    let after = &rest.as_bytes()[1..];
    let assimilated = after.len() > 1 && after[0] == after[1] && b"rsnt".contains(&after[0]);
    match after.first() {
        Some(b'l') if after.len() > 2 => format!("abd{}", rest.get(2..).unwrap_or("")),
        _ if assimilated => format!("abd{}", rest.get(1..).unwrap_or("")),
        _ => letters,
    }
}

fn piece(letters: String, tables: &'static Tables) -> Piece {
    let plain: Vec<char> = letters.chars().collect();
    Piece { canon: tables.rewrites.apply(&plain), nicknames: tables.nicknames(&letters), letters }
}

/// Two neighbours as one word; no pet form is written in two.
fn joined(a: &Piece, b: &Piece, tables: &'static Tables) -> Piece {
    let letters = format!("{}{}", a.letters, b.letters);
    Piece { nicknames: &[], ..piece(letters, tables) }
}

fn token(
    letters: String,
    start: usize,
    end: usize,
    after_patronymic: bool,
    tables: &'static Tables,
) -> Token {
    let piece = piece(letters, tables);
    let common = if tables.is_common(&piece.canon) { COMMON } else { 1.0 };
    let length = piece.letters.chars().count();
    let size = if piece.is_initial() { INITIAL_WEIGHT } else { (length.min(FULL_LENGTH) as f64).sqrt() };
    Token { piece, joined: None, weight: common * size, title: false, after_patronymic, start, end }
}
