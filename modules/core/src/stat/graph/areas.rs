//! Which areas a list has a row for.

use crate::places::division::Division;
use async_graphql::Context;
use kit::access::{Ask, Tally};
use kit::code::{AreaCode, AreaLevel};
use kit::links::One;
use kit::record::{Row, Selection};
use kit::{Error, Result};
use std::sync::Arc;

/// Most rows of a list.
const MOST: i32 = 1_000;
/// Rows when the client says nothing.
const DEFAULT: i32 = 20;

/// A page of areas of one level within an area.
#[derive(Clone, Debug)]
pub struct Areas {
    /// The area.
    pub area: AreaCode,
    digits: usize,
    after: Option<AreaCode>,
    limit: u64,
}

impl Areas {
    /// Checked: the level is that of the area or one below.
    ///
    /// # Errors
    /// BAD_USER_INPUT, or LIMIT_EXCEEDED for too many rows.
    pub fn of(
        area: AreaCode,
        level: Option<AreaLevel>,
        first: Option<i32>,
        after: Option<AreaCode>,
    ) -> Result<Self> {
        let level = level.unwrap_or(area.level());
        if level < area.level() {
            return Err(Error::bad_input("level", "that of the area or one below it"));
        }
        if after.as_ref().is_some_and(|after| after.level() != level) {
            return Err(Error::bad_input("after", "the code of a row of this list"));
        }
        Ok(Self { area, digits: level.digits(), after, limit: Self::rows(first)? })
    }

    /// How many rows a page has.
    ///
    /// # Errors
    /// BAD_USER_INPUT, or LIMIT_EXCEEDED for too many.
    pub fn rows(first: Option<i32>) -> Result<u64> {
        let first = first.unwrap_or(DEFAULT);
        if first > MOST {
            let text = format!("at most {MOST} rows; ask for fewer and go on after the last code");
            return Err(Error::new(kit::Code::LimitExceeded, text));
        }
        u64::try_from(first).map_err(|_| Error::bad_input("first", "0 or more"))
    }

    /// Digits of the codes of its rows.
    pub fn digits(&self) -> usize {
        self.digits
    }

    /// As sums take it.
    pub fn tally(&self) -> Tally<'_> {
        let after = self.after.as_ref().map(AreaCode::as_str);
        Tally { digits: self.digits, cells: None, after, limit: self.limit }
    }
}

/// The division of which this is the code; None for a grid.
///
/// # Errors
/// When the database fails.
pub async fn division_of(ctx: &Context<'_>, code: &str) -> Result<Option<Arc<Row<Division>>>> {
    if code.len() > AreaLevel::Community.digits() {
        return Ok(None);
    }
    let one = One::<Division>::new(Selection::of::<Division>(ctx, &[""]));
    ctx.loaders().load(one, (String::new(), code.to_owned())).await
}
