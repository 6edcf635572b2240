use crate::dice::Dice;

/// Divides `total` into `count` parts that differ by about a quarter and add up to it.
pub(super) fn shares(total: usize, count: usize, dice: &mut Dice) -> Vec<usize> {
    let weights: Vec<f64> = (0..count).map(|_| 0.75 + 0.5 * dice.unit()).collect();
    let sum: f64 = weights.iter().sum();
    let mut parts: Vec<usize> = weights.iter().map(|w| (w / sum * total as f64) as usize).collect();
    let left = total - parts.iter().sum::<usize>();
    for i in 0..left {
        parts[i % count] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up() {
        let parts = shares(46_667, 68, &mut Dice::new(1));
        assert_eq!((parts.len(), parts.iter().sum::<usize>()), (68, 46_667));
        assert!(parts.iter().all(|p| (400..1_000).contains(p)));
    }
}
