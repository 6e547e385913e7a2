//! One finding in, its block of the table out: a row per wording of each side, then the reason below.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, FindingType, ReasonCode, Side};
use crate::model::outcome::Outcome;
use crate::report::message::{lead, speaker_words};
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::wording::wording;
use crate::report::words::{self, Scene, thing};
use crate::report::wrap::{shorten, width, wrap};
use crate::report::{paint, safe};
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::collections::BTreeMap;

/// A side shows this many wordings; the articles of the others are listed without theirs.
const WORDINGS: usize = 4;

/// A wording shows the place of this many articles, and the names of as many again.
const PLACES: usize = 6;

/// An article shows so many lines on which it says the same.
const LINES: usize = 3;

/// A quotation longer than this is shortened: three lines at 80 columns.
const QUOTE_WIDTH: usize = 110;

/// The first column is never wider: two kinds stand below each other.
const LABEL_WIDTH: usize = 14;

/// The widths of the columns, the space beside each included.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    label: usize,
    side: usize,
    says: usize,
    place: usize,
}

/// A row before its label is set: the side's number, and lines.
type Row = (String, Vec<String>, Vec<String>);

impl Layout {
    /// The columns of the whole table.
    pub fn columns(&self) -> usize {
        self.label + self.side + self.says + self.place
    }
}

/// What blocks need besides their finding.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// All that is reported.
    pub outcome: &'a Outcome,
    /// How articles are called.
    pub names: &'a Names,
    /// What was asked for.
    pub options: &'a ReportOptions,
}

/// Claims of a side that say the same words by the same speaker.
struct Wording<'a> {
    claim: &'a Claim,
    /// Article and lines.
    places: Vec<(usize, Vec<u32>)>,
}

