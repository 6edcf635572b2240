//! Premises are entered, changed and taken off the list.

use super::inputs::{ChangeFirePremisesInput, RegisterFirePremisesInput};
use super::record::FirePremises;
use crate::plan::due;
use entities::fire_safety::fire_premises::{ActiveModel, Model};
use entities::places::building;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::platform::day_of;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use property::unit::Unit;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::{known, mutations};
use wangge_core::places::building::Building;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::standing::{refuse_while, stands_in};
use wangge_core::places::text;

mutations! {
    /// Premises that were written.
    FirePremisesPayload { premises: FirePremises }
    FirePremisesMutations {
        /// Enters premises that are inspected for fire safety (登记消防检查场所).
        register_fire_premises(RegisterFirePremisesInput) = register;
        /// Changes premises in force.
        change_fire_premises(ChangeFirePremisesInput) = change;
        /// Takes premises off the list: they are used no longer. Their equipment is retired and their hazards are ended
        /// first.
        retire_fire_premises(RetireInput) = retire;
    }
}

async fn register(tx: &mut Tx, input: RegisterFirePremisesInput) -> Result<Written> {
    let right = (FirePremises::RESOURCE, Action::Create);
    let id = input.building.clone().of(Building::TYPE, "input.building")?;
    let building = tx.target_as::<Building>(&id, right.0, right.1).await?;
    if !stands_in(tx, (&building.district_code, building.id), building.grid_id).await? {
        return Err(Error::bad_input("input.building", "it is retired"));
    }
    let building = building::Model::clone(&building);
    let unit = match &input.unit {
        Some(id) => Some(unit_in(tx, id, building.grid_id).await?),
        None => None,
    };
    let manager = match &input.manager {
        Some(id) => Some(residence(tx, id).await?),
        None => None,
    };
    let (now, today) = (tx.access().now(), tx.access().today());
    let row = ActiveModel {
        district_code: Set(building.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(building.grid_code),
        grid_id: Set(building.grid_id),
        building_id: Set(building.id),
        unit_id: Set(unit),
        name: Set(text::name(&input.name, "input.name")?),
        kind: Set(input.kind.as_str().to_owned()),
        risk_class: Set(input.risk_class.as_str().to_owned()),
        place: Set(text::optional(input.place.as_deref(), "input.place", 200)?),
        storeys: Set(text::small(input.storeys, "input.storeys", 200)?),
        area_dm2: Set(area(input.area_dm2)?),
        manager_name: Set(text::optional(input.manager_name.as_deref(), "input.managerName", 100)?),
        manager_telephone: Set(text::telephone(
            input.manager_telephone.as_deref(),
            "input.managerTelephone",
        )?),
        manager_district_code: Set(manager.as_ref().map(|(district, _)| district.clone())),
        manager_id: Set(manager.map(|(_, id)| id)),
        inspected_on: Set(None),
        inspect_by: Set(due(tx, &building.district_code, input.risk_class, today).await?),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<FirePremises>(row).await
}

async fn change(tx: &mut Tx, input: ChangeFirePremisesInput) -> Result<Written> {
    let premises = tx.target::<FirePremises>(&input.id, Action::Change).await?;
    in_force(&premises.status, "record of premises")?;
    let before = Model::clone(&premises);
    let mut row = ActiveModel::default();
    if !input.unit.is_undefined() {
        row.unit_id = Set(match input.unit.value() {
            Some(id) => Some(unit_in(tx, id, before.grid_id).await?),
            None => None,
        });
    }
    if let Some(name) = &input.name {
        row.name = Set(text::name(name, "input.name")?);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    if let Some(class) = input.risk_class {
        row.risk_class = Set(class.as_str().to_owned());
        row.inspect_by = Set(due(tx, &before.district_code, class, since(&before)).await?);
    }
    text::replace(&input.place, &mut row.place, "input.place", 200)?;
    if input.storeys.is_some() {
        row.storeys = Set(text::small(input.storeys, "input.storeys", 200)?);
    }
    if input.area_dm2.is_some() {
        row.area_dm2 = Set(area(input.area_dm2)?);
    }
    text::replace(&input.manager_name, &mut row.manager_name, "input.managerName", 100)?;
    if !input.manager_telephone.is_undefined() {
        let number = input.manager_telephone.value().map(String::as_str);
        row.manager_telephone = Set(text::telephone(number, "input.managerTelephone")?);
    }
    if !input.manager.is_undefined() {
        let manager = match input.manager.value() {
            Some(id) => Some(residence(tx, id).await?),
            None => None,
        };
        row.manager_district_code = Set(manager.as_ref().map(|(district, _)| district.clone()));
        row.manager_id = Set(manager.map(|(_, id)| id));
    }
    tx.change::<FirePremises>(premises, row, input.version.into(), "change").await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let premises = tx.target::<FirePremises>(&input.id, Action::Change).await?;
    in_force(&premises.status, "record of premises")?;
    let here = ("premises_id", premises.id);
    refuse_while(tx, "fire_equipment", &premises.district_code, here, "retire their equipment first").await?;
    none_open(tx, &premises).await?;
    let row = ActiveModel {
        status: Set("retired".to_owned()),
        retired_on: Set(Some(input.day(tx)?)),
        ..ActiveModel::default()
    };
    tx.change::<FirePremises>(premises, row, input.version.into(), "retire").await
}

/// Refuses while a hazard of the premises is open.
async fn none_open(tx: &Tx, premises: &Model) -> Result<()> {
    let mut select = Query::select();
    select
        .column("id")
        .from("fire_hazard")
        .and_where(Expr::col("district_code").eq(premises.district_code.as_str()))
        .and_where(Expr::col("premises_id").eq(premises.id))
        .and_where(Expr::col("status").eq("open"))
        .limit(1);
    match tx.rows(&select).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("a fire hazard of the premises is open; it is dealt with first")),
    }
}

/// The day from which the interval of the class counts: that of the last inspection, or of the entry.
pub(crate) fn since(premises: &Model) -> chrono::NaiveDate {
    premises.inspected_on.unwrap_or_else(|| day_of(premises.created_at))
}

/// Id of a unit in force of the grid.
async fn unit_in(tx: &Tx, id: &GlobalId, grid: i64) -> Result<i64> {
    const PATH: &str = "input.unit";
    let unit = known::<Unit>(tx, id, PATH).await?;
    match unit.status == "active" && unit.grid_id == grid {
        true => Ok(unit.id),
        false => Err(Error::bad_input(PATH, "a unit in force of the grid in which the building stands")),
    }
}

/// District and id of a residence in force.
async fn residence(tx: &Tx, id: &GlobalId) -> Result<(String, i64)> {
    const PATH: &str = "input.manager";
    let residence = known::<Resident>(tx, id, PATH).await?;
    match residence.status.as_str() {
        "active" => Ok((residence.district_code, residence.id)),
        _ => Err(Error::bad_input(PATH, "a residence in force")),
    }
}

/// A floor area in square decimetres.
fn area(area: Option<i32>) -> Result<Option<i32>> {
    match area {
        Some(area) if !(1..=10_000_000).contains(&area) => {
            Err(Error::bad_input("input.areaDm2", "1 to 10,000,000 square decimetres"))
        }
        area => Ok(area),
    }
}
