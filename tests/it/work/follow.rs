//! Matters follow their building and the person whom they serve.

use super::town::{LINE, Town, acting, in_a_town, stands};
use crate::places::stage::codes;
use kit::access::Access;
use kit::hooks::Moved;
use kit::module::{Module, Modules};
use kit::node::GlobalId;
use kit::recount::Recount;
use people::People;
use people::erase::erase_due;
use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::{Value, json};
use wangge_core::Core;
use work::Work;

const DAY: i64 = 86_400_000;

fn modules() -> Modules {
    let modules = Modules::default().with(files::Files, true).unwrap().with(Core, true).unwrap();
    let modules = modules.with(People, true).unwrap().with(property::Property, true).unwrap();
    modules.with(Work, true).unwrap()
}

impl Town<'_> {
    /// Tells the modules what happened.
    pub(super) async fn told(&self) {
        self.stage.platform.sequence("test").await.unwrap();
        Box::pin(self.stage.platform.run_hooks(&modules())).await.unwrap();
    }

    /// Erases what is due, and tells the modules.
    pub(super) async fn erased(&self) {
        Box::pin(erase_due(&self.stage.platform, modules().records(), "test")).await.unwrap();
        self.told().await;
    }

    async fn served(&self, matter: &Value) -> Vec<String> {
        let id: GlobalId = matter["id"].as_str().unwrap().parse().unwrap();
        let sql = format!("SELECT COALESCE(CAST(served_id AS text), '-') FROM matter WHERE id = {}", id.key);
        self.stage.database.texts(&sql).await
    }
}

#[tokio::test]
async fn a_matter_goes_with_its_building_to_the_units_there() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let ask = format!("{{ buildings(area: \"{}\", first: 1) {{ nodes {{ id version }} }} }}", town.grid);
        let building = town.stage.ask(&town.clerk.access, &ask).await["buildings"]["nodes"][0].take();
        let at = json!({ "building": building["id"], "grid": null });
        let waiting = town.report(&town.leader, "lamp", at.clone()).await;
        let held = town.report(&town.leader, "lamp", at.clone()).await;
        let held = town.step(&town.leader, "acceptMatter", &held).await;
        let sent = town.report(&town.leader, "spoil", at).await;
        let sent = town.step(&town.clerk, "acceptMatter", &sent).await;
        let sent = town
            .act(&town.clerk, "dispatchMatter", &sent, json!({ "unit": super::town::TOWN, "line": LINE }))
            .await;
        let sent = town.act(&town.officer, "handOverMatter", &sent, json!({ "line": "police" })).await;
        let before = town.counts("lamp").await;
        let document =
            "mutation($input: MoveBuildingInput!) { moveBuilding(input: $input) { building { id } } }";
        let input =
            json!({ "id": building["id"], "version": building["version"], "grid": other, "position": null });
        town.stage.ask_with(&town.clerk.access, document, json!({ "input": input })).await;
        for table in ["matter", "matter_step", "work_sheet"] {
            let codes = town.stage.database.texts(&format!("SELECT DISTINCT grid_code FROM {table}")).await;
            assert_eq!(codes, std::slice::from_ref(&other), "{table}");
        }
        town.told().await;
        let leader = super::town::worker(town.stage, "grid-leader", &other, None).await;
        for matter in [&waiting, &held] {
            let now = town.now(matter).await;
            assert_eq!((stands(&now).3, &now["post"]), (other.as_str(), &json!(null)));
        }
        town.step(&leader, "acceptMatter", &town.now(&waiting).await).await;
        town.step(&leader, "finishMatter", &town.now(&held).await).await;
        let sent = town.step(&town.police, "receiveMatter", &town.now(&sent).await).await;
        assert_eq!(sent["lineCode"], "police");
        let after = town.counts("lamp").await;
        assert_eq!((before["reported"], after["reported"]), (2, 2));
        assert_eq!((after["handle"], after["verify"]), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn what_is_signed_while_its_building_moves_lies_where_that_is() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let database = town.stage.database;
        // as the move of a building does it
        let moving = database.connection().begin().await.unwrap();
        for table in ["matter", "matter_step"] {
            let there = format!("grid_code = '{other}', grid_id = (SELECT id FROM grid WHERE grid_code = '{other}')");
            moving.execute_unprepared(&format!("UPDATE {table} SET {there}")).await.unwrap();
        }
        let moved = async {
            database.until_waiting(1).await;
            moving.commit().await.unwrap();
        };
        let (urged, ()) = futures_util::join!(town.step(&town.director, "urgeMatter", &matter), moved);
        assert_eq!((&urged["urged"], &urged["version"]), (&json!(1), &json!(2)));
        for table in ["matter", "matter_step"] {
            let codes = database.texts(&format!("SELECT DISTINCT grid_code FROM {table}")).await;
            assert_eq!(codes, std::slice::from_ref(&other), "{table}");
        }
        let grids = "SELECT CAST(count(*) AS text) FROM matter_step s JOIN matter m ON m.id = s.matter_id AND m.grid_id = s.grid_id";
        assert_eq!(database.texts(grids).await, ["2"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_moved_out_of_reach_while_somebody_waits_for_it_is_absent() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let database = town.stage.database;
        let moving = database.connection().begin().await.unwrap();
        for table in ["matter", "matter_step"] {
            let there =
                format!("grid_code = '{other}', grid_id = (SELECT id FROM grid WHERE grid_code = '{other}')");
            moving.execute_unprepared(&format!("UPDATE {table} SET {there}")).await.unwrap();
        }
        let moved = async {
            database.until_waiting(1).await;
            moving.commit().await.unwrap();
        };
        let accept = acting("acceptMatter", &matter, json!({}));
        let (answer, ()) = futures_util::join!(town.send(&town.leader, "acceptMatter", accept), moved);
        assert_eq!(codes(&answer), ["NOT_FOUND"], "{answer:#}");
        let now = town.now(&matter).await;
        assert_eq!((&now["version"], stands(&now)), (&json!(1), stands(&matter)), "nothing was done");
        assert_eq!(database.texts("SELECT DISTINCT act FROM matter_step").await, ["report"]);
    })
    .await;
}

