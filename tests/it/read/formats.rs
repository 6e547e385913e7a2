//! What each format gives: fields, text, places in the file. Fixtures: `tests/data/read/`.

use claimdiff::model::article::Article;
use claimdiff::model::edition::Status;
use claimdiff::model::span::{LineIndex, Span};
use claimdiff::read::{Batch, bytes_of};
use std::path::Path;

pub fn fixture(name: &str) -> Batch {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/read").join(name);
    bytes_of(name, &std::fs::read(path).unwrap()).unwrap()
}

fn only(name: &str) -> Article {
    let mut batch = fixture(name);
    assert_eq!((batch.articles.len(), batch.unread), (1, 0), "{:?}", batch.notices);
    batch.articles.remove(0)
}

fn told(batch: &Batch) -> Vec<String> {
    batch.notices.iter().map(|notice| format!("{}: {}", notice.code, notice.message)).collect()
}

/// Line and column of a word: the one in the file, when the file has it there.
fn place(article: &Article, word: &str) -> (u32, u32) {
    let at = article.text().find(word).unwrap_or_else(|| panic!("no {word} in {}", article.text()));
    let found = article.locate(&LineIndex::new(article.text()), Span::new(at, at + word.len()));
    (found.line, found.column)
}

fn instant(article: &Article) -> String {
    article.meta.published.unwrap().instant.unwrap().to_string()
}

#[test]
fn ninjs_in_three_spellings() {
    for name in ["ninjs-1.json", "ninjs-2.json"] {
        let read = only(name);
        assert_eq!(read.title(), Some("Ferry fire kills six off Vlora"), "{name}");
        assert_eq!(instant(&read), "2024-03-05T17:20:00Z");
        assert_eq!(read.meta.edition.story.as_deref(), Some("urn:example:harborwire:77"));
        assert_eq!(read.meta.edition.number, Some(2));
        assert_eq!(read.meta.author.as_deref(), Some("Harborwire staff"));
    }
    let first = only("ninjs-1.json");
    assert_eq!(first.meta.other.get("dateline").map(String::as_str), Some("Tirana"));
    assert_eq!((place(&first, "six"), place(&first, "Nineteen")), ((7, 33), (11, 122)));
    let second = only("ninjs-2.json");
    assert_eq!(second.meta.source.as_deref(), Some("Harborwire"));
    let body = "A fire on a ferry off Vlora killed six people on Tuesday, the coast guard\u{2019}s chief said.\n\nNineteen were injured.";
    assert_eq!(second.body(), body);
    assert_eq!(second.meta.other.get("caption").map(String::as_str), Some("Smoke over the ferry Monday"));
    let third = fixture("ninjs-3.json");
    assert_eq!(told(&third), ["no-article: not read: holds no article: the item is a picture, not a text"]);
    let partial: Vec<bool> = third.articles.iter().map(|article| article.meta.partial).collect();
    assert_eq!((partial, third.unread), (vec![false, true], 0));
    assert_eq!(place(&third.articles[1], "ended"), (11, 64));
}

#[test]
fn nitf_keeps_dateline_and_event_place_apart() {
    let read = only("story.nitf");
    assert_eq!(read.title(), Some("Six dead in ferry fire"));
    assert_eq!(read.meta.source.as_deref(), Some("Coast Courier"));
    assert_eq!(read.meta.author.as_deref(), Some("José Maria Núñez"));
    let other = |key: &str| read.meta.other.get(key).map(String::as_str);
    assert_eq!((other("dateline"), other("event_place")), (Some("ATHENS"), Some("Vlora, AL")));
    assert_eq!(other("caption"), Some("Four crew members on Monday"));
    let text = "ATHENS - Six people died when a ferry burned off Vlora on Tuesday.\n\nDead\n\n6\n\nNineteen were hurt.";
    assert_eq!(read.body(), text);
    assert_eq!((place(&read, "Six people"), place(&read, "Vlora")), ((19, 19), (20, 14)));
    assert_eq!((instant(&read).as_str(), read.meta.edition.number), ("2024-03-05T17:20:00Z", Some(3)));
}

