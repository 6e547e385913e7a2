//! NewsML-G2 in, a record per text item out: an item, a message of several, or a package, whose items stand beside it.

use crate::model::outcome::Notice;
use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, nitf, page, versions, xml};
use roxmltree::Node;

/// The articles of a document.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let numbered = xml::numbered(text);
    let document = xml::parse(path, &numbered)?;
    let items: Vec<Node> = document.descendants().filter(|node| xml::name(*node) == "newsitem").collect();
    let mut file = File::new(text, Markup::Tags);
    let (mut records, mut others) = (Vec::new(), Vec::new());
    for item in items {
        let line = file.line(item.range().start);
        match what_it_is(item) {
            Some(other) => others.push(Notice {
                code: "skipped".to_owned(),
                place: format!("{path}:{line}"),
                message: format!("an item of the file is not read: it is a {other}, not a text"),
            }),
            None => records.push(record(path, item, line, &mut file)),
        }
    }
    if let Some(Ok(first)) = records.iter_mut().find(|record| record.is_ok()) {
        first.notices.append(&mut others);
    }
    match records.is_empty() {
        true => Err(ReadError::file(path, Fault::NoArticle("no news item with a text in it".to_owned()))),
        false => Ok(records),
    }
}

/// What an item is, when it is no text: `picture`.
fn what_it_is<'a>(item: Node<'a, '_>) -> Option<&'a str> {
    let class = xml::below(item, "itemClass")?.attribute("qcode")?;
    let kind = class.rsplit(':').next().unwrap_or(class);
    (!matches!(kind, "text" | "composite" | "")).then_some(kind)
}

fn record(path: &str, item: Node, line: u32, file: &mut File) -> ReadRecord {
    let mut record = Record { line: Some(line), ..Record::default() };
    let below = |path: &[&str]| xml::text(xml::at(item, path));
    let meta = xml::at(item, &["itemMeta"]);
    record.set("title", &below(&["contentMeta", "headline"]));
    record.set("title", &below(&["itemMeta", "title"]));
    record.set("source", &below(&["itemMeta", "provider", "name"]));
    record.set("source", &code(meta.and_then(|meta| xml::at(meta, &["provider"]))));
    record.set("source", &below(&["contentMeta", "infoSource", "name"]));
    record.set("author", &below(&["contentMeta", "by"]));
    record.set("author", &below(&["contentMeta", "creator", "name"]));
    record.set("published", &below(&["itemMeta", "versionCreated"]));
    record.set("published", &below(&["contentMeta", "contentCreated"]));
    record.set(key::DATELINE, &below(&["contentMeta", "dateline"]));
    record.set(key::DATELINE, &below(&["contentMeta", "located", "name"]));
    record.set(key::SLUG, &below(&["contentMeta", "slugline"]));
    let note = |name| meta.and_then(|meta| xml::children(meta, name).next());
    let signals = meta.iter().flat_map(|meta| xml::children(*meta, "signal")).map(|node| code(Some(node)));
    record.set(key::STATUS, &code(note("pubStatus")));
    record.set(key::NOTE, &signals.chain([xml::text(note("edNote"))]).collect::<Vec<_>>().join(" "));
    record.set(key::URI, item.attribute("guid").unwrap_or(""));
    record.set(key::VERSION, item.attribute("version").unwrap_or(""));
    let content = xml::at(item, &["contentSet"]);
    let inline = content.and_then(|content| xml::at(content, &["inlineXML"]));
    if let Some(inline) = inline {
        match xml::below(inline, "nitf") {
            Some(nitf) => nitf::fill(nitf, &mut record),
            None => {
                let (text, captions) = xml::prose(xml::below(inline, "body").unwrap_or(inline));
                let title = record.get("title").unwrap_or("").to_owned();
                record.text = page::without_title(&text, &title);
                record.set(key::CAPTION, &captions.join(" | "));
            }
        }
    } else if let Some(data) = content.and_then(|content| xml::at(content, &["inlineData"])) {
        let written: String =
            data.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
        let html = data.attribute("contenttype").is_some_and(|kind| kind.contains("html"));
        record.text = if html { page::fragment(path, &written)?.0 } else { written.trim().to_owned() };
    }
    versions::stand_in(&mut record);
    if record.text.is_empty() {
        let fault = Fault::NoArticle("the item has no text in it".to_owned());
        return Err(ReadError::at(path, line, 1, fault));
    }
    let start = content.map_or(item, |content| content).range().start;
    record.text_anchors = file.anchors(&record.text, start);
    let start = xml::below(item, "headline").unwrap_or(item).range().start;
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), start);
    Ok(record)
}

/// The code of an element without its vocabulary: `usable` of `stat:usable`.
fn code(node: Option<Node>) -> String {
    let code =
        node.and_then(|node| node.attribute("qcode").or_else(|| node.attribute("literal"))).unwrap_or("");
    code.rsplit(':').next().unwrap_or(code).to_owned()
}
