//! The command line and the configuration, put together. In: options as given, a configuration. Out: the options, those
//! that were not given taken from the configuration, and where each comes from. The command line wins as a whole: a list
//! given there is not added to that of the file.

use crate::cli::args::{BaselineRun, CheckArgs, Color, FailOn, Input, Shared};
use crate::cli::exit::CliError;
use crate::config::load::Config;
use crate::lexicon::threshold::{self, Threshold};
use crate::model::article::{Basis, Published};
use crate::model::published::published;
use crate::report::FORMATS;
use crate::report::options::POLICIES;
use crate::rule::error::{Faults, did_you_mean};
use crate::rule::locate::Place;
use crate::rule::scalar::OneOrMany;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// The configuration of a run: the file named, else the nearest from the working folder upwards, else none.
pub fn load(shared: &Shared) -> Result<Config, CliError> {
    if shared.no_config {
        return Ok(Config::default());
    }
    let found = match &shared.config {
        Some(path) => Some(path.clone()),
        None => std::env::current_dir().ok().and_then(|folder| crate::config::find(&folder)),
    };
    let config = found.map(|path| Config::read(&path)).transpose()?.unwrap_or_default();
    set_thresholds(&config)?;
    Ok(config)
}

/// A setting as `--show-config` prints it.
pub struct Row {
    /// Its key, which is its option's name.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Where it comes from.
    pub origin: String,
}

/// Options on their way to be complete.
pub struct Merge<'c> {
    config: &'c Config,
    faults: Faults,
    /// In the order of the help.
    pub rows: Vec<Row>,
}

impl<'c> Merge<'c> {
    /// Begins with a configuration.
    pub fn new(config: &'c Config) -> Self {
        Self { config, faults: Faults::default(), rows: Vec::new() }
    }

    /// Ends: what is wrong with the configuration.
    pub fn done(self) -> Result<Vec<Row>, CliError> {
        self.faults.or(self.rows).map_err(CliError::from)
    }

    /// Options of every command.
    pub fn shared(&mut self, shared: &mut Shared) {
        let config = self.config;
        let file = &config.file;
        self.rules(shared, file.rules.as_ref());
        self.flag("no-builtin", &mut shared.no_builtin, file.no_builtin);
        let jobs = file.jobs.as_ref();
        self.one("jobs", &mut shared.jobs, jobs, at_least_one, u16::to_string, "one per processor");
        self.flag("quiet", &mut shared.quiet, file.quiet);
        self.one("color", &mut shared.color, file.color.as_ref(), |word| choice::<Color>(word), word, "auto");
    }

    /// What is read, and how.
    pub fn input(&mut self, input: &mut Input) {
        let config = self.config;
        let file = &config.file;
        // What is named by another file is named: the configuration then adds nothing.
        let paths = if input.files_from.is_some() { None } else { file.paths.as_ref() };
        self.many("paths", &mut input.paths, paths);
        let from = if input.paths.is_empty() { file.files_from.as_ref() } else { None };
        self.one(
            "files-from",
            &mut input.files_from,
            from,
            |path| Ok(config.beside(path)),
            |path| shown(path),
            "none",
        );
        let name = file.stdin_filename.as_ref();
        self.one("stdin-filename", &mut input.stdin_filename, name, |n| Ok(n.clone()), String::clone, "none");
        let forced = file.input_format.as_ref();
        self.one(
            "input-format",
            &mut input.input_format,
            forced,
            |n| readable(n),
            String::clone,
            "by content",
        );
        self.one("published", &mut input.published, file.published.as_ref(), |day| date(day), day, "none");
        self.flag("allow-unread", &mut input.allow_unread, file.allow_unread);
    }

    /// Those of `check`.
    pub fn check(&mut self, args: &mut CheckArgs) {
        self.input(&mut args.input);
        let config = self.config;
        let file = &config.file;
        self.many("against", &mut args.against, file.against.as_ref());
        self.one(
            "format",
            &mut args.format,
            file.format.as_ref(),
            |name| format(name),
            String::clone,
            "table",
        );
        self.outputs(&mut args.output);
        self.flag("explain", &mut args.explain, file.explain);
        self.flag("show-suppressed", &mut args.show_suppressed, file.show_suppressed);
        let policy = file.policy.as_ref();
        self.one("policy", &mut args.policy, policy, |name| house(name), String::clone, POLICIES[0].0);
        let fail_on = file.fail_on.as_ref();
        self.one("fail-on", &mut args.fail_on, fail_on, |word| choice::<FailOn>(word), word, "error");
        let most = file.max_findings.as_ref();
        self.one("max-findings", &mut args.max_findings, most, |n| narrow(*n), u32::to_string, "all");
        self.one("since", &mut args.since, file.since.as_ref(), |rev| Ok(rev.clone()), String::clone, "none");
        self.known(&mut args.baseline, &mut args.today);
        self.shared(&mut args.shared);
    }

