//! Coverage and entry rate, and the months after which a record is due again.

use super::on_empty_grids;
use crate::people::village::FIELDS;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

#[tokio::test]
async fn coverage_is_what_was_verified_of_what_was_due() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = |name: &str| json!({ "grid": grids[0], "kind": "REGISTERED", "name": name, "sex": "MALE" });
        let mut people = Vec::new();
        for name in ["甲", "乙", "丙", "丁"] {
            people.push(stage.enter(&clerk, person(name)).await);
        }
        stage.database.execute(&format!("UPDATE grid SET declared_people = 8 WHERE grid_code = '{}'", grids[0])).await;
        let of = async |quarter: &str| {
            let document = format!(
                "{{ grid(code: \"{}\") {{ coverage(quarter: {quarter}) {{ quarter due verified entered ended coverage entryRate }} }} }}",
                grids[0]
            );
            stage.ask(&clerk, &document).await["grid"]["coverage"].take()
        };
        let row = |quarter: &str, [due, verified, entered, ended]: [i64; 4], coverage: f64, rate: f64| {
            json!({
                "quarter": quarter, "due": due, "verified": verified, "entered": entered, "ended": ended,
                "coverage": coverage, "entryRate": rate,
            })
        };
        assert_eq!(of("null").await, row("2026Q1", [4, 4, 4, 0], 1.0, 0.5));
        stage.clock.forward(90 * DAY);
        assert_eq!(of("null").await, row("2026Q2", [4, 0, 0, 0], 0.0, 0.5));
        let verify = json!({ "id": people[0]["id"], "version": 1 });
        stage.act(&clerk, "verifyResident", "resident { id }", verify).await;
        let end = json!({ "id": people[1]["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let there = json!({ "id": people[2]["id"], "version": 1, "grid": grids[1] });
        stage.act(&clerk, "moveResident", &format!("resident {{ {FIELDS} }}"), there).await;
        assert_eq!(of("null").await, row("2026Q2", [2, 1, 0, 2], 0.5, 0.25));
        assert_eq!(of("\"2026Q1\"").await, row("2026Q1", [4, 4, 4, 0], 1.0, 0.5), "as it was");
        let list = format!("{{ coverage(area: \"{COMMUNITY}\", level: GRID) {{ code name due verified entered }} }}");
        let (answer, statements) = stage.send(&clerk, &list, json!({})).await;
        let rows = answer["data"]["coverage"].as_array().unwrap();
        assert_eq!((&rows[1]["code"], &rows[1]["verified"], &rows[1]["entered"]), (&json!(grids[1]), &json!(1), &json!(1)));
        assert!(statements <= 3, "{statements}: counts, work and names");
        for bad in ["\"2026Q3\"", "\"2026\"", "\"\""] {
            let document = format!("{{ coverage(area: \"{COMMUNITY}\", quarter: {bad}) {{ due }} }}");
            assert_eq!(stage.codes(&clerk, &document, json!({})).await, ["BAD_USER_INPUT"], "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_district_decides_after_how_many_months_a_record_is_due() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let command = stage.caller("district-command", "340705").await;
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "甲", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let due = async || {
            let document = format!("{{ node(id: {}) {{ ... on Resident {{ dueOn version }} }} }}", made["id"]);
            stage.ask(&member, &document).await["node"].take()
        };
        assert_eq!(due().await, json!({ "dueOn": "2026-04-05", "version": 1 }));
        let setting = "{ districtSetting(code: \"340705\") { id version verifyMonths } }";
        let before: Value = stage.ask(&command, setting).await["districtSetting"].take();
        assert_eq!(before["verifyMonths"], 3);
        let change = |months: i32| {
            json!({ "id": before["id"], "version": before["version"], "setting": { "verifyMonths": months } })
        };
        for bad in [0, 25] {
            stage.denied(&command, "changeDistrictSetting", change(bad), "BAD_USER_INPUT").await;
        }
        let fields = "__typename";
        stage.act(&command, "changeDistrictSetting", fields, change(6)).await;
        assert_eq!(due().await["dueOn"], "2026-04-05", "what is due stays so until it is verified");
        let verify = json!({ "id": made["id"], "version": 1 });
        stage.act(&member, "verifyResident", "resident { id }", verify).await;
        assert_eq!(due().await, json!({ "dueOn": "2026-07-05", "version": 2 }));
        let list = "{ residents(filter: { dueTo: \"2026-07-05\", name: \"甲\" }) { totalCount } }";
        assert_eq!(stage.ask(&member, list).await["residents"]["totalCount"], 1);
    })
    .await;
}
