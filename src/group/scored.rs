//! The pairs of articles that were scored, and their points. In: pairs in their order. Out: the same, found by either
//! article: twelve bytes a pair, since a large batch has many millions of them.

/// Pairs, the smaller article first, with their points.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    /// Where the pairs of each article begin, and one more: where the last one's end.
    starts: Vec<usize>,
    others: Vec<u32>,
    points: Vec<f64>,
}

impl Scored {
    /// From pairs in their order, each once, the smaller article first; there are `count` articles.
    pub fn new(count: usize, pairs: &[((u32, u32), f64)]) -> Self {
        let mut starts = vec![0; count + 1];
        for ((article, _), _) in pairs {
            starts[*article as usize + 1] += 1;
        }
        for article in 0..count {
            starts[article + 1] += starts[article];
        }
        let others = pairs.iter().map(|((_, other), _)| *other).collect();
        let points = pairs.iter().map(|(_, points)| *points).collect();
        Self { starts, others, points }
    }

    /// Was the pair scored?
    pub fn holds(&self, article: u32, other: u32) -> bool {
        let at = article as usize;
        let own = self.starts.get(at).zip(self.starts.get(at + 1));
        own.and_then(|(from, to)| self.others.get(*from..*to))
            .is_some_and(|own| own.binary_search(&other).is_ok())
    }

    /// All pairs in their order.
    pub fn iter(&self) -> impl Iterator<Item = ((u32, u32), f64)> + '_ {
        let articles = self.starts.windows(2).zip(0u32..);
        let pairs = articles.flat_map(|(ends, article)| (ends[0]..ends[1]).map(move |at| (article, at)));
        pairs.map(|(article, at)| ((article, self.others[at]), self.points[at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_back_in_their_order() {
        let pairs = [((0, 1), 1.0), ((0, 3), -2.0), ((2, 3), 0.5)];
        let scored = Scored::new(4, &pairs);
        assert_eq!(scored.iter().collect::<Vec<_>>(), pairs);
        assert!(scored.holds(0, 3) && scored.holds(2, 3));
        assert!(!scored.holds(0, 2) && !scored.holds(1, 3) && !scored.holds(9, 10));
    }
}