    /// What is known already, and the day on which what was settled runs out.
    fn known(&mut self, baseline: &mut Option<PathBuf>, today: &mut Option<Published>) {
        let config = self.config;
        let file = &config.file;
        self.one(
            "baseline",
            baseline,
            file.baseline.as_ref(),
            |path| Ok(config.beside(path)),
            |path| shown(path),
            "none",
        );
        let clock = "SOURCE_DATE_EPOCH or the clock";
        self.one("today", today, file.today.as_ref(), |day| date(day), day, clock);
    }

    /// Those of `baseline`.
    pub fn baseline(&mut self, run: &mut BaselineRun) {
        self.input(&mut run.input);
        let config = self.config;
        let file = &config.file;
        self.many("against", &mut run.against, file.against.as_ref());
        self.known(&mut run.baseline, &mut run.today);
        self.shared(&mut run.shared);
    }

    /// The settings that no option has, each entry with its place.
    pub fn tables(&mut self) {
        let file = &self.config.file;
        let named = [
            ("kinds", file.kinds.keys().collect::<Vec<_>>()),
            ("thresholds", file.thresholds.keys().collect()),
            ("lists", file.lists.keys().collect()),
            ("house-style", file.house_style.keys().collect()),
        ];
        for (key, names) in named {
            let place = Place::root().key(key);
            self.table(key, names.into_iter().map(|name| (place.key(name), name.clone())).collect());
        }
        let weights = file.severity.iter().map(|entry| entry.is.name().to_owned());
        let reasons = file.suppress.iter().map(|entry| entry.reason.clone());
        let listed = [
            ("sources", file.sources.clone()),
            ("severity", weights.collect()),
            ("suppress", reasons.collect()),
        ];
        for (key, entries) in listed {
            let place = Place::root().key(key);
            self.table(key, entries.into_iter().enumerate().map(|(n, text)| (place.item(n), text)).collect());
        }
    }

    fn table(&mut self, key: &str, entries: Vec<(Place, String)>) {
        if entries.is_empty() {
            let (value, origin) = ("none".to_owned(), "default".to_owned());
            return self.rows.push(Row { key: key.to_owned(), value, origin });
        }
        for (place, value) in entries {
            let origin = self.config.origin(&place);
            self.rows.push(Row { key: key.to_owned(), value, origin });
        }
    }

    fn one<T: Clone, W>(
        &mut self,
        key: &str,
        slot: &mut Option<T>,
        written: Option<&W>,
        read: impl Fn(&W) -> Result<T, String>,
        show: impl Fn(&T) -> String,
        default: &str,
    ) {
        let origin = match (&slot, written) {
            (Some(_), _) => format!("--{key}"),
            (None, Some(written)) => {
                match read(written) {
                    Ok(value) => *slot = Some(value),
                    Err(message) => self.faults.add(self.config.fault(&Place::root().key(key), message)),
                }
                self.origin(key)
            }
            (None, None) => "default".to_owned(),
        };
        let value = slot.as_ref().map_or_else(|| default.to_owned(), show);
        self.rows.push(Row { key: key.to_owned(), value, origin });
    }

    fn flag(&mut self, key: &str, slot: &mut bool, written: Option<bool>) {
        let origin = match (*slot, written) {
            (true, _) => format!("--{key}"),
            (false, Some(value)) => {
                *slot = value;
                self.origin(key)
            }
            (false, None) => "default".to_owned(),
        };
        self.rows.push(Row { key: key.to_owned(), value: slot.to_string(), origin });
    }

    /// Rules add up: those of the configuration come first, so that the command line has the last word.
    fn rules(&mut self, shared: &mut Shared, written: Option<&OneOrMany>) {
        let mut own = std::mem::take(&mut shared.rules);
        self.many("rules", &mut shared.rules, written);
        if let (false, Some(row)) = (own.is_empty(), self.rows.last_mut()) {
            let both = !shared.rules.is_empty();
            row.origin = if both { format!("{}, --rules", row.origin) } else { "--rules".to_owned() };
            shared.rules.append(&mut own);
            row.value = shared.rules.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
        }
    }

