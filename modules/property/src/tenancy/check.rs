//! A safety check of a let dwelling: what it shows, and how it is recorded.

use super::inputs::CheckTenancyInput;
use super::record::Tenancy;
use entities::property::tenancy::ActiveModel as TenancyRow;
use entities::property::tenancy_check::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Date, FromColumn, Instant, Key};
use kit::{Error, Result, text_enum};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

text_enum! {
    /// What came of an item of a safety check (检查结果).
    CheckResult {
        /// Nothing is wrong (合格).
        Passed = "passed",
        /// There is a hazard (隐患); the text of the check says which.
        Hazard = "hazard",
        /// There is nothing of the kind to look at (不涉及).
        None = "none",
    }
}

/// A safety check (安全检查).
#[derive(Debug)]
pub struct TenancyCheck;

const fn item(name: &'static str, about: &'static str) -> Field {
    internal::<CheckResult>(name, name, about)
}

const fn internal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for TenancyCheck {
    type Entity = entities::property::tenancy_check::Entity;
    const TYPE: &'static str = "TenancyCheck";
    const ABOUT: &'static str = "A safety check (安全检查) of a let dwelling, as it was found on a day. It is not changed: a later check \
        stands beside it.";
    const RESOURCE: &'static str = "tenancy-check";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        internal::<Date>("checkedOn", "checked_on", "Day of the check."),
        item("fire", "Fire protection (消防设施)."),
        item("electricity", "Electricity (用电)."),
        item("gas", "Gas (燃气)."),
        item("structure", "Structure of the building (房屋结构)."),
        item("exits", "Ways of escape (疏散通道)."),
        item("crowding", "Number of people for the space (居住人数)."),
        internal::<Option<String>>(
            "hazards",
            "hazards",
            "The hazards that were found; null when all passed.",
        ),
        internal::<Date>("nextDueOn", "next_due_on", "Day by which the next check is due."),
        internal::<Instant>("createdAt", "created_at", "When it was entered."),
        Field::hidden::<Key>("tenancy_id"),
    ];
}

/// Records a check, and when the next one is due; answers the tenancy.
pub(super) async fn check(tx: &mut Tx, input: CheckTenancyInput) -> Result<Written> {
    let tenancy = tx.target_as::<Tenancy>(&input.id, TenancyCheck::RESOURCE, Action::Create).await?;
    in_force(&tenancy.status, "tenancy")?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < tenancy.from_on {
        return Err(Error::bad_input("input.on", "from the first day of the term until today"));
    }
    if input.next_due_on.0 <= day {
        return Err(Error::bad_input("input.nextDueOn", "after the day of the check"));
    }
    let hazards = input.hazards.as_deref().map(|text| text::passage(text, "input.hazards", 1000));
    let hazards = hazards.transpose()?.flatten();
    let found = input.items().contains(&CheckResult::Hazard);
    if found != hazards.is_some() {
        return Err(Error::bad_input(
            "input.hazards",
            "say what the hazards are, and only where there are any",
        ));
    }
    let account = tx.access().account().ok_or_else(Error::forbidden)?;
    let now = tx.access().now();
    let [fire, electricity, gas, structure, exits, crowding] =
        input.items().map(|result| Set(result.as_str().to_owned()));
    let row = ActiveModel {
        district_code: Set(tenancy.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(tenancy.grid_code.clone()),
        grid_id: Set(tenancy.grid_id),
        building_id: Set(tenancy.building_id),
        tenancy_id: Set(tenancy.id),
        checked_on: Set(day),
        account_id: Set(account),
        fire,
        electricity,
        gas,
        structure,
        exits,
        crowding,
        hazards: Set(hazards),
        next_due_on: Set(input.next_due_on.0),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<TenancyCheck>(row).await?;
    let mut change = TenancyRow::default();
    // a check that is entered late does not undo a later one
    if tenancy.checked_on.is_none_or(|last| last <= day) {
        change.checked_on = Set(Some(day));
        change.check_due_on = Set(Some(input.next_due_on.0));
    }
    tx.change::<Tenancy>(tenancy, change, input.version.into(), "check").await
}
