//! RSS and Atom in, a record per entry out. Where a feed gives the full text it is the article's; a summary is marked
//! as a part, since what it lacks says nothing.

use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, page, xml};
use roxmltree::Node;

/// Elements of an entry, in RSS and in Atom.
const FIELDS: &[(&str, &[&str])] = &[
    ("title", &["title"]),
    ("published", &["pubDate", "published", "issued", "date", "updated"]),
    (key::MODIFIED, &["updated", "modified"]),
    ("author", &["creator", "author"]),
    ("source", &["source"]),
    (key::URI, &["guid", "id"]),
];

/// The entries of a feed.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let numbered = xml::numbered(text);
    let document = xml::parse(path, &numbered)?;
    let mut file = File::new(text, Markup::Tags);
    let channel = xml::below(document.root(), "channel").unwrap_or(document.root_element());
    let name = xml::text(xml::at(channel, &["title"]));
    let entries = document.descendants().filter(|node| matches!(node.tag_name().name(), "item" | "entry"));
    let records: Vec<ReadRecord> = entries.map(|entry| record(path, entry, &name, &mut file)).collect();
    match records.is_empty() {
        true => Err(ReadError::file(path, Fault::NoArticle("the feed has no entries".to_owned()))),
        false => Ok(records),
    }
}

fn record(path: &str, entry: Node, feed: &str, file: &mut File) -> ReadRecord {
    let start = entry.range().start;
    let line = file.line(start);
    let mut record = Record { line: Some(line), ..Record::default() };
    for (key, names) in FIELDS {
        for node in names.iter().flat_map(|name| xml::children(entry, name)) {
            // Atom nests names: <author><name>, <source><title>.
            let inner = xml::at(node, &["name"]).or_else(|| xml::at(node, &["title"]));
            let value = xml::text(Some(inner.unwrap_or(node)));
            let title = *key == "title" && node.attribute("type").is_some_and(|kind| kind.contains("html"));
            record.set(key, &if title { page::line(&page::fragment(path, &value)?.0) } else { value });
        }
    }
    record.set("source", feed);
    let links: Vec<Node> = xml::children(entry, "link").collect();
    let own = |link: &&Node| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let link = links
        .iter()
        .find(own)
        .map(|link| link.attribute("href").map_or_else(|| xml::text(Some(*link)), str::to_owned));
    record.set("url", &link.unwrap_or_default());
    let (full, teaser) =
        (content(path, entry, &["encoded", "content"])?, content(path, entry, &["description", "summary"])?);
    record.text = match full {
        Some(text) => text,
        None => {
            record.set(key::PARTIAL, "true");
            teaser.unwrap_or_default()
        }
    };
    if record.text.is_empty() {
        return Err(ReadError::at(path, line, 1, Fault::Empty));
    }
    record.text_anchors = file.anchors(&record.text, start);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), start);
    Ok(record)
}

/// The text of the first of these elements that holds any: escaped HTML, or XHTML as it stands.
fn content(path: &str, entry: Node, names: &[&str]) -> Result<Option<String>, ReadError> {
    // Media RSS has a `content` of its own, which names a picture.
    let is_text = |node: &Node| node.attribute("url").is_none() && node.attribute("src").is_none();
    for node in names.iter().flat_map(|name| xml::children(entry, name)).filter(is_text) {
        let text = match node.children().any(|child| child.is_element()) {
            true => xml::prose(node).0,
            false => page::fragment(path, node.text().unwrap_or(""))?.0,
        };
        if !text.is_empty() {
            return Ok(Some(text));
        }
    }
    Ok(None)
}
