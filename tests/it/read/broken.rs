//! Input that is cut off, bloated or built to be taken apart for ever: a message with its place, soon.

use crate::read::formats::fixture;
use claimdiff::read::{Batch, bytes_of};
use std::io::Write;
use std::time::{Duration, Instant};

fn refused(path: &str, bytes: &[u8]) -> String {
    match bytes_of(path, bytes) {
        Ok(Batch { articles, notices, .. }) => panic!("{path}: {} articles, {notices:?}", articles.len()),
        Err(error) => error.to_string(),
    }
}

fn soon<T>(work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    done
}

#[test]
fn what_is_cut_off() {
    let xml = "<?xml version=\"1.0\"?>\n<nitf><body><body.content>\n<p>Six people died";
    let message = "it ends before its first element does; is the file cut off?";
    assert_eq!(refused("a.xml", xml.as_bytes()), format!("a.xml:3:19: broken XML: {message}"));
    let rss = "<rss><channel>\n<item><title>Six</titel>\n</item></channel></rss>";
    assert!(
        refused("a.rss", rss.as_bytes()).starts_with("a.rss:2:17: broken XML: "),
        "{}",
        refused("a.rss", rss.as_bytes())
    );
    let json = "{\"title\": \"Six\",\n \"body\": \"Six peo";
    assert_eq!(refused("a.json", json.as_bytes()), "a.json:2:17: broken JSON: EOF while parsing a string");
    let eml = "Six people died.\n";
    assert_eq!(
        refused("a.eml", eml.as_bytes()),
        "a.eml:1:1: is no mail: it has no head: lines of `From: ...` and the like"
    );
    for name in ["a.docx", "a.zip"] {
        assert!(refused(name, b"PK\x03\x04cut").starts_with(&format!("{name}: broken archive: ")));
    }
}

#[test]
fn what_is_no_article() {
    let none = "holds no article: no object in it has the text of an article";
    assert_eq!(refused("package.json", b"{\"name\": \"x\"}"), format!("package.json: {none}"));
    let root = "holds no article: its first element is `project`, which no reader knows";
    assert_eq!(refused("a.xml", b"<project/>"), format!("a.xml: {root}"));
    assert_eq!(
        refused("a.rss", b"<rss><channel/></rss>"),
        "a.rss: holds no article: the feed has no entries"
    );
    assert_eq!(
        refused("a.html", b"<html><body></body></html>"),
        "a.html: holds no article: no text of an article was found in the page"
    );
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf [\n<!ENTITY a \"ha\">\n".to_owned();
    for i in 0..30 {
        bomb += &format!("<!ENTITY a{i} \"&a;&a;&a;&a;\">\n");
    }
    bomb += "]>\n<nitf><body><p>&a29;</p></body></nitf>";
    let message = "it declares entities of its own, which are not read; write what they stand for";
    assert_eq!(soon(|| refused("a.xml", bomb.as_bytes())), format!("a.xml:3:1: broken XML: {message}"));
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = format!("<nitf>{}", "<p>".repeat(300_000));
    assert!(soon(|| refused("a.xml", deep.as_bytes())).ends_with("elements are nested more than 256 deep"));
    let deep = format!("<html><body>{}", "<div>".repeat(300_000));
    assert!(soon(|| refused("a.html", deep.as_bytes())).contains("refused HTML: elements are nested"));
    let copies = format!("<html>{}{}", "<b>".repeat(400), "<p>x".repeat(200_000));
    assert!(soon(|| refused("a.html", copies.as_bytes())).contains("never closed"));
    for sign in ["<", "&"] {
        let page = format!("<html><body><p>{}", sign.repeat(2_000_000));
        assert!(soon(|| refused("a.html", page.as_bytes())).contains("signs in a row"));
    }
    let list = "[".repeat(500_000);
    assert!(soon(|| refused("a.json", list.as_bytes())).contains("recursion limit"));
    let large = format!("<html><body>{}", "<p>Six people died.</p>\n".repeat(4_500_000));
    let message = "files up to 33554432 bytes are read (split it, or leave it out)";
    assert!(soon(|| refused("a.html", large.as_bytes())).ends_with(message));
}

#[test]
fn archives_are_not_believed() {
    let mut bytes = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("bomb.txt", options).unwrap();
    let blank = vec![b' '; 1 << 20];
    (0..80).for_each(|_| archive.write_all(&blank).unwrap());
    archive.start_file("inner.zip", options).unwrap();
    archive.write_all(b"PK\x03\x04").unwrap();
    archive.start_file("story.txt", options).unwrap();
    archive.write_all(b"Six people died on a ferry.").unwrap();
    archive.finish().unwrap();
    let batch = soon(|| bytes_of("a.zip", &bytes)).unwrap();
    let told: Vec<String> = batch.notices.iter().map(|n| format!("{}: {}", n.place, n.message)).collect();
    assert_eq!(
        told,
        [
            "a.zip/bomb.txt: not read: unpacks to more than the 67108864 bytes that may be read of it",
            "a.zip/inner.zip: not read: is an archive in an archive; unpack it",
        ]
    );
    assert_eq!((batch.articles.len(), batch.unread), (1, 2));
}

#[test]
fn any_piece_of_any_fixture_is_read_or_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/read");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let (name, bytes) =
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
        assert!(!fixture(&name).articles.is_empty(), "{name}");
        for size in (0..bytes.len()).step_by(7) {
            let mut broken = bytes.clone();
            broken[size] ^= 0x15;
            for piece in [&bytes[..size], &bytes[size..], &broken[..]] {
                if let Ok(batch) = bytes_of(&name, piece) {
                    for article in &batch.articles {
                        assert_eq!(article.readable().len(), article.text().len());
                    }
                }
            }
        }
    }
}

