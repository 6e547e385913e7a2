//! What can be wrong with input: the place in the file, and the fault. Every fault has a stable code, which notices
//! carry and `claimdiff explain CODE` explains.

use crate::model::outcome::Notice;
use crate::model::panic::Panicked;
use std::fmt;

/// Input that cannot be read: where, and why.
#[derive(Debug, thiserror::Error)]
pub struct ReadError {
    /// The file as written on the command line or found below a folder; `-` for standard input.
    pub path: String,
    /// 1-based line, where known.
    pub line: Option<u32>,
    /// 1-based column in characters, where known.
    pub column: Option<u32>,
    /// What is wrong there.
    #[source]
    pub fault: Fault,
}

/// What is wrong with input.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The path names nothing.
    #[error("no such file or folder")]
    NoSuchPath,
    /// The system refuses it.
    #[error("cannot be read: {0}")]
    Io(String),
    /// More bytes than the cap.
    #[error("has {size} bytes; files up to {cap} bytes are read (split it, or leave it out)")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// The cap.
        cap: u64,
    },
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// A folder without a file to read.
    #[error("holds no article: no file of a format that is read and ignore files do not exclude{0}")]
    EmptyFolder(String),
    /// An extension that no reader knows.
    #[error(
        "has the unknown extension `.{0}`, and its content is of no format that is read; --input-format names one"
    )]
    UnknownFormat(String),
    /// A sound file of a format that is read, in which no article is.
    #[error("holds no article: {0}")]
    NoArticle(String),
    /// XML that is broken or refused.
    #[error("broken XML: {0}")]
    Xml(String),
    /// HTML that is refused.
    #[error("refused HTML: {0}")]
    Html(String),
    /// A mail that is none.
    #[error("is no mail: {0}")]
    Email(String),
    /// An archive that is broken or refused.
    #[error("broken archive: {0}")]
    Zip(String),
    /// A member of an archive that is larger than it may be, whatever it says of itself.
    #[error("unpacks to more than the {cap} bytes that may be read of it")]
    Unpacked {
        /// The cap.
        cap: u64,
    },
    /// An archive in an archive.
    #[error("is an archive in an archive; unpack it")]
    Nested,
    /// A NUL byte.
    #[error("is not a text: byte {0} is NUL")]
    Binary(usize),
    /// Bytes that are no UTF-8, and of no encoding that can be told.
    #[error("is not UTF-8: byte {offset} is 0x{byte:02X}; save it as UTF-8")]
    NotUtf8 {
        /// 0-based offset of the byte.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// Front matter that is no YAML mapping.
    #[error("front matter: {0}")]
    FrontMatter(String),
    /// Front matter that is refused before it is parsed.
    #[error("front matter: larger than {0} bytes")]
    FrontMatterSize(usize),
    /// Front matter that is refused before it is parsed.
    #[error("front matter: brackets nested more than {0} deep")]
    FrontMatterDepth(usize),
    /// A line that is no JSON object.
    #[error("broken JSON: {0}")]
    Json(String),
    /// A JSON object without a text.
    #[error("has no `text`")]
    NoText,
    /// A value of the wrong type.
    #[error("`{key}` must be {expected}, not {found}")]
    Type {
        /// The key.
        key: String,
        /// What it takes.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A publication date that is none.
    #[error("`{key}`: {message}")]
    Date {
        /// The key.
        key: String,
        /// Why it is none.
        message: String,
    },
    /// Two articles with one id.
    #[error("has the id `{id}`, and so has {first}; give one of them another `id`")]
    DuplicateId {
        /// The id of both.
        id: String,
        /// Where the first stands.
        first: String,
    },
    /// A reader that panicked.
    #[error("{0}")]
    Panicked(Panicked),
    /// Standard input named twice.
    #[error("standard input can be read only once")]
    StdinTwice,
}

/// Codes of faults and notices of reading: the code, and what it means, for `explain`.
pub const CODES: &[(&str, &str)] = &[
    ("unreadable", "The file or folder does not exist, or the system refuses to open it."),
    ("too-large", "The file is larger than the cap in docs/input.md."),
    ("empty", "The file, folder or record holds no text."),
    (
        "unknown-format",
        "Neither content nor name of the file tell a format that is read; --input-format names one.",
    ),
    (
        "no-article",
        "The file is sound, but what it holds is no article: settings in JSON, a picture's caption sheet.",
    ),
    ("xml", "The file is broken XML, often cut off, or declares entities of its own, which are not read."),
    ("html", "The page is built to be taken apart for ever: elements nested hundreds deep, or never closed."),
    ("email", "The file was read as a mail, and does not begin with a mail's head."),
    ("archive", "The ZIP file or Word document is broken, holds too much, or holds another archive."),
    ("encoding", "The file is not UTF-8 and does not say truly what it is; the encoding was guessed."),
    (
        "quoted-mail",
        "Lines of earlier mails and the signature were left out: they are not the sender's story.",
    ),
    (
        "superseded",
        "A newer version of the story is in the batch, so this one's claims are not compared any more.",
    ),
    ("withdrawn", "The publisher killed or withheld the story, so its claims are not compared."),
    ("repeated", "The same version of the same story is in the batch twice, and counts once."),
    ("modified-before-published", "The metadata say that the article was changed before it was published."),
    ("binary", "The file holds NUL bytes, so it is no text."),
    ("not-utf-8", "The file is not UTF-8, and what else it is cannot be told: save it as UTF-8."),
    (
        "front-matter",
        "The block between the `---` lines at the head of the file is not a YAML mapping that can be read.",
    ),
    (
        "json",
        "A line of a JSON Lines file is no JSON object with a `text`, or a value in it has the wrong type.",
    ),
    ("date", "A publication date is not written YYYY-MM-DD, with or without a time."),
    ("duplicate-id", "Two articles of the batch have one id, so reports could not tell them apart."),
    ("not-english", "The text is not English. The rules know English only, so the article is left out."),
    ("unknown-key", "A metadata key that looks like a slip of the finger; it was kept, but not used."),
    (
        "no-date",
        "The article says nowhere when it was published, so weekdays in it stay open; --published gives a day.",
    ),
    ("date-from-text", "The publication day was taken from the head of the text, not from metadata."),
    (
        "fault",
        "claimdiff itself failed on this article, and checked the others; please report it to its issue tracker.",
    ),
    ("skipped", "Files of other formats in a folder, which were not read."),
];

impl Fault {
    /// Its stable code, one of [`CODES`].
    pub fn code(&self) -> &'static str {
        match self {
            Fault::NoSuchPath | Fault::Io(_) | Fault::StdinTwice => "unreadable",
            Fault::TooLarge { .. } | Fault::Unpacked { .. } => "too-large",
            Fault::Empty | Fault::EmptyFolder(_) => "empty",
            Fault::UnknownFormat(_) => "unknown-format",
            Fault::NoArticle(_) => "no-article",
            Fault::Xml(_) => "xml",
            Fault::Html(_) => "html",
            Fault::Email(_) => "email",
            Fault::Zip(_) | Fault::Nested => "archive",
            Fault::Binary(_) => "binary",
            Fault::NotUtf8 { .. } => "not-utf-8",
            Fault::FrontMatter(_) | Fault::FrontMatterSize(_) | Fault::FrontMatterDepth(_) => "front-matter",
            Fault::Json(_) | Fault::NoText | Fault::Type { .. } => "json",
            Fault::Date { .. } => "date",
            Fault::DuplicateId { .. } => "duplicate-id",
            Fault::Panicked(_) => "fault",
        }
    }
}