#[test]
fn newsml_g2_messages_hold_versions() {
    let batch = fixture("message.g2.xml");
    assert_eq!(
        told(&batch),
        [
            "skipped: an item of the file is not read: it is a picture, not a text",
            "superseded: message.g2.xml#2 corrects it; the claims of this one are not compared",
        ]
    );
    let [old, new] = batch.articles.as_slice() else { panic!("{:?}", batch.articles) };
    assert_eq!(old.body(), "ROME - Five people were killed on Tuesday when a ferry caught fire off Vlora.");
    assert_eq!(new.body(), "Six people were killed on Tuesday when a ferry caught fire off Vlora.");
    assert_eq!(old.meta.other.get("dateline").map(String::as_str), Some("ROME"));
    assert_eq!(
        (old.meta.source.as_deref(), new.meta.edition.status),
        (Some("Bay Agency"), Status::Correction)
    );
    assert!(old.meta.retired.is_some() && new.meta.retired.is_none());
    assert_eq!((place(old, "Five"), place(new, "Six people")), ((8, 30), (19, 26)));
}

#[test]
fn messages_of_wires() {
    let batch = fixture("wires.anpa");
    let [old, new] = &batch.articles[..] else { panic!("{:?}", batch.notices) };
    assert_eq!(old.title(), Some("Ferry fire kills six off Vlora"));
    assert_eq!(
        (old.meta.source.as_deref(), old.meta.author.as_deref(), instant(old)),
        (Some("HW"), Some("MIRA HOXHA"), "2024-03-05T23:20:00Z".to_owned())
    );
    assert_eq!(
        old.body(),
        "TIRANA, Albania (HW) \u{2014} A fire on a ferry off Vlora killed six people on Tuesday, the coast \
         guard's chief said.\n\nNineteen were injured."
    );
    assert_eq!(old.meta.other.get("ednote").map(String::as_str), Some("Raises toll to six."));
    assert_eq!((place(old, "six"), place(old, "Nineteen")), ((4, 19), (10, 2)));
    assert!(old.meta.retired.is_some() && new.meta.retired.is_none(), "the second lead stands");

    let read = fixture("wire.iptc");
    assert_eq!(told(&read), ["encoding: is not UTF-8: read as windows-1252, a guess"]);
    let read = &read.articles[0];
    assert_eq!(read.title(), Some("Ferry fire kills six off Vlora"));
    assert_eq!(
        (read.meta.source.as_deref(), instant(read)),
        (Some("HWA"), "2024-03-05T17:20:00Z".to_owned())
    );
    assert_eq!(
        read.body(),
        "TIRANA, March 5 (HW) - A fire on a ferry off Vlora killed six people on Tuesday, the coast guard \
         said.\n\nThe caf\u{e9} deck burned out."
    );
}

#[test]
fn characters_that_html_knows_by_name() {
    let rss = "<rss><channel><title>Bay&nbsp;Herald</title>\n<item><title>Caf&eacute; fire &mdash; six&hellip;</title>\
               <description>&lt;p&gt;Six people died at a caf&eacute; in Vlora on Tuesday, police said &euro;5.&lt;/p&gt;\
               </description></item></channel></rss>";
    let read = &bytes_of("a.rss", rss.as_bytes()).unwrap().articles[0];
    assert_eq!(read.title(), Some("Caf\u{e9} fire \u{2014} six\u{2026}"));
    assert_eq!(read.body(), "Six people died at a caf\u{e9} in Vlora on Tuesday, police said \u{20ac}5.");
    assert_eq!(read.meta.source.as_deref(), Some("Bay Herald"));
    assert_eq!(place(read, "people").0, 2);
    let unknown = bytes_of("a.rss", rss.replace("&nbsp;", "&foo;").as_bytes()).unwrap_err().to_string();
    assert_eq!(unknown, "a.rss:1:25: broken XML: unknown entity `&foo;`");
}