/// A bomb of entities, wherever XML is read.
#[test]
fn entities_are_refused_in_every_kind_of_xml() {
    let bomb = |root: &str| {
        format!(
            "<!DOCTYPE {root} [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><{root}><p>&b;</p></{root}>"
        )
    };
    for root in ["rss", "feed", "newsItem", "NewsML", "nitf"] {
        let told = refused("a.xml", bomb(root).as_bytes());
        assert!(told.contains("it declares entities of its own"), "{root}: {told}");
    }
    let told = refused("a.docx", &archive(&[("word/document.xml", bomb("document").as_bytes())]));
    assert!(told.contains("it declares entities of its own"), "{told}");
    let names: String = (0..200_000).map(|n| format!("&n{n};")).collect();
    let told =
        soon(|| refused("a.rss", format!("<rss><channel><title>{names}</title></channel></rss>").as_bytes()));
    assert!(told.ends_with("unknown entity `&n0;`"), "{told}");
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(&mut bytes));
    for (name, content) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

#[test]
fn a_document_is_no_bomb() {
    let blank = vec![b' '; 80 << 20];
    let told = soon(|| refused("a.docx", &archive(&[("word/document.xml", &blank)])));
    assert!(told.contains("unpacks to more than the 67108864 bytes"), "{told}");
}

#[test]
fn encodings_that_are_not_what_is_declared() {
    let text = b"Six people died in a caf\xe9 in Vlora on Tuesday, the coast guard said, and 19 were injured in the fire.";
    let around = |head: &str, tail: &str| [head.as_bytes(), text, tail.as_bytes()].concat();
    for (name, bytes) in [
        ("a.html", around("<html><meta charset=utf-8><body><article><p>", "</p></article></body></html>")),
        (
            "a.xml",
            around(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><nitf><body><body.content><p>",
                "</p></body.content></body></nitf>",
            ),
        ),
        ("a.rss", around("<rss><channel><item><description>", "</description></item></channel></rss>")),
        ("a.json", around("{\"title\": \"Fire\",\n\"maintext\": \"", "\"}")),
        ("a.txt", text.to_vec()),
    ] {
        let batch = bytes_of(name, &bytes).unwrap();
        assert!(batch.articles[0].body().contains("caf\u{e9}"), "{name}");
        assert!(batch.notices.iter().any(|notice| notice.code == "encoding"), "{name}: {:?}", batch.notices);
    }
    let mail = around(
        "From: a@b.example\nDate: Tue, 5 Mar 2024 17:20:00 +0000\nSubject: Fire\nContent-Type: text/plain; charset=utf-8\n\n",
        "\n",
    );
    assert!(bytes_of("a.eml", &mail).unwrap().articles[0].body().contains("in Vlora"));
}

#[test]
fn messages_of_wires_that_are_cut_off() {
    let told = refused("a.anpa", b"\x01AFP1 4 I 10 Fire");
    assert_eq!(told, "a.anpa:1:1: holds no article: the message has a head and no story");
    let read = bytes_of("a.anpa", b"\x01AFP1 4 I 10 Fire\n\x02Six people died on a ferry.").unwrap();
    assert_eq!(read.articles[0].body(), "Six people died on a ferry.");
    let told = refused("a.anpa", b"\x01AFP1 4 I 10 Fire\n\x02\n\x03");
    assert_eq!(told, "a.anpa:1:1: is empty");
    let many = "\u{1}AFP1 4 I 10 Fire\n\u{2}Six people died on a ferry.\n\u{3}\n".repeat(20_000);
    assert_eq!(soon(|| bytes_of("a.anpa", many.as_bytes())).unwrap().articles.len(), 20_000);
}
