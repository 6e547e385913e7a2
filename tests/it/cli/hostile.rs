//! Input and machines that mean ill, each with its documented behaviour (`docs/robustness.md`): never a panic, never half
//! a report, never what rewrites a terminal.

#[cfg(debug_assertions)]
use crate::cli::ran;
use crate::cli::{Desk, command, refused};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn story(killed: &str) -> Vec<u8> {
    format!("---\nevent: fire\npublished: 2023-07-10\n---\nIn the fire {killed} were killed.\n").into_bytes()
}

const RULE: [&str; 3] = ["--no-builtin", "--rules", "../rule.yaml"];

/// Two articles that disagree.
fn desk() -> Desk {
    Desk::new(&[("s/a.txt", &story("12")), ("s/b.txt", &story("17"))])
}

#[test]
fn marks_that_turn_text_around_reach_no_report() {
    let desk = desk();
    desk.write("s/c.txt", &story("\u{202e}21\u{202c} people and \u{2066}19\u{2069}"));
    desk.write("s/d\u{202e}txt.txt", &story("23"));
    for format in ["table", "markdown", "matrix", "github", "csv", "junit"] {
        let ran = desk.run(&["check", "s", "--format", format]);
        assert_eq!(ran.code, Some(1), "{format}: {}", ran.err);
        let all = ran.out + &ran.err;
        let turned =
            all.chars().find(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}'));
        assert!(turned.is_none() || matches!(format, "csv" | "junit"), "{format} holds {turned:?}:\n{all}");
    }
}

