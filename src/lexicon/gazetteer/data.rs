//! The gazetteer's two files, read in place: `places.fst` (name to postings) and `places.bin` (the records). Nothing
//! is built when the program starts. The layout is written down in `rules/gazetteer/build.py`, function `write`.
//! It knows bytes, not what a name means in a text.

use crate::lexicon::gazetteer::geometry::{Bounds, Tile};
use crate::lexicon::gazetteer::key::key;
use crate::model::value::place::PlaceId;
use std::sync::OnceLock;

static FST: &[u8] = include_bytes!("../../../rules/gazetteer/places.fst");
static BIN: &[u8] = include_bytes!("../../../rules/gazetteer/places.bin");

const MAGIC: usize = 8;
const COUNTS: usize = 5;
const SECTIONS: usize = 8;
/// The key of the stamp: no name begins with it.
const STAMP: &[u8] = b"\x01";
const NONE: u32 = u32::MAX;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A country or a territory with a code of its own.
    Country,
    /// A first-level division: province, state, governorate.
    Division,
    /// A second-level division: county, district.
    District,
    /// A region that is no division, inside a country or across several.
    Region,
    /// A sea, gulf, strait, lake.
    Sea,
    /// A continent or a union of countries.
    Continent,
    /// A city, town, village, camp, base.
    City,
}

/// How a name stands to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The record.
    pub id: PlaceId,
    /// The name is a spelling or translation that English news rarely uses.
    pub alternate: bool,
    /// The name means the record only beside its word ("Niger State", "Kyiv region").
    pub needs_word: bool,
    /// An abbreviation that stands after a comma ("Ky.").
    pub abbreviation: bool,
    /// The name is the adjective or noun of the people ("Syrian").
    pub demonym: bool,
}

/// A piece of a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The country or division that it is, or lies in.
    pub holder: Option<PlaceId>,
    /// Only this box of the holder, or of the world.
    pub bounds: Option<Bounds>,
}

/// The gazetteer. [`Gazetteer::get`] opens it.
pub struct Gazetteer {
    names: Option<fst::raw::Fst<&'static [u8]>>,
    starts: [usize; COUNTS + 1],
    sections: [&'static [u8]; SECTIONS],
}

/// A position inside the look-up of a name that spans several tokens.
#[derive(Clone, Copy)]
pub struct Cursor {
    node: fst::raw::CompiledAddr,
    value: u64,
}

/// The end of a name: where its postings stand.
#[derive(Clone, Copy)]
pub struct Name(u64);

impl Gazetteer {
    /// The one gazetteer of the program: opened at the first call, in microseconds.
    pub fn get() -> &'static Gazetteer {
        static OPEN: OnceLock<Gazetteer> = OnceLock::new();
        OPEN.get_or_init(|| Self::open(FST, BIN))
    }

    /// Files that do not fit together give a gazetteer without names; a test asserts that ours do fit.
    fn open(names: &'static [u8], records: &'static [u8]) -> Gazetteer {
        let mut starts = [0; COUNTS + 1];
        for i in 0..COUNTS {
            starts[i + 1] = starts[i] + u32_at(records, MAGIC + 4 * i) as usize;
        }
        let start = |i: usize| {
            if i < SECTIONS { u32_at(records, MAGIC + 4 * (COUNTS + i)) as usize } else { records.len() }
        };
        let sections = std::array::from_fn(|i| records.get(start(i)..start(i + 1)).unwrap_or(&[]));
        Gazetteer { names: fst::raw::Fst::new(names).ok(), starts, sections }
    }

    /// Were both files made in one run? They carry one stamp; postings of another run would point at other records.
    pub fn is_whole(&self) -> bool {
        let stamp = self.names.as_ref().and_then(|names| names.get(STAMP));
        stamp.is_some_and(|stamp| stamp.value() == u64::from(u32_at(BIN, 4)))
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.starts[COUNTS]
    }

    /// Does it hold no record?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The start of every look-up.
    pub fn cursor(&self) -> Cursor {
        Cursor { node: self.names.as_ref().map_or(0, |names| names.root().addr()), value: 0 }
    }

