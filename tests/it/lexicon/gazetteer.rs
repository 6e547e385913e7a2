//! Places: what phrases are read as, and how they relate. The benchmark's pairs are run when they stand beside the
//! project; what the tool must never get wrong is asserted one by one.

use claimdiff::lexicon::fold::fold;
use claimdiff::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use claimdiff::lexicon::gazetteer::reader::PlaceReader;
use claimdiff::lexicon::gazetteer::relate::PlaceReason;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::relation::Relation;
use claimdiff::model::value::place::{Direction, Place, Scope};
use claimdiff::segment::segment;
use std::path::Path;

fn read(lexicon: &Lexicon, text: &str) -> Option<Place> {
    let document = segment(Article::new("a".into(), "a".into(), "", text), lexicon);
    PlaceReader::new(&document, lexicon).read_all()
}

fn relate(lexicon: &Lexicon, a: &str, b: &str) -> (Relation, PlaceReason) {
    match (read(lexicon, a), read(lexicon, b)) {
        (Some(a), Some(b)) => Gazetteer::get().relate(&a, &b),
        _ => (Relation::Unknown, PlaceReason::NotKnown),
    }
}

#[test]
fn the_two_files_fit_together() {
    let gazetteer = Gazetteer::get();
    assert!(
        gazetteer.is_whole(),
        "places.fst and places.bin come from two runs: see rules/gazetteer/README.md"
    );
    assert!(gazetteer.len() > 70_000, "{} records", gazetteer.len());
    let syria = gazetteer.country_of_code("SY").expect("Syria");
    assert_eq!(gazetteer.name(syria), "Syria");
    assert_eq!(gazetteer.divisions(syria).len(), 14);
    let (lat, lon) = gazetteer.point(syria);
    assert!((lat - 35.0).abs() < 0.1 && (lon - 38.0).abs() < 0.1);
    let damascus = gazetteer.lookup("damascus")[0].id;
    assert!(gazetteer.lies_in(damascus, syria) && gazetteer.population(damascus) > 1e6);
}

/// Both foldings, that of `build.py` and ours, must bring every hand-written name to one key.
#[test]
fn every_name_of_the_supplement_is_found() {
    let gazetteer = Gazetteer::get();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/gazetteer/supplement");
    for (file, columns) in [
        ("adm1.tsv", 2..3),
        ("cities.tsv", 2..4),
        ("countries.tsv", 1..3),
        ("regions.tsv", 1..3),
        ("demonyms.tsv", 1..2),
    ] {
        let tsv = std::fs::read_to_string(folder.join(file)).expect(file);
        for line in tsv.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let names = cells[columns.clone()]
                .iter()
                .flat_map(|cell| cell.split('|'))
                .filter(|name| !name.is_empty());
            for name in names {
                assert!(!gazetteer.lookup(&fold(name)).is_empty(), "{file}: {name:?} is not found");
            }
        }
    }
}

#[test]
fn a_direction_is_measured_by_ground_and_not_by_people() {
    let lexicon = Lexicon::builtin();
    // Syria's towns crowd into the west: a split by their number would put Aleppo in the east.
    assert_eq!(relate(&lexicon, "eastern Syria", "Aleppo region").0, Relation::Disjoint);
    assert_eq!(relate(&lexicon, "Aleppo region", "eastern Syria").0, Relation::Disjoint);
    assert_eq!(relate(&lexicon, "eastern Syria", "Deir Ezzor").0, Relation::Contains);
    assert_eq!(relate(&lexicon, "eastern Syria", "Deir Ezzor province").0, Relation::Contains);
    assert_eq!(relate(&lexicon, "Syria's east", "al-Bab").0, Relation::Disjoint);
    assert_eq!(relate(&lexicon, "the north of Syria", "al-Bab").0, Relation::Contains);
    assert_eq!(relate(&lexicon, "north-eastern Syria", "northeast Syria").0, Relation::Same);
    assert_eq!(relate(&lexicon, "northern Syria", "southern Syria").0, Relation::Disjoint);
}

#[test]
fn all_readings_are_kept_until_context_decides() {
    let lexicon = Lexicon::builtin();
    let aleppo = read(&lexicon, "Aleppo").expect("Aleppo");
    let kinds: Vec<PlaceKind> = aleppo.readings.iter().map(|r| Gazetteer::get().kind(r.id)).collect();
    assert!(kinds.contains(&PlaceKind::City) && kinds.contains(&PlaceKind::Division), "{kinds:?}");
    assert_eq!(relate(&lexicon, "Aleppo", "al-Bab").0, Relation::Contains);
    assert_eq!(relate(&lexicon, "Tripoli", "southern Lebanon").0, Relation::Disjoint);
    assert_eq!(relate(&lexicon, "Tripoli", "northern Lebanon").0, Relation::Within);
    assert_eq!(relate(&lexicon, "Niger", "Niger State").0, Relation::Disjoint);
}

#[test]
fn near_places_are_silent_and_disputed_ones_too() {
    let lexicon = Lexicon::builtin();
    assert!(matches!(
        relate(&lexicon, "Beit Lahia", "Jabalia"),
        (Relation::Overlaps, PlaceReason::Close { .. })
    ));
    assert!(matches!(relate(&lexicon, "Tyre", "Sidon"), (Relation::Disjoint, PlaceReason::Close { .. })));
    for country in ["Russia", "Ukraine"] {
        assert_ne!(relate(&lexicon, "Simferopol", country).0, Relation::Disjoint);
        let (relation, reason) = relate(&lexicon, "Crimea", country);
        assert_ne!(relation, Relation::Disjoint);
        assert_eq!(reason, PlaceReason::Disputed, "who holds it is told in the same words as who claims it");
    }
    for country in ["Israel", "Syria"] {
        assert_ne!(relate(&lexicon, "Golan Heights", country).0, Relation::Disjoint);
    }
    assert_eq!(relate(&lexicon, "Kosovo", "Serbia").0, Relation::Disjoint);
    assert_ne!(relate(&lexicon, "Pristina", "Serbia").0, Relation::Disjoint);
    assert_eq!(relate(&lexicon, "Kyiv region", "Kyiv"), (Relation::Overlaps, PlaceReason::CalledAfter));
    assert_eq!(relate(&lexicon, "Damascus countryside", "Damascus").0, Relation::Disjoint);
}

