//! What is kept for a time: by a law, also after a merge, and until it is due, also above the districts.

use super::erasing::{DAY, LOGIN, NAME, certificate, is_closed, modules, person};
use crate::places::stage::codes;
use crate::places::town::{COMMUNITY, on_a_copy};
use futures_util::future::join_all;
use kit::node::GlobalId;
use people::erase::erase_due;
use serde_json::{Value, json};

#[tokio::test]
async fn what_a_law_has_kept_is_kept_after_a_merge() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let gone = stage.enter(&clerk, person(&grid)).await;
        let twin = json!({ "grid": grid, "kind": "REGISTERED", "name": NAME, "sex": gone["sex"] });
        let keep = stage.enter(&clerk, twin).await;
        let hold = json!({ "id": gone["id"], "until": "2030-01-01", "ground": "Archives Law" });
        stage.act(&director, "holdResident", "erasure { state }", hold).await;
        let merge = json!({ "keep": keep["id"], "keepVersion": 1, "gone": gone["id"], "goneVersion": 1, "reason": "the same person, entered twice" });
        let now = stage.act(&director, "mergeResidents", "resident { id version }", merge).await["resident"].take();
        let end = json!({ "id": now["id"], "version": now["version"], "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        stage.clock.forward(1_200 * DAY);
        erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let kept = "SELECT resident.status FROM resident JOIN erasure ON erasure.resident_id = resident.id";
        assert_eq!(stage.database.texts(kept).await, ["ended", "ended"]);
        let numbers = "SELECT name FROM resident WHERE identity_number_cipher IS NOT NULL AND end_reason = 'left'";
        assert_eq!(stage.database.texts(numbers).await, [NAME], "what was entered with the one is the other's");
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_one_law_postponed_waits_for_another() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"]["id"].take();
        let keep = json!({ "id": case, "version": 1, "decision": "KEEP", "keepUntil": "2026-02-01", "keepGround": "Archives Law" });
        stage.act(&director, "decideErasure", "erasure { state }", keep).await;
        let hold = json!({ "id": made["id"], "until": "2026-06-01", "ground": "Accounting Law" });
        stage.act(&director, "holdResident", "erasure { state }", hold).await;
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let state = async || {
            let mut rows = stage.database.texts("SELECT state FROM erasure ORDER BY id").await;
            rows.extend(stage.database.texts("SELECT status || name FROM resident ORDER BY id DESC LIMIT 1").await);
            rows.join(" ")
        };
        stage.clock.forward(60 * DAY);
        assert_eq!((run().await, state().await), (0, format!("held held active{NAME}")));
        stage.clock.forward(100 * DAY);
        assert!(run().await > 0);
        assert_eq!(state().await, "done over erased");
    })
    .await;
}

