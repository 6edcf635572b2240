//! What a post is for: level, line and days, as its role asks.

use crate::staff::department::known;
use chrono::NaiveDate;
use kit::access::Access;
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

/// Refuses an account of a kind that the role is not for.
///
/// # Errors
/// BAD_USER_INPUT at `input.role`.
pub(super) fn kind_fits(role: &Role, kind: &str) -> Result<()> {
    let own = role.kind.as_str();
    if own == kind {
        return Ok(());
    }
    let text = format!("a {} is for an account of kind {}", role.title, own.to_uppercase());
    Err(Error::bad_input("input.role", text))
}

/// The line of a department, which a role with lines needs and another must not have. A role of one department has the
/// line of that, whether it is named or not.
///
/// # Errors
/// BAD_USER_INPUT at `input.line`.
pub(super) fn line_fits(access: &Access, role: &Role, line: Option<&str>) -> Result<Option<String>> {
    match line.or(role.department) {
        Some(line) if role.department.is_some_and(|own| own != line) => {
            let own = role.department.unwrap_or_default();
            Err(Error::bad_input("input.line", format!("a {} has the line `{own}`", role.title)))
        }
        None if role.line => Err(Error::bad_input("input.line", format!("a {} has a line", role.title))),
        Some(_) if !role.line => Err(Error::bad_input("input.line", format!("a {} has no line", role.title))),
        line => known(access, line, "input.line"),
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