#[test]
fn a_figure_in_look_alikes_is_no_claim_and_no_false_alarm() {
    let desk = Desk::new(&[("s/a.txt", &story("12"))]);
    // A Cyrillic letter in the verb.
    desk.write("s/c.txt", "In the fire 17 w\u{435}re killed.\n".as_bytes());
    let ran = desk.run(&["check", "s"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn floods_of_combining_marks_end_soon() {
    let begun = Instant::now();
    let flood =
        format!("In the fire 12{} were killed. {}", "\u{301}".repeat(50_000), "\u{200d}".repeat(50_000));
    let desk = Desk::new(&[("a.txt", flood.as_bytes())]);
    assert_eq!(desk.run(&["check", "a.txt"]).code, Some(0));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_gigabyte_is_refused_at_once() {
    let desk = Desk::new(&[("a.txt", b""), ("a.zip", b""), ("a.jsonl", b"")]);
    let begun = Instant::now();
    for name in ["a.txt", "a.zip", "a.jsonl"] {
        let file = std::fs::File::options().write(true).open(desk.path().join(name)).unwrap();
        file.set_len(1 << 30).unwrap();
        let ran = desk.run(&["check", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{name}: {}", ran.err);
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn a_thousand_tiny_files() {
    let desk = desk();
    for n in 0..1_000 {
        desk.write(&format!("s/{}/{n}.txt", n % 10), b"x");
    }
    assert_eq!(desk.run(&["check", "s"]).code, Some(1));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_as_it_was_found() {
    let desk = desk();
    let path = desk.path().join("s/b.txt");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut long = false;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                let text = if long { story("17").repeat(1 + 2_000) } else { story("18") };
                std::fs::write(&path, text).unwrap();
                long = !long;
            }
        });
        for _ in 0..20 {
            let ran = desk.run(&["check", "s", "--format", "json"]);
            // Found between emptying and filling, it is empty, and counts as not read.
            assert!(matches!(ran.code, Some(0..=2)), "{ran:?}");
            assert!(serde_json::from_str::<serde_json::Value>(&ran.out).is_ok(), "{}", ran.out);
            assert!(!ran.err.contains("itself failed"), "{}", ran.err);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn links_in_a_circle_are_not_followed() {
    let desk = desk();
    symlink(".", desk.path().join("s/self")).unwrap();
    symlink("loop.txt", desk.path().join("s/loop.txt")).unwrap();
    let ran = desk.run(&["check", "s"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("2 symbolic link"), "{}", ran.out);
    let ran = desk.run(&["check", "s/loop.txt"]);
    let message = "s/loop.txt: cannot be read: Too many levels of symbolic links (os error 40)";
    assert_eq!(ran, refused(message));
}

#[test]
fn without_permission_a_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    let path = desk.path().join("s/b.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("skipped: whoever runs this may read every file");
        return;
    }
    assert_eq!(desk.run(&["check", "s/b.txt"]), refused("s/b.txt: cannot be read: permission denied"));
    let ran = desk.run(&["check", "s"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("s/b.txt: not read: cannot be read: permission denied"), "{}", ran.out);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = desk();
    let mut command = command();
    command.current_dir(desk.path()).args(["check", "s"]).args(RULE);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let done = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    let told = "claimdiff: standard output: No space left on device (os error 28)\n";
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap().as_str()), (Some(2), told));
    let message = "/dev/full: cannot be written: No space left on device (os error 28)";
    assert_eq!(desk.run(&["check", "s", "--output", "json=/dev/full"]), refused(message));
}

#[test]
fn a_reader_that_closes_the_pipe_at_once_is_no_fault() {
    let desk = desk();
    for format in ["table", "json", "sarif", "csv"] {
        let mut command = command();
        command.current_dir(desk.path()).args(["check", "s", "--format", format]).args(RULE);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!((done.status.code(), done.stderr), (Some(1), vec![]), "{format}");
    }
}

#[test]
fn interrupted_it_leaves_the_report_of_the_run_before() {
    let desk = desk();
    desk.write("r.json", b"old");
    let mut command = command();
    command.current_dir(desk.path()).args(["check", "s", "-", "--output", "json=r.json"]).args(RULE);
    // It waits for standard input, which never ends.
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    // The pipe is held open until it has ended.
    let mut child = child;
    let stdin = child.stdin.take();
    let done = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!((done.status.signal(), done.stdout, done.stderr), (Some(2), vec![], vec![]));
    assert_eq!(std::fs::read(desk.path().join("r.json")).unwrap(), b"old");
}

/// Provoked in builds for tests only.
#[cfg(debug_assertions)]
mod panics {
    use super::*;

    fn run(desk: &Desk, words: &[&str], at: &str) -> crate::cli::Ran {
        let mut command = command();
        command.current_dir(desk.path()).args(words).args(RULE).env("CLAIMDIFF_TEST_PANIC", at);
        ran(&mut command, b"")
    }

    #[test]
    fn the_article_is_named_and_the_others_are_checked() {
        let desk = desk();
        desk.write("s/c.txt", &story("19"));
        for (at, what) in [("read s/c.txt", "not read"), ("check s/c.txt", "not checked")] {
            let ran = run(&desk, &["check", "s", "--format", "json"], at);
            assert_eq!(ran.code, Some(1), "{ran:?}");
            let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(report["discrepancies"].as_array().unwrap().len(), 1);
            let notices = report["notices"].as_array().unwrap();
            assert!(notices.iter().any(|n| n["code"] == "fault" && n["place"] == "s/c.txt"), "{notices:?}");
            assert!(ran.err.starts_with(&format!("claimdiff: s/c.txt: {what}: claimdiff ")), "{}", ran.err);
            assert!(
                ran.err.contains("please report this line") && ran.err.lines().count() == 1,
                "{}",
                ran.err
            );
        }
    }

    #[test]
    fn not_everything_was_checked_so_the_code_is_2() {
        let desk = Desk::new(&[("s/a.txt", &story("12")), ("s/c.txt", &story("12"))]);
        for words in [&["check", "s"][..], &["extract", "s"], &["annotate", "s"]] {
            for at in ["read s/c.txt", "check s/c.txt"] {
                let ran = run(&desk, words, at);
                assert_eq!(ran.code, Some(2), "{words:?} {at}: {ran:?}");
                assert!(
                    ran.err.contains("s/c.txt: not ") && ran.err.contains("itself failed"),
                    "{}",
                    ran.err
                );
            }
        }
    }

    #[test]
    fn outside_of_articles_it_is_one_sentence_and_code_2() {
        let desk = desk();
        desk.write("r.json", b"old");
        let ran = run(&desk, &["check", "s", "--output", "json=r.json"], "run");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(2), "", 1), "{}", ran.err);
        assert!(ran.err.contains("please report this line"), "{}", ran.err);
        assert_eq!(std::fs::read(desk.path().join("r.json")).unwrap(), b"old");
    }
}