impl Page<'_> {
    /// Columns for these findings: places get what they need up to two fifths, quotations what they need of the rest.
    pub fn layout(&self, findings: &[&Finding]) -> Layout {
        let columns = self.options.columns();
        let label =
            findings.iter().flat_map(|finding| label(finding)).map(|line| width(&line)).max().unwrap_or(0);
        let (label, side) = (label.max(7) + 2, 3);
        let most = columns * 2 / 5;
        let sides = findings.iter().flat_map(|finding| &finding.sides);
        let wordings: Vec<Wording> = sides.flat_map(|side| self.wordings(side)).collect();
        let widest = |lines: Vec<String>| lines.iter().map(|line| width(line) + 2).max().unwrap_or(0);
        let places = wordings.iter().flat_map(|wording| &wording.places);
        let places = places.map(|(article, lines)| widest(self.place(*article, lines, most - 2)));
        let place = places.max().unwrap_or(0).clamp(14, most);
        let rest = columns.saturating_sub(label + side + place);
        let says = wordings.iter().map(|wording| widest(self.says(wording.claim, rest.saturating_sub(2))));
        Layout { label, side, says: says.max().unwrap_or(0).clamp(30.min(rest), rest), place }
    }

    /// The head of the columns.
    pub fn head(&self, layout: &Layout) -> Vec<String> {
        let mut table = self.grid();
        table.add_row(["finding", "", "what is said", "where"].map(Cell::new));
        lines(table, layout)
    }

    /// The rows of a finding: the label runs down beside them.
    pub fn rows(&self, finding: &Finding, layout: &Layout) -> Vec<String> {
        let mut rows = Vec::new();
        for (number, side) in finding.sides.iter().enumerate() {
            self.side(number + 1, side, layout, &mut rows);
        }
        let mut table = self.grid();
        let mut label = label(finding).into_iter();
        let last = rows.len().saturating_sub(1);
        for (i, (number, says, place)) in rows.into_iter().enumerate() {
            let height = if i == last { usize::MAX } else { says.len().max(place.len()) };
            let mut head = Cell::new(label.by_ref().take(height).collect::<Vec<_>>().join("\n"));
            if self.options.color {
                head = head.fg(paint::of(finding.severity)).add_attribute(Attribute::Bold);
            }
            table.add_row([head, Cell::new(number), Cell::new(says.join("\n")), Cell::new(place.join("\n"))]);
        }
        lines(table, layout)
    }

    /// The reason and what is said in addition, as a paragraph below the rows.
    pub fn reason(&self, finding: &Finding) -> Vec<String> {
        let scene = Scene::of(finding, self.names);
        let mut text = format!("{}. {}", lead(finding, self.names), words::reason(&finding.reason, &scene));
        for remark in &finding.remarks {
            text.push(' ');
            text.push_str(&words::reason(remark, &scene));
        }
        for (number, side) in finding.sides.iter().enumerate() {
            if side.lineages > 0 && side.lineages < side.articles.len() {
                let (articles, lineages) = (side.articles.len(), side.lineages);
                let texts = if lineages == 1 { "text" } else { "texts" };
                text.push_str(&format!(
                    " Side {}: {articles} articles, {lineages} independent {texts}.",
                    number + 1
                ));
            }
        }
        if let Some(words) = wording(finding, self.outcome, self.options.policy) {
            text.push_str(&format!(" To print: “{words}”."));
        }
        wrap(&safe::terminal(&text), self.options.prose())
    }

    /// The rows of a side: one per wording.
    fn side(&self, number: usize, side: &Side, layout: &Layout, rows: &mut Vec<Row>) {
        let wordings = self.wordings(side);
        let (says, place) = (layout.says.saturating_sub(2), layout.place.saturating_sub(2));
        for (i, wording) in wordings.iter().take(WORDINGS).enumerate() {
            let number = if i == 0 { number.to_string() } else { String::new() };
            rows.push((number, self.says(wording.claim, says), self.places(wording, place)));
        }
        if wordings.is_empty() {
            let silent: Vec<String> = side.articles.iter().map(|article| self.name(*article)).collect();
            let words = vec!["says nothing of it".to_owned()];
            rows.push((number.to_string(), words, wrap(&words::capped(silent, PLACES), place)));
        }
        if let Some(rest) = wordings.get(WORDINGS..).filter(|rest| !rest.is_empty()) {
            let who =
                rest.iter().flat_map(|wording| &wording.places).map(|place| self.name(place.0)).collect();
            rows.push((
                String::new(),
                vec![format!("and {} more wordings", rest.len())],
                wrap(&words::capped(who, PLACES), place),
            ));
        }
    }

    fn grid(&self) -> Table {
        let mut table = Table::new();
        table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        if self.options.color {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
        table
    }

    fn name(&self, article: usize) -> String {
        safe::terminal(self.names.name(article))
    }

    /// The claims of a side by wording and speaker, in the order of the claims.
    fn wordings(&self, side: &Side) -> Vec<Wording<'_>> {
        let mut all: Vec<Wording> = Vec::new();
        let mut known = BTreeMap::new();
        for claim in side.claims.iter().filter_map(|claim| self.outcome.claims.get(*claim)) {
            let at = *known.entry(wording_key(claim)).or_insert_with(|| {
                all.push(Wording { claim, places: Vec::new() });
                all.len() - 1
            });
            let wording = &mut all[at];
            match wording.places.iter_mut().find(|(article, _)| *article == claim.article) {
                Some((_, lines)) => lines.push(claim.location.line),
                None => wording.places.push((claim.article, vec![claim.location.line])),
            }
        }
        for wording in &mut all {
            for (_, lines) in &mut wording.places {
                lines.dedup();
            }
        }
        all
    }

    /// The quotation, who says it, and what weakens it.
    fn says(&self, claim: &Claim, columns: usize) -> Vec<String> {
        let quote = shorten(&safe::terminal(claim.quote.trim()), QUOTE_WIDTH);
        let mut text = format!("“{quote}”");
        let mut notes: Vec<String> = claim.attribution.as_deref().map(speaker_words).into_iter().collect();
        let (polarity, certainty) = (claim.polarity.name(), claim.certainty.name());
        notes.extend((polarity != "asserted").then(|| polarity.to_owned()));
        notes.extend((certainty == "unverified").then(|| certainty.to_owned()));
        if !notes.is_empty() {
            text.push_str(&format!(" ({})", safe::terminal(&notes.join("; "))));
        }
        let mut lines = wrap(&text, columns);
        if self.options.explain && !claim.context.is_empty() {
            let context = wrap(&safe::terminal(&claim.context), columns.saturating_sub(2));
            lines.extend(context.into_iter().map(|line| format!("  {line}")));
        }
        lines
    }

    fn places(&self, wording: &Wording, columns: usize) -> Vec<String> {
        let places = wording.places.iter().take(PLACES);
        let mut lines: Vec<String> =
            places.flat_map(|(article, lines)| self.place(*article, lines, columns)).collect();
        if let Some(rest) = wording.places.get(PLACES..).filter(|rest| !rest.is_empty()) {
            let names = rest.iter().map(|(article, _)| self.name(*article)).collect();
            lines.extend(wrap(&format!("also {}", words::capped(names, PLACES)), columns));
        }
        lines
    }

    /// "Daily A, a.txt:3", as fully as the columns allow: the path, the file's name on the same line or the next,
    /// or the line alone; the legend has the rest. The file says it all where the name was made from it.
    fn place(&self, article: usize, lines: &[u32], columns: usize) -> Vec<String> {
        let shown: Vec<String> = lines.iter().take(LINES).map(u32::to_string).collect();
        let at = shown.join(",");
        let path = self.outcome.articles.get(article).map_or("", |article| article.path.as_str());
        let files = [path, self.names.file(article)].map(|file| format!("{}:{at}", safe::terminal(file)));
        let name = self.name(article);
        let mut forms: Vec<Vec<String>> = Vec::new();
        if self.names.is_from_file(article) {
            forms.extend(files.into_iter().map(|file| vec![file]));
        } else {
            forms.extend(files.iter().map(|file| vec![format!("{name}, {file}")]));
            forms.extend(files.iter().map(|file| vec![format!("{name},"), format!("  {file}")]));
        }
        let fits = |form: &Vec<String>| form.iter().all(|line| width(line) <= columns);
        forms.into_iter().find(fits).unwrap_or_else(|| wrap(&format!("{name}, line {at}"), columns))
    }
}