impl ReadError {
    /// A fault of a whole file.
    pub fn file(path: &str, fault: Fault) -> Self {
        Self { path: path.to_owned(), line: None, column: None, fault }
    }

    /// A fault at a line and column.
    pub fn at(path: &str, line: u32, column: u32, fault: Fault) -> Self {
        Self { path: path.to_owned(), line: Some(line), column: Some(column), fault }
    }

    /// What the system says of a path.
    pub fn io(path: &str, error: &std::io::Error) -> Self {
        let fault = match error.kind() {
            std::io::ErrorKind::NotFound => Fault::NoSuchPath,
            std::io::ErrorKind::PermissionDenied => Fault::Io("permission denied".to_owned()),
            _ => Fault::Io(error.to_string()),
        };
        Self::file(path, fault)
    }

    /// `file:line:column`, as far as known.
    pub fn place(&self) -> String {
        [Some(self.path.clone()), self.line.map(|n| n.to_string()), self.column.map(|n| n.to_string())]
            .into_iter()
            .map_while(|part| part)
            .collect::<Vec<_>>()
            .join(":")
    }

    /// The same as a notice, for what was found rather than named.
    pub fn notice(&self) -> Notice {
        Notice {
            code: self.fault.code().to_owned(),
            place: self.place(),
            message: format!("not read: {}", self.fault),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.fault)
    }
}
