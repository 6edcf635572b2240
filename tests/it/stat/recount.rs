//! Everything that is derived from records is what the records say, also while many write, and what is damaged is made
//! right.

use super::on_empty_grids;
use crate::access::modules;
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use futures_util::future::join_all;
use kit::access::Access;
use kit::recount::{Difference, Recount};
use sea_orm::DbBackend;
use serde_json::{Value, json};

const DISTRICT: &str = "340705";

/// What a recount of the district finds.
async fn recount(stage: &Stage<'_>, repair: bool) -> Vec<Difference> {
    let access = stage.platform.system();
    let mut recount = Recount::new(&access, DISTRICT, repair);
    for module in modules::all().iter() {
        module.on_recount(&mut recount).await.unwrap();
    }
    recount.found()
}

async fn household(stage: &Stage<'_>, clerk: &Access, grid: &str) -> Value {
    let input = json!({ "grid": grid, "kind": "FAMILY" });
    stage.act(clerk, "createHousehold", "household { id }", input).await["household"]["id"].take()
}

/// Enters people of two households, moves them to and fro, changes them and ends some of them.
async fn work(stage: &Stage<'_>, clerk: &Access, grids: &[String], households: &[Value], number: usize) {
    let (here, there) = (&grids[number % 2], &grids[(number + 1) % 2]);
    for round in 0..6 {
        let kind = ["REGISTERED", "FLOATING", "AWAY"][round % 3];
        let home = json!({ "household": households[(number + round) % 2] });
        let person = json!({
            "grid": here, "kind": kind, "name": format!("人{number}"), "sex": "MALE",
            "birthOn": format!("{}-01-01", 1950 + number), "home": home,
        });
        let made = stage.enter(clerk, person).await;
        let other = json!({ "household": households[(number + round + 1) % 2] });
        let change = json!({ "id": made["id"], "version": 1, "sex": "FEMALE", "home": other });
        stage.act(clerk, "changeResident", "resident { id }", change).await;
        let moved = json!({ "id": made["id"], "version": 2, "grid": there });
        let moved = stage.act(clerk, "moveResident", "resident { id }", moved).await["resident"].take();
        if (number + round).is_multiple_of(3) {
            let end = json!({ "id": moved["id"], "version": 1, "reason": "LEFT" });
            stage.act(clerk, "endResidence", "resident { id }", end).await;
        }
    }
    let empty = household(stage, clerk, here).await;
    if number.is_multiple_of(2) {
        stage.act(clerk, "retireHousehold", "household { id }", json!({ "id": empty, "version": 1 })).await;
    }
}

#[tokio::test]
async fn many_writers_leave_every_count_right() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let households = [household(stage, &clerk, &grids[0]).await, household(stage, &clerk, &grids[1]).await];
        recount(stage, true).await;
        assert_eq!(recount(stage, false).await, []);
        let writers = join_all((0..4).map(|number| work(stage, &clerk, &grids, &households, number)));
        // counts are compared, and would be made right, while others write
        let recounts = async {
            for repair in [true, false, true, false] {
                assert_eq!(recount(stage, repair).await, []);
            }
        };
        futures_util::join!(writers, recounts);
        assert_eq!(recount(stage, false).await, []);
        let people = stage.counts(&grids[0]).await[0] + stage.counts(&grids[1]).await[0];
        let counted = "SELECT CAST(count(*) AS text) FROM resident WHERE status = 'active' AND kind <> 'floating' \
            AND name LIKE '人%'";
        assert_eq!(stage.database.texts(counted).await, [people.to_string()]);
        assert!(people > 0);
    })
    .await;
}

