//! A Word document in, one record out: the text as it stands when all changes are accepted, without what was deleted.
//! A document has no lines that a reader sees, so a paragraph counts as one.

use crate::model::record::Record;
use crate::read::anchor::{File, Markup};
use crate::read::archive::Archive;
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, xml};
use roxmltree::Node;

/// The text of a document, in XML, may have so many bytes: markup takes ten times the room of the words.
const MAX_XML: u64 = 64 * 1024 * 1024;

/// What holds no text of the author's: deleted and moved words, field codes, notes of the program, second copies.
const LEFT: &[&str] =
    &["del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "sectPr", "tblPr"];

/// The article of a document.
pub fn records(path: &str, bytes: &[u8]) -> Result<Vec<ReadRecord>, ReadError> {
    let mut archive = Archive::open(path, bytes)?;
    let mut part = |name: &str| -> Result<String, ReadError> {
        let fault = |fault| ReadError::file(path, fault);
        let bytes = archive.member(name, MAX_XML).map_err(fault)?;
        String::from_utf8(bytes).map_err(|_| fault(Fault::Zip(format!("{name} is not UTF-8"))))
    };
    let written = part("word/document.xml")?;
    let core = part("docProps/core.xml").unwrap_or_default();
    let inside = |error: ReadError| ReadError { path: format!("{path}/word/document.xml"), ..error };
    let document = xml::parse(path, &written).map_err(inside)?;
    let mut record = Record::default();
    if let Ok(core) = xml::parse(path, &core) {
        let below = |name: &str| xml::text(xml::below(core.root(), name));
        record.set("title", &below("title"));
        record.set("author", &below("creator"));
        record.set("published", &below("created"));
    }
    let paragraphs: Vec<Node> =
        document.descendants().filter(|node| is(*node, "p") && !is_left(*node)).collect();
    let lines: Vec<String> = paragraphs.iter().map(|paragraph| words(*paragraph)).collect();
    let headline = lines.iter().position(|line| !line.trim().is_empty());
    let styled = headline.filter(|at| paragraphs.get(*at).is_some_and(|paragraph| is_title(*paragraph)));
    if let Some(line) = styled.and_then(|at| lines.get(at)) {
        record.entries.retain(|entry| entry.key != "title");
        record.set("title", line);
    }
    let title = record.get("title").unwrap_or("").to_owned();
    let first =
        headline.filter(|at| lines.get(*at).is_some_and(|line| line.trim() == title)).map_or(0, |at| at + 1);
    let body: Vec<&str> =
        lines.get(first..).unwrap_or(&[]).iter().map(String::as_str).filter(|l| !l.is_empty()).collect();
    record.text = body.join("\n\n");
    let mut file = File::new(&lines.join("\n"), Markup::None);
    let start = lines.iter().take(first).map(|line| line.len() + 1).sum();
    record.text_anchors = file.anchors(&record.text, start);
    record.title_anchors = file.anchors(&title, 0);
    match record.text.trim().is_empty() {
        true => Err(ReadError::file(path, Fault::Empty)),
        false => Ok(vec![Ok(record)]),
    }
}

fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn is_left(node: Node) -> bool {
    node.ancestors().any(|node| LEFT.iter().any(|name| is(node, name)))
}

/// Is its style that of a title or a first heading?
fn is_title(paragraph: Node) -> bool {
    let style = xml::at(paragraph, &["pPr", "pStyle"]);
    let name = style
        .and_then(|style| style.attributes().find(|a| a.name() == "val").map(|a| a.value().to_lowercase()));
    name.is_some_and(|name| matches!(name.as_str(), "title" | "heading1"))
}

/// The words of a paragraph, deleted and hidden ones left out.
fn words(node: Node) -> String {
    let mut text = String::new();
    add(node, &mut text);
    text.split('\t').map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Depth is bounded by the parser's caller.
fn add(node: Node, text: &mut String) {
    for child in node.children().filter(|child| child.is_element()) {
        match child.tag_name().name() {
            "t" => text.push_str(child.text().unwrap_or("")),
            "tab" | "br" | "cr" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            name if LEFT.contains(&name) || name == "p" => {}
            "r" if xml::at(child, &["rPr", "vanish"]).is_some() => {}
            _ => add(child, text),
        }
    }
}
