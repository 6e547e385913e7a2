//! NewsML 1.2, as AFP and others still send it, in; a record per item out. The body is NITF, HTML or bare paragraphs.

use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, nitf, page, versions, xml};
use roxmltree::Node;

/// The articles of a document.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let numbered = xml::numbered(text);
    let document = xml::parse(path, &numbered)?;
    let mut file = File::new(text, Markup::Tags);
    let items = document.descendants().filter(|node| node.tag_name().name() == "NewsItem");
    let records: Vec<ReadRecord> = items.map(|item| record(path, item, &mut file)).collect();
    match records.is_empty() {
        true => Err(ReadError::file(path, Fault::NoArticle("no news item in it".to_owned()))),
        false => Ok(records),
    }
}

fn record(path: &str, item: Node, file: &mut File) -> ReadRecord {
    let line = file.line(item.range().start);
    let mut record = Record { line: Some(line), ..Record::default() };
    let below = |name: &str| xml::text(xml::below(item, name));
    let party = |name: &str| {
        let node = xml::below(item, name).and_then(|node| xml::below(node, "Party"));
        node.and_then(|node| node.attribute("FormalName")).unwrap_or("").to_owned()
    };
    let formal =
        |name: &str| xml::below(item, name).and_then(|node| node.attribute("FormalName")).unwrap_or("");
    record.set("title", &below("HeadLine"));
    record.set("source", &party("Provider"));
    record.set("source", &below("ProviderId"));
    record.set("author", &below("ByLine"));
    record.set("author", &party("Creator"));
    record.set("published", &below("ThisRevisionCreated"));
    record.set("published", &below("FirstCreated"));
    record.set(key::DATELINE, &below("DateLine"));
    record.set(key::SLUG, &below("SlugLine"));
    record.set(key::STATUS, formal("Status"));
    record.set(key::NOTE, &below("NewsLineText"));
    let day: String = below("DateId").chars().filter(char::is_ascii_digit).take(8).collect();
    if xml::below(item, "NewsItemId").is_some() {
        record.set(key::URI, &[below("ProviderId"), day, below("NewsItemId")].join(":"));
    }
    record.set(key::VERSION, &below("RevisionId"));
    let contents = item.descendants().filter(|node| node.tag_name().name() == "DataContent");
    for content in contents.filter(|content| !is_media(*content)) {
        if let Some(nitf) = xml::below(content, "nitf") {
            nitf::fill(nitf, &mut record);
        } else {
            let (text, captions) = xml::prose(xml::below(content, "body").unwrap_or(content));
            let text = if text.contains("</p>") { page::fragment(path, &text)?.0 } else { text };
            record.set(key::CAPTION, &captions.join(" | "));
            if text.len() > record.text.len() {
                record.text = text;
            }
        }
    }
    versions::stand_in(&mut record);
    if record.text.is_empty() {
        return Err(ReadError::at(path, line, 1, Fault::Empty));
    }
    let start = xml::below(item, "DataContent").unwrap_or(item).range().start;
    record.text_anchors = file.anchors(&record.text, start);
    let start = xml::below(item, "HeadLine").unwrap_or(item).range().start;
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), start);
    Ok(record)
}

/// Does the content belong to a component for pictures?
fn is_media(content: Node) -> bool {
    let mut item = content.ancestors().filter(|node| node.tag_name().name() == "ContentItem");
    let kind = item
        .next()
        .and_then(|item| xml::below(item, "MediaType"))
        .and_then(|kind| kind.attribute("FormalName"));
    kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("text"))
}
