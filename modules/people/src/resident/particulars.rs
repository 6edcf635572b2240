//! What else is known of a person, checked and put in the row.

use super::inputs::ParticularsInput;
use super::record::Resident;
use crate::standard::{EDUCATION_EDITION, Standard, known};
use async_graphql::MaybeUndefined;
use entities::people::resident::ActiveModel;
use kit::access::Access;
use kit::vault::PersonKey;
use kit::{Error, Result};
use sea_orm::ActiveValue::{self, Set};
use wangge_core::places::text;

/// Puts what was sent in the row; the person's key seals the telephone.
///
/// # Errors
/// BAD_USER_INPUT at what is wrong.
pub(super) fn enter(
    access: &Access,
    given: &ParticularsInput,
    key: &PersonKey,
    row: &mut ActiveModel,
) -> Result<()> {
    let at = |field: &str| format!("input.particulars.{field}");
    text::replace(&given.used_name, &mut row.used_name, &at("usedName"), 100)?;
    text::replace(&given.occupation, &mut row.occupation, &at("occupation"), 100)?;
    text::replace(&given.workplace, &mut row.workplace, &at("workplace"), 100)?;
    text::replace(&given.origin_address, &mut row.origin_address, &at("originAddress"), 200)?;
    text::replace(&given.inflow_reason, &mut row.inflow_reason, &at("inflowReason"), 100)?;
    put(&given.marriage, &mut row.marriage, |code| known(Standard::Marriage, Some(code), &at("marriage")))?;
    put(&given.education, &mut row.education, |code| {
        known(Standard::Education, Some(code), &at("education"))
    })?;
    put(&given.education, &mut row.education_edition, |_| Ok(Some(EDUCATION_EDITION.to_owned())))?;
    put(&given.trade, &mut row.trade, |letter| trade(letter, &at("trade")).map(Some))?;
    put(&given.native_code, &mut row.native_code, |code| match code.as_str().len() {
        6 => Ok(Some(code.to_string())),
        _ => Err(Error::bad_input(at("nativeCode"), "six digits")),
    })?;
    put(&given.origin_code, &mut row.origin_code, |code| Ok(Some(code.to_string())))?;
    match &given.telephone {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => (row.telephone_cipher, row.telephone_mask) = (Set(None), Set(None)),
        MaybeUndefined::Value(number) => {
            let number = telephone(number, &at("telephone"))?;
            let sealed = key.sealed::<Resident>(access, "telephone", &number)?;
            (row.telephone_cipher, row.telephone_mask) = (Set(Some(sealed.cipher)), Set(Some(sealed.mask)));
        }
    }
    Ok(())
}

/// Puts what was sent, as `check` makes it, in a column; null erases it, what was not sent stays.
fn put<V>(
    given: &MaybeUndefined<V>,
    column: &mut ActiveValue<Option<String>>,
    check: impl FnOnce(&V) -> Result<Option<String>>,
) -> Result<()> {
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *column = Set(None),
        MaybeUndefined::Value(value) => *column = Set(check(value)?),
    }
    Ok(())
}

/// A section of GB/T 4754.
///
/// # Errors
/// BAD_USER_INPUT at `path` for anything but a letter from A to T.
pub fn trade(letter: &str, path: &str) -> Result<String> {
    match letter.as_bytes() {
        [letter @ b'A'..=b'T'] => Ok(char::from(*letter).to_string()),
        _ => Err(Error::bad_input(path, "one letter from A to T")),
    }
}

/// A telephone number without blanks and hyphens.
fn telephone(text: &str, path: &str) -> Result<String> {
    let number: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '(' | ')')).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    if (5..=20).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(number);
    }
    Err(Error::bad_input(path, "5 to 20 digits, a plus sign first where it is abroad"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_has_digits_only() {
        assert_eq!(telephone("154 0000-1234", "x").unwrap(), "15400001234");
        assert_eq!(telephone("+86 (562) 1234567", "x").unwrap(), "+865621234567");
        for bad in ["", "1234", "12345x", "++8612345", "１２３４５", "123456789012345678901"] {
            assert!(telephone(bad, "x").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_trade_is_a_letter() {
        assert_eq!(trade("A", "x").unwrap(), "A");
        for bad in ["", "a", "U", "AB", "住"] {
            assert!(trade(bad, "x").is_err(), "{bad}");
        }
    }
}
