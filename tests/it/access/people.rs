//! People of the walk: in three grids of each place a household, two who live there and one who is away, so that
//! reach has something on both sides; and households without members.

use super::world::{HOMES, LATER};
use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use chrono::NaiveDate;
use entities::people::{binding, correction, erasure, household, person, resident};
use entities::platform::audit;
use kit::access::{Permit, Tx};
use kit::module::Modules;
use kit::vault::PersonKey;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::stat::{Deltas, Quarter};

/// Enters them, before the walk begins, so that no id is made twice.
pub(super) async fn enter(database: &TestDatabase, modules: &Modules) {
    let earlier = Hands::default();
    earlier.forward(LATER / 2);
    let platform = database.platform(modules.policy().clone(), &earlier).await;
    let (tx, permit) = (platform.system().begin().await.unwrap(), platform.permit());
    let mut select = Query::select();
    select.columns(["name", "id"]).from("account");
    select.and_where(Expr::col("name").is_in(["tongguan-resident", "heshan-resident"]));
    let rows = tx.rows(&select).await.unwrap();
    let account = |row: &QueryResult| (row.try_get_by("name").unwrap(), row.try_get_by("id").unwrap());
    let accounts: Vec<(String, i64)> = rows.iter().map(account).collect();
    for home in HOMES {
        for number in ["001", "002", "003"] {
            let grid = format!("{}{number}", &home[..12]);
            let mut select = Query::select();
            select.column("id").from("grid").and_where(Expr::col("grid_code").eq(grid.as_str()));
            let rows = tx.rows(&select).await.unwrap();
            let Some(row) = rows.first() else { continue };
            let own = accounts.iter().find(|(name, _)| number == "001" && home.starts_with(prefix(name)));
            let own = own.map(|(name, id)| (name.starts_with("tongguan"), *id));
            enter_grid(&tx, &permit, &grid, row.try_get_by("id").unwrap(), own).await;
        }
    }
    tx.commit().await.unwrap();
}

/// The district of an account of the demo.
fn prefix(name: &str) -> &'static str {
    if name.starts_with("tongguan") { "340705" } else { "371102" }
}

/// `own` is the account of a resident who lives in the grid, and whether it is bound already.
async fn enter_grid(tx: &Tx, permit: &Permit, grid: &str, grid_id: i64, own: Option<(bool, i64)>) {
    let full = enter_household(tx, permit, grid, grid_id, 3).await;
    enter_household(tx, permit, grid, grid_id, 0).await;
    for (name, kind) in [("陈一", "registered"), ("王二", "floating"), ("陈三", "away")] {
        let own = own.filter(|_| name == "陈一");
        enter_resident(tx, permit, (grid, grid_id), full, (name, kind), own).await;
    }
    count(tx, permit, grid, grid_id).await;
}

/// A correction that the person of a residence asks for.
async fn enter_correction(
    tx: &Tx,
    permit: &Permit,
    (grid, grid_id): (&str, i64),
    (resident, person, account): (i64, i64, i64),
    key: &PersonKey,
) {
    let access = tx.access();
    let sealed = key.seal(access, "Correction.proposal_cipher", "[[\"name\",\"Walked\"]]").unwrap();
    let row = correction::ActiveModel {
        district_code: Set(grid[..6].to_owned()),
        id: Set(access.new_id()),
        grid_code: Set(grid.to_owned()),
        grid_id: Set(grid_id),
        resident_id: Set(resident),
        person_id: Set(person),
        account_id: Set(account),
        fields: Set("name".to_owned()),
        proposal_cipher: Set(Some(sealed)),
        note: Set(Some("note".to_owned())),
        state: Set("open".to_owned()),
        answer: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        version: Set(1),
        created_at: Set(1),
        changed_at: Set(1),
    };
    tx.insert(permit, row).await.unwrap();
}

/// The code `ABCD-EFGH-JKLM-NPQR` for a person.
async fn enter_code(tx: &Tx, permit: &Permit, district: &str, resident: i64, person: i64) {
    let access = tx.access();
    let row = binding::ActiveModel {
        id: Set(1),
        person_id: Set(person),
        district_code: Set(district.to_owned()),
        resident_id: Set(resident),
        selector_mac: Set(access.mac("binding-selector", b"ABCDEF")),
        code_mac: Set(access.mac("binding-code", b"ABCDEFGHJKLMNPQR")),
        issued_by: Set(1),
        tries: Set(0),
        expires_at: Set(access.now() + 86_400_000),
        used_at: Set(None),
        used_by: Set(None),
        created_at: Set(1),
    };
    tx.insert(permit, row).await.unwrap();
}

