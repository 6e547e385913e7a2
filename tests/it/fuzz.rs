//! The fuzz targets on stable: fixtures, mutated, through the same entry points (`fuzz/src/lib.rs`). A short while in each
//! test run, always the same inputs; longer with
//! `CLAIMDIFF_FUZZ_SECONDS=600 cargo test --profile quick --test it fuzz -- --nocapture`, each target so long, with the dice
//! that `CLAIMDIFF_FUZZ_SEED` says.

#[path = "../../fuzz/src/lib.rs"]
mod targets;

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use targets::{END, NAMES, TARGETS};

/// So many inputs a target in a plain test run.
const CASES: usize = 60;

/// No input is longer, and none may take longer than [`PATIENCE`], even without optimisation and under load.
const LONGEST: usize = 32 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

/// What breaks programs that read text.
const PIECES: &[&str] = &[
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{301}",
    "\u{0}",
    "\u{1f469}\u{200d}\u{1f692}",
    "\u{130}",
    "\u{df}",
    "\u{fb01}",
    "\u{2028}",
    "\u{85}",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "\u{ad}",
    "\"",
    "\u{201c}",
    "\u{2019}s ",
    "99999999999999999999",
    "18446744073709551616",
    "-1",
    "0",
    "1e308",
    "3.5 million",
    "1/2",
    "half a dozen",
    "2023-02-30",
    "31 February 9999",
    "Friday",
    "24:61",
    "two and a half",
    "between 5 and 3",
    "no ",
    "more than ",
    "killed ",
    "said ",
    "Mr. ",
    "al-",
    "Jr. ",
    "near ",
    "km north of ",
    "Georgia, ",
    "$",
    "£1.2bn",
    "%",
    "aged 7",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "</p>",
    "<![CDATA[",
    "&#x110000;",
    "&amp;",
    "<!--",
    "---\n",
    ": ",
    "- ",
    "|",
    "*x",
    "&x ",
    "<gap 20>",
    "<number>",
];

/// xorshift64*: the same inputs on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, sorted; empty when there is none.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    found.sort();
    found.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn contents(folder: &str) -> Vec<Vec<u8>> {
    files(&root().join(folder)).iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// What a target begins with.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let chosen = |many: usize, files: Vec<Vec<u8>>| -> Vec<Vec<u8>> {
        let pairs =
            files.iter().flat_map(|file| (0..many).map(move |first| [&[first as u8], &file[..]].concat()));
        pairs.collect()
    };
    let batches = || -> Vec<Vec<u8>> {
        let mut folders: Vec<PathBuf> =
            std::fs::read_dir(root().join("corpus")).unwrap().map(|e| e.unwrap().path()).collect();
        folders.sort();
        let batch = |folder: &PathBuf| -> Vec<u8> {
            let articles = files(&folder.join("articles"));
            articles.iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>().join(&END)
        };
        folders.iter().map(batch).filter(|batch| !batch.is_empty()).collect()
    };
    let mut seeds = match target {
        "read" => {
            chosen(NAMES.len(), [contents("tests/data/read"), contents("corpus/syria-strike")].concat())
        }
        "read_as" => chosen(claimdiff::read::format::FORMATS.len(), contents("tests/data/read")),
        "segment" | "annotate" => contents("corpus"),
        "rules" => contents("rules").into_iter().chain([STARTER.into()]).collect(),
        "config" => vec![SETTINGS.into()],
        _ => batches(),
    };
    seeds.retain(|seed| !seed.is_empty() && seed.len() <= LONGEST);
    assert!(!seeds.is_empty(), "{target} has nothing to begin with");
    seeds
}

/// The rule file that `rules new` writes.
const STARTER: &str = include_str!("../../src/cli/starter.yaml");

/// Settings of every sort.
const SETTINGS: &str = "\
fail-on: warning
kinds: { killed: { severity: note, tolerance: 2 } }
suppress:
  - { kind: killed, reason: Seen, until: 2030-01-01 }
