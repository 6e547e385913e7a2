//! The word lists of `rules/lexicon/names-*.tsv`, read once.
//!
//! A line that cannot be read is left out here and found by the tests, so that no input and no table can stop a run.

use crate::lexicon::names::letters::Costs;
use crate::lexicon::names::rewrite::Rewrites;
use crate::lexicon::names::rows::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a title may be stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// In front of a name.
    Front,
    /// In front, and a given name as well: it counts where the other name has it too.
    Name,
    /// After a name.
    Back,
    /// In front and after.
    Both,
}

/// What a particle does to the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Particle {
    /// Nothing: it is left out.
    Drop,
    /// "Son of": left out, and its neighbours keep their order.
    Patronymic,
    /// Joins the next word.
    Prefix,
    /// Joins the word before.
    Suffix,
}

/// All tables of the name comparison.
pub(super) struct Tables {
    /// Plain letters of a letter that Unicode does not take apart.
    pub letters: HashMap<char, &'static str>,
    titles: HashMap<&'static str, Title>,
    particles: HashMap<&'static str, (Particle, &'static str)>,
    common: Vec<Vec<char>>,
    nicknames: HashMap<&'static str, Vec<u16>>,
    /// The spellings that romanisation confuses.
    pub rewrites: Rewrites,
    /// What one letter for another costs.
    pub costs: Costs,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);

/// The tables, read at the first call.
pub(super) fn tables() -> &'static Tables {
    &TABLES
}

impl Tables {
    fn load() -> Self {
        let rewrites = Rewrites::load(include_str!("../../../rules/lexicon/names-rewrites.tsv"));
        let mut common: Vec<Vec<char>> = rows(include_str!("../../../rules/lexicon/names-common.tsv"))
            .filter_map(|row| row.first().map(|word| rewrites.apply(&word.chars().collect::<Vec<_>>())))
            .collect();
        common.sort();
        common.dedup();
        Self {
            letters: rows(include_str!("../../../rules/lexicon/names-letters.tsv"))
                .filter_map(|row| Some((row.first()?.chars().next()?, *row.get(1)?)))
                .collect(),
            titles: rows(include_str!("../../../rules/lexicon/names-titles.tsv"))
                .filter_map(|row| Some((*row.first()?, title(row.get(1)?)?)))
                .collect(),
            particles: rows(include_str!("../../../rules/lexicon/names-particles.tsv"))
                .filter_map(|row| Some((*row.first()?, (particle(row.get(1)?)?, *row.get(2)?))))
                .collect(),
            common,
            nicknames: nicknames(include_str!("../../../rules/lexicon/names-nicknames.tsv")),
            rewrites,
            costs: Costs::load(include_str!("../../../rules/lexicon/names-costs.tsv")),
        }
    }

    /// The kind of title that a folded word is.
    pub fn title(&self, word: &str) -> Option<Title> {
        self.titles.get(word).copied()
    }

    /// The kind of particle that a folded word is, and how it is written where it joins another.
    pub fn particle(&self, word: &str) -> Option<(Particle, &'static str)> {
        self.particles.get(word).copied()
    }

    /// Is a rewritten word so frequent that sharing it says little?
    pub fn is_common(&self, rewritten: &[char]) -> bool {
        self.common.binary_search_by(|word| word.as_slice().cmp(rewritten)).is_ok()
    }

    /// The lines of the nickname table that hold a folded word.
    pub fn nicknames(&self, word: &str) -> &[u16] {
        self.nicknames.get(word).map_or(&[], Vec::as_slice)
    }
}

fn title(kind: &str) -> Option<Title> {
    Some(match kind {
        "title" => Title::Front,
        "name" => Title::Name,
        "suffix" => Title::Back,
        "both" => Title::Both,
        _ => return None,
    })
}

fn particle(kind: &str) -> Option<Particle> {
    Some(match kind {
        "drop" => Particle::Drop,
        "patronymic" => Particle::Patronymic,
        "prefix" => Particle::Prefix,
        "suffix" => Particle::Suffix,
        _ => return None,
    })
}

fn nicknames(table: &'static str) -> HashMap<&'static str, Vec<u16>> {
    let mut lines: HashMap<&'static str, Vec<u16>> = HashMap::new();
    for (number, row) in (0u16..).zip(rows(table)) {
        for word in row.iter().flat_map(|field| field.split(' ')).filter(|word| !word.is_empty()) {
            lines.entry(word).or_default().push(number);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_word_stands_twice() {
        let tables = tables();
        let count = |text| rows(text).count();
        assert_eq!(tables.letters.len(), count(include_str!("../../../rules/lexicon/names-letters.tsv")));
        assert_eq!(tables.titles.len(), count(include_str!("../../../rules/lexicon/names-titles.tsv")));
        assert_eq!(tables.particles.len(), count(include_str!("../../../rules/lexicon/names-particles.tsv")));
        assert_eq!(tables.rewrites.len(), count(include_str!("../../../rules/lexicon/names-rewrites.tsv")));
        assert_eq!(tables.costs.lines, count(include_str!("../../../rules/lexicon/names-costs.tsv")));
    }
}