#[tokio::test]
async fn names_in_bodies_above_the_districts_are_erased_in_their_time() {
    on_a_copy(async |stage| {
        let left = ["34", "3407", &COMMUNITY[..6], &COMMUNITY[..9]];
        for (id, (area, to)) in (1..).zip(left.map(|area| (area, "'2021-01-01'")).into_iter().chain([("3407", "NULL")])) {
            let sql = format!(
                "INSERT INTO body (id, area_code, kind, name, from_on, version, created_at, changed_at) \
                 VALUES ({id}, '{area}', 'owners_committee', 'b', '2020-01-01', 1, 0, 0); \
                 INSERT INTO body_member (id, body_id, area_code, function, name, from_on, to_on, version, created_at, changed_at) \
                 VALUES ({id}, {id}, '{area}', 'representative', '{NAME}{id}', '2020-01-01', {to}, 1, 0, 0)"
            );
            stage.database.execute(&sql).await;
        }
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        assert_eq!(run().await, 4);
        let names = format!("SELECT name FROM body_member WHERE name LIKE '{NAME}%'");
        assert_eq!(stage.database.texts(&names).await, [format!("{NAME}5")], "who is in it is named");
        let traces = "SELECT area_code FROM audit WHERE record_type = 'BodyMember' AND action = 'erase' ORDER BY area_code";
        assert_eq!(stage.database.texts(traces).await, left);
        assert_eq!(run().await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_managed_above_the_districts_is_forgotten_with_its_person() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let resident = stage.resident().await;
        let account = resident.account().unwrap();
        for sql in [
            format!("UPDATE account SET area_code = '3407', name = '{LOGIN}', title = '{NAME}' WHERE id = {account}"),
            format!(
                "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, at) \
                 VALUES ('000000', 1, '3407', 'Account', '{account}', 1, 'create', '{{\"name\":\"{LOGIN}\"}}', 1)"
            ),
        ] {
            stage.database.execute(&sql).await;
        }
        stage.bind(&resident, &clerk, &made).await;
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"]["id"].take();
        let erase = json!({ "id": case, "version": 1, "decision": "ERASE" });
        stage.act(&director, "decideErasure", "erasure { state }", erase).await;
        is_closed(stage, account).await;
        let traces = format!("SELECT DISTINCT changes FROM history WHERE record_type = 'Account' AND record_id = '{account}'");
        assert_eq!(stage.database.texts(&traces).await, ["{}"]);
    })
    .await;
}

#[tokio::test]
async fn a_district_decides_how_long_it_keeps_what_is_over() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let command = stage.caller("district-command", &COMMUNITY[..6]).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let end = json!({ "id": made["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let setting = format!(
            "{{ districtSetting(code: \"{}\") {{ id version keepMonths keepSensitiveMonths }} }}",
            &COMMUNITY[..6]
        );
        let before = stage.ask(&command, &setting).await["districtSetting"].take();
        assert_eq!((&before["keepMonths"], &before["keepSensitiveMonths"]), (&json!(36), &json!(6)));
        let change = |all: i32, sensitive: i32| {
            let months = json!({ "keepMonths": all, "keepSensitiveMonths": sensitive });
            json!({ "id": before["id"], "version": before["version"], "setting": months })
        };
        // a time at least, and sensitive values no longer than the rest
        for (all, sensitive) in [(0, 0), (601, 6), (12, 0), (3, 4)] {
            stage.denied(&command, "changeDistrictSetting", change(all, sensitive), "BAD_USER_INPUT").await;
        }
        stage.denied(&clerk, "changeDistrictSetting", change(3, 1), "FORBIDDEN").await;
        stage.act(&command, "changeDistrictSetting", "__typename", change(3, 1)).await;
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let state = "SELECT status || ' ' || name || ' ' || COALESCE(telephone_mask, '-') FROM resident ORDER BY id DESC LIMIT 1";
        assert_eq!(run().await, 0);
        stage.clock.forward(32 * DAY);
        assert_eq!(run().await, 1);
        assert_eq!(stage.database.texts(state).await, [format!("ended {NAME} -")]);
        stage.clock.forward(65 * DAY);
        assert_eq!(run().await, 1);
        assert_eq!(stage.database.texts(state).await, ["erased  -"]);
    })
    .await;
}

#[tokio::test]
async fn what_a_law_has_kept_is_kept_after_a_move_within_the_district() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grids[0])).await;
        stage.act(&clerk, "addCertificate", "certificate { id }", certificate(&made)).await;
        let hold = json!({ "id": made["id"], "until": "2030-01-01", "ground": "Archives Law" });
        stage.act(&director, "holdResident", "erasure { state }", hold).await;
        let moves = json!({ "id": made["id"], "version": 1, "grid": grids[1] });
        let there = stage.act(&clerk, "moveResident", "resident { id }", moves).await["resident"].take();
        let end = json!({ "id": there["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        stage.clock.forward(1_200 * DAY);
        erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let kept =
            "SELECT DISTINCT resident.status FROM resident JOIN erasure ON erasure.resident_id = resident.id";
        assert_eq!(stage.database.texts(kept).await, ["ended"]);
        let number = "SELECT number_mask FROM resident_certificate WHERE number_cipher IS NOT NULL";
        assert_eq!(stage.database.texts(number).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_erased_after_a_hold_waits_for_another_one() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let end = json!({ "id": made["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"].take();
        let keep = json!({ "id": case["id"], "version": 1, "decision": "KEEP", "keepUntil": "2027-01-01",
            "keepGround": "Archives Law" });
        stage.act(&director, "decideErasure", "erasure { state }", keep).await;
        let hold = json!({ "id": made["id"], "until": "2029-01-01", "ground": "Accounting Law" });
        stage.act(&director, "holdResident", "erasure { state }", hold).await;
        let now = async || {
            let states = "SELECT (SELECT status FROM resident ORDER BY id DESC LIMIT 1) || ' ' || state FROM erasure ORDER BY id";
            stage.database.texts(states).await
        };
        stage.clock.forward(800 * DAY);
        assert_eq!(erase_due(&stage.platform, modules().records(), "test").await.unwrap(), 0);
        assert_eq!(now().await, ["ended held", "ended held"], "the second law has it kept");
        stage.clock.forward(800 * DAY);
        assert!(erase_due(&stage.platform, modules().records(), "test").await.unwrap() > 0);
        assert_eq!(now().await, ["erased done", "erased over"]);
    })
    .await;
}

#[tokio::test]
async fn a_law_holds_before_an_erasure_or_comes_too_late() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = &stage.caller("community-director", COMMUNITY).await;
        let mut ended = Vec::new();
        for _ in 0..4 {
            let person = json!({ "grid": grid, "kind": "REGISTERED", "name": NAME, "sex": "MALE" });
            let made = stage.enter(&clerk, person).await;
            let end = json!({ "id": made["id"], "version": 1, "reason": "LEFT" });
            stage.act(&clerk, "endResidence", "resident { id }", end).await;
            ended.push(made["id"].clone());
        }
        stage.clock.forward(1_200 * DAY);
        let document = "mutation($input: HoldResidentInput!) { holdResident(input: $input) { erasure { state } } }";
        let hold = |id: &Value| {
            let input = json!({ "id": id, "until": "2030-01-01", "ground": "Archives Law" });
            async move { stage.send(director, document, json!({ "input": input })).await.0 }
        };
        let modules = modules();
        let due = erase_due(&stage.platform, modules.records(), "test");
        let (answers, erased) = tokio::join!(join_all(ended.iter().map(hold)), due);
        let late = answers.iter().filter(|answer| answer["data"]["holdResident"].is_null()).collect::<Vec<_>>();
        assert!(late.iter().all(|answer| codes(answer) == ["CONFLICT"]), "{late:?}");
        assert_eq!(erased.unwrap(), late.len() as u64);
        let kept = "SELECT resident.status || ' ' || resident.name FROM resident JOIN erasure ON erasure.resident_id = resident.id";
        assert_eq!(stage.database.texts(kept).await, vec![format!("ended {NAME}"); 4 - late.len()]);
        let gone = "SELECT name FROM resident WHERE status = 'erased'";
        assert_eq!(stage.database.texts(gone).await, vec![String::new(); late.len()]);
    })
    .await;
}

