//! An event: the articles of the batch whose main story is one and the same.

use jiff::civil::Date;

/// A group of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// A short line for people: the earliest article's title, else its first sentence.
    pub title: String,
    /// Indexes of the articles whose main event it is, ascending.
    pub articles: Vec<usize>,
    /// Indexes of articles that speak of it besides their own main event.
    pub also: Vec<usize>,
    /// First day that its articles give for it.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// The pin that made it, when a desk pinned its articles.
    pub pin: Option<String>,
    /// Why each article but the first was joined, in the order of `articles`.
    pub joined: Vec<Joined>,
}

/// Why an article joined an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// Index of the article.
    pub article: usize,
    /// The points of its likeness to the article of the event that it is most like (positive: the same event).
    pub points: f64,
    /// What they share, strongest first: names, places, rare words, a day.
    pub shared: Vec<String>,
}
