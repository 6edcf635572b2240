//! Buildings.

use super::stage::Stage;
use super::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

const FIELDS: &str = "id version code status grid { code } compound { name } earlierCodes";

async fn build(stage: &Stage<'_>, clerk: &Access, grid: &str) -> Value {
    let input = json!({ "grid": grid, "name": "9号楼", "management": "COMMERCIAL", "floors": 6 });
    stage.does(clerk, "createBuilding", FIELDS, input).await
}

fn number(building: &Value) -> u32 {
    building["code"].as_str().unwrap()[15..].parse().unwrap()
}

#[tokio::test]
async fn codes_are_given_in_order_and_never_again() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grid = stage.grids().await.remove(0);
        let first = build(stage, &clerk, &grid).await;
        assert_eq!(first["grid"]["code"], json!(grid));
        let end = json!({ "id": first["id"], "version": 1 });
        let ended = stage.does(&clerk, "retireBuilding", FIELDS, end.clone()).await;
        assert_eq!((&ended["status"], &ended["version"]), (&json!("RETIRED"), &json!(2)));
        let second = build(stage, &clerk, &grid).await;
        assert_eq!(number(&second), number(&first) + 1);
        stage.refused(&clerk, "retireBuilding", end, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn two_at_once_get_two_numbers() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grid = stage.grids().await.remove(0);
        let (one, two) = tokio::join!(build(stage, &clerk, &grid), build(stage, &clerk, &grid));
        assert_eq!(number(&one).abs_diff(number(&two)), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moved_building_keeps_its_id_and_is_found_by_its_earlier_code() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let made = build(stage, &clerk, &grids[0]).await;
        let there = json!({ "id": made["id"], "version": 1, "grid": grids[1] });
        let moved = stage.does(&clerk, "moveBuilding", FIELDS, there.clone()).await;
        assert_eq!((&moved["id"], &moved["version"]), (&made["id"], &json!(2)));
        assert_eq!(moved["grid"]["code"], json!(grids[1]));
        assert!(moved["code"].as_str().unwrap().starts_with(&grids[1]));
        assert_eq!(moved["earlierCodes"], json!([made["code"]]));
        let leader = stage.caller("grid-leader", &grids[1]).await;
        for code in [&made["code"], &moved["code"]] {
            let found = stage.ask(&leader, &format!("{{ building(code: {code}) {{ id }} }}")).await;
            assert_eq!(found["building"]["id"], made["id"]);
        }
        let left = stage.caller("grid-leader", &grids[0]).await;
        let gone = stage.ask(&left, &format!("{{ building(code: {}) {{ id }} }}", made["code"])).await;
        assert_eq!(gone["building"], json!(null));
        let next = build(stage, &clerk, &grids[0]).await;
        assert_eq!(number(&next), number(&made) + 1);
        stage.refused(&clerk, "moveBuilding", there, "BAD_USER_INPUT").await;
        let told = "SELECT detail FROM outbox WHERE event = 'moved' AND record_type = 'Building'";
        let told: Value = serde_json::from_str(&stage.database.texts(told).await[0]).unwrap();
        assert_eq!((&told["from"], &told["to"]), (&json!(grids[0]), &json!(grids[1])));
    })
    .await;
}

#[tokio::test]
async fn a_moved_building_stands_in_its_grid() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let (here, there) = (stage.inside(&grids[0]).await, stage.inside(&grids[1]).await);
        let fields = "id version position { longitude latitude } grid { code }";
        let build = async |name: &str| {
            let input = json!({ "grid": grids[0], "name": name, "management": "COMMERCIAL", "position": here });
            stage.does(&clerk, "createBuilding", fields, input).await
        };
        let (first, second) = (build("1号楼").await, build("2号楼").await);
        let go = |building: &Value, position: Value| {
            json!({ "id": building["id"], "version": 1, "grid": grids[1], "position": position })
        };
        let mut unsaid = go(&first, json!(null));
        unsaid.as_object_mut().unwrap().remove("position");
        for wrong in [unsaid.clone(), go(&first, here.clone())] {
            stage.wrong(&clerk, "moveBuilding", wrong, "input.position").await;
        }
        let moved = stage.does(&clerk, "moveBuilding", fields, go(&first, there.clone())).await;
        assert_eq!((&moved["position"], &moved["grid"]["code"]), (&there, &json!(grids[1])));
        let moved = stage.does(&clerk, "moveBuilding", fields, go(&second, json!(null))).await;
        assert_eq!((&moved["position"], &moved["grid"]["code"]), (&json!(null), &json!(grids[1])));
        // back with its point, once that grid has no boundary
        let mut back = unsaid;
        back["grid"] = json!(grids[0]);
        back["version"] = json!(2);
        stage.wrong(&clerk, "moveBuilding", back.clone(), "input.position").await;
        let erase = format!("DELETE FROM place_shape WHERE record_type = 'Grid' AND grid_code = '{}'", grids[0]);
        stage.database.execute(&erase).await;
        let moved = stage.does(&clerk, "moveBuilding", fields, back).await;
        assert_eq!((&moved["position"], &moved["grid"]["code"]), (&there, &json!(grids[0])));
    })
    .await;
}

