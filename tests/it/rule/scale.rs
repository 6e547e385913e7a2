//! What many rules cost. Times depend on the machine, so these run when they are asked for:
//! `cargo test --release --test it scale -- --ignored --nocapture`.

use claimdiff::pipeline::rule_test;
use claimdiff::rule::set::RuleSet;
use claimdiff::{Options, ReadOptions, check, read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The shortest of several runs: what else the machine does only adds to it.
fn shortest(mut work: impl FnMut()) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap()
}

/// Five hundred rules of fifty kinds, as desks write them: lists, slots, exceptions, a regular expression in ten.
fn many_rules() -> Vec<String> {
    let rule = |kind: usize, n: usize| match n {
        0 => format!("  - {{ id: r0, regex: 'item{kind} (?P<value>\\d+) kg' }}\n"),
        // One in ten speaks of what is in every article.
        1 => "  - { id: r1, any: \"<number> <gap 5> (said | police | killed | people)\" }\n".to_owned(),
        _ => format!(
            "  - id: r{n}\n    any: [\"<count:victim> <auxiliary>* verbed{kind}x{n}\", \"thing{kind}x{n} of <number>\"]\n    not: [\"no longer verbed{kind}x{n}\"]\n    where: {{ in: [headline, body] }}\n"
        ),
    };
    let file = |kind: usize| {
        let rules: String = (0..10).map(|n| rule(kind, n)).collect();
        format!("kind: own-{kind}\nvalue: count\nrules:\n{rules}")
    };
    (0..50).map(file).collect()
}

#[test]
#[ignore = "measures time"]
fn five_hundred_rules_do_not_double_the_time_of_a_check() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let events = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path().join("articles"));
    let paths: Vec<PathBuf> = events.filter(|path| path.is_dir()).collect();
    let files = many_rules();
    let run = |own: &[String]| {
        let mut rules = RuleSet::ready(true, &[]).unwrap();
        own.iter().enumerate().for_each(|(n, text)| rules.add(&format!("own-{n}.yaml"), text).unwrap());
        let batch = read(&paths, &ReadOptions::default()).unwrap();
        assert!(!check(batch, &rules, &Options::default()).articles.is_empty());
    };
    let (without, with) = (shortest(|| run(&[])), shortest(|| run(&files)));
    println!(
        "without {without:?}, with 500 rules {with:?}: {:.2}",
        with.as_secs_f64() / without.as_secs_f64()
    );
    assert!(with < 2 * without, "{without:?} {with:?}");
}

#[test]
#[ignore = "measures time"]
fn the_examples_of_all_built_in_rules_run_in_a_second() {
    let time = shortest(|| {
        let rules = RuleSet::builtin().unwrap();
        let tested = rule_test::run(&rules).len() + rule_test::run_pairs(&rules).len();
        assert!(tested > rules.rules.len());
    });
    println!("rules test: {time:?}");
    assert!(time < Duration::from_secs(1), "{time:?}");
}
