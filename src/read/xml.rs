//! XML text in, a tree of elements out, and what readers ask of it: names without namespaces, paragraphs, places in the
//! file. Entities that a document declares for itself are refused: news needs none, and they can be made to explode.

use crate::read::error::{Fault, ReadError};
use crate::read::page;
use crate::read::prose::{Part, Prose, part};
use roxmltree::{Document, Error, Node, ParsingOptions};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// An article has thousands of elements, a feed of a year a million.
const NODES: u32 = 4_000_000;

/// Deeper elements are refused: prose is a dozen deep, and every reader walks down.
const DEPTH: usize = 256;

/// Parses a document.
pub fn parse<'a>(path: &str, text: &'a str) -> Result<Document<'a>, ReadError> {
    let fault = |line, column, message: String| ReadError::at(path, line, column, Fault::Xml(message));
    if let Some(at) = declares_entities(text) {
        let before = &text[..at];
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
        let line = before.matches('\n').count() as u32 + 1;
        let message =
            "it declares entities of its own, which are not read; write what they stand for".to_owned();
        return Err(fault(line, column, message));
    }
    if let Some(at) = too_deep(text) {
        let line = text[..at].matches('\n').count() as u32 + 1;
        return Err(fault(line, 1, format!("elements are nested more than {DEPTH} deep")));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        let message = match &error {
            Error::UnexpectedEndOfStream => "it ends in the middle; is the file cut off?".to_owned(),
            Error::UnclosedRootNode => {
                "it ends before its first element does; is the file cut off?".to_owned()
            }
            Error::UnknownEntityReference(name, _) => format!("unknown entity `&{name};`"),
            error => {
                let message = error.to_string();
                message.rfind(" at ").map_or(message.clone(), |end| message[..end].to_owned())
            }
        };
        // The end of the file is where the parser stops without naming a place.
        let end = matches!(error, Error::UnexpectedEndOfStream | Error::UnclosedRootNode);
        let line = if end { text.lines().count() as u32 } else { place.row };
        let column =
            if end { text.lines().last().unwrap_or("").chars().count() as u32 + 1 } else { place.col };
        fault(line.max(1), column, message)
    })
}

/// The characters that XML knows by name.
const KNOWN: &[&str] = &["amp", "lt", "gt", "quot", "apos"];

/// HTML has 2,231 names; a text with more of them is no article.
const NAMES: usize = 2500;

/// No name of HTML is longer.
const LONGEST: usize = 32;

/// The text with what HTML alone calls by name (`&nbsp;`, `&eacute;`) written by number, which XML knows too: feeds and
/// agencies paste HTML. The number is as long as the name was, so that nothing moves, but for a few short names.
pub fn numbered(text: &str) -> Cow<'_, str> {
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let (mut numbered, mut past) = (String::new(), 0);
    for (at, _) in text.match_indices('&') {
        let size = text[at + 1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, rest) = text[at + 1..].split_at(size);
        if !rest.starts_with(';') || size > LONGEST || KNOWN.contains(&name) {
            continue;
        }
        if known.len() > NAMES {
            break;
        }
        let number = known.entry(name).or_insert_with(|| reference(name));
        if let Some(number) = number {
            numbered.push_str(&text[past..at]);
            numbered.push_str(number);
            past = at + 2 + size;
        }
    }
    if past == 0 {
        return Cow::Borrowed(text);
    }
    numbered.push_str(&text[past..]);
    Cow::Owned(numbered)
}

/// `&#0160;` for `nbsp`; the names of HTML that stand for one character.
fn reference(name: &str) -> Option<String> {
    let text = page::character(name)?;
    let sign = text.chars().next().filter(|sign| sign.len_utf8() == text.len())?;
    let digits = name.len().saturating_sub(1);
    Some(format!("&#{:0digits$};", u32::from(sign)))
}

/// Where the document type declares an entity.
fn declares_entities(text: &str) -> Option<usize> {
    let doctype = text.find("<!DOCTYPE")?;
    let end = text[doctype..].find("]>").map_or(text.len(), |end| doctype + end);
    text[doctype..end].find("<!ENTITY").map(|at| doctype + at)
}

/// Where tags first stand too deep. The parser itself knows no limit of depth.
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0usize, 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
        let rest = &bytes[open..];
        let skip = |end: &str| text[open..].find(end).map_or(text.len(), |i| open + i + end.len());
        at = match rest.get(1) {
            Some(b'!') if rest.starts_with(b"<!--") => skip("-->"),
            Some(b'!') if rest.starts_with(b"<![CDATA[") => skip("]]>"),
            Some(b'!' | b'?') => open + 2,
            Some(b'/') => {
                depth = depth.saturating_sub(1);
                skip(">")
            }
            _ => {
                let end = skip(">");
                depth += usize::from(!text[..end].ends_with("/>"));
                end
            }
        };
        if depth > DEPTH {
            return Some(open);
        }
    }
    None
}

/// The local name of an element, in lower case.
pub fn name(node: Node) -> String {
    node.tag_name().name().to_ascii_lowercase()
}

/// The children of that name.
pub fn children<'a, 'i: 'a>(node: Node<'a, 'i>, wanted: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == wanted)
}

/// The element that a path of names leads to, the first of each.
pub fn at<'a, 'i: 'a>(node: Node<'a, 'i>, path: &'a [&'a str]) -> Option<Node<'a, 'i>> {
    path.iter().try_fold(node, |node, name| children(node, name).next())
}

/// The first element of that name below a node.
pub fn below<'a, 'i: 'a>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| node.is_element() && node.tag_name().name() == wanted)
}

/// The text of an element, on one line; empty where there is none.
pub fn text(node: Option<Node>) -> String {
    let all: String = node.iter().flat_map(|node| node.descendants()).filter_map(own_text).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn own_text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.is_text().then(|| node.text()).flatten()
}

/// The paragraphs of an element, and the captions in it.
pub fn prose(node: Node) -> (String, Vec<String>) {
    let (mut prose, mut captions) = (Prose::default(), Vec::new());
    walk(node, &mut prose, &mut captions);
    (prose.finish(), captions)
}

/// Depth is bounded by [`DEPTH`].
fn walk(node: Node, prose: &mut Prose, captions: &mut Vec<String>) {
    for child in node.children() {
        if let Some(text) = own_text(child) {
            prose.text(text);
            continue;
        }
        if !child.is_element() {
            continue;
        }
        match part(&name(child)) {
            Part::Left => captions.extend(
                child.descendants().filter(|n| part(&name(*n)) == Part::Caption).map(|n| text(Some(n))),
            ),
            Part::Caption => captions.push(text(Some(child))),
            Part::Break => prose.line(),
            Part::Inline => walk(child, prose, captions),
            Part::Block => {
                prose.paragraph();
                walk(child, prose, captions);
                prose.paragraph();
            }
        }
    }
}
