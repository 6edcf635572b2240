//! People of the walk: in three grids of each place a household, two who live there and one who is away, so that
//! reach has something on both sides; and households without members.

use super::world::{HOMES, LATER};
use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use entities::people::{erasure, household, person, resident};
use kit::access::{Permit, Tx};
use kit::module::Modules;
use kit::vault::PersonKey;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Enters them, before the walk begins, so that no id is made twice.
pub(super) async fn enter(database: &TestDatabase, modules: &Modules) {
    let earlier = Hands::default();
    earlier.forward(LATER / 2);
    let platform = database.platform(modules.policy().clone(), &earlier).await;
    let (tx, permit) = (platform.system().begin().await.unwrap(), platform.permit());
    for home in HOMES {
        for number in ["001", "002", "003"] {
            let grid = format!("{}{number}", &home[..12]);
            let mut select = Query::select();
            select.column("id").from("grid").and_where(Expr::col("grid_code").eq(grid.as_str()));
            let rows = tx.rows(&select).await.unwrap();
            let Some(row) = rows.first() else { continue };
            enter_grid(&tx, &permit, &grid, row.try_get_by("id").unwrap()).await;
        }
    }
    tx.commit().await.unwrap();
}

async fn enter_grid(tx: &Tx, permit: &Permit, grid: &str, grid_id: i64) {
    let full = enter_household(tx, permit, grid, grid_id, 3).await;
    enter_household(tx, permit, grid, grid_id, 0).await;
    for (name, kind) in [("陈一", "registered"), ("王二", "floating"), ("陈三", "away")] {
        enter_resident(tx, permit, (grid, grid_id), full, (name, kind)).await;
    }
}

async fn enter_household(tx: &Tx, permit: &Permit, grid: &str, grid_id: i64, people: i32) -> i64 {
    let id = tx.access().new_id();
    let row = household::ActiveModel {
        district_code: Set(grid[..6].to_owned()),
        id: Set(id),
        grid_code: Set(grid.to_owned()),
        grid_id: Set(grid_id),
        building_id: Set(None),
        dwelling_id: Set(None),
        kind: Set("family".to_owned()),
        number: Set(Some(format!("{id}"))),
        address: Set(None),
        head_district_code: Set(None),
        head_id: Set(None),
        people: Set(people),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(1),
        changed_at: Set(1),
    };
    tx.insert(permit, row).await.unwrap();
    id
}

async fn enter_resident(
    tx: &Tx,
    permit: &Permit,
    (grid, grid_id): (&str, i64),
    household: i64,
    (name, kind): (&str, &str),
) {
    let access = tx.access();
    let (id, person) = (access.new_id(), access.new_id());
    let key = PersonKey::new(access, person);
    let (key_id, data_key) = key.wrapped(access).unwrap();
    let row = person::ActiveModel {
        id: Set(person),
        number_mac: Set(None),
        district_code: Set(grid[..6].to_owned()),
        resident_id: Set(id),
        key_id: Set(key_id),
        data_key: Set(Some(data_key)),
        merged_into: Set(None),
        erased_at: Set(None),
        created_at: Set(1),
    };
    tx.insert(permit, row).await.unwrap();
    let telephone = key.sealed::<Resident>(access, "telephone", "15400001234").unwrap();
    let row = resident::ActiveModel {
        district_code: Set(grid[..6].to_owned()),
        id: Set(id),
        grid_code: Set(grid.to_owned()),
        grid_id: Set(grid_id),
        person_id: Set(person),
        kind: Set(kind.to_owned()),
        household_district_code: Set(Some(grid[..6].to_owned())),
        household_id: Set(Some(household)),
        name: Set(name.to_owned()),
        name_initials: Set(kit::search::initials(name)),
        sex: Set("2".to_owned()),
        telephone_cipher: Set(Some(telephone.cipher)),
        telephone_mask: Set(Some(telephone.mask)),
        from_on: Set(chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()),
        disputed: Set(false),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(1),
        changed_at: Set(1),
        ..Default::default()
    };
    tx.insert(permit, row).await.unwrap();
    if kind == "floating" {
        enter_case(tx, permit, (grid, grid_id), (id, person)).await;
    }
    let named = kit::search::Person::of(grid, id, name);
    tx.enter_person(permit, named).await.unwrap();
}

/// A request that is open.
async fn enter_case(tx: &Tx, permit: &Permit, (grid, grid_id): (&str, i64), (resident, person): (i64, i64)) {
    let row = erasure::ActiveModel {
        district_code: Set(grid[..6].to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grid.to_owned()),
        grid_id: Set(grid_id),
        resident_id: Set(resident),
        person_id: Set(person),
        account_id: Set(1),
        ground: Set(Some("purpose_over".to_owned())),
        state: Set("open".to_owned()),
        version: Set(1),
        created_at: Set(1),
        changed_at: Set(1),
        ..Default::default()
    };
    tx.insert(permit, row).await.unwrap();
}
