//! Masks: what is shown of a sensitive value to everybody who may read its record.

/// How a sensitive value is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// An identity number or another long number: the first six and the last four characters stay.
    Number,
    /// A telephone number: the first three and the last four digits stay.
    Telephone,
    /// An account or card number: the last four characters stay.
    Account,
    /// Nothing stays; only that there is a value.
    Whole,
}

impl Mask {
    /// The masked form. What is too short to keep anything is masked whole.
    pub fn of(self, value: &str) -> String {
        let (first, last) = match self {
            Self::Number => (6, 4),
            Self::Telephone => (3, 4),
            Self::Account => (0, 4),
            Self::Whole => return "******".to_owned(),
        };
        let characters: Vec<char> = value.chars().collect();
        // at least as much is hidden as is shown at the end
        let Some(hidden) = characters.len().checked_sub(first + last).filter(|hidden| *hidden >= last) else {
            return "******".to_owned();
        };
        let (start, end) = (&characters[..first], &characters[first + hidden..]);
        start.iter().copied().chain(std::iter::repeat_n('*', hidden)).chain(end.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(Mask::Number.of("990101199001011234"), "990101********1234");
        assert_eq!(Mask::Telephone.of("15400001234"), "154****1234");
        assert_eq!(Mask::Account.of("6200000000001234"), "************1234");
        assert_eq!(Mask::Whole.of("anything"), "******");
    }

    #[test]
    fn what_is_short_shows_nothing() {
        for mask in [Mask::Number, Mask::Telephone, Mask::Account] {
            assert_eq!(mask.of("1234567"), "******", "{mask:?}");
            assert_eq!(mask.of(""), "******", "{mask:?}");
        }
    }
}
