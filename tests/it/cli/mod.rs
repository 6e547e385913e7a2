//! The command line from outside: messages, exit codes, pipes.

#![allow(clippy::unwrap_used)]

mod bad_input;
mod baseline;
mod commands;
mod config;
mod exit_codes;
mod files;
#[cfg(unix)]
mod hostile;
mod options;
mod outputs;
mod rules;
mod suppress;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// One rule, so that these tests do not depend on what the built-in rules find.
const RULE: &str = "
kind: toll
value: count
rules:
  - id: toll
    any: [\"<number> were killed\"]
";

/// What a run gave.
#[derive(Debug, PartialEq)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A folder with these files, and a rule file beside it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("desk")).unwrap();
        std::fs::write(folder.path().join("rule.yaml"), RULE).unwrap();
        let desk = Self { folder };
        files.iter().for_each(|(name, bytes)| desk.write(name, bytes));
        desk
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("desk")
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs in the folder, with the one rule.
    fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, b"")
    }

    fn run_with(&self, words: &[&str], stdin: &[u8]) -> Ran {
        let rule = ["--no-builtin", "--rules", "../rule.yaml"];
        let takes_rules = !matches!(words.first(), None | Some(&"--help" | &"--version"));
        ran(
            command().current_dir(self.path()).args(words).args(if takes_rules { &rule[..] } else { &[] }),
            stdin,
        )
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimdiff"));
    for name in ["NO_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(name);
    }
    command.env("RAYON_NUM_THREADS", "2");
    command
}

fn ran(command: &mut Command, stdin: &[u8]) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A tool that refuses early does not read to the end.
    drop(child.stdin.take().unwrap().write_all(stdin));
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

/// A run that could not do what was asked, with this message and nothing else.
fn refused(message: &str) -> Ran {
    Ran { code: Some(2), out: String::new(), err: format!("claimdiff: {message}\n") }
}
