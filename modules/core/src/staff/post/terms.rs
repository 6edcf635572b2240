//! What a post is for: level, line and days, as its role asks.

use chrono::NaiveDate;
use kit::access::policy::Role;
use kit::code::AreaCode;
use kit::{Error, Result};

/// The last day that a post can have.
const LAST: NaiveDate = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();

/// Refuses an area of a level that the role does not have.
///
/// # Errors
/// BAD_USER_INPUT at `input.area`.
pub(super) fn level_fits(role: &Role, area: &AreaCode) -> Result<()> {
    if role.levels.contains(&area.level()) {
        return Ok(());
    }
    let levels: Vec<_> = role.levels.iter().map(|level| format!("{} digits", level.digits())).collect();
    Err(Error::bad_input("input.area", format!("a {} is for an area of {}", role.title, levels.join(" or "))))
}

/// The line, which a role with lines needs and another must not have.
///
/// # Errors
/// BAD_USER_INPUT at `input.line`.
pub(super) fn line_fits(role: &Role, line: Option<&str>) -> Result<Option<String>> {
    match line {
        None if role.line => Err(Error::bad_input("input.line", format!("a {} has a line", role.title))),
        Some(_) if !role.line => Err(Error::bad_input("input.line", format!("a {} has no line", role.title))),
        line => line.map(|line| plain_line(line, "input.line")).transpose(),
    }
}

/// The code of a department line.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(in crate::staff) fn plain_line(line: &str, path: &str) -> Result<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    match (1..=40).contains(&line.len()) && line.bytes().all(plain) {
        true => Ok(line.to_owned()),
        false => Err(Error::bad_input(path, "1 to 40 of a to z, 0 to 9 and `-`")),
    }
}

/// Refuses a first day before `today` or too far.
///
/// # Errors
/// BAD_USER_INPUT at `input.fromOn`.
pub(super) fn starts(from: NaiveDate, today: NaiveDate) -> Result<()> {
    match (today..=LAST).contains(&from) {
        true => Ok(()),
        false => Err(Error::bad_input("input.fromOn", format!("from {today} to {LAST}"))),
    }
}

/// Refuses a last day before the first one or before `today`, or too far.
///
/// # Errors
/// BAD_USER_INPUT at `input.toOn`.
pub(super) fn ends(from: NaiveDate, to: Option<NaiveDate>, today: NaiveDate) -> Result<()> {
    let least = from.max(today);
    match to {
        Some(to) if !(least..=LAST).contains(&to) => {
            Err(Error::bad_input("input.toOn", format!("from {least} to {LAST}")))
        }
        _ => Ok(()),
    }
}
