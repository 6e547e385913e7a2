//! Copies of one text are one voice.

use super::{read, two_stories};
use claimdiff::group::lineages;

const WIRE: &str = "Rescuers pulled eleven people from a collapsed hotel in Marisol on Monday. The building had been \
    closed for repairs since March, the town's council said. Neighbours heard a crack like thunder before the front \
    wall fell into the street. Nobody knows yet why the guests were inside.";

#[test]
fn a_wire_story_printed_twice_is_one_lineage() {
    let cut = WIRE.rsplit_once(" Nobody").unwrap().0;
    let retold = "Eleven people were freed from the ruins of a hotel at Marisol. It ought to have stood empty: the \
        council had it closed in March. Why it came down, and why somebody slept there, will be for a judge to say.";
    let batch = [
        read("wire", "2021-05-04", "Eleven saved from fallen hotel", WIRE),
        read("other", "2021-05-04", "Hotel ruin gives up eleven alive", retold),
        read("paper", "2021-05-05", "Hotel falls in Marisol", &format!("{cut} (Own report)")),
    ];
    assert_eq!(lineages(&batch), [0, 1, 0]);
}

#[test]
fn own_reports_are_lineages_of_their_own() {
    assert_eq!(lineages(&two_stories()), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn equal_texts_are_one_lineage_however_short() {
    let batch = [read("a", "", "", "Quake."), read("b", "", "", "Flood."), read("c", "", "", "Quake.")];
    assert_eq!(lineages(&batch), [0, 1, 0]);
}