impl Town<'_> {
    /// A matter at a building that the resident can have opened again.
    async fn filed(&self, building: &Value) -> Value {
        let at = json!({ "building": building["id"], "grid": null, "served": self.residence });
        let matter = self.report(&self.leader, "lamp", at).await;
        let matter = self.step(&self.leader, "acceptMatter", &matter).await;
        let matter = self.step(&self.leader, "finishMatter", &matter).await;
        let matter = self.step(&self.director, "verifyMatter", &matter).await;
        self.step(&self.clerk, "fileMatter", &matter).await
    }
}

#[tokio::test]
async fn what_is_opened_again_is_with_who_answers_for_its_place_now() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let ask = format!("{{ buildings(area: \"{}\", first: 1) {{ nodes {{ id version }} }} }}", town.grid);
        let building = town.stage.ask(&town.clerk.access, &ask).await["buildings"]["nodes"][0].take();
        let (stays, moves, retires) =
            (town.filed(&building).await, town.filed(&building).await, town.filed(&building).await);
        let stays = town.step(&town.resident, "reopenMatter", &stays).await;
        assert_eq!((stands(&stays).3, &stays["post"]["id"]), (town.grid.as_str(), &town.leader.post()));
        town.step(&town.leader, "finishMatter", &stays).await;
        let document =
            "mutation($input: MoveBuildingInput!) { moveBuilding(input: $input) { building { id } } }";
        let input =
            json!({ "id": building["id"], "version": building["version"], "grid": other, "position": null });
        town.stage.ask_with(&town.clerk.access, document, json!({ "input": input })).await;
        town.told().await;
        let moves = town.step(&town.resident, "reopenMatter", &town.now(&moves).await).await;
        assert_eq!((stands(&moves).3, &moves["post"]), (other.as_str(), &Value::Null));
        let leader = super::town::worker(town.stage, "grid-leader", &other, None).await;
        town.step(&leader, "finishMatter", &moves).await;
        let retire = format!("UPDATE grid SET status = 'retired' WHERE grid_code = '{other}'");
        town.stage.database.execute(&retire).await;
        let retires = town.step(&town.resident, "reopenMatter", &town.now(&retires).await).await;
        assert_eq!((stands(&retires).3, &retires["post"]), (&other[..12], &Value::Null));
        town.step(&town.clerk, "finishMatter", &retires).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_counted_goes_with_a_grid_that_gets_another_code() {
    in_a_town(async |town| {
        let first = town.report(&town.leader, "lamp", json!({})).await;
        town.report(&town.leader, "lamp", json!({})).await;
        let spoil = town.report(&town.leader, "spoil", json!({})).await;
        let (from, to) = (&town.grid, format!("{}990", &town.grid[..12]));
        // as a re-division does it: the codes of placed tables first, what modules do of it afterwards
        for table in ["grid", "matter", "matter_step"] {
            let sql = format!("UPDATE {table} SET grid_code = '{to}' WHERE grid_code = '{from}'");
            town.stage.database.execute(&sql).await;
        }
        let units = format!("UPDATE matter SET unit_code = '{to}' WHERE unit_code = '{from}'");
        town.stage.database.execute(&units).await;
        let leader = super::town::worker(town.stage, "grid-leader", &to, None).await;
        town.report(&leader, "lamp", json!({ "grid": to })).await;
        let grid = "SELECT CAST(grid_id AS text) FROM matter LIMIT 1";
        let grid: i64 = town.stage.database.texts(grid).await[0].parse().unwrap();
        let record_type = "Grid".to_owned();
        let moved = Moved { record_type, before: grid, after: grid, from: from.clone(), to: to.clone() };
        let tx = town.stage.platform.system().begin().await.unwrap();
        tx.tell_moved(&moved).await.unwrap();
        tx.commit().await.unwrap();
        town.told().await;
        for (table, column) in [("matter_stat", "grid_code"), ("matter", "reported_in")] {
            let codes = town.stage.database.texts(&format!("SELECT DISTINCT {column} FROM {table}")).await;
            assert_eq!(codes, std::slice::from_ref(&to), "{table}");
        }
        let counted = async |kind: &str| town.counts(kind).await;
        assert_eq!(counted("lamp").await, [("accept", 3), ("opened", 3), ("reported", 3)].into());
        assert_eq!(counted("spoil").await, [("accept", 1), ("opened", 1), ("reported", 1)].into());
        // and it goes on there
        town.step(&leader, "acceptMatter", &town.now(&first).await).await;
        town.step(&town.clerk, "acceptMatter", &spoil).await;
        assert_eq!(
            counted("lamp").await,
            [("accept", 2), ("handle", 1), ("opened", 3), ("reported", 3)].into()
        );
        let system = town.stage.platform.system();
        let mut recount = Recount::new(&system, super::town::DISTRICT, false);
        Work.on_recount(&mut recount).await.unwrap();
        assert_eq!(recount.found(), []);
    })
    .await;
}

