//! The plain text of marked-up prose: pieces and breaks in, paragraphs out. It knows which elements begin a paragraph
//! and which hold no prose; walking the tree is its readers' work.

/// What an element is to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is a paragraph of its own.
    Block,
    /// It breaks the line.
    Break,
    /// It stands inside a sentence.
    Inline,
    /// It holds no prose: scripts, forms, navigation, pictures.
    Left,
    /// It holds the caption of a picture.
    Caption,
}

/// What an element of HTML, NITF or XHTML is, by its local name in lower case.
pub fn part(name: &str) -> Part {
    match name {
        "p" | "div" | "section" | "article" | "main" | "header" | "hgroup" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "hl1" | "hl2" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "table" | "caption"
        | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "blockquote" | "bq" | "pre" | "block" | "hr"
        | "address" | "details" | "summary" | "body" | "html" | "center" => Part::Block,
        "br" => Part::Break,
        "script" | "style" | "noscript" | "template" | "head" | "nav" | "aside" | "footer" | "form"
        | "button" | "select" | "option" | "input" | "textarea" | "label" | "iframe" | "object" | "embed"
        | "svg" | "math" | "canvas" | "audio" | "video" | "img" | "picture" | "map" | "dialog" | "menu"
        | "del" | "s" | "strike" | "media-reference" | "media-metadata" | "media-producer" => Part::Left,
        "figcaption" | "media-caption" => Part::Caption,
        _ => Part::Inline,
    }
}

/// Paragraphs as they grow. White space is one blank; paragraphs are parted by a blank line.
#[derive(Debug, Default)]
pub struct Prose {
    text: String,
    gap: &'static str,
}

impl Prose {
    /// Adds text of a sentence.
    pub fn text(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) && self.gap.is_empty() {
            self.gap = " ";
        }
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if !self.text.is_empty() {
                self.text.push_str(self.gap);
            }
            self.text.push_str(word);
            self.gap = if words.peek().is_some() || text.ends_with(char::is_whitespace) { " " } else { "" };
        }
    }

    /// Breaks the line.
    pub fn line(&mut self) {
        self.gap = if self.gap.starts_with('\n') { "\n\n" } else { "\n" };
    }

    /// Begins a paragraph.
    pub fn paragraph(&mut self) {
        self.gap = "\n\n";
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_a_page_shows_them() {
        let mut prose = Prose::default();
        prose.text(" Ten ");
        prose.text("people");
        prose.text("'s\n homes");
        prose.paragraph();
        prose.paragraph();
        prose.text(" One");
        prose.line();
        prose.text("Two ");
        prose.line();
        prose.line();
        prose.text("Three");
        assert_eq!(prose.finish(), "Ten people's homes\n\nOne\nTwo\n\nThree");
    }
}