#[tokio::test]
async fn what_is_known_of_a_household_that_ended_is_erased_in_its_time() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let mut homes = Vec::new();
        for (number, address) in [(Some("龘1"), Some("龘路")), (None, None), (Some("龘3"), None)] {
            let home = json!({ "grid": grid, "kind": "FAMILY", "number": number, "address": address });
            let home = stage.act(&clerk, "createHousehold", "household { id }", home).await["household"]["id"].take();
            homes.push(home);
        }
        // who goes to another household leaves no residence that names the one before
        let person = json!({ "grid": grid, "kind": "REGISTERED", "name": NAME, "sex": "MALE", "home": { "household": homes[0] } });
        let made = stage.enter(&clerk, person).await;
        let goes = json!({ "id": made["id"], "version": 1, "home": { "household": homes[2] } });
        stage.act(&clerk, "changeResident", "resident { id }", goes).await;
        let form: GlobalId = homes[1].as_str().unwrap().parse().unwrap();
        for sql in [
            "INSERT INTO stored_file (id, account_id, state, media_type, bytes, sha256, data_key, created_at) \
             VALUES (2, 1, 'attached', 'application/pdf', 1, 's', 'k', 1)"
                .to_owned(),
            format!(
                "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, \
                 media_type, bytes, sha256, status, version, created_at, changed_at) SELECT district_code, 2, grid_code, \
                 'Household', id, 2, 'form', '龘表', 'personal', 'application/pdf', 1, 's', 'active', 1, 1, 1 \
                 FROM household WHERE id = {}",
                form.id().unwrap()
            ),
        ] {
            stage.database.execute(&sql).await;
        }
        for home in &homes[..2] {
            let end = json!({ "id": home, "version": 1 });
            stage.act(&clerk, "retireHousehold", "household { id }", end).await;
        }
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let said = format!(
            "SELECT COALESCE(number, '-') || COALESCE(address, '-') FROM household WHERE grid_code = '{grid}' ORDER BY id"
        );
        stage.clock.forward(1_000 * DAY);
        assert_eq!(run().await, 0);
        assert_eq!(stage.database.texts(&said).await, ["龘1龘路", "--", "龘3-"]);
        stage.clock.forward(200 * DAY);
        assert_eq!(run().await, 2);
        assert_eq!(stage.database.texts(&said).await, ["--", "--", "龘3-"], "a household in force keeps its own");
        assert_eq!(run().await, 0, "also while the files are there still");
        stage.platform.sequence("test").await.unwrap();
        stage.platform.run_hooks(&modules()).await.unwrap();
        let file = "SELECT status || name FROM attachment WHERE record_type = 'Household'";
        assert_eq!(stage.database.texts(file).await, ["erased"]);
        assert_eq!(run().await, 0);
    })
    .await;
}
