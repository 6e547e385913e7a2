//! Writes as many generated articles as asked for, as JSON Lines: `cargo run --release --example articles -- 100000`.
//!
//! They are news as far as speed goes: some 2,000 bytes each, four outlets an incident, figures that agree mostly, names
//! and streets of each incident's own, and paragraphs that tell nothing. The same number gives the same bytes.

use std::io::{BufWriter, Write};

/// Outlets that tell of one incident.
const OUTLETS: [&str; 4] = ["Northern Courier", "Daily Ledger", "Harbour Radio", "Valley Post"];
const FIRST: [&str; 24] = [
    "Maria", "Ahmed", "James", "Fatima", "Peter", "Elena", "David", "Aisha", "Robert", "Ingrid", "Carlos",
    "Mei", "Samuel", "Leila", "Thomas", "Nadia", "Victor", "Grace", "Omar", "Helen", "Marco", "Yasmin",
    "Daniel", "Ruth",
];
const HEAD: [&str; 20] = [
    "Bren", "Cast", "Dal", "Fen", "Gar", "Hol", "Kest", "Lang", "Mor", "Nor", "Ost", "Pel", "Ran", "Sel",
    "Tor", "Ulv", "Var", "Wes", "Yar", "Zel",
];
const TAIL: [&str; 20] = [
    "adine", "berg", "cott", "dale", "eson", "ford", "grove", "heim", "ister", "kov", "lund", "mann", "nard",
    "over", "quist", "rell", "stad", "tini", "vane", "wick",
];
const TOWNS: [&str; 32] = [
    "Aleppo",
    "Boston",
    "Cairo",
    "Dallas",
    "Essen",
    "Florence",
    "Glasgow",
    "Hamburg",
    "Izmir",
    "Jakarta",
    "Karachi",
    "Lagos",
    "Madrid",
    "Nairobi",
    "Odesa",
    "Porto",
    "Quito",
    "Rotterdam",
    "Seville",
    "Tbilisi",
    "Utrecht",
    "Valencia",
    "Warsaw",
    "Xalapa",
    "Yerevan",
    "Zagreb",
    "Baltimore",
    "Cleveland",
    "Denver",
    "Erbil",
    "Fresno",
    "Gaziantep",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// What happened, what it did, and what it was.
const SORTS: [(&str, &str, &str); 8] = [
    ("fire", "a fire tore through a block of flats", "the blaze"),
    ("crash", "a coach left the road and hit a wall", "the crash"),
    ("shooting", "a gunman opened fire outside a bar", "the shooting"),
    ("flood", "a river burst its banks after a night of rain", "the flood"),
    ("blast", "an explosion destroyed a warehouse", "the blast"),
    ("strike", "a drone hit a depot on the edge of the town", "the strike"),
    ("collapse", "a bridge under repair came down", "the collapse"),
    ("quake", "an earthquake shook the district before dawn", "the quake"),
];
/// Paragraphs that every story could hold.
const FILLER: [&str; 8] = [
    "Residents spoke of a loud noise and of smoke that hung over the roofs until noon. Several said that they had \
     complained for years, and that letters to the council went unanswered.",
    "The mayor promised an inquiry and asked people to stay away from the area while crews worked. Schools nearby stayed \
     closed, and buses were sent along other roads.",
    "Insurers would not put a figure on the damage. A spokesman for the chamber of commerce said that traders feared for \
     the season, which had begun well after a weak spring.",
    "Engineers will look at the drawings this week, and the prosecutor has asked for the records of the firm that held \
     the contract. The firm did not answer calls.",
    "Neighbours brought blankets and soup to a gymnasium, where the Red Cross had put up beds. Many did not want to leave, \
     and some went back for their pets.",
    "The opposition in the regional assembly called for the minister to resign. He said that he would wait for the facts, \
     as everybody should.",
    "Forecasters expect the weather to hold. The road to the coast will be closed at night until further notice, and \
     drivers are asked to use the old bridge.",
    "It is not the first time that the district has made the news. A report by auditors had warned that inspections were \
     late, and that nobody was in charge of them.",
];

/// Numbers that look thrown: splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }

    fn surname(&mut self) -> String {
        format!("{}{}", self.of(&HEAD), self.of(&TAIL))
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.of(&FIRST), self.surname())
    }
}

/// What all outlets know of an incident.
struct Incident {
    sort: (&'static str, &'static str, &'static str),
    town: &'static str,
    street: String,
    day: usize,
    killed: usize,
    injured: usize,
    chief: String,
    victim: String,
    age: usize,
}

fn incident(number: usize) -> Incident {
    let mut dice = Dice(number as u64 ^ 0x5eed);
    Incident {
        sort: dice.of(&SORTS),
        town: dice.of(&TOWNS),
        street: format!("{} Street", dice.surname()),
        day: dice.below(28 * 12),
        killed: 2 + dice.below(9),
        injured: 3 + dice.below(9),
        chief: dice.person(),
        victim: dice.person(),
        age: 18 + dice.below(60),
    }
}

fn article(number: usize) -> (String, String) {
    let Incident { sort, town, street, day, killed, injured, chief, victim, age } =
        incident(number / OUTLETS.len());
    let mut dice = Dice(number as u64);
    // One outlet in sixteen counts one more.
    let killed = killed + usize::from(dice.below(16) == 0);
    let (word, hurt) = (NUMBERS[killed - 1], NUMBERS[injured - 1]);
    let weekday = DAYS[day % DAYS.len()];
    let mut capital = word.to_owned();
    capital[..1].make_ascii_uppercase();
    let title = match dice.below(3) {
        0 => format!("{capital} killed in {town} {}", sort.0),
        1 => format!("{town} {} leaves {word} dead", sort.0),
        _ => format!("{capital} dead, {hurt} injured after {} in {town}", sort.0),
    };
    let lead = match dice.below(3) {
        0 => format!(
            "At least {word} people were killed and {hurt} injured in {town} on {weekday} when {}.",
            sort.1
        ),
        1 => format!("{capital} people died in {town} on {weekday} after {}, police said.", sort.1),
        _ => format!("On {weekday}, {}, killing {word} people on {street} in {town}.", sort.1),
    };
    let mut text = format!(
        "{lead}\n\nPolice chief {chief} said that {hurt} people were taken to hospital from {street}. \"We are still \
         counting,\" {} said.\n\nAmong the dead was {victim}, {age}, of {town}, who had worked nearby.",
        chief.split(' ').next_back().unwrap_or_default()
    );
    let mut left: Vec<&str> = FILLER.to_vec();
    while text.len() < 1_900 && !left.is_empty() {
        text.push_str("\n\n");
        text.push_str(left.swap_remove(dice.below(left.len())));
        if left.len() == 5 {
            text.push_str(&format!(" {} said that {} began near {street}.", dice.person(), sort.2));
        }
    }
    (title, text)
}

fn main() -> std::io::Result<()> {
    let count: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for number in 0..count {
        let (title, text) = article(number);
        let day = incident(number / OUTLETS.len()).day;
        let record = serde_json::json!({
            "id": format!("{number:06}"),
            "source": OUTLETS[number % OUTLETS.len()],
            "published": format!("2024-{:02}-{:02}", 1 + day / 28, 1 + day % 28),
            "title": title,
            "text": text,
        });
        writeln!(out, "{record}")?;
    }
    out.flush()
}
