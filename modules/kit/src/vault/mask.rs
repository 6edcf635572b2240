//! Masks: what is shown of a sensitive value to everybody who may read its record.
//!
//! What a mask shows is read beside the plain fields of the same record, so it is judged together with them. An identity
//! number (GB 11643) is the area (6 digits), the day of birth (8), a sequence of that day (3), of which the last digit is
//! odd for men, and a check character (1) that follows from the others. Who reads a person reads the day of birth and the
//! sex, and knows the area or guesses it from the native place. So nothing behind the area may be shown: then 500 numbers
//! remain. With the check character there would be about 45, with the last digit of the sequence 100, with both 9.

/// How a sensitive value is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// An identity number: the first six characters stay, the area of first registration, and nothing of the rest.
    Identity,
    /// A telephone number: the first three and the last four digits stay.
    Telephone,
    /// The number of a certificate: the last four characters stay, unless an identity number may stand in it, as in those of
    /// driving licences, residence permits and many others: then nothing but its length.
    Certificate,
    /// An account or card number: the last four characters stay.
    Account,
    /// Nothing stays; only that there is a value.
    Whole,
}

/// Digits of an identity number in its old form, which has no century and no check character.
const SHORTEST_IDENTITY: usize = 15;

impl Mask {
    /// The masked form. What is too short to keep anything is masked whole.
    pub fn of(self, value: &str) -> String {
        let characters: Vec<char> = value.chars().collect();
        let (first, last) = match self {
            Self::Identity => (6, 0),
            Self::Telephone => (3, 4),
            Self::Certificate if may_hold_identity(&characters) => (0, 0),
            Self::Certificate | Self::Account => (0, 4),
            Self::Whole => return "******".to_owned(),
        };
        // at least as much is hidden as is shown at either end
        let hidden = characters.len().checked_sub(first + last);
        let Some(hidden) = hidden.filter(|hidden| *hidden >= std::cmp::max(first, last)) else {
            return "******".to_owned();
        };
        let (start, end) = (&characters[..first], &characters[first + hidden..]);
        start.iter().copied().chain(std::iter::repeat_n('*', hidden)).chain(end.iter().copied()).collect()
    }
}

/// Are there as many digits as an identity number has, however they are written? A mistyped one counts, too.
fn may_hold_identity(characters: &[char]) -> bool {
    characters.iter().filter(|c| c.is_numeric()).count() >= SHORTEST_IDENTITY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_hidden() {
        assert_eq!(Mask::Telephone.of("15400001234"), "154****1234");
        assert_eq!(Mask::Account.of("6200000000001234"), "************1234");
        assert_eq!(Mask::Whole.of("anything"), "******");
    }

    #[test]
    fn of_an_identity_number_the_area_stays() {
        assert_eq!(Mask::Identity.of("99010119900101123X"), "990101************");
        assert_eq!(Mask::Identity.of("990101900101123"), "990101*********", "in its old form");
    }

    #[test]
    fn an_identity_number_is_hidden_in_a_certificate_too() {
        assert_eq!(Mask::Certificate.of("E12345678"), "*****5678");
        assert_eq!(Mask::Certificate.of("99010119900101"), "**********0101");
        for number in
            ["99010119900101123X", "99010119900101123X44", "990101 19900101 123X", "990101900101123"]
        {
            let mask = Mask::Certificate.of(number);
            assert_eq!(mask, "*".repeat(number.len()));
        }
        assert_eq!(Mask::Certificate.of("９９０１０１９００１０１１２３"), "*".repeat(15), "in full width");
    }

    #[test]
    fn what_is_short_shows_nothing() {
        for mask in [Mask::Identity, Mask::Telephone, Mask::Account] {
            assert_eq!(mask.of("1234567"), "******", "{mask:?}");
            assert_eq!(mask.of(""), "******", "{mask:?}");
        }
        assert_eq!(Mask::Identity.of("99010119900"), "******");
        assert_eq!(Mask::Certificate.of("1234567"), "******");
    }
}
