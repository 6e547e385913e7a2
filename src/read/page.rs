//! HTML out of which somebody made a body: a fragment or an element in, its paragraphs out. It also refuses pages that
//! are made to explode.

use crate::read::error::{Fault, ReadError};
use crate::read::prose::{Part, Prose, part};
use dom_query::{Document, NodeRef};

/// Deeper elements are left out: prose is a dozen deep on the worst of pages.
const DEPTH: usize = 512;

/// The parser reopens unclosed elements of style in every block. So many copies are more than any page has.
const COPIES: usize = 2_000_000;

/// Signs that look like markup and are none, in one run of text: the parser adds them to it one by one, each time copying
/// what it has.
const STRAY: usize = 20_000;

/// Elements that the parser closes by itself: that they stay open says nothing of depth.
const SELF_CLOSING: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
    "br", "hr", "img", "input", "meta", "link", "source", "area", "base", "col", "embed", "param", "track",
    "wbr", "path", "rect", "circle",
];

/// Elements of style, which are reopened.
const STYLE: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// The paragraphs of a fragment of HTML and the captions in it.
pub fn fragment(path: &str, html: &str) -> Result<(String, Vec<String>), ReadError> {
    guard(path, html)?;
    let document = Document::fragment(html);
    Ok(prose(document.root()))
}

/// What HTML writes for the name of a character; `None` for no name of one.
pub fn character(name: &str) -> Option<String> {
    let text = Document::fragment(format!("&{name};")).root().text().to_string();
    (!text.starts_with('&')).then_some(text)
}

/// The paragraphs of an element and the captions in it.
pub fn prose(node: NodeRef) -> (String, Vec<String>) {
    let (mut prose, mut captions) = (Prose::default(), Vec::new());
    walk(node, &mut prose, &mut captions, 0);
    captions.retain(|caption| !caption.is_empty());
    (prose.finish(), captions)
}

fn walk(node: NodeRef, prose: &mut Prose, captions: &mut Vec<String>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    for child in node.children_it(false) {
        if child.is_text() {
            prose.text(&child.text());
            continue;
        }
        let Some(name) = child.node_name().filter(|_| child.is_element()) else { continue };
        match part(&name) {
            Part::Left => {}
            Part::Caption => captions.push(line(&child.text())),
            Part::Break => prose.line(),
            _ if child.has_attr("hidden") || child.attr("aria-hidden").is_some_and(|is| &*is == "true") => {}
            Part::Inline => walk(child, prose, captions, depth + 1),
            Part::Block => {
                // A picture's caption stands beside it, and both are left out of the text.
                prose.paragraph();
                walk(child, prose, captions, depth + 1);
                prose.paragraph();
            }
        }
    }
}

/// A text on one line.
pub fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A body often opens with its headline, which is a field of its own.
pub fn without_title(text: &str, title: &str) -> String {
    let rest = text.strip_prefix(title).filter(|_| !title.is_empty());
    rest.filter(|rest| rest.starts_with('\n')).unwrap_or(text).trim_start().to_owned()
}

/// Refuses a page whose elements stand too deep, or would be copied too often.
pub fn guard(path: &str, html: &str) -> Result<(), ReadError> {
    let (mut depth, mut style, mut copies, mut stray) = (0usize, 0usize, 0usize, 0usize);
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find(['<', '&'])).map(|i| at + i) {
        let rest = &html[open + 1..];
        at = open + 1;
        let is_tag =
            html[open..].starts_with('<') && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        stray = if is_tag { 0 } else { stray + 1 };
        if !is_tag && stray <= STRAY {
            continue;
        }
        let closing = rest.starts_with('/');
        let tag = rest.trim_start_matches('/');
        let size = tag.bytes().take_while(u8::is_ascii_alphanumeric).take(16).count();
        let name = tag[..size].to_ascii_lowercase();
        if name.is_empty() || SELF_CLOSING.contains(&name.as_str()) {
            copies += style;
        } else {
            let is_style = STYLE.contains(&name.as_str());
            let count = if is_style { &mut style } else { &mut depth };
            *count = if closing { count.saturating_sub(1) } else { *count + 1 };
            copies += if is_style { 0 } else { style };
            if matches!(name.as_str(), "script" | "style" | "textarea" | "title") && !closing {
                // Its content is no markup.
                at = html[at..].find("</").map_or(html.len(), |i| at + i);
            }
        }
        if depth > DEPTH || style > DEPTH || copies > COPIES || stray > STRAY {
            let before = &html[..open];
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
            let message = match stray > STRAY {
                true => format!("more than {STRAY} signs in a row that look like markup and are none"),
                false => format!("elements are nested more than {DEPTH} deep, or never closed"),
            };
            return Err(ReadError::at(path, line, column, Fault::Html(message)));
        }
    }
    Ok(())
}
