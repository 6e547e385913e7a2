//! The word lists that come with the tool. A new list is a file and a line here, in the order of the names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The word lists: name and TSV.
pub const BUILTIN: &[(&str, &str)] = &[
    ("abbreviation", include_str!("../../rules/lexicon/abbreviation.tsv")),
    ("afterwards", include_str!("../../rules/lexicon/afterwards.tsv")),
    ("alias-cue", include_str!("../../rules/lexicon/alias-cue.tsv")),
    ("anybody", include_str!("../../rules/lexicon/anybody.tsv")),
    ("auxiliary", include_str!("../../rules/lexicon/auxiliary.tsv")),
    ("before", include_str!("../../rules/lexicon/before.tsv")),
    ("before-a-day", include_str!("../../rules/lexicon/before-a-day.tsv")),
    ("casualty-noun", include_str!("../../rules/lexicon/casualty-noun.tsv")),
    ("clause-break", include_str!("../../rules/lexicon/clause-break.tsv")),
    ("contrast-cue", include_str!("../../rules/lexicon/contrast-cue.tsv")),
    ("countable", include_str!("../../rules/lexicon/countable.tsv")),
    ("currency", include_str!("../../rules/lexicon/currency.tsv")),
    ("day-word", include_str!("../../rules/lexicon/day-word.tsv")),
    ("death-noun", include_str!("../../rules/lexicon/death-noun.tsv")),
    ("decade-word", include_str!("../../rules/lexicon/decade-word.tsv")),
    ("detain", include_str!("../../rules/lexicon/detain.tsv")),
    ("detained", include_str!("../../rules/lexicon/detained.tsv")),
    ("direction", include_str!("../../rules/lexicon/direction.tsv")),
    ("doubtful-town", include_str!("../../rules/lexicon/doubtful-town.tsv")),
    ("dwelling", include_str!("../../rules/lexicon/dwelling.tsv")),
    ("edition-mark", include_str!("../../rules/lexicon/edition-mark.tsv")),
    ("event-noun", include_str!("../../rules/lexicon/event-noun.tsv")),
    ("event-verb", include_str!("../../rules/lexicon/event-verb.tsv")),
    ("fall", include_str!("../../rules/lexicon/fall.tsv")),
    ("fatality-noun", include_str!("../../rules/lexicon/fatality-noun.tsv")),
    ("few", include_str!("../../rules/lexicon/few.tsv")),
    ("frequency", include_str!("../../rules/lexicon/frequency.tsv")),
    ("furniture", include_str!("../../rules/lexicon/furniture.tsv")),
    ("future-cue", include_str!("../../rules/lexicon/future-cue.tsv")),
    ("happening", include_str!("../../rules/lexicon/happening.tsv")),
    ("hedge", include_str!("../../rules/lexicon/hedge.tsv")),
    ("hedge-cue", include_str!("../../rules/lexicon/hedge-cue.tsv")),
    ("high-title", include_str!("../../rules/lexicon/high-title.tsv")),
    ("holiday", include_str!("../../rules/lexicon/holiday.tsv")),
    ("hypothetical-cue", include_str!("../../rules/lexicon/hypothetical-cue.tsv")),
    ("hit", include_str!("../../rules/lexicon/hit.tsv")),
    ("in-care", include_str!("../../rules/lexicon/in-care.tsv")),
    ("injure", include_str!("../../rules/lexicon/injure.tsv")),
    ("injured", include_str!("../../rules/lexicon/injured.tsv")),
    ("institution", include_str!("../../rules/lexicon/institution.tsv")),
    ("into-person", include_str!("../../rules/lexicon/into-person.tsv")),
    ("kill", include_str!("../../rules/lexicon/kill.tsv")),
    ("killed", include_str!("../../rules/lexicon/killed.tsv")),
    ("leader", include_str!("../../rules/lexicon/leader.tsv")),
    ("length-unit", include_str!("../../rules/lexicon/length-unit.tsv")),
    ("many-attacks", include_str!("../../rules/lexicon/many-attacks.tsv")),
    ("missing", include_str!("../../rules/lexicon/missing.tsv")),
    ("modifier-stop", include_str!("../../rules/lexicon/modifier-stop.tsv")),
    ("month", include_str!("../../rules/lexicon/month.tsv")),
    ("multiple", include_str!("../../rules/lexicon/multiple.tsv")),
    ("name-particle", include_str!("../../rules/lexicon/name-particle.tsv")),
    ("name-tail", include_str!("../../rules/lexicon/name-tail.tsv")),
    ("naming-cue", include_str!("../../rules/lexicon/naming-cue.tsv")),
    ("near", include_str!("../../rules/lexicon/near.tsv")),
    ("nearly", include_str!("../../rules/lexicon/nearly.tsv")),
    ("negation-cue", include_str!("../../rules/lexicon/negation-cue.tsv")),
    ("never-name", include_str!("../../rules/lexicon/never-name.tsv")),
    ("not-counted", include_str!("../../rules/lexicon/not-counted.tsv")),
    ("number-label", include_str!("../../rules/lexicon/number-label.tsv")),
    ("number-word", include_str!("../../rules/lexicon/number-word.tsv")),
    ("of-a-state", include_str!("../../rules/lexicon/of-a-state.tsv")),
    ("office", include_str!("../../rules/lexicon/office.tsv")),
    ("ordinal", include_str!("../../rules/lexicon/ordinal.tsv")),
    ("organization", include_str!("../../rules/lexicon/organization.tsv")),
    ("outlet-word", include_str!("../../rules/lexicon/outlet-word.tsv")),
    ("paid-for", include_str!("../../rules/lexicon/paid-for.tsv")),
    ("part-cue", include_str!("../../rules/lexicon/part-cue.tsv")),
    ("part-of-day", include_str!("../../rules/lexicon/part-of-day.tsv")),
    ("past-verb", include_str!("../../rules/lexicon/past-verb.tsv")),
    ("person-title", include_str!("../../rules/lexicon/person-title.tsv")),
    ("place-cue", include_str!("../../rules/lexicon/place-cue.tsv")),
    ("place-follow", include_str!("../../rules/lexicon/place-follow.tsv")),
    ("place-word", include_str!("../../rules/lexicon/place-word.tsv")),
    ("police-voice", include_str!("../../rules/lexicon/police-voice.tsv")),
    ("population", include_str!("../../rules/lexicon/population.tsv")),
    ("reporting-verb", include_str!("../../rules/lexicon/reporting-verb.tsv")),
    ("rise", include_str!("../../rules/lexicon/rise.tsv")),
    ("road-word", include_str!("../../rules/lexicon/road-word.tsv")),
    ("season", include_str!("../../rules/lexicon/season.tsv")),
    ("sentence-opener", include_str!("../../rules/lexicon/sentence-opener.tsv")),
    ("site-word", include_str!("../../rules/lexicon/site-word.tsv")),
    ("size-word", include_str!("../../rules/lexicon/size-word.tsv")),
    ("source-cue", include_str!("../../rules/lexicon/source-cue.tsv")),
    ("speaker", include_str!("../../rules/lexicon/speaker.tsv")),
    ("speaker-modifier", include_str!("../../rules/lexicon/speaker-modifier.tsv")),
    ("speaker-noun", include_str!("../../rules/lexicon/speaker-noun.tsv")),
    ("speaker-stop", include_str!("../../rules/lexicon/speaker-stop.tsv")),
    ("stand", include_str!("../../rules/lexicon/stand.tsv")),
    ("statement-noun", include_str!("../../rules/lexicon/statement-noun.tsv")),
    ("stop-word", include_str!("../../rules/lexicon/stop-word.tsv")),
    ("street-side", include_str!("../../rules/lexicon/street-side.tsv")),
    ("street-word", include_str!("../../rules/lexicon/street-word.tsv")),
    ("surname", include_str!("../../rules/lexicon/surname.tsv")),
    ("thing", include_str!("../../rules/lexicon/thing.tsv")),
    ("time-shift", include_str!("../../rules/lexicon/time-shift.tsv")),
    ("time-unit", include_str!("../../rules/lexicon/time-unit.tsv")),
    ("time-zone", include_str!("../../rules/lexicon/time-zone.tsv")),
    ("traveller", include_str!("../../rules/lexicon/traveller.tsv")),
    ("unit", include_str!("../../rules/lexicon/unit.tsv")),
    ("vague-number", include_str!("../../rules/lexicon/vague-number.tsv")),
    ("vague-time", include_str!("../../rules/lexicon/vague-time.tsv")),
    ("victim", include_str!("../../rules/lexicon/victim.tsv")),
    ("weapon", include_str!("../../rules/lexicon/weapon.tsv")),
    ("weekday", include_str!("../../rules/lexicon/weekday.tsv")),
];

/// The terms of a built-in list, for rooms that read no text and need no more of it.
pub fn terms(name: &str) -> impl Iterator<Item = &'static str> {
    rows(name).filter_map(|row| row.split('\t').next())
}

/// The same, to look words up in.
pub fn set(name: &str) -> BTreeSet<&'static str> {
    terms(name).collect()
}

/// Words that tell nothing of who or what is meant, for rooms that read no text.
pub static STOP_WORDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| set("stop-word"));

/// The terms of a built-in list, each with the first cell behind it.
pub fn pairs(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(name).filter_map(|row| row.split_once('\t')).map(|(term, cells)| {
        let cell = cells.split('\t').next().unwrap_or(cells);
        (term.trim(), cell.trim())
    })
}

fn rows(name: &str) -> impl Iterator<Item = &'static str> {
    let list = BUILTIN.iter().find(|(known, _)| *known == name).map_or("", |(_, tsv)| *tsv);
    list.lines().filter(|line| !line.starts_with('#')).skip(1)
}
