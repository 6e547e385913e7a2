//! One finding in, its block of the table out: a row per wording of each side, then the reason below.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, FindingType, Side};
use crate::model::outcome::Outcome;
use crate::report::message::{lead, speaker_words};
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::words::{self, Scene, list, thing};
use crate::report::wrap::{shorten, width, wrap};
use crate::report::{paint, safe};
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};

/// A side shows this many wordings; the articles of the others are listed without theirs.
const WORDINGS: usize = 4;

/// A wording shows the place of this many articles, and the names of as many again.
const PLACES: usize = 6;

/// A quotation longer than this is shortened: three lines at 80 columns.
const QUOTE_WIDTH: usize = 110;

/// How the place of a claim is written: the fullest that fits the column, the same for all findings of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The path as given.
    Path,
    /// The file's name; the legend has the path.
    File,
    /// The line; the legend has the file.
    Line,
}

/// The columns' widths, padding included, and the form of places.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    label: usize,
    side: usize,
    says: usize,
    place: usize,
    form: Form,
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
    /// Columns for these findings.
    pub fn layout(&self, findings: &[&Finding]) -> Layout {
        let columns = self.options.columns();
        let label =
            findings.iter().flat_map(|finding| label(finding)).map(|line| width(&line)).max().unwrap_or(0);
        let label = label.clamp(7, 22) + 2;
        let side = 3;
        let most = columns * 2 / 5;
        let widest = |form| {
            let sides = findings.iter().flat_map(|finding| &finding.sides);
            let places = sides.flat_map(|side| self.wordings(side)).flat_map(|wording| wording.places);
            places.map(|(article, lines)| width(&self.place(article, &lines, form))).max().unwrap_or(0) + 2
        };
        let forms = [Form::Path, Form::File, Form::Line].map(|form| (form, widest(form)));
        let (form, place) =
            forms.into_iter().find(|(_, widest)| *widest <= most).unwrap_or((Form::Line, most));
        let place = place.max(14);
        Layout { label, side, says: columns.saturating_sub(label + side + place), place, form }
    }

    /// The head of the columns.
    pub fn head(&self, layout: &Layout) -> Vec<String> {
        let mut table = self.grid();
        table.add_row(["finding", "", "what is said", "where"].map(Cell::new));
        lines(table, layout)
    }

    /// The rows of a finding.
    pub fn rows(&self, finding: &Finding, layout: &Layout) -> Vec<String> {
        let mut table = self.grid();
        let mut label = Some(label(finding).join("\n"));
        for (number, side) in finding.sides.iter().enumerate() {
            let wordings = self.wordings(side);
            for (i, wording) in wordings.iter().take(WORDINGS).enumerate() {
                let mut head = Cell::new(label.take().unwrap_or_default());
                if self.options.color {
                    head = head.fg(paint::of(finding.severity)).add_attribute(Attribute::Bold);
                }
                let number = if i == 0 { (number + 1).to_string() } else { String::new() };
                let says = self.says(wording.claim);
                table.add_row([
                    head,
                    Cell::new(number),
                    Cell::new(says),
                    Cell::new(self.places(wording, layout)),
                ]);
            }
            if let Some(rest) = wordings.get(WORDINGS..).filter(|rest| !rest.is_empty()) {
                let who: Vec<String> = rest.iter().flat_map(|w| &w.places).map(|p| self.name(p.0)).collect();
                let says = format!("and {} more wordings", rest.len());
                table.add_row(["", "", &says, &capped(who)].map(Cell::new));
            }
        }
        lines(table, layout)
    }

    /// The reason and what is said in addition, as a paragraph below the rows.
    pub fn reason(&self, finding: &Finding) -> Vec<String> {
        let scene = Scene::of(finding, self.names, self.outcome);
        let mut text = format!("{}: {}", lead(finding, self.names), words::reason(&finding.reason, scene));
        for remark in &finding.remarks {
            text.push(' ');
            text.push_str(&words::reason(remark, scene));
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
        wrap(&safe::terminal(&text), self.options.columns().saturating_sub(4))
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
        for claim in side.claims.iter().filter_map(|claim| self.outcome.claims.get(*claim)) {
            let wording = match all.iter_mut().position(|w| same_wording(w.claim, claim)) {
                Some(at) => &mut all[at],
                None => {
                    all.push(Wording { claim, places: Vec::new() });
                    let last = all.len() - 1;
                    &mut all[last]
                }
            };
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
    fn says(&self, claim: &Claim) -> String {
        let quote = shorten(&safe::terminal(claim.quote.trim()), QUOTE_WIDTH);
        let mut text = format!("\u{201c}{quote}\u{201d}");
        let mut notes: Vec<String> = claim.attribution.iter().map(speaker_words).collect();
        let (polarity, certainty) = (claim.polarity.name(), claim.certainty.name());
        notes.extend((polarity != "asserted").then(|| polarity.to_owned()));
        notes.extend((certainty == "unverified").then(|| certainty.to_owned()));
        if !notes.is_empty() {
            text.push_str(&format!(" ({})", safe::terminal(&notes.join("; "))));
        }
        if self.options.explain && !claim.context.is_empty() {
            text.push_str(&format!("\n{}", safe::terminal(&claim.context)));
        }
        text
    }

    fn places(&self, wording: &Wording, layout: &Layout) -> String {
        let places = wording
            .places
            .iter()
            .take(PLACES)
            .map(|(article, lines)| self.place(*article, lines, layout.form));
        let mut cell = places.collect::<Vec<_>>().join("\n");
        if wording.places.len() > PLACES {
            let rest = wording.places[PLACES..].iter().map(|(article, _)| self.name(*article)).collect();
            cell.push_str(&format!("\nand {}", capped(rest)));
        }
        cell
    }

    /// "Daily A, a.txt:3": the file alone where the name was made from it.
    fn place(&self, article: usize, lines: &[u32], form: Form) -> String {
        let shown: Vec<String> = lines.iter().take(3).map(u32::to_string).collect();
        let lines = shown.join(",");
        let file = match form {
            Form::Path => self.outcome.articles.get(article).map_or("", |article| article.path.as_str()),
            Form::File => self.names.file(article),
            Form::Line => return format!("{}, line {lines}", self.name(article)),
        };
        let place = format!("{}:{lines}", safe::terminal(file));
        if self.names.is_from_file(article) { place } else { format!("{}, {place}", self.name(article)) }
    }
}

/// Severity, kind, and the type where it is not a plain conflict.
fn label(finding: &Finding) -> Vec<String> {
    let kinds: Vec<String> = finding.kinds.iter().map(|kind| safe::terminal(&thing(kind))).collect();
    let mut lines = vec![finding.severity.name().to_owned(), kinds.join(" / ")];
    let note = match finding.finding_type {
        FindingType::Conflict => return lines,
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
        FindingType::Resolution => "open",
    };
    lines.push(format!("({note})"));
    lines
}

fn same_wording(a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| claim.quote.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let speaker = |claim: &Claim| claim.attribution.as_ref().map(|s| (s.key.clone(), s.chain.clone()));
    a.polarity == b.polarity && speaker(a) == speaker(b) && words(a) == words(b)
}

/// Names as a list, the last of many counted.
fn capped(mut names: Vec<String>) -> String {
    if names.len() > PLACES {
        let more = names.len() - PLACES;
        names.truncate(PLACES);
        names.push(format!("{more} more"));
    }
    list(&names)
}

/// The lines of a table whose columns have the layout's widths.
fn lines(mut table: Table, layout: &Layout) -> Vec<String> {
    let widths = [layout.label, layout.side, layout.says, layout.place];
    table.set_width(widths.iter().sum::<usize>() as u16);
    table.set_constraints(widths.map(|columns| ColumnConstraint::Absolute(Width::Fixed(columns as u16))));
    if let Some(side) = table.column_mut(1) {
        side.set_padding((0, 1));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
