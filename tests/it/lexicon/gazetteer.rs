use claimdiff::lexicon::gazetteer::data::Gazetteer;
use claimdiff::lexicon::gazetteer::phrase::PlaceReader;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::relation::Relation;
use claimdiff::model::value::place::Place;
use claimdiff::segment::segment;
use std::path::Path;

fn read(lexicon: &Lexicon, text: &str) -> Option<Place> {
    let document = segment(Article::new("a".into(), "a".into(), "", text), lexicon);
    PlaceReader::new(&document, lexicon).read_all()
}

fn relate(lexicon: &Lexicon, a: &str, b: &str) -> Relation {
    match (read(lexicon, a), read(lexicon, b)) {
        (Some(a), Some(b)) => Gazetteer::get().relate(&a, &b).0,
        _ => Relation::Unknown,
    }
}

/// The benchmark's pairs, when they stand beside the project.
#[test]
fn the_benchmark_pairs_meet_their_floor() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/benchmark/dev/places/relations.tsv");
    let path = if path.exists() {
        path
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/benchmark/dev/places/relations.tsv")
    };
    let Ok(tsv) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {} is not there", path.display());
        return;
    };
    let lexicon = Lexicon::builtin();
    let (mut hit, mut false_alarm, mut missed, mut unknown) = (0, 0, 0, 0);
    for line in tsv.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (id, a, b, gold, conflict) = (cells[0], cells[2], cells[3], cells[4], cells[5] == "yes");
        let got = relate(&lexicon, a, b);
        let said = got == Relation::Disjoint;
        hit += u32::from(said && conflict);
        false_alarm += u32::from(said && !conflict);
        missed += u32::from(!said && conflict);
        unknown += u32::from(got == Relation::Unknown);
        if said != conflict || got == Relation::Unknown {
            println!("{id}\t{a}\t{b}\tgold {gold}\tgot {}", got.name());
        }
    }
    let f1 = f64::from(2 * hit) / f64::from(2 * hit + false_alarm + missed);
    println!("conflict F1 {f1:.3}, {false_alarm} false, {missed} missed, {unknown} unknown");
    assert!(f1 >= 0.95, "conflict F1 {f1:.3}");
    assert!(false_alarm <= 2, "{false_alarm} false conflicts");
    assert_eq!(unknown, 0);
}

#[test]
fn debug_pairs() {
    let lexicon = Lexicon::builtin();
    let g = Gazetteer::get();
    for text in std::env::var("PLACES").unwrap_or_default().split('|') {
        let place = read(&lexicon, text);
        println!("{text} => {:?}", place.as_ref().map(|p| (&p.path, p.lat, p.lon)));
        for r in place.iter().flat_map(|p| &p.readings) {
            println!(
                "   {:?} {:?} {:?} {:?} {:.0} {:?}",
                g.kind(r.id),
                g.name(r.id),
                r.scope,
                g.country(r.id).and_then(|c| g.iso(c)),
                g.population(r.id),
                g.point(r.id)
            );
        }
    }
}

#[test]
fn debug_relations() {
    let lexicon = Lexicon::builtin();
    let Ok(path) = std::env::var("PAIRS") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let (a, b) = line.split_once('|').unwrap();
        let (x, y) = (read(&lexicon, a), read(&lexicon, b));
        match (x, y) {
            (Some(x), Some(y)) => println!(
                "{:10} {a} | {b}   {:?}",
                Gazetteer::get().relate(&x, &y).0.name(),
                Gazetteer::get().relate(&x, &y).1
            ),
            (x, y) => println!("UNRESOLVED {a} {} | {b} {}", x.is_some(), y.is_some()),
        }
    }
}
