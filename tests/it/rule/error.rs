use super::{add, refused, rule};
use claimdiff::rule::error::{Fault, RuleError, did_you_mean};

#[test]
fn a_fault_prints_place_line_caret_and_hint() {
    let fault =
        Fault::at("desk.yaml", "a: 1\nb: é!\n", 10, "b", "takes a text").hint(Some("write it".into()));
    assert_eq!(fault.to_string(), "desk.yaml:2:5: b: takes a text\n  | b: é!\n  |     ^\n  = write it");
    assert_eq!(Fault::file("desk.yaml", "is empty").to_string(), "desk.yaml: is empty");
}

#[test]
fn a_place_inside_a_character_or_past_the_end_is_no_panic() {
    assert_eq!(Fault::at("x", "é", 1, "", "m").column, 1);
    assert_eq!(Fault::at("x", "é\n", 99, "", "m").line, 2);
}

#[test]
fn a_long_line_is_shown_around_the_caret() {
    let line = format!("{}#{}", "x".repeat(500), "y".repeat(500));
    let told = Fault::at("x", &line, 500, "", "m").to_string();
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some("x:1:501: m"));
    let (shown, caret) = (lines.next().unwrap(), lines.next().unwrap());
    assert_eq!(shown.find('#'), caret.find('^'));
    assert_eq!(shown.len(), 4 + 120);
}

#[test]
fn what_a_terminal_obeys_is_not_printed() {
    let told = Fault::at("x", "a\t\u{1b}[31m", 2, "", "no `\u{1b}`").to_string();
    assert_eq!(told, "x:1:3: no `\u{FFFD}`\n  | a \u{FFFD}[31m\n  |   ^");
    let told = add(&rule("  - id: \"a\\e[31m\"\n    any: <number>\n")).err().unwrap();
    assert!(!told.contains('\u{1b}'), "{told}");
}

#[test]
fn an_error_is_small() {
    assert!(size_of::<RuleError>() <= 3 * size_of::<usize>());
}

#[test]
fn all_faults_of_a_file_are_told_in_the_order_of_its_lines() {
    refused(
        "kind: Stranded
compare: { tolerance: -1 }
lists: { place: [x] }
background: { history: [\"<yaers> ago\"] }
",
        "
desk.yaml:1:7: kind: `Stranded` is no id: use a-z, 0-9 and single hyphens [no-id]
  | kind: Stranded
  |       ^
desk.yaml:1:7: kind: kind `Stranded` is new and has no `value` [new-kind]
  | kind: Stranded
  |       ^
  = say what its claims carry: `value: count`
desk.yaml:2:23: compare.tolerance: takes a finite number of 0 or more [wrong-value]
  | compare: { tolerance: -1 }
  |                       ^
desk.yaml:3:10: lists.place: `<place>` means something else in phrases; give the list another name [reserved-name]
  | lists: { place: [x] }
  |          ^
desk.yaml:4:26: background.history[0]: there is no word list or slot `yaers` [no-such-name]
  | background: { history: [\"<yaers> ago\"] }
  |                          ^
  = declare it: `lists: { yaers: [...] }`
",
    );
}

#[test]
fn of_many_faults_twenty_are_told() {
    let told = add(&rule(&"  - { id: a, any: <no> }\n".repeat(30))).err().unwrap();
    assert_eq!(told.matches("there is no word list").count(), 20);
    assert!(told.ends_with("\nand 10 more faults"), "{told}");
}

#[test]
fn a_hint_is_given_for_a_slip_and_not_for_another_word() {
    let known = || ["stranded", "victim"].into_iter();
    assert_eq!(did_you_mean("strandet", known()).as_deref(), Some("did you mean `stranded`?"));
    assert_eq!(did_you_mean("xyz", known()), None);
}
