//! Rule files made to hang or to blow up: each is refused, or read, in no time.

use super::{add, rule};
use std::time::{Duration, Instant};

/// Far more than any of these takes; a file that is not bounded takes minutes.
const LONG: Duration = Duration::from_secs(20);

#[track_caller]
fn refused_fast(text: &str, code: &str) {
    let start = Instant::now();
    let told = add(text).err().unwrap_or_default();
    assert!(told.contains(&format!("[{code}]")), "{code} is not in: {told}");
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[test]
fn depth_and_size() {
    refused_fast(&format!("kind: {}", "[".repeat(100_000)), "nested-too-deep");
    refused_fast(&format!("kind: {}", "{a: ".repeat(100_000)), "nested-too-deep");
    refused_fast(&"- ".repeat(100_000), "broken-yaml");
    refused_fast(&format!("kind: {}", "x".repeat(2 << 20)), "rule-file-too-large");
    refused_fast(&rule(&"  - { id: a, any: <number> }\n".repeat(1_001)), "too-much");
    refused_fast(&rule(&format!("  - id: a\n    any: [{}]\n", "<number>, ".repeat(5_001))), "too-much");
}

#[test]
fn aliases_that_multiply() {
    let mut text = "kind: &a0 x\nlists:\n".to_owned();
    for n in 1..12 {
        text += &format!("  l{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(9));
    }
    refused_fast(&text, "alias-bomb");
    refused_fast("kind: a\nlists: &l { l: *l }\n", "broken-yaml");
}

#[test]
fn regular_expressions_and_phrases_that_blow_up() {
    for regex in ["((a{1,200}){1,200}){1,200}", "\\w{1000}{1000}", "(x+x+)+{500}{500}y"] {
        refused_fast(&rule(&format!("  - id: a\n    regex: '{regex}'\n")), "bad-regex");
    }
    refused_fast(&rule(&format!("  - id: a\n    any: '{}x'\n", "(".repeat(90))), "bad-phrase");
    refused_fast(
        &rule(&format!("  - id: a\n    any: '{}<number>'\n", "<gap 20> ".repeat(200))),
        "bad-phrase",
    );
}

#[test]
fn an_expression_that_would_backtrack_for_ever_elsewhere_is_harmless() {
    let rules = add(&rule("  - id: a\n    regex: '(?:a+)+(?P<value>\\d+)!'\n")).unwrap();
    let text = format!("{} 12.", "a".repeat(20_000));
    let article = claimdiff::model::article::Article::new("a".into(), "a".into(), "", &text);
    let start = Instant::now();
    claimdiff::pipeline::claims_of(article, &claimdiff::extract::Extractor::new(&rules));
    assert!(start.elapsed() < LONG);
}

#[test]
fn many_faults_of_shape_do_not_multiply_the_work() {
    let start = Instant::now();
    let told = add(&rule(&"  - { id: a, any: <number>, wher: { in: [body] } }\n".repeat(900))).err().unwrap();
    assert!(told.ends_with("more faults"), "{told}");
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}
