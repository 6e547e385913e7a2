//! `src/compare/name.rs`: spellings, parts of names, two people for one part.

use crate::compare::build::Batch;

fn named(names: &[(&str, &[&str])], role: &str) -> Batch {
    names.iter().fold(Batch::default(), |batch, (article, names)| {
        names.iter().fold(batch.article(article, ""), |batch, name| batch.names(name, role))
    })
}

#[test]
fn one_side_for_each_spelling_and_each_article_with_its_fullest_form() {
    let batch = named(
        &[
            ("0", &["Usama al Muhajir", "Usama Muhajir"]),
            ("1", &["Osama al-Muhajer"]),
            ("2", &["Osama al-Muhajer", "Muhajer"]),
            ("3", &["Usamah al-Muhajir", "Muhajir"]),
        ],
        "target",
    );
    assert_eq!(
        batch.found(),
        ["person spelling warning: Osama al-Muhajer [1 2] | Usama al Muhajir [0] | Usamah al-Muhajir [3]"]
    );
}

#[test]
fn a_surname_alone_and_marks_are_no_variants() {
    assert_eq!(named(&[("a", &["Osama al-Muhajir"]), ("b", &["al-Muhajir"])], "target").found(), [""; 0]);
    assert_eq!(
        named(&[("a", &["Osama al-Muhajir"]), ("b", &["Osama Al Muhajir"])], "target").found(),
        [""; 0]
    );
    let marks = named(&[("a", &["Taner Yildiz"]), ("b", &["Taner Yıldız"])], "official").found();
    assert_eq!(marks, ["person spelling note: Taner Yildiz [a] | Taner Yıldız [b]"]);
}

#[test]
fn one_person_for_a_part_that_one_can_have() {
    let two = named(&[("a", &["Osama al-Muhajir"]), ("b", &["Khalid al-Jabouri"])], "target");
    assert_eq!(two.found(), ["person conflict error: Osama al-Muhajir [a] | Khalid al-Jabouri [b]"]);
    // Several victims may each be named somewhere.
    let victims = |killed: &str| {
        Batch::default()
            .article("a", "")
            .names("Osama al-Muhajir", "victim")
            .counts("killed", killed)
            .article("b", "")
            .names("Khalid al-Jabouri", "victim")
            .counts("killed", killed)
    };
    assert_eq!(victims("5").found(), [""; 0]);
    assert_eq!(victims("1").found().len(), 1);
    let officials = named(&[("a", &["Michael Kurilla"]), ("b", &["Alexus Grynkewich"])], "official");
    assert_eq!(officials.found(), [""; 0]);
}

#[test]
fn spelling_is_asked_of_everybody_and_likeness_is_not_enough() {
    let driver = named(&[("a", &["Georgi Stoyanov"]), ("b", &["Gueorgui Stoyanov"])], "other");
    assert_eq!(driver.found(), ["person spelling warning: Georgi Stoyanov [a] | Gueorgui Stoyanov [b]"]);
    let brothers = named(&[("a", &["Bashar al-Assad"]), ("b", &["Maher al-Assad"])], "other");
    assert_eq!(brothers.found(), [""; 0]);
}

#[test]
fn one_article_may_spell_a_name_in_two_ways() {
    let slip = named(&[("a", &["Hassan Diab", "Hasan Diab"])], "victim").found();
    assert_eq!(slip, ["person spelling warning: Hasan Diab [a] | Hassan Diab [a]"]);
    for names in [["Jane Cole", "John Cole"], ["Dina Haddad", "Haddad"], ["Taner Yildiz", "Taner Yıldız"]] {
        assert_eq!(named(&[("a", &names)], "victim").found(), [""; 0], "{names:?}");
    }
}

/// An article, the person it names with an age or a title, and the person's role.
fn person(batch: Batch, article: &str, name: &str, beside: &str, role: &str) -> Batch {
    batch.article(article, "").names(name, role).with(|claim| {
        if let claimdiff::model::value::Value::Name(name) = &mut claim.value {
            name.age = beside.parse().ok();
            name.title = name.age.is_none().then(|| beside.to_owned());
        }
    })
}

#[test]
fn one_part_and_one_age_under_two_surnames_needs_a_look() {
    let two = |a: (&str, &str, &str), b: (&str, &str, &str)| {
        person(person(Batch::default(), "a", a.0, a.1, a.2), "b", b.0, b.1, b.2).found()
    };
    assert_eq!(
        two(("Karim Saleh", "24", "suspect"), ("Karim Haddad", "24", "suspect")),
        ["person conflict warning: Karim Saleh [a] | Karim Haddad [b]"]
    );
    assert_eq!(
        two(("Walter Brandt", "Gen.", "official"), ("Oskar Brandt", "General", "official")),
        ["person conflict warning: Walter Brandt [a] | Oskar Brandt [b]"]
    );
    // Another age, another part, an office of many, another word: nothing holds the two together.
    for (a, b) in [
        (("Karim Saleh", "24", "suspect"), ("Karim Haddad", "31", "suspect")),
        (("Karim Saleh", "24", "suspect"), ("Karim Haddad", "24", "victim")),
        (("Karim Saleh", "24", "other"), ("Karim Haddad", "24", "other")),
        (("Walter Brandt", "Officer", "official"), ("Oskar Brandt", "Officer", "official")),
        (("Walter Brandt", "24", "suspect"), ("Karim Haddad", "24", "suspect")),
    ] {
        assert_eq!(two(a, b), [""; 0], "{a:?} {b:?}");
    }
}

#[test]
fn an_article_that_names_both_has_two_people() {
    let both = person(
        person(Batch::default(), "a", "Karim Saleh", "24", "suspect").names("Karim Haddad", "suspect"),
        "b",
        "Karim Haddad",
        "24",
        "suspect",
    );
    assert_eq!(both.found(), [""; 0]);
}

#[test]
fn a_possessive_without_its_mark_is_typography() {
    let found = named(&[("a", &["Karim Saleh"]), ("b", &["Karim Salehs"])], "official").found();
    assert_eq!(found, ["person spelling note: Karim Saleh [a] | Karim Salehs [b]"]);
}

/// A memorial's list: names of which all share a word. Each pair must not be held against all others again.
#[test]
fn a_list_of_a_thousand_names_is_compared_soon() {
    let letters = ["b", "d", "f", "k", "l", "m", "n", "r", "s", "t"];
    let name = |n: usize| {
        let surname = format!("{}o{}a{}i", letters[n / 100], letters[n / 10 % 10], letters[n % 10]);
        format!("John {}{}", surname[..1].to_uppercase(), &surname[1..])
    };
    let list = |mut batch: Batch, end: &str| {
        for n in 0..700 {
            batch = batch.names(&format!("{}{end}", name(n)), "victim");
        }
        batch
    };
    let batch = list(list(Batch::default().article("a", ""), "v").article("b", ""), "vsky");
    let begun = std::time::Instant::now();
    batch.compare(false);
    assert!(begun.elapsed() < std::time::Duration::from_secs(60), "{:?}", begun.elapsed());
}