#[test]
fn reads_every_wording_whole() {
    let lexicon = Lexicon::builtin();
    let part = |north, east| Scope::Part(Direction { north, east });
    for (text, scope, last) in [
        ("eastern Syria", part(0, 1), "Syria"),
        ("the north of Mali", part(1, 0), "Mali"),
        ("the eastern parts of Libya", part(0, 1), "Libya"),
        ("Nigeria's northeast", part(1, 1), "Nigeria"),
        ("central Gaza", part(0, 0), "Gaza Strip"),
        ("near Aleppo", Scope::Near, "Aleppo"),
        ("just outside Kyiv", Scope::Near, "Kyiv"),
        ("off the coast of Yemen", Scope::Off, "Yemen"),
        ("the province of Idlib", Scope::Whole, "Idlib"),
        ("Nineveh governorate", Scope::Whole, "Nineveh"),
        ("Odessa, Texas", Scope::Whole, "Odessa"),
        ("Washington, D.C.", Scope::Whole, "Washington, D.C."),
        ("Louisville, Ky.", Scope::Whole, "Louisville"),
        ("St. Petersburg", Scope::Whole, "Saint Petersburg"),
        ("the Turkish border", Scope::Border(None), "Turkey"),
        ("the Black Sea", Scope::Whole, "Black Sea"),
        ("aleppo", Scope::Whole, "Aleppo"),
    ] {
        let place = read(&lexicon, text).unwrap_or_else(|| panic!("{text} is not read"));
        assert_eq!(place.readings[0].scope, scope, "{text}");
        assert_eq!(place.path.last().map(String::as_str), Some(last), "{text}");
    }
    let away = read(&lexicon, "20 km west of Aleppo").expect("20 km west of Aleppo");
    assert!(away.near() && away.direction() == Some(Direction { north: 0, east: -1 }));
    assert_eq!(relate(&lexicon, "20 km west of Aleppo", "Aleppo province").0, Relation::Overlaps);
    assert_eq!(relate(&lexicon, "20 km west of Aleppo", "al-Bab").0, Relation::Disjoint);
    for text in ["the country's south", "Friday", "a house", ""] {
        assert_eq!(read(&lexicon, text), None, "{text}");
    }
}

#[test]
fn relations_mirror() {
    let lexicon = Lexicon::builtin();
    let places = [
        "eastern Syria",
        "Aleppo",
        "Idlib province",
        "near the Turkish border",
        "the Black Sea",
        "Odesa",
        "Crimea",
        "Sahel",
        "Mali",
        "off Hodeidah",
        "Red Sea",
        "20 km west of Aleppo",
        "coastal Syria",
        "Middle East",
        "Kosovo",
        "Europe",
    ];
    let read: Vec<Place> = places.iter().map(|text| read(&lexicon, text).expect(text)).collect();
    for (i, a) in read.iter().enumerate() {
        for b in &read[i..] {
            let there = Gazetteer::get().relate(a, b).0;
            assert_eq!(Gazetteer::get().relate(b, a).0.mirror(), there, "{} and {}", a.name, b.name);
        }
    }
}

#[test]
fn the_benchmark_pairs_meet_their_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../shared/benchmark/dev/places/relations.tsv");
    let Ok(tsv) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    let lexicon = Lexicon::builtin();
    let (mut hit, mut false_alarm, mut missed, mut wrong) = (0, 0, 0, String::new());
    for line in tsv.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (a, b, conflict) = (cells[2], cells[3], cells[5] == "yes");
        let got = relate(&lexicon, a, b).0;
        let said = got == Relation::Disjoint;
        hit += u32::from(said && conflict);
        false_alarm += u32::from(said && !conflict);
        missed += u32::from(!said && conflict);
        if said != conflict || got == Relation::Unknown {
            wrong += &format!("{}\t{a}\t{b}\tgot {}\n", cells[0], got.name());
        }
    }
    let f1 = f64::from(2 * hit) / f64::from(2 * hit + false_alarm + missed);
    assert!(f1 >= 0.97 && false_alarm <= 1, "conflict F1 {f1:.3}, {false_alarm} false alarms\n{wrong}");
}

#[test]
fn pairs_of_phrases() {
    let lexicon = Lexicon::builtin();
    let mut faults = Vec::new();
    let rows = include_str!("../../data/lexicon/place-pairs.tsv").lines().filter(|row| !row.starts_with('#'));
    for (number, row) in rows.enumerate() {
        let cells: Vec<&str> = row.split('\t').collect();
        let [wanted, a, b] = cells[..] else { panic!("row {number} has not three cells: {row}") };
        let (got, reason) = relate(&lexicon, a, b);
        let mirrored = relate(&lexicon, b, a).0.mirror();
        let fits = match wanted {
            "compatible" => !matches!(got, Relation::Disjoint | Relation::Unknown),
            wanted => got.name() == wanted,
        };
        if !fits || mirrored != got {
            faults.push(format!(
                "{a} | {b}: wanted {wanted}, got {}, mirrored {} ({reason:?})",
                got.name(),
                mirrored.name()
            ));
        }
    }
    assert!(faults.is_empty(), "{} pairs are wrong:\n{}", faults.len(), faults.join("\n"));
}
