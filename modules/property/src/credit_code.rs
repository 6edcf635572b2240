//! The unified social credit code (统一社会信用代码): GB 32100-2015, with the check of the organisation code (GB 11714).

use std::fmt;

/// Characters of the code.
const LENGTH: usize = 18;
/// Digits and capitals without I, O, S, V and Z; a character's place is its value.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; LENGTH - 1] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Where the organisation code begins; its ninth character is its check.
const ORGANISATION: usize = 8;
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Why a text is no unified social credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCreditCode {
    /// It has not 18 characters.
    Length,
    /// It has a character that the standard does not use.
    Character,
    /// A check character does not fit: something was mistyped.
    Check,
}

impl fmt::Display for BadCreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "give the 18 characters of the unified social credit code",
            Self::Character => {
                "a unified social credit code has digits and capital letters, never I, O, S, V or Z; its area has digits only"
            }
            Self::Check => {
                "a check character of the unified social credit code does not fit, compare it with the licence"
            }
        })
    }
}

impl std::error::Error for BadCreditCode {}

/// A unified social credit code whose check characters fit. Codes that begin with a letter, such as those of village
/// collectives (N), are codes like any other. The area is not looked up: areas come and go, the code stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditCode([u8; LENGTH]);

impl CreditCode {
    /// Reads a code as people write it: with blanks and in small letters.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, BadCreditCode> {
        let mut code = [0; LENGTH];
        let mut length = 0;
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            let c = u8::try_from(c).map_err(|_| BadCreditCode::Character)?.to_ascii_uppercase();
            *code.get_mut(length).ok_or(BadCreditCode::Length)? = c;
            length += 1;
        }
        if length != LENGTH {
            return Err(BadCreditCode::Length);
        }
        if !code[2..ORGANISATION].iter().all(u8::is_ascii_digit) {
            return Err(BadCreditCode::Character);
        }
        let values: Vec<usize> =
            code.iter().map(|c| value(*c)).collect::<Option<_>>().ok_or(BadCreditCode::Character)?;
        let fits = check(&values) == values[LENGTH - 1] && organisation_check(&code) == code[LENGTH - 2];
        if fits { Ok(Self(code)) } else { Err(BadCreditCode::Check) }
    }

    /// The code of this authority and class, area and organisation (its first eight characters), for made-up data.
    ///
    /// # Errors
    /// As `parse`.
    pub fn compose(class: &str, area: &str, organisation: &str) -> Result<Self, BadCreditCode> {
        let text = format!("{class}{area}{organisation}");
        let mut code: [u8; LENGTH] = [b'0'; LENGTH];
        let first = text.as_bytes();
        if first.len() != LENGTH - 2 {
            return Err(BadCreditCode::Length);
        }
        code[..LENGTH - 2].copy_from_slice(first);
        code[LENGTH - 2] = organisation_check(&code);
        let values: Vec<usize> =
            code.iter().map(|c| value(*c)).collect::<Option<_>>().ok_or(BadCreditCode::Character)?;
        code[LENGTH - 1] = ALPHABET[check(&values)];
        Self::parse(std::str::from_utf8(&code).unwrap_or_default())
    }

    /// Its 18 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The value of a character.
fn value(c: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == c)
}

/// The value of the last character.
fn check(values: &[usize]) -> usize {
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31
}

/// The check character of the organisation code, in which letters count from 10 by the whole alphabet.
fn organisation_check(code: &[u8; LENGTH]) -> u8 {
    let value =
        |c: u8| if c.is_ascii_digit() { u32::from(c - b'0') } else { u32::from(c) + 10 - u32::from(b'A') };
    let organisation = code[ORGANISATION..].iter().zip(ORGANISATION_WEIGHTS);
    let sum: u32 = organisation.map(|(c, weight)| value(*c) * weight).sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b"0123456789"[digit as usize],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_are_told_apart() {
        let text = include_str!("../data/codes/gb32100_uscc_vectors.csv");
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let mut seen = 0;
        for row in reader.records() {
            let row = row.unwrap();
            assert_eq!(CreditCode::parse(&row[0]).is_ok(), &row[1] == "valid", "{}", &row[0]);
            seen += 1;
        }
        assert_eq!(seen, 18);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(CreditCode::parse("12345"), Err(BadCreditCode::Length));
        assert_eq!(CreditCode::parse("91110000600037341L0"), Err(BadCreditCode::Length));
        assert_eq!(CreditCode::parse("9111000060003734IL"), Err(BadCreditCode::Character));
        assert_eq!(CreditCode::parse("911100006000373４1L"), Err(BadCreditCode::Character));
        assert_eq!(CreditCode::parse("91110000600037351L"), Err(BadCreditCode::Check));
        assert_eq!(CreditCode::parse("n2990101mf00000130").unwrap().as_str(), "N2990101MF00000130");
    }

    #[test]
    fn a_code_is_composed() {
        let code = CreditCode::compose("N2", "990101", "MF000001").unwrap();
        assert_eq!(code.as_str(), "N2990101MF00000130");
    }
}
