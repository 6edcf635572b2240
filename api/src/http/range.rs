//! Which part of a file is asked for (RFC 9110, section 14): one range of bytes, or the whole.

/// A part of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: nothing else was asked for, or nothing that is understood.
    Whole,
    /// From this byte up to before that one.
    Of(usize, usize),
    /// What was asked for lies beyond its end.
    Beyond,
}

/// The part of `length` bytes that the value of `Range` asks for.
pub(super) fn part(range: Option<&str>, length: usize) -> Part {
    let asked = range.and_then(|range| range.trim().strip_prefix("bytes="));
    let Some((first, last)) = asked.and_then(|asked| asked.split_once('-')) else { return Part::Whole };
    let (from, to) = match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => (first, length.min(last.saturating_add(1))),
        (Ok(first), Err(_)) if last.trim().is_empty() => (first, length),
        (Err(_), Ok(last)) if first.trim().is_empty() => (length.saturating_sub(last), length),
        _ => return Part::Whole,
    };
    if from < to { Part::Of(from, to) } else { Part::Beyond }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_understood() {
        for (asked, wanted) in [
            ("bytes=0-3", Part::Of(0, 4)),
            ("bytes=4-", Part::Of(4, 10)),
            ("bytes=-3", Part::Of(7, 10)),
            ("bytes=8-99", Part::Of(8, 10)),
            ("bytes=-99", Part::Of(0, 10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=3-1", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=", Part::Whole),
        ] {
            assert_eq!(part(Some(asked), 10), wanted, "{asked}");
        }
        assert_eq!(part(None, 10), Part::Whole);
    }
}