#[tokio::test]
async fn what_is_done_while_a_grid_gets_another_code_is_counted_there() {
    in_a_town(async |town| {
        let (from, to) = (town.grid.clone(), format!("{}990", &town.grid[..12]));
        let mut matters = Vec::new();
        for _ in 0..12 {
            matters.push(town.report(&town.leader, "lamp", json!({})).await);
        }
        for table in ["grid", "matter", "matter_step"] {
            let sql = format!("UPDATE {table} SET grid_code = '{to}' WHERE grid_code = '{from}'");
            town.stage.database.execute(&sql).await;
        }
        town.stage.database.execute(&format!("UPDATE matter SET unit_code = '{to}'")).await;
        let leader = super::town::worker(town.stage, "grid-leader", &to, None).await;
        let grid = town.stage.database.texts("SELECT CAST(grid_id AS text) FROM matter LIMIT 1").await;
        let grid: i64 = grid[0].parse().unwrap();
        let moved = Moved { record_type: "Grid".to_owned(), before: grid, after: grid, from, to: to.clone() };
        let tx = town.stage.platform.system().begin().await.unwrap();
        tx.tell_moved(&moved).await.unwrap();
        tx.commit().await.unwrap();
        let steps = futures_util::future::join_all(matters.iter().map(async |matter| {
            let matter = town.step(&leader, "acceptMatter", matter).await;
            town.step(&leader, "finishMatter", &matter).await;
        }));
        futures_util::join!(steps, town.told());
        let codes = town.stage.database.texts("SELECT DISTINCT grid_code FROM matter_stat").await;
        assert_eq!(codes, [to]);
        assert_eq!(town.counts("lamp").await, [("opened", 12), ("reported", 12), ("verify", 12)].into());
        let system = town.stage.platform.system();
        let mut recount = Recount::new(&system, super::town::DISTRICT, false);
        Work.on_recount(&mut recount).await.unwrap();
        assert_eq!(recount.found(), []);
    })
    .await;
}

