//! The house style of names, as rule files give it. In: preferred forms and the variants that are not to be used. Out:
//! which of them a text uses. Words are compared as they stand, since a capital or a hyphen may be the difference.

use crate::rule::error::Faults;
use crate::rule::locate::Place;
use crate::rule::source::SourceFile;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// The preferred form of each form that is known; a preferred form stands for itself.
#[derive(Debug, Default)]
pub struct HouseStyle {
    forms: BTreeMap<String, String>,
    /// Any of the forms as whole words, the longest first.
    any: Option<Regex>,
}

/// A form that a text uses, and the one that the desk prefers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Styled<'a> {
    /// As written.
    pub written: &'a str,
    /// As the desk writes it.
    pub preferred: &'a str,
}

impl HouseStyle {
    /// Adds the table of one file; of two tables that name one variant the later counts.
    pub fn add(&mut self, source: &SourceFile, table: &BTreeMap<String, Vec<String>>, faults: &mut Faults) {
        for (preferred, variants) in table {
            let place = Place::root().key("house-style").key(preferred);
            if preferred.trim().is_empty() {
                faults.add(source.fault_of_key(&place, "an empty name").code("house-style"));
            }
            for (n, variant) in variants.iter().enumerate() {
                if variant.trim().is_empty() || variant == preferred {
                    faults.add(
                        source.fault(&place.item(n), "is no other form of the name").code("house-style"),
                    );
                } else if table.contains_key(variant) {
                    faults.add(source.fault(&place.item(n), "is a preferred form, too").code("house-style"));
                }
                self.forms.insert(variant.clone(), preferred.clone());
            }
            self.forms.insert(preferred.clone(), preferred.clone());
        }
        let mut forms: Vec<String> = self.forms.keys().map(|form| regex::escape(form)).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        // Too large a table finds nothing here: `load` has refused it.
        self.any = Regex::new(&format!(r"\b(?:{})\b", forms.join("|"))).ok().filter(|_| !forms.is_empty());
    }

    /// The forms in a text, each once, sorted; preferred ones too.
    pub fn forms<'a>(&'a self, text: &'a str) -> BTreeSet<Styled<'a>> {
        let found = self.any.iter().flat_map(|any| any.find_iter(text));
        let styled = |written| Some(Styled { written, preferred: self.forms.get(written)? });
        found.filter_map(|form| styled(form.as_str())).collect()
    }
}
