//! Who spoke before, and whom a pronoun, "the official" or "the report" stands for. In: the speakers in the order
//! of the text. Out: one of them, or nobody when it is not sure: no speaker is better than a wrong one.

use super::speaker::Speaker;
use super::words::Sort;
use std::collections::VecDeque;

/// So many speakers are remembered.
const SPAN: usize = 16;

/// A pronoun reaches back over so many sentences.
const REACH: usize = 8;

/// "They" and "the statement" reach back over so many.
const NEAR: usize = 4;

/// He or she.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    He,
    /// She.
    She,
}

/// A speaker and the sentence in which they last spoke.
struct Entry {
    speaker: Speaker,
    sentence: usize,
}

/// Who spoke before.
#[derive(Default)]
pub struct Memory {
    /// Oldest first.
    entries: VecDeque<Entry>,
    /// The sentence that is being read.
    sentence: usize,
}

impl Memory {
    /// Goes on to a sentence.
    pub fn at(&mut self, sentence: usize) {
        self.sentence = sentence;
    }

    /// Remembers a speaker; `gender` where a pronoun told it.
    pub fn note(&mut self, speaker: &Speaker, gender: Option<Gender>) {
        let mut speaker = speaker.clone();
        speaker.gender = gender.or(speaker.gender);
        let same = |e: &Entry| e.speaker.key == speaker.key && e.speaker.sort == speaker.sort;
        if let Some(old) = self.entries.iter().position(same).and_then(|n| self.entries.remove(n)) {
            speaker.gender = speaker.gender.or(old.speaker.gender);
            speaker.surname = speaker.surname.or(old.speaker.surname);
        }
        if self.entries.len() == SPAN {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry { speaker, sentence: self.sentence });
    }

    /// Whom "he" or "she" stands for, and the sentence in which they last spoke.
    pub fn person(&self, gender: Gender) -> Option<(&Speaker, usize)> {
        let mut certain = false;
        for entry in self.recent(REACH).filter(|e| e.speaker.sort == Sort::Person && !e.speaker.plural) {
            match entry.speaker.gender {
                Some(known) if known == gender => return Some((&entry.speaker, entry.sentence)),
                None if !certain => return Some((&entry.speaker, entry.sentence)),
                // A man spoke last, so that "she" is somebody of whom it is known that she is one.
                _ => certain = true,
            }
        }
        None
    }

    /// Whom "they" stands for.
    pub fn several(&self) -> Option<&Speaker> {
        let many = |e: &&Entry| e.speaker.plural || e.speaker.sort == Sort::Body;
        self.recent(NEAR).find(many).map(|e| &e.speaker)
    }

    /// What "it" stands for; in the middle of a sentence (`within`) only what has spoken in it.
    pub fn body(&self, within: bool) -> Option<&Speaker> {
        self.recent(if within { 0 } else { REACH })
            .find(|e| e.speaker.sort == Sort::Body && !e.speaker.plural)
            .map(|e| &e.speaker)
    }

    /// Whose "the statement" is: that of who spoke last.
    pub fn last(&self) -> Option<&Speaker> {
        self.recent(NEAR).next().map(|e| &e.speaker)
    }

    /// The last speaker described by this noun ("the official").
    pub fn described(&self, noun: &str) -> Option<&Speaker> {
        self.entries.iter().rev().map(|e| &e.speaker).find(|s| s.head.split(' ').any(|head| head == noun))
    }

    /// The last speaker of this surname.
    pub fn surnamed(&self, surname: &str) -> Option<&Speaker> {
        self.entries.iter().rev().map(|e| &e.speaker).find(|s| s.surname.as_deref() == Some(surname))
    }

    /// Has a person of this surname spoken of whom it is known that they are not he, or not she?
    pub fn rules_out(&self, surname: &str, gender: Gender) -> bool {
        let same = |s: &Speaker| s.key == surname || s.surname.as_deref() == Some(surname);
        let other = |s: &Speaker| s.gender.is_some_and(|known| known != gender);
        self.entries.iter().any(|e| e.speaker.sort == Sort::Person && same(&e.speaker) && other(&e.speaker))
    }

    fn recent(&self, reach: usize) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev().take_while(move |e| self.sentence <= e.sentence + reach)
    }
}
