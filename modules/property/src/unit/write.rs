//! Units are entered, changed and taken out of force.

use super::inputs::{ChangeUnitInput, CreateUnitInput};
use super::record::Unit;
use super::registry;
use crate::links::mutations;
use crate::party::absent;
use async_graphql::MaybeUndefined;
use entities::property::unit::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::hooks::{Ended, Moved};
use kit::node::GlobalId;
use kit::record::Record;
use kit::search::initials;
use kit::{Error, Result};
use people::resident::trade;
use sea_orm::ActiveValue::{self, Set};
use wangge_core::places::building::Building;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::standing::{ground, stands_in};
use wangge_core::places::text;
use wangge_core::stat::Deltas;
use wangge_core::verified::{VerifyInput, verify};

mutations! {
    /// A unit that was written.
    UnitPayload { unit: Unit }
    UnitMutations {
        /// Enters a new unit.
        create_unit(CreateUnitInput) = create;
        /// Changes a unit.
        change_unit(ChangeUnitInput) = change;
        /// Records that a unit is as it is recorded: somebody looked.
        verify_unit(VerifyInput) = verify::<Unit>;
        /// Takes a unit out of force: it closed or left. Its credit code can be entered elsewhere then.
        retire_unit(RetireInput) = retire;
    }
}

async fn create(tx: &mut Tx, input: CreateUnitInput) -> Result<Written> {
    let grid = ground(tx, (Unit::RESOURCE, Action::Create), &input.grid, "input.grid").await?;
    let building = match &input.building {
        Some(id) => Some(building_in(tx, id, grid.id).await?),
        None => None,
    };
    let name = text::name(&input.name, "input.name")?;
    let code = registry::checked(input.credit_code.as_deref())?;
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(grid.code.district().to_owned()),
        id: Set(id),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        building_id: Set(building),
        name_initials: Set(initials(&name)),
        name: Set(name),
        credit_code: Set(code.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        management: Set(input.management.map(|management| management.as_str().to_owned())),
        key_place: Set(input.key_place.map(|kind| kind.as_str().to_owned())),
        trade: Set(input.trade.as_deref().map(|letter| trade(letter, "input.trade")).transpose()?),
        telephone: Set(text::telephone(input.telephone.as_deref(), "input.telephone")?),
        address: Set(text::optional(input.address.as_deref(), "input.address", 200)?),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        verified_at: Set(Some(now)),
        verified_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Unit>(row).await?;
    if code.is_some() {
        registry::enter(tx, written.permit(), (grid.code.district(), id), code.as_deref()).await?;
    }
    let mut deltas = Deltas::default();
    deltas.of(grid.code.as_str(), grid.id).units(input.key_place.is_some(), 1);
    deltas.write(tx, written.permit()).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeUnitInput) -> Result<Written> {
    let unit = tx.target::<Unit>(&input.id, Action::Change).await?;
    in_force(&unit.status, "unit")?;
    let before = Model::clone(&unit);
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        row.name_initials = Set(initials(&name));
        row.name = Set(name);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    put(&input.building, &mut row.building_id, async |id| building_in(tx, id, before.grid_id).await).await?;
    put(&input.management, &mut row.management, async |given| Ok(given.as_str().to_owned())).await?;
    put(&input.key_place, &mut row.key_place, async |given| Ok(given.as_str().to_owned())).await?;
    put(&input.trade, &mut row.trade, async |letter| trade(letter, "input.trade")).await?;
    if !input.telephone.is_undefined() {
        let number = input.telephone.value().map(String::as_str);
        row.telephone = Set(text::telephone(number, "input.telephone")?);
    }
    text::replace(&input.address, &mut row.address, "input.address", 200)?;
    if !input.credit_code.is_undefined() {
        let code = registry::checked(input.credit_code.value().map(String::as_str))?;
        if code != before.credit_code {
            let key = (before.district_code.as_str(), before.id);
            registry::enter(tx, unit.permit(), key, code.as_deref()).await?;
        }
        row.credit_code = Set(code);
    }
    let moves = matches!(&row.building_id, Set(building) if *building != before.building_id);
    let is_key = match &row.key_place {
        Set(kind) => kind.is_some(),
        _ => before.key_place.is_some(),
    };
    let written = tx.change::<Unit>(unit, row, input.version.into(), "change").await?;
    let mut deltas = Deltas::default();
    let grid = deltas.of(&before.grid_code, before.grid_id);
    grid.units(before.key_place.is_some(), -1).units(is_key, 1);
    deltas.write(tx, written.permit()).await?;
    if moves {
        // into another building of its grid
        let (id, area) = (before.id, before.grid_code);
        let record_type = Unit::TYPE.to_owned();
        tx.tell_moved(&Moved { record_type, before: id, after: id, from: area.clone(), to: area }).await?;
    }
    Ok(written)
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let unit = tx.target::<Unit>(&input.id, Action::Change).await?;
    in_force(&unit.status, "unit")?;
    let day = input.day(tx)?;
    let before = Model::clone(&unit);
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    let written = tx.change::<Unit>(unit, row, input.version.into(), "retire").await?;
    registry::leave(tx, written.permit(), before.id).await?;
    let mut deltas = Deltas::default();
    deltas.of(&before.grid_code, before.grid_id).units(before.key_place.is_some(), -1);
    deltas.write(tx, written.permit()).await?;
    let (id, area) = (before.id, before.grid_code);
    let reason = "retired".to_owned();
    tx.tell_ended(&Ended { record_type: Unit::TYPE.to_owned(), id, area, reason }).await?;
    Ok(written)
}

/// Puts what was sent, as `check` makes it, in a column; null erases it, what was not sent stays.
async fn put<V, C>(
    given: &MaybeUndefined<V>,
    column: &mut ActiveValue<Option<C>>,
    check: impl AsyncFnOnce(&V) -> Result<C>,
) -> Result<()>
where
    C: Into<sea_orm::Value>,
    Option<C>: Into<sea_orm::Value>,
{
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *column = Set(None),
        MaybeUndefined::Value(value) => *column = Set(Some(check(value).await?)),
    }
    Ok(())
}

/// Id of a building in force within reach that stands in the grid.
async fn building_in(tx: &Tx, id: &GlobalId, grid: i64) -> Result<i64> {
    const PATH: &str = "input.building";
    let found = tx.known::<Building>(&id.clone().of(Building::TYPE, PATH)?).await;
    let building = found.map_err(|error| absent(error, PATH, "there is no such building"))?;
    if !stands_in(tx, (&building.district_code, building.id), grid).await? {
        return Err(Error::bad_input(PATH, "it is retired or stands in another grid"));
    }
    Ok(building.id)
}