    fn many(&mut self, key: &str, slot: &mut Vec<PathBuf>, written: Option<&OneOrMany>) {
        let option = if key == "paths" { "command line".to_owned() } else { format!("--{key}") };
        let origin = match (slot.is_empty(), written) {
            (false, _) => option,
            (true, Some(written)) => {
                slot.extend(written.0.iter().map(|path| self.config.beside(path)));
                self.origin(key)
            }
            (true, None) => "default".to_owned(),
        };
        let all: Vec<String> = slot.iter().map(|path| shown(path)).collect();
        let value = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        self.rows.push(Row { key: key.to_owned(), value, origin });
    }

    fn outputs(&mut self, slot: &mut Vec<(String, PathBuf)>) {
        let written = self.config.file.output.as_ref().filter(|_| slot.is_empty());
        let origin = if !slot.is_empty() { "--output".to_owned() } else { "default".to_owned() };
        let origin = written.map_or(origin, |_| self.origin("output"));
        for (name, path) in written.into_iter().flatten() {
            match format(name) {
                Ok(name) => slot.push((name, self.config.beside(path))),
                Err(message) => {
                    let place = Place::root().key("output").key(name);
                    self.faults.add(self.config.source().fault_of_key(&place, message));
                }
            }
        }
        let all: Vec<String> = slot.iter().map(|(name, path)| format!("{name}={}", shown(path))).collect();
        let value = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        self.rows.push(Row { key: "output".to_owned(), value, origin });
    }

    fn origin(&self, key: &str) -> String {
        self.config.origin(&Place::root().key(key))
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn day(day: &Published) -> String {
    day.day.to_string()
}

fn date(text: &str) -> Result<Published, String> {
    published(text, Basis::Option).map_err(|error| error.to_string())
}

fn readable(name: &str) -> Result<String, String> {
    one_of("format to read", name, crate::read::format::FORMATS.iter().map(|format| format.name))
}

fn at_least_one(jobs: &u16) -> Result<u16, String> {
    if *jobs > 0 { Ok(*jobs) } else { Err("takes a number of 1 or more".to_owned()) }
}

fn narrow(most: usize) -> Result<u32, String> {
    u32::try_from(most).ok().filter(|n| *n > 0).ok_or_else(|| "takes a number of 1 or more".to_owned())
}

/// One of the words of an option.
fn choice<T: ValueEnum>(word: &str) -> Result<T, String> {
    let known: Vec<String> = T::value_variants()
        .iter()
        .filter_map(|v| Some(v.to_possible_value()?.get_name().to_owned()))
        .collect();
    let hint = || {
        did_you_mean(word, known.iter().map(String::as_str)).map_or(String::new(), |hint| format!("; {hint}"))
    };
    T::from_str(word, false).map_err(|_| format!("`{word}` is none of {}{}", known.join(", "), hint()))
}

fn word<T: ValueEnum>(value: &T) -> String {
    value.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// The name of a house policy.
fn house(name: &str) -> Result<String, String> {
    one_of("policy", name, POLICIES.iter().map(|(name, ..)| *name))
}

/// Sets the numbers that verdicts hang on, before anything is compared.
fn set_thresholds(config: &Config) -> Result<(), CliError> {
    let mut faults = Faults::default();
    let mut set = Vec::new();
    for (name, value) in &config.file.thresholds {
        let place = Place::root().key("thresholds").key(name);
        if !value.is_finite() || *value < 0.0 {
            faults.add(config.fault(&place, "takes a finite number of 0 or more"));
        }
        match Threshold::named(name) {
            Some(threshold) => set.push((threshold, *value)),
            None => {
                let hint = did_you_mean(name, threshold::NAMES.iter().map(|(name, _)| *name))
                    .unwrap_or_else(|| "`claimdiff explain thresholds` lists them".to_owned());
                let fault = config.source().fault_of_key(&place, format!("there is no threshold `{name}`"));
                faults.add(fault.hint(Some(hint)));
            }
        }
    }
    faults.or(())?;
    match set.is_empty() || threshold::set(&set) {
        true => Ok(()),
        false => Err(CliError::Other("thresholds were set after something was compared".to_owned())),
    }
}

/// The name of a format.
fn format(name: &str) -> Result<String, String> {
    one_of("format", name, FORMATS.iter().map(|format| format.name))
}

/// The name, if it is one of those that are known.
fn one_of<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Result<String, String> {
    let known: Vec<&str> = known.collect();
    if known.contains(&name) {
        return Ok(name.to_owned());
    }
    let hint = did_you_mean(name, known.iter().copied()).map_or(String::new(), |hint| format!("; {hint}"));
    Err(format!("there is no {what} `{name}`; there are {}{hint}", known.join(", ")))
}
