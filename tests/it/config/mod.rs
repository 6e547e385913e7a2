//! `claimdiff.yaml`: what is read, what is refused and where, and that it says all that the command line can.

mod schema;

use claimdiff::cli::args::Cli;
use claimdiff::config::load::Config;
use claimdiff::config::written::ConfigFile;
use clap::CommandFactory;

/// Options that ask a question, or say where the configuration is: they set nothing.
const NO_SETTINGS: &[&str] = &["help", "version", "config", "no-config", "show-config", "list-files"];

fn fault(text: &str) -> String {
    Config::of("claimdiff.yaml", text).err().map_or(String::new(), |error| error.to_string())
}

#[test]
fn every_option_has_a_key_of_its_name() {
    let cli = Cli::command();
    let check = cli.find_subcommand("check").unwrap();
    let keys = super::rule::schema::keys::<ConfigFile>();
    let options = check.get_arguments().filter_map(|argument| argument.get_long());
    let missing: Vec<&str> =
        options.filter(|name| !NO_SETTINGS.contains(name) && !keys.contains(*name)).collect();
    assert!(missing.is_empty(), "no key for {missing:?}");
}

#[test]
fn an_unknown_key_is_refused_at_its_place() {
    let told = fault("fail-on: note\nsupress: []\n");
    assert!(told.starts_with("claimdiff.yaml:2:1: there is no key `supress` here [no-such-key]\n"), "{told}");
    assert!(told.ends_with("= did you mean `suppress`?"), "{told}");
    let told = fault("suppress:\n  - reason: seen\n    kind: killed\n    utnil: 2023-01-01\n");
    assert!(
        told.starts_with("claimdiff.yaml:4:5: suppress[0]: there is no key `utnil` here [no-such-key]\n"),
        "{told}"
    );
    assert!(told.ends_with("= did you mean `until`?"), "{told}");
}

#[test]
fn a_reason_is_never_left_out() {
    let told = fault("suppress:\n  - kind: killed\n");
    assert!(told.starts_with("claimdiff.yaml:2:5: suppress[0]: `reason` is missing"), "{told}");
}

#[test]
fn hostile_files_are_refused_before_they_are_parsed() {
    assert!(fault(&"[".repeat(200_000)).contains("brackets nest deeper than"));
    assert!(fault("quiet: true\nquiet: false\n").contains("stands here twice"));
}

#[test]
fn a_file_of_comments_sets_nothing() {
    let config = Config::of("claimdiff.yaml", "# fail-on: note\n\n").unwrap();
    assert!(config.file.fail_on.is_none() && config.file.suppress.is_empty());
}
