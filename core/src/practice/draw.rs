//! Chance that is the same everywhere: a seed gives the same draws on every machine and with every version.

/// `SplitMix64` (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014). Own because libraries do not promise the same numbers from
/// one version to the next, and a seed that somebody wrote down must go on meaning the same questions.
#[derive(Debug, Clone)]
pub(super) struct Draw(u64);

impl Draw {
    /// Begins with a seed.
    pub(super) fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of some weights, by its place; none where nothing weighs anything. Weights are whole: sums of fractions differ by the order in which they are made.
    pub(super) fn pick(&mut self, weights: &[u64]) -> Option<usize> {
        let sum: u64 = weights.iter().sum();
        let mut rest = self.next().checked_rem(sum)?;
        weights.iter().position(|weight| {
            let here = rest < *weight;
            rest = rest.saturating_sub(*weight);
            here
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The reference implementation's first three for seed 1234567.
        let mut draw = Draw(1_234_567);
        assert_eq!(
            [draw.next(), draw.next(), draw.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn picks_follow_the_weights() {
        let mut draw = Draw::new(7);
        let mut counts = [0_u32; 3];
        for _ in 0..10_000 {
            counts[draw.pick(&[1, 0, 3]).unwrap()] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_300..2_700).contains(&counts[0]), "{counts:?}");
        assert_eq!(draw.pick(&[]), None);
        assert_eq!(draw.pick(&[0, 0]), None);
    }
}
