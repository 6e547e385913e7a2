//! What the first bytes of a file show of its format. In: the bytes. Out: answers; which format it is, `format` says.

use crate::read::{json, wire};

/// So much of a file is looked at to see what it is.
const HEAD: usize = 4096;

/// How a file begins, and the whole of it where a format shows only at its end.
pub struct Head<'a> {
    bytes: &'a [u8],
    text: String,
}

impl<'a> Head<'a> {
    /// Looks at the first bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        let head = &bytes[..bytes.len().min(HEAD)];
        let wide = encoding_rs::Encoding::for_bom(head).filter(|(e, _)| *e != encoding_rs::UTF_8);
        let text = match wide {
            Some((encoding, skipped)) => {
                encoding.decode_without_bom_handling(&head[skipped..]).0.into_owned()
            }
            None => String::from_utf8_lossy(head).into_owned(),
        };
        Self { bytes, text: text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_owned() }
    }

    /// The name of the first element, without its namespace.
    pub fn root(&self) -> Option<&str> {
        let mut rest = self.text.as_str();
        loop {
            rest = rest.trim_start();
            let end = match rest.strip_prefix('<')? {
                comment if comment.starts_with("!--") => rest.find("-->")? + 3,
                // A document type may declare things in brackets.
                other if other.starts_with('!') && other[..other.find('>')?].contains('[') => {
                    rest.find("]>")? + 2
                }
                other if other.starts_with(['?', '!']) => rest.find('>')? + 1,
                tag => {
                    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
                    return Some(name.rsplit(':').next().unwrap_or(name));
                }
            };
            rest = &rest[end..];
        }
    }

    /// Is it one of these?
    pub fn opens(&self, names: &[&str]) -> bool {
        self.root().is_some_and(|root| names.contains(&root))
    }

    /// A page.
    pub fn is_html(&self) -> bool {
        self.root().is_some_and(|root| root.eq_ignore_ascii_case("html"))
            || self.text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"))
    }

    /// Objects, one a line. A file of one object and one line is taken for them when it has a text of its own.
    pub fn is_json_lines(&self) -> bool {
        if !json::looks_like_json(self.text.as_bytes()) {
            return false;
        }
        let mut lines =
            self.bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or(&[]);
        match lines.next() {
            Some(second) => first.ends_with(b"}") && second.starts_with(b"{"),
            None => ["\"text\"", "\"maintext\""].iter().any(|key| self.text.contains(key)),
        }
    }

    /// An object, or a list of them.
    pub fn is_json(&self) -> bool {
        let mut signs = self.text.chars().filter(|c| !c.is_whitespace());
        match (signs.next(), signs.next()) {
            (Some('{'), Some('"')) => true,
            (Some('['), Some('{')) => signs.next() == Some('"'),
            _ => false,
        }
    }

    /// Lines of a head, who and when among them, and a blank line.
    pub fn is_email(&self) -> bool {
        let head = self.text.split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("");
        let is_line = |line: &str| {
            let name = line.split(':').next().unwrap_or("");
            let named =
                name.len() < line.len() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            named || line.starts_with([' ', '\t'])
        };
        let has = |name: &str| {
            head.lines()
                .any(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
        };
        has("From:")
            && has("Date:")
            && ["Subject:", "MIME-Version:", "Message-ID:"].iter().any(|n| has(n))
            && head.lines().all(is_line)
    }

    /// A message of a wire: its head begins, and so does its story.
    pub fn is_wire(&self) -> bool {
        self.text.trim_start_matches(wire::IDLE).starts_with(wire::SOH) && self.text.contains(wire::STX)
    }

    /// An archive, or a Word document.
    pub fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06")
    }

    /// Is a name among those of the archive's first members?
    pub fn names_member(&self, name: &str) -> bool {
        self.bytes
            .windows(name.len())
            .take(self.bytes.len().min(1 << 20))
            .any(|window| window == name.as_bytes())
    }
}