/// What was done with the record of a person: with a post, under broken glass, and by the person.
async fn enter_views(tx: &Tx, permit: &Permit, grid: &str, resident: i64, (person, own): (i64, i64)) {
    for (action, account, post, glass) in
        [("reveal", 1, Some(1_001), None), ("reveal", 1, Some(1_001), Some(671)), ("bind", own, None, None)]
    {
        let row = audit::ActiveModel {
            district_code: Set(grid[..6].to_owned()),
            id: Set(tx.access().new_id()),
            seq: Set(None),
            at: Set(1_700_000_000_000),
            account_id: Set(Some(account)),
            post_id: Set(post),
            stands_in: Set(false),
            action: Set(action.to_owned()),
            record_type: Set("Resident".to_owned()),
            record_id: Set(resident.to_string()),
            area_code: Set(grid.to_owned()),
            fields: Set("telephone".to_owned()),
            person_id: Set(Some(person)),
            break_glass_id: Set(glass),
            reason: Set(Some("purpose".to_owned())),
            outcome: Set("ok".to_owned()),
            mac: Set(String::new()),
            link: Set(None),
        };
        tx.insert(permit, row).await.unwrap();
    }
}

/// Counts of a grid, more than there are records, so that a community's figures are on either side of what everybody
/// may see.
async fn count(tx: &Tx, permit: &Permit, grid: &str, grid_id: i64) {
    let mut deltas = Deltas::default();
    let counts = deltas.of(grid, grid_id);
    let born = NaiveDate::from_ymd_opt(1987, 3, 2);
    counts.households(2).residents("registered", "1", born, 8).residents("away", "2", None, 1);
    counts.residents("floating", "2", born, 3).dwellings("let", 4).units(true, 1);
    let quarter = Quarter::of(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
    counts.verified(quarter, 5).entered(quarter, 4).ended(quarter, 1);
    counts.entered(Quarter::parse("2025Q4").unwrap(), 7);
    deltas.write(tx, permit).await.unwrap();
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
        verified_at: Set(Some(1)),
        verified_by: Set(Some(1)),
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
    own: Option<(bool, i64)>,
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
        account_id: Set(own.filter(|(bound, _)| *bound).map(|(_, account)| account)),
        account_confirmed_at: Set(own.filter(|(bound, _)| *bound).map(|_| 1)),
        erased_at: Set(None),
        created_at: Set(1),
    };
    tx.insert(permit, row).await.unwrap();
    // one of each place, and the bound account's own
    let bound = own.is_some_and(|(bound, _)| bound);
    let disputed = bound || (name == "陈一" && grid.ends_with("002"));
    let telephone = key.sealed::<Resident>(access, "telephone", "15400001234").unwrap();
    let row = resident::ActiveModel {
        district_code: Set(grid[..6].to_owned()),
        id: Set(id),
        grid_code: Set(grid.to_owned()),
        grid_id: Set(grid_id),
        person_id: Set(person),
        account_id: Set(own.map(|(_, account)| account)),
        kind: Set(kind.to_owned()),
        household_district_code: Set(Some(grid[..6].to_owned())),
        household_id: Set(Some(household)),
        name: Set(name.to_owned()),
        name_initials: Set(kit::search::person_initials(name)),
        sex: Set("2".to_owned()),
        telephone_cipher: Set(Some(telephone.cipher)),
        telephone_mask: Set(Some(telephone.mask)),
        from_on: Set(chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()),
        verified_by: Set((kind == "registered").then_some(1)),
        disputed: Set(disputed),
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
    if disputed {
        let asked_by = own.map_or(503, |(_, account)| account);
        enter_correction(tx, permit, (grid, grid_id), (id, person, asked_by), &key).await;
    }
    match own {
        Some((true, account)) => enter_views(tx, permit, grid, id, (person, account)).await,
        Some((false, _)) => enter_code(tx, permit, &grid[..6], id, person).await,
        None => {}
    }
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
