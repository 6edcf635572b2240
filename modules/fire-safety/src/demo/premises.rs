//! Premises of the two towns: buildings in which units work, and every few of the others; with their equipment.

use super::TOWNS;
use super::place::{Place, UnitAt};
use crate::equipment::FireEquipmentKind;
use crate::plan::{after, usual};
use crate::premises::{FirePremisesKind, FireRiskClass};
use chrono::TimeDelta;
use entities::fire_safety::fire_equipment;
use entities::fire_safety::fire_premises::Model;
use kit::access::Tx;
use wangge_core::demo::{DemoBuilding, DemoGrid};
use wangge_core::dice::Dice;

const MANAGERS: [&str; 8] = ["王建国", "李志强", "张秀英", "刘文华", "陈国栋", "杨海燕", "赵立新", "周春生"];
const EQUIPMENT: [(FireEquipmentKind, &str, i64); 5] = [
    (FireEquipmentKind::Extinguisher, "一层楼梯口", 365),
    (FireEquipmentKind::Hydrant, "消防箱", 365),
    (FireEquipmentKind::EmergencyLight, "疏散走道", 180),
    (FireEquipmentKind::SmokeDetector, "大厅顶部", 180),
    (FireEquipmentKind::CircuitGuard, "配电间", 180),
];

/// The premises, at most so many of a town, and their equipment.
pub(super) fn plan(
    tx: &Tx,
    place: &Place,
    most: usize,
    dice: &mut Dice,
) -> (Vec<Model>, Vec<fire_equipment::Model>) {
    let (mut premises, mut equipment) = (Vec::new(), Vec::new());
    for town in TOWNS {
        let grids: Vec<&DemoGrid> = place.grids.iter().filter(|grid| grid.code.starts_with(town)).collect();
        let of_grid = most.div_ceil(grids.len().max(1));
        for grid in grids {
            for building in chosen(place, grid, of_grid) {
                let row = one(tx, place, (grid, building), dice);
                for _ in 0..dice.between(1, 3) {
                    equipment.push(piece(tx, place, &row, dice));
                }
                premises.push(row);
            }
        }
    }
    (premises, equipment)
}

/// Buildings with units first.
fn chosen<'a>(place: &Place, grid: &'a DemoGrid, most: usize) -> Vec<&'a DemoBuilding> {
    let mut buildings: Vec<&DemoBuilding> = grid.buildings.iter().collect();
    buildings.sort_by_key(|building| !place.units.contains_key(&building.id));
    buildings.into_iter().take(most).collect()
}

fn one(tx: &Tx, place: &Place, (grid, building): (&DemoGrid, &DemoBuilding), dice: &mut Dice) -> Model {
    let unit = place.units.get(&building.id);
    let (kind, class) = kind(unit, dice);
    let entered = place.today - TimeDelta::days(400);
    let at = place.moment(entered);
    let number = 10_000_000 + dice.below(89_999_999);
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        building_id: building.id,
        unit_id: unit.map(|unit| unit.id),
        name: match unit {
            Some(unit) => unit.name.clone(),
            None => format!("{}公共部位", building.address),
        },
        kind: kind.as_str().to_owned(),
        risk_class: class.as_str().to_owned(),
        place: unit.map(|_| "一层".to_owned()),
        storeys: i16::try_from(building.floors).ok(),
        area_dm2: i32::try_from(8_000 + dice.below(90_000)).ok(),
        manager_name: (dice.below(15) > 0).then(|| dice.pick(&MANAGERS).to_owned()),
        manager_telephone: Some(format!("154{number}")),
        manager_district_code: None,
        manager_id: None,
        inspected_on: None,
        inspect_by: after(entered, usual(class)),
        status: "active".to_owned(),
        retired_on: None,
        version: 1,
        created_at: at,
        changed_at: at,
    }
}

fn kind(unit: Option<&UnitAt>, dice: &mut Dice) -> (FirePremisesKind, FireRiskClass) {
    let Some(unit) = unit else { return (FirePremisesKind::Residential, FireRiskClass::General) };
    match unit.key_place.as_deref() {
        Some("school" | "kindergarten") => (FirePremisesKind::School, FireRiskClass::High),
        Some("hospital") => (FirePremisesKind::Hospital, FireRiskClass::High),
        Some("care_home") => (FirePremisesKind::CareHome, FireRiskClass::High),
        Some("hazardous_goods" | "filling_station" | "fireworks") => {
            (FirePremisesKind::Explosive, FireRiskClass::High)
        }
        Some("warehouse") => (FirePremisesKind::Warehouse, FireRiskClass::Medium),
        Some(_) => (FirePremisesKind::PublicPlace, FireRiskClass::Medium),
        None if dice.below(6) == 0 => (FirePremisesKind::MixedUse, FireRiskClass::Medium),
        None => (FirePremisesKind::Shop, FireRiskClass::General),
    }
}

fn piece(tx: &Tx, place: &Place, premises: &Model, dice: &mut Dice) -> fire_equipment::Model {
    let (kind, spot, every) = EQUIPMENT[dice.below(EQUIPMENT.len())];
    let days = |number: usize| TimeDelta::days(i64::try_from(number).unwrap_or_default());
    let installed = place.today - days(400 + dice.below(1_400));
    // one in twelve was forgotten
    let late =
        if dice.below(12) == 0 { every + 20 } else { i64::try_from(dice.below(170)).unwrap_or_default() };
    let inspected = place.today - TimeDelta::days(late);
    let expires = (kind == FireEquipmentKind::Extinguisher).then(|| after(installed, 60));
    fire_equipment::Model {
        district_code: premises.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: premises.grid_code.clone(),
        grid_id: premises.grid_id,
        building_id: premises.building_id,
        premises_id: premises.id,
        kind: kind.as_str().to_owned(),
        spot: spot.to_owned(),
        number: Some(format!("XF{:05}", dice.below(100_000))),
        installed_on: installed,
        inspected_on: Some(inspected),
        inspect_by: inspected + TimeDelta::days(every),
        expires_on: expires,
        status: "active".to_owned(),
        retired_on: None,
        version: 2,
        created_at: premises.created_at,
        changed_at: place.moment(inspected),
    }
}