#[test]
fn marks_of_versions_are_no_part_of_a_title() {
    let text = "---\ntitle: 'UPDATE 2-Ferry fire kills six off Vlora'\n---\nSix people died.\n";
    let read = &bytes_of("a.txt", text.as_bytes()).unwrap().articles[0];
    assert_eq!(read.title(), Some("Ferry fire kills six off Vlora"));
    assert_eq!(read.meta.edition.number, Some(2));
    assert_eq!(place(read, "six"), (2, 35));
    let page = "<html><head><title>x</title></head><body><article><h1>CORRECTED-Ferry fire kills six</h1>\
                <p>Six people died in a ferry fire off the coast of Vlora on Tuesday, the coast guard said, and \
                nineteen were hurt.</p></article></body></html>";
    let read = &bytes_of("a.html", page.as_bytes()).unwrap().articles[0];
    assert_eq!((read.title(), read.meta.edition.status), (Some("Ferry fire kills six"), Status::Correction));
    assert_eq!(place(read, "kills"), (1, 76));
}

#[test]
fn newsml_1() {
    let read = only("story.newsml1.xml");
    assert_eq!((read.title(), read.meta.source.as_deref()), (Some("Ferry fire kills six"), Some("Delta")));
    assert_eq!((instant(&read).as_str(), read.meta.edition.number), ("2024-03-05T15:55:00Z", Some(1)));
    assert_eq!((place(&read, "six"), place(&read, "Nineteen")), ((6, 54), (10, 4)));
}

#[test]
fn feeds_mark_summaries_as_partial() {
    let rss = fixture("feed.rss");
    let [teaser, full] = rss.articles.as_slice() else { panic!("{:?}", rss.notices) };
    assert_eq!((teaser.id.as_str(), teaser.meta.partial, full.meta.partial), ("feed.rss#1", true, false));
    assert_eq!(teaser.body(), "Six people died on a ferry off Vlora \u{2026}");
    assert_eq!(full.body(), "The search off Vlora ended on Tuesday.\n\nNineteen people were injured.");
    assert_eq!(
        (teaser.meta.source.as_deref(), teaser.meta.author.as_deref()),
        (Some("Bay Bulletin"), Some("Ana Rei"))
    );
    assert_eq!(
        (instant(teaser).as_str(), instant(full).as_str()),
        ("2024-03-05T17:00:00Z", "2024-03-05T19:00:00Z")
    );
    assert_eq!(place(full, "Nineteen"), (11, 4));
    let atom = only("feed.atom");
    assert_eq!((atom.title(), atom.meta.partial), (Some("Six die on burning ferry"), false));
    assert_eq!(atom.meta.url.as_deref(), Some("https://bay.example/1"));
    assert_eq!(atom.meta.modified.unwrap().instant.unwrap().to_string(), "2024-03-05T17:30:00Z");
    assert_eq!(place(&atom, "Six people"), (7, 68));
}

#[test]
fn pages_without_what_sites_put_around_them() {
    let read = only("page.html");
    assert_eq!(
        (read.title(), read.meta.source.as_deref()),
        (Some("Six die on burning ferry"), Some("The Quay"))
    );
    assert_eq!(read.meta.author.as_deref(), Some("Ida Holm, Per Dahl"));
    assert_eq!(read.meta.url.as_deref(), Some("https://quay.example/ferry"));
    assert_eq!(
        read.meta.other.get("caption").map(String::as_str),
        Some("Three passengers leave the ferry on Monday.")
    );
    let text = "Six people died on Tuesday when a ferry caught fire off Vlora, the coast guard said.\n\n\
                Nineteen others were injured, it\u{2019}s understood.";
    assert_eq!(read.body(), text);
    assert_eq!(
        (place(&read, "Six people"), place(&read, "Vlora"), place(&read, "Nineteen")),
        ((19, 4), (20, 18), (22, 4))
    );
    // No element says which part of the page the article is.
    let bare = only("boilerplate.html");
    assert_eq!(bare.body().split("\n\n").count(), 3, "{}", bare.body());
    for foreign in ["dead in flood", "mine blast", "honestly"] {
        assert!(!bare.text().contains(foreign), "{}", bare.text());
    }
    let published = bare.meta.published.unwrap();
    assert_eq!((published.day.to_string(), published.zoned), ("2024-04-02".to_owned(), false));
}

