//! A saved page in, one record out: metadata from JSON-LD, Open Graph and the page's own marks, the article's body
//! without what a site puts around it. Captions are kept apart from the text.

use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::when::when;
use crate::read::{ReadRecord, json_ld, page};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// What never belongs to an article's text.
const FURNITURE: &str = "script, style, noscript, template, nav, aside, footer, form, iframe, [hidden], \
    [aria-hidden=true], [role=navigation], [role=complementary], [role=banner], [role=contentinfo], \
    .byline, [itemprop=author]";

/// A shorter body that a page's own marks give is looked for elsewhere too.
const SHORT: usize = 80;

/// What a page calls its fields in `meta` elements, best first.
const META: &[(&str, &str)] = &[
    ("title", "og:title"),
    ("title", "twitter:title"),
    ("source", "og:site_name"),
    ("author", "author"),
    ("author", "article:author"),
    ("url", "og:url"),
    ("published", "article:published_time"),
    ("published", "og:published_time"),
    ("published", "datepublished"),
    ("published", "parsely-pub-date"),
    ("published", "dc.date.issued"),
    (key::MODIFIED, "article:modified_time"),
    (key::MODIFIED, "og:updated_time"),
];

/// The article of a page.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    page::guard(path, text)?;
    let document = Document::from(text);
    let mut record = Record::default();
    let scripts = document.select("script[type=\"application/ld+json\"]");
    let scripts: Vec<String> = scripts.iter().map(|script| script.text().to_string()).collect();
    let described = json_ld::read(&scripts, &mut record);
    meta(&document, &mut record);
    let captions: Vec<String> =
        document.select("figcaption").iter().map(|caption| page::line(&caption.text())).collect();
    record.set(key::CAPTION, &captions.join(" | "));
    document.select("figure").remove();
    document.select(FURNITURE).remove();
    let body = body(document, record.get("title").unwrap_or(""));
    record.text = match described.map(|text| plain(path, &text)).transpose()? {
        // A page that loads its text by script, or hides most of it, still describes it.
        Some(described) if described.len() > 2 * body.len() => described,
        _ => body,
    };
    if record.text.trim().is_empty() {
        return Err(ReadError::file(
            path,
            Fault::NoArticle("no text of an article was found in the page".into()),
        ));
    }
    let mut file = File::new(text, Markup::Tags);
    record.text_anchors = file.anchors(&record.text, 0);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), 0);
    Ok(vec![Ok(record)])
}

/// Some sites write HTML into the body that JSON-LD describes.
fn plain(path: &str, text: &str) -> Result<String, ReadError> {
    if text.contains("</") {
        return Ok(page::fragment(path, text)?.0);
    }
    let paragraphs = text.split('\n').map(page::line).filter(|line| !line.is_empty());
    Ok(paragraphs.collect::<Vec<_>>().join("\n\n"))
}

/// What is known of a page besides JSON-LD: that is asked first.
fn meta(document: &Document, record: &mut Record) {
    let metas = document.select("meta[content]");
    let named: Vec<(String, String)> = metas
        .iter()
        .filter_map(|meta| {
            let name = ["property", "name", "itemprop"].iter().find_map(|key| meta.attr(key))?;
            Some((name.to_ascii_lowercase(), meta.attr("content")?.to_string()))
        })
        .collect();
    for (key, name) in META {
        for (_, value) in named.iter().filter(|(known, _)| known == name) {
            let time = matches!(*key, "published" | key::MODIFIED);
            if !(time && when(value).is_none() || *key == "author" && value.contains("://")) {
                record.set(key, value);
            }
        }
    }
    let first = |selector: &str| document.select(selector).iter().next();
    let link = first("link[rel=canonical]").and_then(|link| link.attr("href"));
    record.set("url", &link.unwrap_or_default());
    record.set("title", &first("h1").map(|heading| heading.text().to_string()).unwrap_or_default());
    record.set("title", &first("title").map(|title| title.text().to_string()).unwrap_or_default());
    // The first time on a page is the article's, if it is in it.
    let time = first("article time[datetime], [itemprop=datePublished][datetime]")
        .and_then(|time| time.attr("datetime"));
    record.set("published", &time.unwrap_or_default());
}

/// The text of the article: what the page marks as such, else what a reader mode would show.
fn body(document: Document, title: &str) -> String {
    for selector in ["[itemprop=articleBody]", "article"] {
        let marked = document.select(selector);
        if marked.length() == 1
            && let Some(node) = marked.nodes().first()
        {
            let text = page::without_title(&page::prose(*node).0, title);
            if text.len() >= SHORT {
                return text;
            }
        }
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let whole = document.body().map(|body| page::prose(body).0).unwrap_or_default();
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let text = match article {
        Ok(article) => page::prose(Document::fragment(article.content).root()).0,
        // Too little for a reader mode: the page is its own article.
        Err(_) => whole,
    };
    page::without_title(&text, title)
}
