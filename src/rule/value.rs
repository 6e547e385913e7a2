//! Which slots and settings can give a kind its value. In: the type of value. Out: what a phrase must hold. It knows the
//! types and no file.

use crate::model::kind::ValueType;
use crate::rule::pattern::{Pattern, SlotKind};

/// Can such a slot hold such a value?
pub fn fits(slot: SlotKind, value: ValueType) -> bool {
    match value {
        ValueType::Count => matches!(slot, SlotKind::Count | SlotKind::Number),
        ValueType::Money => matches!(slot, SlotKind::Money | SlotKind::Number),
        ValueType::Measure => matches!(slot, SlotKind::Measure | SlotKind::Number),
        ValueType::Date => matches!(slot, SlotKind::Date | SlotKind::Day),
        ValueType::Place => slot == SlotKind::Place,
        ValueType::Name => matches!(slot, SlotKind::Person | SlotKind::Someone),
        ValueType::Quote => slot == SlotKind::Quote,
        ValueType::Term | ValueType::Text => false,
    }
}

/// The same of a slot marked `!`. A date holds a measure too: its time of day.
fn fits_marked(slot: SlotKind, value: ValueType) -> bool {
    fits(slot, value) || value == ValueType::Measure && matches!(slot, SlotKind::Date | SlotKind::Day)
}

/// The slots that may hold the value: those marked `!`, else all that can. The number of a marked one that cannot is
/// the error.
pub fn slots(pattern: &Pattern, value: ValueType) -> Result<Vec<u16>, usize> {
    let marked = pattern.slots.iter().any(|slot| slot.value);
    if let Some(wrong) = pattern.slots.iter().position(|slot| slot.value && !fits_marked(slot.kind, value)) {
        return Err(wrong);
    }
    let all = pattern.slots.iter().enumerate();
    let wanted = all.filter(|(_, slot)| slot.value || (!marked && fits(slot.kind, value)));
    Ok(wanted.map(|(number, _)| number as u16).collect())
}

/// May `set.value` give it? A place, a day, a name and a quotation are read from the text or not at all.
pub fn can_be_set(value: ValueType) -> bool {
    !matches!(value, ValueType::Date | ValueType::Place | ValueType::Name | ValueType::Quote)
}

/// Is it a number, or one with a unit?
pub fn is_number(value: ValueType) -> bool {
    matches!(value, ValueType::Count | ValueType::Money | ValueType::Measure)
}

/// The type's name as rule files write it.
pub fn name(value: ValueType) -> &'static str {
    match value {
        ValueType::Count => "count",
        ValueType::Date => "date",
        ValueType::Place => "place",
        ValueType::Name => "name",
        ValueType::Term => "term",
        ValueType::Text => "text",
        ValueType::Money => "money",
        ValueType::Measure => "measure",
        ValueType::Quote => "quote",
    }
}

/// How a phrase without a value is mended.
pub fn remedy(value: ValueType) -> String {
    let slot = match value {
        ValueType::Count => "<count:LIST> or <number>",
        ValueType::Money => "<money>, or <number> and `set: { unit: ... }`,",
        ValueType::Measure => "<measure>, or <number> and `set: { unit: ... }`,",
        ValueType::Date => "<date>",
        ValueType::Place => "<place>",
        ValueType::Name => "<person>",
        ValueType::Quote => "<quote>",
        ValueType::Term | ValueType::Text => {
            return "set the value: `set: { value: from LIST }`, or a word".to_owned();
        }
    };
    let set = if can_be_set(value) { ", or give a fixed `set: { value: ... }`" } else { "" };
    format!("write {slot} where the value stands{set}")
}