#[tokio::test]
async fn a_matter_serves_the_residence_that_was_kept() {
    in_a_town(async |town| {
        let document = "mutation($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id version } } }";
        let input = json!({ "grid": town.grid, "kind": "REGISTERED", "name": "陈一一", "sex": "MALE" });
        let made = town.stage.ask_with(&town.leader.access, document, json!({ "input": input })).await;
        let gone = &made["registerResident"]["resident"];
        let matter = town.report(&town.leader, "lamp", json!({ "served": gone["id"] })).await;
        let document = "mutation($input: MergeResidentsInput!) { mergeResidents(input: $input) { resident { id } } }";
        let input = json!({ "keep": town.residence, "keepVersion": 1, "gone": gone["id"], "goneVersion": gone["version"],
            "reason": "the same person" });
        town.stage.ask_with(&town.director.access, document, json!({ "input": input })).await;
        town.told().await;
        let kept: GlobalId = town.residence.as_str().unwrap().parse().unwrap();
        assert_eq!(town.served(&matter).await, [kept.key]);
    })
    .await;
}

#[tokio::test]
async fn what_was_written_about_a_person_is_erased_with_the_person() {
    in_a_town(async |town| {
        town.contacts(&town.officer, LINE).await;
        let told = json!({ "title": "龘 title", "detail": "龘 detail", "place": "龘 place", "authority": "龘 authority",
            "served": town.residence });
        let matter = town.report(&town.leader, "spoil", told).await;
        let own = town.report(&town.resident, "lamp", json!({ "title": "龘 own" })).await;
        let matter = town.act(&town.clerk, "acceptMatter", &matter, json!({ "note": "龘 note" })).await;
        let matter = town.step(&town.clerk, "dispatchMatter", &matter).await;
        let handed = json!({ "line": "police", "task": "龘 task" });
        let matter = town.act(&town.officer, "handOverMatter", &matter, handed).await;
        let matter = town.act(&town.police, "receiveMatter", &matter, json!({ "note": "龘 answer" })).await;
        let matter = town.act(&town.police, "finishMatter", &matter, json!({ "result": "龘 result" })).await;
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        let matter = town.act(&town.resident, "rateMatter", &matter, json!({ "text": "龘 rated" })).await;
        let end = "mutation($input: EndResidenceInput!) { endResidence(input: $input) { resident { id } } }";
        let input = json!({ "id": town.residence, "version": 1, "reason": "LEFT" });
        town.stage.ask_with(&town.director.access, end, json!({ "input": input })).await;
        town.stage.clock.forward(4_000 * DAY);
        town.erased().await;
        for (table, columns) in [
            ("matter", "title || COALESCE(detail, '') || COALESCE(place, '') || COALESCE(authority, '') || COALESCE(result, '') \
              || COALESCE(rating_text, '')"),
            ("matter_step", "COALESCE(note, '')"),
            ("work_sheet", "task || COALESCE(answer, '')"),
        ] {
            let left = town.stage.database.texts(&format!("SELECT {columns} FROM {table} WHERE {columns} <> ''")).await;
            assert_eq!(left, [""; 0], "{table}");
        }
        for matter in [&matter, &own] {
            assert_eq!(town.served(matter).await, ["-"]);
        }
        let bound = "SELECT 'x' FROM matter WHERE account_id IS NOT NULL";
        assert_eq!(town.stage.database.texts(bound).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_matter_is_the_own_one_of_the_account_that_the_person_has_now() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        let own = town.report(&town.resident, "lamp", json!({})).await;
        let seen = async |access: &Access| -> Vec<Value> {
            let data = town.stage.ask(access, "{ matters { nodes { id } } }").await;
            data["matters"]["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone()).collect()
        };
        assert_eq!(seen(&town.resident.access).await, [own["id"].clone(), matter["id"].clone()]);
        let unbound = json!({ "resident": town.residence });
        town.stage.act(&town.director.access, "unbindAccount", "resident { id }", unbound).await;
        town.told().await;
        assert_eq!(
            seen(&town.resident.access).await,
            [own["id"].clone()],
            "what it reported itself is its own"
        );
        town.refused(&town.resident, "cancelMatter", &matter, json!({}), "NOT_FOUND").await;
        let code = town.stage.code(&town.leader.access, &json!({ "id": town.residence })).await;
        let next = town.stage.resident().await;
        town.stage.act(&next, "bindAccount", "bound", json!({ "code": code })).await;
        town.told().await;
        assert_eq!(seen(&next).await, [matter["id"].clone()]);
    })
    .await;
}
