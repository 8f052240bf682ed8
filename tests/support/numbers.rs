//! Seeds: how many of them a test tries, and the numbers that one decides.

/// A number in an environment variable, or `default` if there is none.
///
/// # Panics
/// If it is no number.
pub fn number(variable: &str, default: u64) -> u64 {
    match std::env::var(variable) {
        Ok(number) => number
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is a number")),
        Err(_) => default,
    }
}

/// How many seeds are tried: what `FWPS_SEEDS` says, or `default`.
pub fn seeds(default: u64) -> u64 {
    number("FWPS_SEEDS", default)
}

/// Numbers that a seed decides.
#[derive(Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// Those of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next one, below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        (self.0 >> 33) % bound
    }

    /// True once in `bound` times.
    pub fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }
}