#[tokio::test]
async fn who_may_see_a_building_may_not_always_change_it() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let made = build(stage, &clerk, &grids[0]).await;
        let change = json!({ "id": made["id"], "version": 1, "name": "新名" });
        let cleaner = stage.caller("cleaner", &grids[0]).await;
        stage.refused(&cleaner, "changeBuilding", change.clone(), "FORBIDDEN").await;
        let elsewhere = stage.caller("grid-leader", &grids[1]).await;
        stage.refused(&elsewhere, "changeBuilding", change.clone(), "NOT_FOUND").await;
        stage.refused(&stage.platform.anonymous(), "changeBuilding", change.clone(), "UNAUTHENTICATED").await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let changed = stage.does(&leader, "changeBuilding", "name version", change.clone()).await;
        assert_eq!(changed, json!({ "name": "新名", "version": 2 }));
        stage
            .refused(
                &leader,
                "changeBuilding",
                json!({ "id": made["id"], "version": 1, "name": "又" }),
                "CONFLICT",
            )
            .await;
        let outside = stage.inside(&grids[1]).await;
        let outside = json!({ "id": made["id"], "version": 2, "position": outside });
        stage.refused(&leader, "changeBuilding", outside, "BAD_USER_INPUT").await;
    })
    .await;
}

#[tokio::test]
async fn a_level_is_one_statement_whatever_the_number_of_parents() {
    on_a_copy(async |stage| {
        rows(stage).await;
        let service = stage.caller("service", "340705").await;
        let nodes = |inner: &str| format!("nodes {{ {inner} }}");
        let edges = |inner: &str| format!("edges {{ node {{ {inner} }} }}");
        let lists: [&dyn Fn(&str) -> String; 2] = [&nodes, &edges];
        for (list, rows) in lists.into_iter().zip(["/nodes", "/edges"]) {
            let mut counts = Vec::new();
            for parents in [1, 200, 201, 1_000] {
                let document = grids_with_places(parents, list);
                let (answer, statements) = stage.send(&service, &document, json!({})).await;
                assert!(answer.get("errors").is_none(), "{:#}", answer["errors"]);
                let rows = answer["data"]["grids"].pointer(rows).unwrap();
                assert_eq!(rows.as_array().unwrap().len(), parents);
                counts.push(statements);
            }
            assert!(counts[1..].iter().all(|count| *count == counts[1]), "{counts:?}");
            assert!(counts[0] <= 8 && counts[1] == 8, "{rows} {counts:?}");
        }
    })
    .await;
}

/// So many grids with what lies in them, three levels deep; `list` says how the records of a connection are asked for.
fn grids_with_places(parents: usize, list: &dyn Fn(&str) -> String) -> String {
    let buildings = list("code grid { name } compound { name }");
    let compounds = list(&format!("name grids(first: 2) {{ {} }}", list("code")));
    let named = list("name");
    let inside = format!(
        "code buildings(first: 2) {{ {buildings} }} compounds(first: 2) {{ {compounds} }} \
         roads(first: 2) {{ {named} }} facilities(first: 2) {{ {named} }}"
    );
    format!(r#"{{ grids(area: "340705", first: {parents}) {{ {} }} }}"#, list(&inside))
}

/// Enough grids, each with a building.
async fn rows(stage: &Stage<'_>) {
    let mut grids = Vec::new();
    let mut buildings = Vec::new();
    for n in 0..1_000 {
        let (code, id) = (format!("340705999{:03}{:03}", 1 + n / 500, 1 + n % 500), 9_000_000 + n);
        grids
            .push(format!("('340705', {id}, '{code}', 'g', 'residential', '2024-01-01', 'active', 1, 0, 0)"));
        buildings.push(format!(
            "('340705', {id}, '{code}', {id}, '{code}00001', 'b', 'residential', 'active', 1, 0, 0)"
        ));
    }
    let grid = "INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, status, version, created_at, \
                changed_at) VALUES ";
    let building = "INSERT INTO building (district_code, id, grid_code, grid_id, code, name, management, status, \
                    version, created_at, changed_at) VALUES ";
    stage.database.execute(&(grid.to_owned() + &grids.join(","))).await;
    stage.database.execute(&(building.to_owned() + &buildings.join(","))).await;
}