#[test]
fn mails_without_what_others_wrote() {
    let batch = fixture("mail.eml");
    assert_eq!(
        told(&batch),
        [
            "quoted-mail: 4 quoted lines of earlier mails, and what follows them, were left out",
            "skipped: an attachment was not read: list.pdf",
        ]
    );
    let read = &batch.articles[0];
    assert_eq!((read.title(), read.meta.source.as_deref()), (Some("Six die on ferry"), Some("José Lima")));
    assert_eq!(instant(read), "2024-03-05T22:30:00Z");
    let seen: Vec<&str> = read.readable()[read.text_start() as usize..].split_whitespace().collect();
    assert_eq!(
        seen.join(" "),
        "Six people died on a ferry off Vlora on Tuesday, José Lima said, and nineteen were injured."
    );
    assert_eq!((place(read, "Six die").0, place(read, "Six people")), (4, (16, 1)));
}

#[test]
fn documents_as_they_stand_when_changes_are_accepted() {
    let read = only("draft.docx");
    assert_eq!((read.title(), read.meta.author.as_deref()), (Some("Six die on ferry"), Some("Night desk")));
    assert_eq!(
        read.body(),
        "Six people died on a ferry off Vlora.\n\nNineteen were injured.\n\nThe search ended."
    );
    // Lines are paragraphs, empty ones included.
    assert_eq!((place(&read, "people"), place(&read, "Nineteen")), ((2, 5), (5, 1)));
}

#[test]
fn dumps_in_one_file() {
    let batch = fixture("dump.json");
    assert_eq!(told(&batch), ["json: not read: broken JSON: an article must be a mapping, not a text"]);
    let [news_please, service] = batch.articles.as_slice() else { panic!("{:?}", batch.notices) };
    assert_eq!((news_please.id.as_str(), place(news_please, "people")), ("dump.json#1", (2, 58)));
    let published = news_please.meta.published.unwrap();
    assert_eq!((published.zoned, published.day.to_string().as_str()), (false, "2024-03-05"));
    assert!(service.meta.partial && !news_please.meta.partial);
    assert_eq!(service.body(), "The search off Vlora ended on Tuesday, the coast guard said. Nineteen");
    assert_eq!((service.title(), service.meta.source.as_deref()), (Some("Search ends"), Some("Quay")));
}

#[test]
fn archives_are_read_file_by_file() {
    let batch = fixture("batch.zip");
    let ids: Vec<&str> = batch.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["batch.zip/a/page.html", "batch.zip/b.txt"]);
    assert_eq!((batch.unread, batch.notices.len()), (0, 1), "{:?}", batch.notices);
    assert_eq!(
        (batch.notices[0].code.as_str(), batch.notices[0].place.as_str()),
        ("unknown-format", "batch.zip/notes.xyz")
    );
}

#[test]
fn legacy_encodings_are_guessed_and_told() {
    let batch = fixture("legacy.txt");
    assert_eq!(told(&batch), ["encoding: is not UTF-8: read as windows-1252, a guess"]);
    assert!(batch.articles[0].text().contains("José Lima said. \u{201c}It was dark,\u{201d}"));
    let text = "<html><head><meta charset=utf-8></head><body><article><p>Six people died off Vlora, Jos\u{e9} Lima said on \
                Tuesday in the town, and that was all.</p></article></body></html>";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let batch = bytes_of("a.html", &latin).unwrap();
    assert_eq!(told(&batch), ["encoding: says it is utf-8, which it is not: read as windows-1252, a guess"]);
    assert!(batch.articles[0].text().contains("José"));
    let wide: Vec<u8> = "\u{feff}Six people died.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(bytes_of("a.txt", &wide).unwrap().articles[0].text(), "Six people died.");
}

#[test]
fn content_goes_before_the_name() {
    let text =
        |name: &str, content: &str| bytes_of(name, content.as_bytes()).unwrap().articles[0].text().to_owned();
    let page = "<!DOCTYPE html>\n<html><body><p>Six people died on a ferry.</p></body></html>";
    assert_eq!(text("page.txt", page), "Six people died on a ferry.");
    assert_eq!(text("noname", page), "Six people died on a ferry.");
    // Markdown may hold HTML, and prose may begin like a head.
    assert!(text("page.md", page).contains("<html>"));
    assert_eq!(text("a.txt", "From: here on it went wrong.\n"), "From: here on it went wrong.\n");
    let forced = claimdiff::read::bytes_as("text", "page.html", page.as_bytes()).unwrap();
    assert_eq!(forced.articles[0].text(), page);
}
