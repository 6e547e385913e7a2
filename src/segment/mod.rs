//! Article in, document out: paragraphs, sentences and tokens with byte spans. It finds nothing in the text; that is
//! `annotate`'s work.

mod paragraph;
mod sentence;
mod token;

use crate::lexicon::words::Lexicon;
use crate::model::article::Article;
use crate::model::document::{Document, Paragraph, ParagraphKind};
use crate::model::span::Span;

/// Splits an article.
pub fn segment(article: Article, lexicon: &Lexicon) -> Document {
    let mut document = Document { article, ..Document::default() };
    let text = document.article.readable().to_owned();
    let start = document.article.text_start() as usize;
    let lists = sentence::Lists::of(lexicon);
    if let Some(title) = document.article.title() {
        let span = Span::new(0, title.len());
        push(&mut document, &text, span, ParagraphKind::Title, lexicon, &lists);
    }
    for (span, kind) in paragraph::paragraphs(&text, start) {
        push(&mut document, &text, span, kind, lexicon, &lists);
    }
    document
}

fn push(
    document: &mut Document,
    text: &str,
    span: Span,
    kind: ParagraphKind,
    lexicon: &Lexicon,
    lists: &sentence::Lists,
) {
    let first = document.sentences.len() as u32;
    let tokens = document.tokens.len();
    token::tokens(text, span, lexicon, &mut document.tokens, &mut document.folds);
    let paragraph = document.paragraphs.len() as u32;
    for sentence in sentence::sentences(&document.tokens[tokens..], tokens, text, &document.folds, lists) {
        document.sentences.push(crate::model::document::Sentence {
            span: document.span(sentence.clone()),
            tokens: sentence.start as u32..sentence.end as u32,
            paragraph,
        });
    }
    document.paragraphs.push(Paragraph { span, sentences: first..document.sentences.len() as u32, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let document = segment(Article::new("a".into(), "a".into(), "", text), &Lexicon::builtin());
        document.sentences.iter().map(|s| s.span.of(text).to_owned()).collect()
    }

    #[test]
    fn cuts_sentences() {
        assert_eq!(
            split("Gen. Kurilla said so. \u{201c}It holds.\u{201d} He left."),
            ["Gen. Kurilla said so.", "\u{201c}It holds.\u{201d}", "He left."]
        );
        assert_eq!(
            split("They met in the U.S. The talks, by U.S. Central Command, ended at 5 p.m. Monday."),
            ["They met in the U.S.", "The talks, by U.S. Central Command, ended at 5 p.m. Monday."]
        );
        assert_eq!(
            split("It rose to 7.8. \"Twelve died,\" he said."),
            ["It rose to 7.8.", "\"Twelve died,\" he said."]
        );
    }

    #[test]
    fn a_text_without_full_stops_is_cut_all_the_same() {
        assert!(split(&"word ".repeat(1000)).len() > 1);
    }
}
