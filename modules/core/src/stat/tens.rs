//! Figures that tell of nobody: in tens, and of ten or more. A figure, and a difference between two of them, is none or of
//! ten or more, whatever areas or days they are of.

/// The least that is told.
pub const LEAST: i64 = 10;

/// The figure, rounded down to tens; None where it is less than ten.
#[must_use]
pub fn tens(count: i64) -> Option<i64> {
    (count >= LEAST).then_some(count - count % LEAST)
}

#[cfg(test)]
mod tests {
    use super::tens;

    #[test]
    fn nothing_below_ten_is_told_and_no_difference_below_ten_is_made() {
        let told: Vec<_> = (0..=31).map(tens).collect();
        assert!(told[..10].iter().all(Option::is_none));
        assert_eq!((told[10], told[19], told[20], told[31]), (Some(10), Some(10), Some(20), Some(30)));
        for (one, other) in told.iter().flatten().zip(told.iter().flatten().skip(1)) {
            assert_eq!((other - one) % 10, 0);
        }
    }
}
