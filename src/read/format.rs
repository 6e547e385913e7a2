//! The formats that are read, and which one a file is of: what is forced, then what its content shows, then its name.

use crate::read::error::{Fault, ReadError};
use crate::read::sniff::Head;
use crate::read::{
    ReadRecord, docx, dump, email, feed, html, json, markdown, newsml_1, newsml_g2, nitf, wire,
};
use std::path::Path;

/// A larger file of one article is refused: a book has a megabyte, and 20 MB of exported copy must still pass.
pub const MAX_ARTICLE: u64 = 64 * 1024 * 1024;

/// A larger file of many articles is refused: it is held in memory while its lines are read.
pub const MAX_LINES: u64 = 1024 * 1024 * 1024;

/// A larger page is refused: parsed, it takes some twenty times its room. Pages saved with all pictures have 10 MB.
pub const MAX_PAGE: u64 = 32 * 1024 * 1024;

/// A larger archive is refused.
pub const MAX_ARCHIVE: u64 = 256 * 1024 * 1024;

/// What a reader makes of a file.
#[derive(Clone, Copy)]
pub enum Shape {
    /// One text, with front matter; the function blanks markup out.
    Text(fn(&str) -> Option<String>),
    /// One record a line, which is read alone.
    Lines(fn(&str, u32, &[u8]) -> ReadRecord),
    /// Markup: it is decoded first.
    Markup(fn(&str, &str) -> Result<Vec<ReadRecord>, ReadError>),
    /// Bytes, which the reader decodes itself.
    Bytes(fn(&str, &[u8]) -> Result<Vec<ReadRecord>, ReadError>),
    /// Files in a file.
    Archive,
}

/// A format.
pub struct Format {
    /// What `--input-format` calls it.
    pub name: &'static str,
    /// One line for `--help`.
    pub about: &'static str,
    /// Extensions of its files.
    pub extensions: &'static [&'static str],
    /// How it is read.
    pub shape: Shape,
    /// Larger files are refused.
    pub cap: u64,
    /// Does a file that begins so have it? Asked in the order of the table.
    is: fn(&Head) -> bool,
}

/// The formats: `--help`, folders and messages follow this table.
pub const FORMATS: &[Format] = &[
    Format {
        name: "text",
        about: "plain text, with or without front matter",
        extensions: &["txt", "text"],
        shape: Shape::Text(|_| None),
        cap: MAX_ARTICLE,
        is: |_| false,
    },
    Format {
        name: "markdown",
        about: "Markdown, with or without front matter",
        extensions: &["md", "markdown"],
        shape: Shape::Text(|text| Some(markdown::readable(text))),
        cap: MAX_ARTICLE,
        is: |_| false,
    },
    Format {
        name: "jsonl",
        about: "JSON Lines, an article a line",
        extensions: &["jsonl", "ndjson"],
        shape: Shape::Lines(json::record),
        cap: MAX_LINES,
        is: |head| head.is_json_lines(),
    },
    Format {
        name: "json",
        about: "ninjs 1 to 3, and dumps of crawlers: one article or many",
        extensions: &["json", "ninjs"],
        shape: Shape::Markup(dump::records),
        cap: MAX_ARCHIVE,
        is: |head| head.is_json(),
    },
    Format {
        name: "newsml-g2",
        about: "NewsML-G2: items, messages, packages",
        extensions: &[],
        shape: Shape::Markup(newsml_g2::records),
        cap: MAX_ARTICLE,
        is: |head| head.opens(&["newsMessage", "newsItem", "packageItem"]),
    },
    Format {
        name: "newsml-1",
        about: "NewsML 1.2",
        extensions: &[],
        shape: Shape::Markup(newsml_1::records),
        cap: MAX_ARTICLE,
        is: |head| head.opens(&["NewsML"]),
    },
    Format {
        name: "nitf",
        about: "NITF 3",
        extensions: &["nitf"],
        shape: Shape::Markup(nitf::records),
        cap: MAX_ARTICLE,
        is: |head| head.opens(&["nitf"]),
    },
    Format {
        name: "feed",
        about: "RSS and Atom; summaries count as parts of articles",
        extensions: &["rss", "atom"],
        shape: Shape::Markup(feed::records),
        cap: MAX_ARTICLE,
        is: |head| head.opens(&["rss", "feed", "RDF"]),
    },
    Format {
        name: "html",
        about: "a saved page",
        extensions: &["html", "htm", "xhtml"],
        shape: Shape::Markup(html::records),
        cap: MAX_PAGE,
        is: |head| head.is_html(),
    },
    Format {
        name: "wire",
        about: "what wires send: ANPA 1312, IPTC 7901",
        extensions: &["anpa", "iptc"],
        shape: Shape::Markup(wire::records),
        cap: MAX_ARTICLE,
        is: |head| head.is_wire(),
    },
    Format {
        name: "email",
        about: "a mail",
        extensions: &["eml"],
        shape: Shape::Bytes(email::records),
        cap: MAX_ARTICLE,
        is: |head| head.is_email(),
    },
    Format {
        name: "docx",
        about: "a Word document, all changes accepted",
        extensions: &["docx"],
        shape: Shape::Bytes(docx::records),
        cap: MAX_ARTICLE,
        is: |head| head.is_zip() && head.names_member("word/"),
    },
    Format {
        name: "zip",
        about: "an archive of any of these",
        extensions: &["zip"],
        shape: Shape::Archive,
        cap: MAX_ARCHIVE,
        is: |head| head.is_zip(),
    },
];

/// Extensions of files that may be of several formats: what they hold says which.
pub const SHARED: &[&str] = &["xml", "newsml"];

/// The format called so by `--input-format`.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The extension of a path, in lower case.
fn extension(path: &str) -> Option<String> {
    Path::new(path).extension().map(|extension| extension.to_string_lossy().to_lowercase())
}

/// The format that a path's extension names.
fn of_name(path: &str) -> Option<&'static Format> {
    let extension = extension(path)?;
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// How many bytes of a file may be read before its content is seen.
pub fn cap(path: &str) -> u64 {
    match of_name(path) {
        Some(format) => format.cap,
        None => MAX_ARCHIVE,
    }
}

/// The format of a file: by its content, then by its name.
pub fn of(path: &str, bytes: &[u8]) -> Result<&'static Format, ReadError> {
    let head = Head::new(bytes);
    let by_name = of_name(path);
    // A line of a JSON Lines file is an object, and so is a JSON file: here the name knows better, if there is one.
    let lines = by_name.filter(|format| matches!(format.shape, Shape::Lines(_)));
    // Markdown may open with a line of HTML or a line that looks like a head.
    let prose = by_name.filter(|format| format.name == "markdown");
    let shown = || FORMATS.iter().find(|format| (format.is)(&head));
    // All Word documents are archives.
    let word = by_name.filter(|format| format.name == "docx" && head.is_zip());
    if let Some(format) = lines.or(prose).or(word).or_else(shown).or(by_name) {
        return Ok(format);
    }
    match extension(path) {
        Some(extension) if SHARED.contains(&extension.as_str()) => {
            let root = head.root().map_or("no element".to_owned(), |root| format!("`{root}`"));
            Err(ReadError::file(
                path,
                Fault::NoArticle(format!("its first element is {root}, which no reader knows")),
            ))
        }
        // A file without extension that somebody names is a plain text.
        None => Ok(&FORMATS[0]),
        Some(extension) => Err(ReadError::file(path, Fault::UnknownFormat(extension))),
    }
}

/// The extensions of all formats, for messages: `.txt, .text, ...`.
pub fn extensions() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.extensions).chain(SHARED).copied().collect()
}