/// Severity, kind, and the type where it is not a plain conflict.
fn label(finding: &Finding) -> Vec<String> {
    let kinds: Vec<String> = finding.kinds.iter().map(|kind| safe::terminal(&thing(kind))).collect();
    let mut lines = vec![finding.severity.name().to_owned()];
    lines.extend(wrap(&kinds.join(" / "), LABEL_WIDTH));
    lines.extend(sort(finding).map(|sort| wrap(&format!("({sort})"), LABEL_WIDTH)).into_iter().flatten());
    lines
}

/// What sort of disagreement it is, in a word or two; `None` for a plain conflict.
pub fn sort(finding: &Finding) -> Option<&'static str> {
    Some(match finding.finding_type {
        FindingType::Conflict => return None,
        FindingType::Dispute => "dispute",
        FindingType::UpdateOverTime => "update over time",
        FindingType::SpellingVariant => "spelling",
        FindingType::InternalContradiction => "in one article",
        FindingType::Granularity => "exactness",
        FindingType::Attribution => "attribution",
        FindingType::Quote => "quotation",
        FindingType::Lineage => "one source",
        FindingType::Omission => "omission",
        FindingType::Metadata => "metadata",
        FindingType::Resolution if finding.reason.code == ReasonCode::DepartsFromDecision => "decided",
        FindingType::Resolution => "open",
    })
}

/// What makes a wording: the words, who says them, and whether they are denied.
fn wording_key(claim: &Claim) -> (String, Option<(&str, &[String])>, &'static str) {
    let words: Vec<String> = claim.quote.split_whitespace().map(str::to_lowercase).collect();
    let speaker = claim.attribution.as_ref().map(|speaker| (speaker.key.as_str(), speaker.chain.as_slice()));
    (words.join(" "), speaker, claim.polarity.name())
}

/// The lines of a table whose columns have the layout's widths.
fn lines(mut table: Table, layout: &Layout) -> Vec<String> {
    let widths = [layout.label, layout.side, layout.says, layout.place];
    table.set_width(layout.columns() as u16);
    table.set_constraints(widths.map(|columns| ColumnConstraint::Absolute(Width::Fixed(columns as u16))));
    if let Some(side) = table.column_mut(1) {
        side.set_padding((0, 1));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