severity:
  - { is: note, kind: injured }
sources: [Northwire, \"Daily *\"]
lists: { victim: [hikers] }
house-style: { Zelenskyy: [Zelensky, Zelenskiy] }
";

fn mutated(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut data = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(6) {
        let (a, b) = (dice.below(data.len() + 1), dice.below(data.len() + 1));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 200));
        match dice.below(8) {
            0 if a.min(b) < data.len() => data[a.min(b)] ^= 1 << dice.below(8),
            1 => drop(data.drain(from..to)),
            // A stretch many times over: what is not linear shows.
            2 => {
                let stretch = data[from..to].repeat(1 + dice.below(40));
                drop(data.splice(to..to, stretch));
            }
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let start = dice.below(other.len());
                let stretch = other[start..other.len().min(start + 400)].to_vec();
                drop(data.splice(from..to, stretch));
            }
            4 => data.truncate(b.max(1)),
            5 => {
                let flood = PIECES[dice.below(PIECES.len())].repeat(1 + dice.below(300));
                drop(data.splice(from..from, flood.into_bytes()));
            }
            _ => {
                let piece = PIECES[dice.below(PIECES.len())].bytes();
                drop(data.splice(from..from, piece));
            }
        }
    }
    data.truncate(LONGEST);
    data
}

/// Runs one input; what breaks the target is kept, and the test says where.
fn survives(name: &str, target: fn(&[u8]), data: &[u8]) {
    let begun = Instant::now();
    let done = catch_unwind(|| target(data));
    let took = begun.elapsed();
    if done.is_err() || took > PATIENCE {
        let hash = claimdiff::model::features::hash(data);
        let kept = std::env::temp_dir().join(format!("claimdiff-{name}-{hash:016x}"));
        std::fs::write(&kept, data).unwrap();
        panic!(
            "{name}: {} after {took:?}; the input is {}",
            if done.is_err() { "a panic" } else { "slow" },
            kept.display()
        );
    }
}

fn run(name: &str) {
    let (_, target) = *TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let seconds = std::env::var("CLAIMDIFF_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let seed = std::env::var("CLAIMDIFF_FUZZ_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(0x5eed_u64);
    let (seeds, mut dice) = (seeds(name), Dice(seed ^ claimdiff::model::features::hash(name.as_bytes()) | 1));
    let (begun, mut cases) = (Instant::now(), 0);
    let long = seconds.map(Duration::from_secs);
    while long.map_or(cases < CASES, |long| begun.elapsed() < long) {
        survives(name, target, &mutated(&mut dice, &seeds));
        cases += 1;
    }
    println!("{name}: {cases} inputs in {:?}, seed {seed}", begun.elapsed());
}

macro_rules! runs {
    ($($name:ident)*) => {
        $(#[test] fn $name() { run(stringify!($name)); })*

        #[test]
        fn every_target_is_run() {
            let known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(known, [$(stringify!($name)),*]);
            for name in known {
                assert!(root().join("fuzz/fuzz_targets").join(format!("{name}.rs")).is_file(), "{name}");
            }
        }
    };
}

runs! { read read_as segment annotate rules config check }

/// What once broke a target, and must not again: `tests/data/fuzz/TARGET/WHAT-IT-WAS`.
#[test]
fn what_was_found_stays_mended() {
    for (name, target) in TARGETS {
        for path in files(&root().join("tests/data/fuzz").join(name)) {
            survives(name, *target, &std::fs::read(path).unwrap());
        }
    }
}

/// Writes what the targets begin with to `fuzz/corpus`, where cargo-fuzz looks: `cargo test --test it fuzz::corpus --
/// --ignored`.
#[test]
#[ignore = "writes files"]
fn corpus() {
    for (name, _) in TARGETS {
        let folder = root().join("fuzz/corpus").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds(name).iter().enumerate() {
            std::fs::write(folder.join(format!("{number:03}")), seed).unwrap();
        }
    }
}
