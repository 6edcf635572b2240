//! What sums are made over.

/// Which sums: of which areas, and how many.
#[derive(Clone, Copy, Debug)]
pub struct Tally<'a> {
    /// Digits of the areas.
    pub digits: usize,
    /// Only what is large enough counts.
    pub cells: Option<Cells>,
    /// The areas after the one with this code.
    pub after: Option<&'a str>,
    /// At most so many areas.
    pub limit: u64,
}

/// The smallest areas that are told apart: what is less in one of them than `least` counts for nothing, there and in
/// every area around it. Whatever is shown then follows from figures of `least` or more, so nothing smaller can be
/// computed from it.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    /// Digits of the cells, at least those of the areas.
    pub digits: usize,
    /// The least that counts, 1 or more.
    pub least: i64,
}

impl Tally<'_> {
    /// Every area with so many digits, at most `limit`.
    pub fn of(digits: usize, limit: usize) -> Self {
        Self { digits, cells: None, after: None, limit: u64::try_from(limit).unwrap_or(u64::MAX) }
    }
}
