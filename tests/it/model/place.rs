//! `src/model/value/place.rs`: parts of places, and whether a phrase names what lies beside them.

use claimdiff::model::value::place::{Direction, Place, PlaceId, Reading, Scope};

fn place(scope: Scope) -> Place {
    Place { readings: vec![Reading { id: PlaceId(1), scope }], ..Place::default() }
}

#[test]
fn each_direction_has_its_word_and_centre_is_a_noun() {
    let words = [
        ("n", "north"),
        ("s", "south"),
        ("e", "east"),
        ("w", "west"),
        ("ne", "northeast"),
        ("nw", "northwest"),
        ("se", "southeast"),
        ("sw", "southwest"),
    ];
    for (code, word) in words {
        let direction = Direction::from_code(code).unwrap();
        assert_eq!((direction.name(), direction.noun()), (word, word));
    }
    assert_eq!(Direction::from_code("c"), Some(Direction::CENTRE));
    assert_eq!((Direction::CENTRE.name(), Direction::CENTRE.noun()), ("central", "centre"));
    assert_eq!(Direction::from_code("nn"), None);
}

#[test]
fn north_excludes_south_and_not_east() {
    let of = |code| Direction::from_code(code).unwrap();
    for (a, b, opposed) in [
        ("n", "s", true),
        ("e", "w", true),
        ("ne", "s", true),
        ("ne", "nw", true),
        ("n", "e", false),
        ("n", "n", false),
        ("s", "s", false),
        ("w", "w", false),
        ("ne", "n", false),
        ("c", "n", false),
        ("c", "c", false),
    ] {
        assert_eq!(of(a).opposes(of(b)), opposed, "{a} {b}");
        assert_eq!(of(b).opposes(of(a)), opposed, "{b} {a}");
    }
}

#[test]
fn the_likeliest_reading_says_which_part_and_whether_beside() {
    let north = Direction::from_code("n").unwrap();
    let away = |towards| Scope::Away { km: None, towards };
    for (scope, direction, near) in [
        (Scope::Whole, None, false),
        (Scope::Part(north), Some(north), false),
        (Scope::Coast, None, false),
        (Scope::Near, None, true),
        (away(Some(north)), Some(north), true),
        (away(None), None, true),
        (Scope::Off, None, true),
        (Scope::Border(None), None, true),
        (Scope::Between(PlaceId(2)), None, true),
    ] {
        let place = place(scope);
        assert_eq!((place.direction(), place.near()), (direction, near), "{scope:?}");
    }
    assert_eq!((Place::default().direction(), Place::default().near()), (None, false));
}
