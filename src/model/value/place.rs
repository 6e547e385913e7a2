//! A place as an article names it, with all readings that the context leaves open: "Aleppo" is a city and a province.
//! What two places have to do with each other is `lexicon/gazetteer`'s knowledge.

/// A record of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// A part of a place: the half or quarter towards a point of the compass, or the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Direction {
    /// North 1, south -1.
    pub north: i8,
    /// East 1, west -1.
    pub east: i8,
}

impl Direction {
    /// The middle.
    pub const CENTRE: Direction = Direction { north: 0, east: 0 };

    /// From the code of `rules/lexicon/direction.tsv`: `n`, `ne`, ... `c`.
    pub fn from_code(code: &str) -> Option<Self> {
        let (north, east) = match code {
            "n" => (1, 0),
            "s" => (-1, 0),
            "e" => (0, 1),
            "w" => (0, -1),
            "ne" => (1, 1),
            "nw" => (1, -1),
            "se" => (-1, 1),
            "sw" => (-1, -1),
            "c" => (0, 0),
            _ => return None,
        };
        Some(Self { north, east })
    }

    /// The word of the contract: `north`, `northeast`, ... `central`.
    pub fn name(self) -> &'static str {
        match (self.north, self.east) {
            (1, 0) => "north",
            (-1, 0) => "south",
            (0, 1) => "east",
            (0, -1) => "west",
            (1, 1) => "northeast",
            (1, -1) => "northwest",
            (-1, 1) => "southeast",
            (-1, -1) => "southwest",
            _ => "central",
        }
    }

    /// The same as a noun: `north`, ... `centre`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::CENTRE => "centre",
            side => side.name(),
        }
    }

    /// Do the two exclude each other: north and south, east and west?
    pub fn opposes(self, other: Direction) -> bool {
        self.north * other.north < 0 || self.east * other.east < 0
    }
}

/// How a phrase modifies the place it names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scope {
    /// The place itself.
    Whole,
    /// A part of it ("eastern Syria").
    Part(Direction),
    /// Its coast, on land ("coastal Syria").
    Coast,
    /// Beside it ("near Aleppo", "outside Kyiv").
    Near,
    /// So far from it, in a direction ("20 km west of Aleppo", "south of Gaza City").
    Away {
        /// Kilometres, when the phrase says how many.
        km: Option<f32>,
        /// Which way, when it says.
        towards: Option<Direction>,
    },
    /// On the way from it to another ("between Homs and Hama").
    Between(PlaceId),
    /// At sea before it ("off Hodeidah").
    Off,
    /// Along its border, with one neighbour if it says which.
    Border(Option<PlaceId>),
}

/// One way to understand a place phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The place named.
    pub id: PlaceId,
    /// What of it.
    pub scope: Scope,
}

/// How a place stands to its readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is one of them.
    #[default]
    Known,
    /// A site that no gazetteer lists, somewhere in the region that they name.
    Inside,
    /// The same, and the text does not say the region: its other places share it.
    Supposed,
}

/// A named place and how the phrase modifies it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// As shown to people: "eastern Syria", "Aleppo region".
    pub name: String,
    /// All ways to understand it, the likeliest first; empty where neither the gazetteer nor the text says where it is.
    pub readings: Vec<Reading>,
    /// Less likely namesakes, where the article's other places do not say which is meant: another article's may.
    pub namesakes: Vec<Reading>,
    /// Whether it is what its readings name or a site in it.
    pub standing: Standing,
    /// The likeliest reading: the names it lies in and its own, from broad to narrow.
    pub path: Vec<String>,
    /// Its country, ISO 3166-1 alpha-2, when it lies in one.
    pub country: Option<String>,
    /// Its latitude.
    pub lat: Option<f64>,
    /// Its longitude.
    pub lon: Option<f64>,
}

impl Place {
    /// The direction of the likeliest reading.
    pub fn direction(&self) -> Option<Direction> {
        match self.readings.first()?.scope {
            Scope::Part(direction) => Some(direction),
            Scope::Away { towards, .. } => towards,
            _ => None,
        }
    }

    /// Is the likeliest reading beside the place named rather than in it?
    pub fn near(&self) -> bool {
        self.readings
            .first()
            .is_some_and(|r| !matches!(r.scope, Scope::Whole | Scope::Part(_) | Scope::Coast))
    }
}
