//! NITF in, one record out. The dateline says where the reporter was, `evloc` where the event was: they are kept apart,
//! and neither becomes part of the text.

use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, versions, xml};
use roxmltree::Node;

/// The article of a document.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let numbered = xml::numbered(text);
    let document = xml::parse(path, &numbered)?;
    let Some(root) = xml::below(document.root(), "nitf") else {
        return Err(ReadError::file(path, Fault::NoArticle("no `nitf` element in it".to_owned())));
    };
    let mut record = Record::default();
    fill(root, &mut record);
    versions::stand_in(&mut record);
    if record.text.is_empty() {
        return Err(ReadError::file(path, Fault::Empty));
    }
    let mut file = File::new(text, Markup::Tags);
    let from = xml::below(root, "body.content").map_or(0, |body| body.range().start);
    record.text_anchors = file.anchors(&record.text, from);
    let from = xml::below(root, "hl1").map_or(0, |headline| headline.range().start);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), from);
    Ok(vec![Ok(record)])
}

/// Puts what a `nitf` element says into a record; what is known already stays.
pub fn fill(nitf: Node, record: &mut Record) {
    let below = |name: &str| xml::below(nitf, name);
    let attribute = |name: &str, key: &str| below(name).and_then(|node| node.attribute(key)).unwrap_or("");
    record.set("title", &xml::text(below("hl1")));
    record.set("title", &xml::text(xml::at(nitf, &["head", "title"])));
    record.set("source", &xml::text(below("distributor")));
    record.set("source", attribute("doc-id", "regsrc"));
    record.set("author", &xml::text(below("byline")));
    record.set("published", attribute("date.issue", "norm"));
    record.set("published", attribute("pubdata", "date.publication"));
    record.set(key::DATELINE, &xml::text(below("dateline")));
    record.set(key::EVENT_PLACE, &places(nitf));
    record.set(key::NOTE, attribute("ed-msg", "info"));
    let status = below("docdata").and_then(|node| node.attribute("management-status"));
    record.set(key::STATUS, status.unwrap_or(""));
    // Versions of one story share the key of the day on which it was issued.
    let (story, day) = (attribute("du-key", "key"), attribute("date.issue", "norm"));
    if !story.is_empty() {
        let day: String = day.chars().filter(char::is_ascii_digit).take(8).collect();
        record.set(key::URI, &[attribute("doc-id", "regsrc"), story, &day].join(":"));
        record.set(key::VERSION, attribute("du-key", "version"));
    }
    record.set(key::URI, attribute("doc-id", "id-string"));
    if record.text.is_empty()
        && let Some(body) = below("body.content").or_else(|| below("body"))
    {
        let (text, captions) = xml::prose(body);
        record.text = text;
        record.set(key::CAPTION, &captions.join(" | "));
    }
}

/// `evloc`: city, state, country.
fn places(nitf: Node) -> String {
    let places = nitf.descendants().filter(|node| node.has_tag_name("evloc") || xml::name(*node) == "evloc");
    let one = |node: Node| {
        let parts =
            ["city", "county-dist", "state-prov", "iso-cc"].iter().filter_map(|key| node.attribute(*key));
        parts.collect::<Vec<_>>().join(", ")
    };
    places.map(one).filter(|place| !place.is_empty()).collect::<Vec<_>>().join("; ")
}
