//! Versions of one story: what tells them apart, and which one stands. The newest does; older ones are retired, all of
//! them when the newest is a kill. A retired article stays in the batch, so that a figure that lives on elsewhere is
//! known for what it is.

use crate::model::article::{Article, Meta};
use crate::model::edition::{Edition, Retired, Status};
use crate::model::outcome::Notice;
use crate::model::record::{Record, key};
use crate::read::marker::{self, Mark};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What publishers call a story that may not be used, in the words of ninjs, NewsML, dpa and AP.
const WITHDRAWN: &[&str] =
    &["canceled", "cancelled", "withheld", "embargoed-withheld", "killed", "kill", "retracted", "withdrawn"];

/// Words of a note or signal that mark a correction.
const CORRECTS: &[&str] = &["correction", "corrects", "corrected", "correcting"];

/// What an empty kill or correction message is read as.
const NO_TEXT: &str = "(no text)";

/// A kill often comes without a text; it must be known all the same.
pub fn stand_in(record: &mut Record) {
    if record.text.trim().is_empty() && record.get(key::STATUS).is_some_and(is_withdrawn) {
        record.text = NO_TEXT.to_owned();
    }
}

fn is_withdrawn(status: &str) -> bool {
    let code = status.rsplit(':').next().unwrap_or(status);
    WITHDRAWN.contains(&code.trim().to_ascii_lowercase().as_str())
}

/// Which version of which story an article with these metadata and title is.
pub fn edition(meta: &Meta, title: &str) -> Edition {
    let get = |key: &str| meta.other.get(key).map(|value| value.trim()).filter(|value| !value.is_empty());
    let line = get(key::SLUG).unwrap_or(title);
    let mark = marker::mark(line).or_else(|| marker::mark(title));
    let note = get(key::NOTE).unwrap_or("").to_ascii_lowercase();
    let words = || note.split(|c: char| !c.is_alphanumeric());
    let status = match &mark {
        _ if get(key::STATUS).is_some_and(is_withdrawn) => Status::Withdrawn,
        Some(Mark { status: Status::Withdrawn, .. }) => Status::Withdrawn,
        _ if words().next().is_some_and(|first| WITHDRAWN.contains(&first)) => Status::Withdrawn,
        Some(Mark { status: Status::Correction, .. }) => Status::Correction,
        _ if words().any(|word| CORRECTS.contains(&word)) => Status::Correction,
        _ => Status::Usable,
    };
    let counted = get(key::VERSION).and_then(|version| {
        let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    // A page of a site stands for its story, but a site's front page for none.
    let page = meta.url.as_deref().filter(|url| {
        url.split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .is_some_and(|(_, path)| !path.is_empty())
    });
    let base = || {
        let base = mark.as_ref().map_or_else(|| marker::base(line), |mark| mark.base.clone());
        let source = meta.source.as_deref().unwrap_or("").to_lowercase();
        (!base.is_empty()).then(|| format!("slug:{source}:{base}"))
    };
    let story = get(key::URI).or(page).map(str::to_owned).or_else(base);
    Edition { story, number: counted.or(mark.and_then(|mark| mark.number)), status }
}

/// Retires what is not the newest version of its story, and takes out what is there twice.
pub fn retire(articles: &mut Vec<Article>, notices: &mut Vec<Notice>) {
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        if let Some(story) = article.meta.edition.story.as_deref() {
            stories.entry(story).or_default().push(number);
        }
    }
    let (mut fates, mut repeated) = (Vec::new(), Vec::new());
    for (story, versions) in &stories {
        // Two stories of one headline are versions only where one of them says so.
        let said = |n: &usize| {
            articles[*n].meta.edition.number.is_some() || articles[*n].meta.edition.status != Status::Usable
        };
        if story.starts_with("slug:") && !versions.iter().any(said) {
            continue;
        }
        settle(articles, versions, &mut fates, &mut repeated);
    }
    fates.sort_by_key(|(number, _)| *number);
    for (number, fate) in fates {
        let Some(article) = articles.get_mut(number) else { continue };
        notices.push(told(&article.id, &fate));
        article.meta.retired = Some(fate);
    }
    repeated.sort_unstable();
    for (number, of) in repeated.iter().rev() {
        let article = articles.remove(*number);
        let message = format!("is the same version of the same story as {of}, and counts once");
        notices.push(Notice { code: "repeated".to_owned(), place: article.id, message });
    }
}

fn told(id: &str, fate: &Retired) -> Notice {
    let (code, message) = match fate {
        Retired::Withdrawn => {
            ("withdrawn", "its publisher withdrew the story; its claims are not compared".to_owned())
        }
        Retired::Replaced(by) => {
            ("superseded", format!("{by} is a newer version; the claims of this one are not compared"))
        }
        Retired::Corrected(by) => {
            ("superseded", format!("{by} corrects it; the claims of this one are not compared"))
        }
    };
    Notice { code: code.to_owned(), place: id.to_owned(), message }
}

/// The fates of the versions of one story.
fn settle(
    articles: &[Article],
    versions: &[usize],
    fates: &mut Vec<(usize, Retired)>,
    repeated: &mut Vec<(usize, String)>,
) {
    let same =
        |a: &Article, b: &Article| a.text() == b.text() && a.meta.edition.status == b.meta.edition.status;
    let mut left: Vec<usize> = Vec::new();
    for number in versions {
        let article = &articles[*number];
        let twin = left
            .iter()
            .find(|n| order(&articles[**n], article) == Ordering::Equal && same(&articles[**n], article));
        match twin {
            Some(first) => repeated.push((*number, articles[*first].id.clone())),
            None => left.push(*number),
        }
    }
    for number in &left {
        let own = &articles[*number];
        let newer = left.iter().map(|n| &articles[*n]).filter(|other| order(own, other) == Ordering::Less);
        let newest = newer.fold(None, |best: Option<&Article>, other| match best {
            Some(best) if order(best, other) != Ordering::Less => Some(best),
            _ => Some(other),
        });
        let fate = match newest.map(|newest| (newest, newest.meta.edition.status)) {
            Some((_, Status::Withdrawn)) => Retired::Withdrawn,
            None if own.meta.edition.status == Status::Withdrawn => Retired::Withdrawn,
            Some((newest, Status::Correction)) => Retired::Corrected(newest.id.clone()),
            Some((newest, Status::Usable)) => Retired::Replaced(newest.id.clone()),
            None => continue,
        };
        fates.push((*number, fate));
    }
}

/// Which of two versions is older: by number, else by time; a kill is newer than what it may kill.
fn order(a: &Article, b: &Article) -> Ordering {
    let (x, y) = (&a.meta.edition, &b.meta.edition);
    let numbers = x.number.zip(y.number).map_or(Ordering::Equal, |(x, y)| x.cmp(&y));
    let withdrawn = |edition: &Edition| edition.status == Status::Withdrawn;
    let time = |article: &Article| article.meta.modified.or(article.meta.published);
    let times = || {
        let Some((x, y)) = time(a).zip(time(b)) else { return Ordering::Equal };
        x.instant.zip(y.instant).map_or(x.day.cmp(&y.day), |(x, y)| x.cmp(&y))
    };
    // The first version of a story often has no number.
    let unnumbered = || match (x.number, y.number) {
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        _ => Ordering::Equal,
    };
    numbers.then_with(times).then_with(|| withdrawn(x).cmp(&withdrawn(y))).then_with(unnumbered)
}
