//! The recorded check of a unit grid (requirements G2): five conditions.

use async_graphql::InputObject;
use kit::access::{Permit, Tx};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Date, Instant, Key};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// A check of a unit grid.
#[derive(Debug)]
pub struct UnitCheck;

impl Record for UnitCheck {
    type Entity = entities::places::unit_check::Entity;
    const TYPE: &'static str = "UnitCheck";
    const ABOUT: &'static str = "A recorded check of the five conditions of a unit grid (专属网格). It is one only while all five hold.";
    const RESOURCE: &'static str = "grid";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        Field::hidden::<Key>("grid_id"),
        Field::of::<bool>(
            "wholeAndLarge",
            "whole_and_large",
            Class::Internal,
            "One whole area of large size.",
        ),
        Field::of::<bool>(
            "nonResidential",
            "non_residential",
            Class::Internal,
            "Mainly used for other than living.",
        ),
        Field::of::<bool>("clearBorders", "clear_borders", Class::Internal, "Its borders are clear."),
        Field::of::<bool>("stable", "stable", Class::Internal, "The unit is stable."),
        Field::of::<bool>("able", "able", Class::Internal, "The unit can carry a grid's duties."),
        Field::of::<Option<String>>("note", "note", Class::Internal, "Remarks."),
        Field::of::<Date>("checkedOn", "checked_on", Class::Internal, "Day of the check."),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was recorded."),
    ];
}

/// A check of the five conditions of a unit grid.
#[derive(Clone, Debug, InputObject)]
pub struct UnitCheckInput {
    /// It is one whole area of large size.
    pub whole_and_large: bool,
    /// It is mainly used for other than living.
    pub non_residential: bool,
    /// Its borders are clear.
    pub clear_borders: bool,
    /// The unit is stable.
    pub stable: bool,
    /// The unit can carry a grid's duties.
    pub able: bool,
    /// Remarks.
    pub note: Option<String>,
    /// Day of the check.
    pub checked_on: Date,
}

impl UnitCheckInput {
    fn holds(&self) -> bool {
        self.whole_and_large && self.non_residential && self.clear_borders && self.stable && self.able
    }
}

/// Refuses a unit grid whose conditions do not all hold, and a check of a grid of another kind.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(super) fn fits(unit: bool, check: Option<&UnitCheckInput>, path: &str) -> Result<()> {
    match (unit, check) {
        (true, None) => Err(Error::bad_input(path, "a unit grid needs the check of its five conditions")),
        (true, Some(check)) if !check.holds() => {
            Err(Error::bad_input(path, "all five conditions must hold for a unit grid"))
        }
        (false, Some(_)) => Err(Error::bad_input(path, "only a unit grid has this check")),
        _ => Ok(()),
    }
}

/// Records a check of the grid with this code and id.
///
/// # Errors
/// BAD_USER_INPUT for a day in the future or a note that is too long.
pub(super) async fn record(
    tx: &Tx,
    permit: &Permit,
    (code, grid_id): (&str, i64),
    check: &UnitCheckInput,
    path: &str,
) -> Result<()> {
    if check.checked_on.0 > tx.access().today() {
        return Err(Error::bad_input(format!("{path}.checkedOn"), "not a day in the future"));
    }
    let note =
        check.note.as_deref().map(|note| crate::places::text::line(note, &format!("{path}.note"), 500));
    let row = entities::places::unit_check::ActiveModel {
        district_code: Set(code.get(..6).unwrap_or_default().to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(code.to_owned()),
        grid_id: Set(grid_id),
        whole_and_large: Set(check.whole_and_large),
        non_residential: Set(check.non_residential),
        clear_borders: Set(check.clear_borders),
        stable: Set(check.stable),
        able: Set(check.able),
        note: Set(note.transpose()?.flatten()),
        checked_on: Set(check.checked_on.0),
        account_id: Set(tx.access().account()),
        created_at: Set(tx.access().now()),
    };
    tx.insert(permit, row).await
}