    /// Goes on with the key bytes of a folded token; `None` when no name begins so.
    pub fn step(&self, from: Cursor, first: bool, folded: &str) -> Option<Cursor> {
        let clitic = folded.starts_with('\''); // "Cox's Bazar"
        let mut at = None;
        for b in key(folded, !first && !clitic) {
            at = Some(self.byte(at.unwrap_or(from), b)?);
        }
        at
    }

    fn byte(&self, from: Cursor, b: u8) -> Option<Cursor> {
        let node = self.names.as_ref()?.node(from.node);
        let transition = node.transition(node.find_input(b)?);
        Some(Cursor { node: transition.addr, value: from.value + transition.out.value() })
    }

    /// The name that ends here.
    pub fn name_at(&self, at: Cursor) -> Option<Name> {
        let node = self.names.as_ref()?.node(at.node);
        node.is_final().then(|| Name(at.value + node.final_output().value()))
    }

    /// What a name may mean, likeliest first.
    pub fn postings(&self, name: Name) -> impl Iterator<Item = Posting> + 'static {
        let blob = self.sections[6];
        let (single, list) = if name.0 & 1 == 0 {
            (Some((name.0 >> 1) as u32), 0..0)
        } else {
            let start = (name.0 >> 1) as usize;
            let count = usize::from(blob.get(start).copied().unwrap_or(0));
            (None, start + 1..start + 1 + 4 * count)
        };
        let listed = blob.get(list).unwrap_or(&[]).chunks_exact(4).map(|chunk| u32_at(chunk, 0));
        single.into_iter().chain(listed).map(|raw| Posting {
            id: PlaceId(raw & 0x0fff_ffff),
            alternate: raw >> 31 & 1 == 1,
            needs_word: raw >> 30 & 1 == 1,
            abbreviation: raw >> 29 & 1 == 1,
            demonym: raw >> 28 & 1 == 1,
        })
    }

    /// What a whole name may mean, likeliest first.
    pub fn lookup(&self, folded: &str) -> Vec<Posting> {
        let name = self.step(self.cursor(), true, folded).and_then(|at| self.name_at(at));
        name.map(|name| self.postings(name).collect()).unwrap_or_default()
    }

    /// What a record is.
    pub fn kind(&self, id: PlaceId) -> PlaceKind {
        let i = id.0 as usize;
        match self.starts[1..COUNTS].iter().position(|start| i < *start) {
            Some(0) => PlaceKind::Country,
            Some(1) => PlaceKind::Division,
            Some(2) => PlaceKind::District,
            Some(3) => match self.region(id) & 3 {
                0 => PlaceKind::Region,
                1 => PlaceKind::Sea,
                _ => PlaceKind::Continent,
            },
            _ => PlaceKind::City,
        }
    }

    /// Its name in English news.
    pub fn name(&self, id: PlaceId) -> &'static str {
        let strings = self.sections[7];
        let at = u32_at(self.sections[0], id.0 as usize * 14) as usize;
        let len = usize::from(strings.get(at).copied().unwrap_or(0));
        strings.get(at + 1..at + 1 + len).and_then(|s| std::str::from_utf8(s).ok()).unwrap_or("")
    }

    /// The next broader record that holds all of it.
    pub fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        Some(u32_at(self.sections[0], id.0 as usize * 14 + 4)).filter(|p| *p != NONE).map(PlaceId)
    }

    /// Latitude and longitude of its centre.
    pub fn point(&self, id: PlaceId) -> (f64, f64) {
        let at = id.0 as usize * 14 + 8;
        let (lat, lon) = (u16_at(self.sections[0], at), u16_at(self.sections[0], at + 2));
        (f64::from(lat) / 65535.0 * 180.0 - 90.0, f64::from(lon) / 65535.0 * 360.0 - 180.0)
    }

    /// About how many people live there.
    pub fn population(&self, id: PlaceId) -> f64 {
        (f64::from(u16_at(self.sections[0], id.0 as usize * 14 + 12)) / 1900.0).exp2() - 1.0
    }

    /// The two letters of a country record.
    pub fn iso(&self, country: PlaceId) -> Option<&'static str> {
        let at = country.0 as usize * 14;
        self.sections[1].get(at..at + 2).and_then(|b| std::str::from_utf8(b).ok())
    }

    /// The country record with these two letters.
    pub fn country_of_code(&self, iso: &str) -> Option<PlaceId> {
        (0..self.starts[1] as u32).map(PlaceId).find(|id| self.iso(*id) == Some(iso))
    }

    /// The divisions of a country.
    pub fn divisions(&self, country: PlaceId) -> std::ops::Range<u32> {
        let at = country.0 as usize * 14 + 2;
        let first = self.starts[1] as u32 + u32::from(u16_at(self.sections[1], at));
        first..first + u32::from(u16_at(self.sections[1], at + 2))
    }

    /// The box of a country's mainland.
    pub fn mainland(&self, country: PlaceId) -> Bounds {
        bounds(self.sections[1], country.0 as usize * 14 + 6)
    }

    /// The tiles of a division in which people live.
    pub fn tiles(&self, division: PlaceId) -> impl Iterator<Item = Tile> + 'static {
        let at = self.division_row(division);
        let (start, count) =
            (u32_at(self.sections[2], at) as usize, usize::from(u16_at(self.sections[2], at + 4)));
        let tiles = self.sections[5].get(start * 4..(start + count) * 4).unwrap_or(&[]);
        tiles.chunks_exact(4).map(move |chunk| Tile::new(u32_at(chunk, 0), division))
    }

    /// The box of a division's towns.
    pub fn bounds(&self, division: PlaceId) -> Bounds {
        bounds(self.sections[2], self.division_row(division) + 6)
    }

    fn division_row(&self, division: PlaceId) -> usize {
        (division.0 as usize).saturating_sub(self.starts[1]) * 14
    }

    fn region(&self, id: PlaceId) -> u8 {
        self.sections[3].get((id.0 as usize).saturating_sub(self.starts[3]) * 8).copied().unwrap_or(0)
    }

    fn region_rows(
        &self,
        id: PlaceId,
        claims: bool,
    ) -> impl Iterator<Item = (usize, &'static [u8])> + 'static {
        let at = (id.0 as usize).saturating_sub(self.starts[3]) * 8;
        let head = self.sections[3];
        let claimants = usize::from(head.get(at + 1).copied().unwrap_or(0));
        let (parts, first) = (usize::from(u16_at(head, at + 2)), usize::from(u16_at(head, at + 4)));
        let rows = if claims { first + parts..first + parts + claimants } else { first..first + parts };
        let blob = self.sections[4];
        rows.map(move |row| (row, blob.get(row * 14..(row + 1) * 14).unwrap_or(&[])))
    }

    /// The pieces of a region, sea or continent.
    pub fn parts(&self, region: PlaceId) -> impl Iterator<Item = Part> + 'static {
        self.region_rows(region, false).map(|(_, row)| Part {
            holder: Some(u32_at(row, 2)).filter(|h| *h != NONE).map(PlaceId),
            bounds: (u16_at(row, 0) != 0).then(|| bounds(row, 6)),
        })
    }

    /// The countries that hold or claim a disputed region.
    pub fn claimants(&self, region: PlaceId) -> impl Iterator<Item = PlaceId> + 'static {
        self.region_rows(region, true).map(|(_, row)| PlaceId(u32_at(row, 2)))
    }

    /// Does news treat this disputed region as a place apart from its claimant (Kosovo, Taiwan)?
    pub fn apart(&self, region: PlaceId) -> bool {
        self.region(region) & 4 != 0
    }

    /// All regions, seas and continents.
    pub fn regions(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (self.starts[3] as u32..self.starts[4] as u32).map(PlaceId)
    }

    /// All divisions.
    pub fn all_divisions(&self) -> impl Iterator<Item = PlaceId> + use<> {
        (self.starts[1] as u32..self.starts[2] as u32).map(PlaceId)
    }
}

fn bounds(bytes: &[u8], at: usize) -> Bounds {
    let degrees = |i: usize| f64::from(u16_at(bytes, at + 2 * i) as i16) / 90.0;
    Bounds { south: degrees(0), west: degrees(1), north: degrees(2), east: degrees(3) }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(0, u16::from_le_bytes)
}
