//! What grouping needs of one article, so that its text can be dropped. Made by `extract`, used by `group`.
//!
//! It is kept sentence by sentence and not yet counted: which sentences are a site's furniture ("Sign up for our
//! newsletter") is only seen when the whole batch is there.

use crate::model::value::place::PlaceId;
use crate::model::vocabulary::WordNumber;
use jiff::civil::Date;

/// A day as a number: days since 1970-01-01. Distances between days are what grouping asks for.
pub type DayNumber = i32;

/// The number of a day.
pub fn day_number(day: Date) -> DayNumber {
    // A jiff date lies in the years -9999 to 9999, some 3.6 million days either way.
    (day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as DayNumber
}

/// The day with that number.
pub fn day_of(number: DayNumber) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(i64::from(number) * 24)).ok()
}

/// A hash that is the same on every machine and in every version: FNV-1a with a final mix. It orders articles and
/// finds equal sentences; it guards against nothing.
pub fn hash(text: &[u8]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text {
        h = (h ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 33)
}

/// What a key stands for where it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A word that is not a stop word, stemmed, or a number as it is written.
    Word,
    /// The same word, capitalised and not first in its sentence: a proper word. It is listed as a word too.
    Proper,
    /// Two capitalised words side by side: part of a name.
    Pair,
    /// A number with what it counts: an age, a block of a street, a clock time, or just a number.
    Number,
    /// A word too short to be a term, which still helps to compare headlines.
    Short,
}

/// A key at one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it stands for.
    pub sort: Sort,
    /// Index into [`Features::keys`].
    pub key: u32,
}

/// A word, pair of words, number or person of the article, by its number in the batch's vocabulary: most words of an article
/// stand in many others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// What is compared: "strik", "osama al-muhajer", "age 34". Words hold no space, so the sorts cannot be mistaken.
    pub text: WordNumber,
    /// The same for people, as the article first writes it.
    pub shown: WordNumber,
}

/// A sentence, or a part of the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Of its text: the same sentence has the same hash in every article.
    pub hash: u64,
    /// Bytes, with the white space after it.
    pub bytes: u32,
    /// Its keys, in the order of the text.
    pub seen: Box<[Seen]>,
    /// The days it names.
    pub days: Box<[DayNumber]>,
    /// Hashes of its runs of a few words, sorted: the wording.
    pub shingles: Box<[u32]>,
}

/// A place where an article says its event was.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The records that its name may mean, sorted.
    pub ids: Vec<PlaceId>,
    /// What the likeliest of them lies in, from narrow to broad.
    pub inside: Vec<PlaceId>,
    /// Latitude and longitude of its centre.
    pub point: (f64, f64),
}

/// What the claims of an article say of its event, as far as it tells that event from others of its sort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The days on which it was, sorted.
    pub days: Vec<DayNumber>,
    /// Where it was, by record.
    pub grounds: Vec<Ground>,
    /// To whom it happened, first name and surname, in the order of the alphabet.
    pub victims: Box<[Key]>,
    /// All persons that the article tells of, victims included, by the text of their key, sorted by number.
    pub people: Box<[WordNumber]>,
    /// Were people killed or hurt?
    pub harmed: bool,
}

/// What grouping needs of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// The article's id, unique in the batch: the last resort where two articles are equal.
    pub id: String,
    /// Of title, text and publication day: the order in which ties are settled, so that the order of files is not.
    pub hash: u64,
    /// When it was published: by its metadata, else by the date above its text.
    pub published: Option<DayNumber>,
    /// A line for people: the title, else the first sentence.
    pub headline: String,
    /// The title's parts ("Twelve killed in strike", "Daily Herald"). Empty when there is no title: then the first
    /// sentence that is not furniture stands for it.
    pub title: Vec<Segment>,
    /// The sentences of the text, without those that are plainly furniture.
    pub segments: Vec<Segment>,
    /// The distinct keys of title and text.
    pub keys: Box<[Key]>,
    /// What its claims say of the event.
    pub facts: Facts,
}