/// Each way in which what is derived can be wrong, and what the recount says of it.
const DAMAGE: [(&str, &str); 14] = [
    ("UPDATE grid_stat SET registered = registered + 5 WHERE grid_code = '{grid}'", "grid_stat.registered"),
    ("UPDATE grid_stat SET born_1985 = 0 WHERE grid_code = '{grid}'", "grid_stat.born_1985"),
    (
        "UPDATE grid_stat SET households = -1, vacant_dwellings = 7 WHERE grid_code = '{grid}'",
        "grid_stat.households",
    ),
    ("DELETE FROM grid_stat WHERE grid_code = '{grid}'", "grid_stat.female"),
    ("UPDATE grid_quarter SET verified = 9, entered = 9 WHERE grid_code = '{grid}'", "grid_quarter.entered"),
    ("UPDATE household SET people = people + 1 WHERE grid_code = '{grid}'", "household.people"),
    (
        "UPDATE household SET head_district_code = '340705', head_id = 77 WHERE grid_code = '{grid}'",
        "household.head_id",
    ),
    ("{search}", "resident_search"),
    (
        "UPDATE resident SET household_id = 77 WHERE grid_code = '{grid}' AND status = 'active'",
        "resident.household_id",
    ),
    (
        "UPDATE resident SET unit_id = 77, unit_district_code = '340705' WHERE grid_code = '{grid}' AND status = 'active'",
        "resident.unit_id",
    ),
    (
        "UPDATE ownership SET party_id = 77, party_district_code = '340705', party_kind = 'resident' WHERE grid_code = '{grid}'",
        "ownership.party_id",
    ),
    (
        "UPDATE ownership SET party_id = 77, party_district_code = '340705', party_kind = 'unit' WHERE grid_code = '{grid}'",
        "ownership.party_id",
    ),
    (
        "UPDATE tenancy SET party_id = 77, party_district_code = '340705', party_kind = 'resident' WHERE grid_code = '{grid}'",
        "tenancy.party_id",
    ),
    (
        "UPDATE tenancy SET party_id = 77, party_district_code = '999999', party_kind = 'unit' WHERE grid_code = '{grid}'",
        "tenancy.party_id",
    ),
];

/// A dwelling that somebody outside owns and lets.
async fn home_of_somebody(stage: &Stage<'_>, clerk: &Access, grid: &str) {
    let input = json!({ "grid": grid, "name": "九号楼", "management": "RESIDENTIAL" });
    let building =
        stage.act(clerk, "createBuilding", "building { id }", input).await["building"]["id"].take();
    let input = json!({ "building": building, "number": "1", "usage": "VACANT" });
    let dwelling =
        stage.act(clerk, "createDwelling", "dwelling { id }", input).await["dwelling"]["id"].take();
    let own = json!({ "dwelling": dwelling, "owner": { "name": "甲" } });
    stage.act(clerk, "recordOwnership", "ownership { id }", own).await;
    let start = json!({ "dwelling": dwelling, "landlord": { "name": "甲" }, "purpose": "LIVING" });
    stage.act(clerk, "startTenancy", "tenancy { id }", start).await;
}

#[tokio::test]
async fn what_is_damaged_is_found_and_made_right() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let home = json!({ "household": household(stage, &clerk, &grids[0]).await });
        let person = json!({
            "grid": grids[0], "kind": "REGISTERED", "name": "甲", "sex": "FEMALE", "birthOn": "1987-03-02", "home": home,
        });
        let made = stage.enter(&clerk, person).await;
        home_of_somebody(stage, &clerk, &grids[0]).await;
        recount(stage, true).await;
        let id = "SELECT CAST(MAX(id) AS text) FROM resident";
        let key = if stage.database.backend() == DbBackend::Postgres { "record_id" } else { "rowid" };
        let search = format!("DELETE FROM resident_search WHERE {key} = {}", stage.database.texts(id).await[0]);
        for (damage, wanted) in DAMAGE {
            stage.database.execute(&damage.replace("{grid}", &grids[0]).replace("{search}", &search)).await;
            let found = recount(stage, false).await;
            assert!(found.iter().any(|difference| difference.what.starts_with(wanted)), "{wanted}: {found:?}");
            assert!(found.iter().all(|difference| difference.grid == grids[0]), "{found:?}");
            assert_eq!(recount(stage, false).await, found, "a check changes nothing");
            assert!(!format!("{found:?}").contains('甲'), "nothing about the person");
            assert!(recount(stage, true).await.len() >= found.len(), "{wanted}");
            assert_eq!(recount(stage, false).await, [], "{wanted}");
        }
        let seen = stage.ask(&clerk, "{ residents(filter: { name: \"甲\" }) { nodes { id household { id } } } }").await;
        assert_eq!(seen["residents"]["nodes"], json!([{ "id": made["id"], "household": null }]));
        let told = "SELECT record_type FROM audit WHERE action = 'recount' ORDER BY record_type";
        assert_eq!(stage.database.texts(told).await, ["Household", "Ownership", "Ownership", "Resident", "Resident", "Tenancy", "Tenancy"]);
    })
    .await;
}
