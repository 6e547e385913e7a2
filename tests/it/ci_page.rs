//! `docs/ci.md` shows what happens: its files are written, its commands run, what they print compared.
//! `SNAPSHOTS=overwrite cargo test ci_page` renews it. And what it offers to copy is what the repository holds.

use claimdiff::read::format::{FORMATS, SHARED};
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A shell that knows the tool by its name.
fn shell(folder: &Path, script: &str) -> Command {
    let tool = Path::new(env!("CARGO_BIN_EXE_claimdiff"));
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths(
        tool.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&paths)),
    );
    let mut command = Command::new("bash");
    for name in ["NO_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(name);
    }
    command.current_dir(folder).env("PATH", paths.unwrap()).args(["-c", script]);
    command
}

/// The page with its output as it is now.
pub fn renewed(page: &str, folder: &Path) -> String {
    let (mut out, mut file, mut lines) = (String::new(), None, page.lines());
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some(name) = line.strip_prefix("<!-- file: ") {
            file = name.strip_suffix(" -->");
        } else if line.starts_with("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if let Some(name) = file.take() {
                let path = folder.join(name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, body.join("\n") + "\n").unwrap();
            }
            if line == "```console" {
                for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    let ran = shell(folder, command).output().unwrap();
                    let text =
                        String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
                    out.push_str(&format!("$ {command}\n{text}"));
                }
            } else {
                body.iter().for_each(|line| out.push_str(&format!("{line}\n")));
            }
            out.push_str("```\n");
        }
    }
    out
}

#[test]
fn the_page_shows_what_happens() {
    let path = root().join("docs/ci.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let renewed = renewed(&page, folder.path());
    let codes: Vec<&str> = renewed.lines().filter_map(|line| line.strip_prefix("exit code ")).collect();
    assert_eq!(codes, ["1", "0", "1", "0", "1"], "red, green, red, green, red: {renewed}");
    if page != renewed && std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite") {
        std::fs::write(&path, &renewed).unwrap();
    } else {
        assert!(page == renewed, "docs/ci.md is stale: SNAPSHOTS=overwrite cargo test ci_page\n{renewed}");
    }
}

#[test]
fn every_snippet_is_sound_yaml() {
    let page = std::fs::read_to_string(root().join("docs/ci.md")).unwrap();
    for block in page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        serde_yaml::from_str::<serde_json::Value>(block).unwrap_or_else(|error| panic!("{error}: {block}"));
    }
}

#[test]
fn the_action_runs_what_its_inputs_say() {
    let action: serde_json::Value =
        serde_yaml::from_str(&std::fs::read_to_string(root().join("action.yml")).unwrap()).unwrap();
    let steps = action["runs"]["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["id"] == "check").unwrap();
    let script = step["run"].as_str().unwrap();
    assert!(!script.contains("${{"), "an input would be run as text of the script");
    let folder = tempfile::tempdir().unwrap();
    let article = |killed: u32| {
        format!("---\nevent: fire\npublished: 2023-07-10\n---\nThe fire killed {killed} people.\n")
    };
    std::fs::create_dir(folder.path().join("my stories")).unwrap();
    std::fs::write(folder.path().join("my stories/a.txt"), article(12)).unwrap();
    std::fs::write(folder.path().join("my stories/b.txt"), article(17)).unwrap();
    let run = |paths: &str, fail_on: &str| {
        let output = folder.path().join("output");
        std::fs::write(&output, "").unwrap();
        // As the runner calls `shell: bash`.
        let mut command = shell(folder.path(), &format!("set -eo pipefail\n{script}"));
        command.env("GITHUB_OUTPUT", &output).env("GITHUB_STEP_SUMMARY", folder.path().join("summary"));
        command.env("PATHS", paths).env("FAIL_ON", fail_on).env("SARIF", "r.sarif");
        for name in ["AGAINST", "CONFIG", "SINCE"] {
            command.env(name, "");
        }
        let ran = command.output().unwrap();
        let told = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
        (ran.status.code(), told, std::fs::read_to_string(output).unwrap())
    };
    let (code, told, output) = run("my stories", "");
    assert_eq!((code, output.as_str()), (Some(1), "exit-code=1\nsarif=r.sarif\n"), "{told}");
    assert!(told.starts_with("::error file=my stories/b.txt"), "{told}");
    assert!(folder.path().join("r.sarif").is_file() && folder.path().join("summary").is_file());
    assert_eq!(run("my stories/a.txt\nmy stories/b.txt", "never").0, Some(0));
    let (code, told, _) = run("$(touch owned); --output", "");
    assert_eq!(code, Some(2), "{told}");
    assert!(!folder.path().join("owned").exists());
}

#[test]
fn the_release_makes_what_the_action_installs() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
    let (action, release) = (read("action.yml"), read(".github/workflows/release.yml"));
    let targets: Vec<&str> =
        release.lines().filter_map(|l| l.trim().strip_prefix("- { target: ")?.split(',').next()).collect();
    assert_eq!(targets.len(), 5);
    for target in targets {
        assert!(action.contains(&format!("target={target} ;;")), "the action does not know {target}");
    }
    assert!(read("CHANGELOG.md").contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_hook_reads_the_whole_batch() {
    let text = std::fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let hooks: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(hooks[0]["entry"], "claimdiff check");
    assert_eq!(hooks[0]["pass_filenames"], false);
    let files = regex::Regex::new(hooks[0]["files"].as_str().unwrap()).unwrap();
    let readable = FORMATS.iter().flat_map(|format| format.extensions).chain(SHARED);
    for ending in readable.chain(&["yaml", "yml"]) {
        assert!(files.is_match(&format!("stories/one.{ending}")), "{ending}");
    }
    assert!(!files.is_match("photo.jpg"));
}
