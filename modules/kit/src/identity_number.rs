//! The citizen's identity number (公民身份号码): GB 11643-1999, check character by ISO 7064 MOD 11-2.

use crate::access::Access;
use crate::vault::Mask;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

const LENGTH: usize = 18;
/// Digits of the form of GB 11643-1989: without century and check character.
const OLD_LENGTH: usize = 15;
const WEIGHTS: [u32; LENGTH - 1] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each remainder.
const CHECKS: [u8; 11] = *b"10X98765432";
/// Nobody who is recorded was born earlier.
const FIRST_YEAR: i32 = 1850;

/// Why a text is no identity number. Says what to do, never the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadIdentityNumber {
    /// It has neither 18 characters nor 15.
    Length,
    /// It has something else than digits and an X at the end.
    Character,
    /// There is no such day, or nobody alive was born on it.
    Birth,
    /// The check character does not fit: something was mistyped.
    Check,
}

impl fmt::Display for BadIdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "give the 18 characters of the identity number, or the 15 digits of the old form",
            Self::Character => "an identity number has digits only, its last character may be X",
            Self::Birth => "digits 7 to 14 of the identity number must be a day of birth, YYYYMMDD",
            Self::Check => {
                "the check character of the identity number does not fit, compare it with the card"
            }
        })
    }
}

impl std::error::Error for BadIdentityNumber {}

/// An identity number of 18 characters whose day of birth exists and whose check character fits. Its area is not
/// checked: areas come and go, the number stays. Zeroized when dropped; `Debug` prints the mask, nothing prints it whole.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityNumber(Box<[u8; LENGTH]>);

impl IdentityNumber {
    /// Reads a number as people write it: with spaces, in full width, with a small x, or in the old form of 15 digits,
    /// which gets the century 19 and its check character. `today` is the last day on which one can be born.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, BadIdentityNumber> {
        let mut number = Self(Box::new([0; LENGTH]));
        let mut length = 0;
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            *number.0.get_mut(length).ok_or(BadIdentityNumber::Length)? = half_width(c)?;
            length += 1;
        }
        match length {
            LENGTH => {}
            OLD_LENGTH => number.lengthen()?,
            _ => return Err(BadIdentityNumber::Length),
        }
        number.check(today)?;
        Ok(number)
    }

    /// The number of this area, day of birth and sequence; an odd sequence is a man's.
    ///
    /// # Errors
    /// When the area has not six digits, or the sequence is above 999, or the year has not four digits.
    pub fn compose(area: &str, birth: NaiveDate, sequence: u16) -> Result<Self, BadIdentityNumber> {
        let text = Zeroizing::new(format!("{area}{}{sequence:03}", birth.format("%Y%m%d")));
        if area.len() != 6 || text.len() != LENGTH - 1 {
            return Err(BadIdentityNumber::Length);
        }
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadIdentityNumber::Character);
        }
        let mut number = Self(Box::new([0; LENGTH]));
        number.0[..LENGTH - 1].copy_from_slice(text.as_bytes());
        number.0[LENGTH - 1] = number.check_character();
        Ok(number)
    }

    /// The 18 characters, for encryption and keyed hashes only.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0[..]).unwrap_or_default()
    }

    /// The keyed hash by which a person is found again without the number.
    pub fn mac(&self, access: &Access) -> String {
        access.mac("identity-number", self.expose().as_bytes())
    }

    /// Day of birth.
    pub fn birth_on(&self) -> NaiveDate {
        self.birth().unwrap_or_default()
    }

    /// Sex by GB/T 2261.1: `1` for men, `2` for women.
    pub fn sex(&self) -> &'static str {
        if self.0[16] % 2 == 1 { "1" } else { "2" }
    }

    /// As it is shown: its area, see [`Mask`].
    pub fn mask(&self) -> String {
        Mask::Identity.of(self.expose())
    }

    /// Makes the first 15 digits of the old form 18 characters.
    fn lengthen(&mut self) -> Result<(), BadIdentityNumber> {
        self.0.copy_within(6..OLD_LENGTH, 8);
        self.0[6..8].copy_from_slice(b"19");
        if !self.0[..LENGTH - 1].iter().all(u8::is_ascii_digit) {
            return Err(BadIdentityNumber::Character);
        }
        self.0[LENGTH - 1] = self.check_character();
        Ok(())
    }

    fn check(&self, today: NaiveDate) -> Result<(), BadIdentityNumber> {
        if !self.0[..LENGTH - 1].iter().all(u8::is_ascii_digit) {
            return Err(BadIdentityNumber::Character);
        }
        let birth = self.birth().ok_or(BadIdentityNumber::Birth)?;
        if birth.year() < FIRST_YEAR || birth > today {
            return Err(BadIdentityNumber::Birth);
        }
        if self.0[LENGTH - 1] == self.check_character() { Ok(()) } else { Err(BadIdentityNumber::Check) }
    }

    fn birth(&self) -> Option<NaiveDate> {
        let part = |from: usize, to: usize| -> u32 {
            self.0[from..to].iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
        };
        NaiveDate::from_ymd_opt(i32::try_from(part(6, 10)).ok()?, part(10, 12), part(12, 14))
    }

    fn check_character(&self) -> u8 {
        let sum: u32 =
            self.0.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        CHECKS[sum as usize % CHECKS.len()]
    }
}

/// A digit or X in ASCII.
fn half_width(c: char) -> Result<u8, BadIdentityNumber> {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    match c.to_ascii_uppercase() {
        c @ ('0'..='9' | 'X') => u8::try_from(c).map_err(|_| BadIdentityNumber::Character),
        _ => Err(BadIdentityNumber::Character),
    }
}

impl Drop for IdentityNumber {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}

#[cfg(test)]
mod tests;
