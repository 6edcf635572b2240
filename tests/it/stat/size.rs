//! The size policy goes by what was counted, and a grid with people in it is not retired.

use super::on_empty_grids;
use crate::places::town::COMMUNITY;
use serde_json::json;
use wangge_core::stat::Deltas;

#[tokio::test]
async fn counted_figures_go_before_declared_ones() {
    on_empty_grids(async |stage| {
        let grid = stage.grids().await.remove(0);
        let id = format!("SELECT CAST(id AS text) FROM grid WHERE grid_code = '{grid}'");
        let id: i64 = stage.database.texts(&id).await[0].parse().unwrap();
        let declare = "UPDATE grid SET declared_households = 300, declared_people = 900 WHERE district_code = '340705'";
        stage.database.execute(declare).await;
        let limits = "UPDATE district_setting SET size_kinds = 'residential,unit,villager_group', households_min = 250, households_max = 500, \
            people_min = 100, people_max = 1500 WHERE code = '340705'";
        stage.database.execute(limits).await;
        let command = stage.caller("district-command", "340705").await;
        let outside = format!(
            "{{ gridsOutsidePolicy(area: \"{COMMUNITY}\") {{ totalCount nodes {{ code size {{ findings {{ measure side figure counted by }} \
             proposal {{ kind into }} }} }} }} }}"
        );
        assert_eq!(stage.ask(&command, &outside).await["gridsOutsidePolicy"]["totalCount"], 0);
        let mut deltas = Deltas::default();
        deltas.of(&grid, id).households(600).residents("registered", "1", None, 1_000).residents("floating", "1", None, 40);
        let tx = stage.platform.system().begin().await.unwrap();
        deltas.write(&tx, &stage.platform.permit()).await.unwrap();
        tx.commit().await.unwrap();
        let found = stage.ask(&command, &outside).await["gridsOutsidePolicy"].take();
        let finding = json!({ "measure": "HOUSEHOLDS", "side": "ABOVE", "figure": 600, "counted": true, "by": 100 });
        let size = json!({ "findings": [finding], "proposal": { "kind": "SPLIT", "into": 2 } });
        assert_eq!(found, json!({ "totalCount": 1, "nodes": [{ "code": grid, "size": size }] }));
    })
    .await;
}

#[tokio::test]
async fn a_count_goes_first_only_once_it_is_half_of_what_is_declared() {
    on_empty_grids(async |stage| {
        let grid = stage.grids().await.remove(0);
        let id = format!("SELECT CAST(id AS text) FROM grid WHERE grid_code = '{grid}'");
        let id: i64 = stage.database.texts(&id).await[0].parse().unwrap();
        let limits = "UPDATE district_setting SET size_kinds = 'residential', households_min = 250, households_max = 500, \
            people_min = NULL, people_max = NULL WHERE code = '340705'";
        stage.database.execute(limits).await;
        let declare = "UPDATE grid SET kind = 'residential', declared_households = 400 WHERE district_code = '340705'";
        stage.database.execute(declare).await;
        let command = stage.caller("district-command", "340705").await;
        let list = format!("gridsOutsidePolicy(area: \"{COMMUNITY}\")");
        let fields = "code size { findings { side figure counted by } }";
        let entered = async |households: i32| {
            let mut deltas = Deltas::default();
            deltas.of(&grid, id).households(households);
            let tx = stage.platform.system().begin().await.unwrap();
            deltas.write(&tx, &stage.platform.permit()).await.unwrap();
            tx.commit().await.unwrap();
            json!(stage.nodes(&command, &list, fields).await)
        };
        assert_eq!(entered(199).await, json!([]), "the entry of households has only begun");
        let finding = json!({ "side": "BELOW", "figure": 200, "counted": true, "by": 50 });
        let outside = json!([{ "code": grid, "size": { "findings": [finding] } }]);
        assert_eq!(entered(1).await, outside);
    })
    .await;
}

#[tokio::test]
async fn a_grid_in_which_people_are_counted_is_not_retired() {
    on_empty_grids(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let create = json!({ "community": COMMUNITY, "name": "new", "kind": "RESIDENTIAL" });
        let grid = stage.act(&command, "createGrid", "grid { id code version }", create).await["grid"].take();
        let household = json!({ "grid": grid["code"], "kind": "FAMILY" });
        let household =
            stage.act(&clerk, "createHousehold", "household { id }", household).await["household"].take();
        let person =
            |name: &str| json!({ "grid": grid["code"], "kind": "FLOATING", "name": name, "sex": "MALE" });
        let mut people = Vec::new();
        for name in ["甲", "乙"] {
            people.push(stage.enter(&clerk, person(name)).await);
        }
        let retire = json!({ "id": grid["id"], "version": grid["version"] });
        let refused = stage.denied(&command, "retireGrid", retire.clone(), "CONFLICT").await;
        let message = refused["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains("1 household, 2 residences;"), "{message}");
        for person in &people {
            let end = json!({ "id": person["id"], "version": 1, "reason": "LEFT" });
            stage.act(&clerk, "endResidence", "resident { id }", end).await;
        }
        let end = json!({ "id": household["id"], "version": 1 });
        stage.act(&clerk, "retireHousehold", "household { id }", end).await;
        let done = stage.act(&command, "retireGrid", "grid { status }", retire).await;
        assert_eq!(done["grid"]["status"], "RETIRED");
    })
    .await;
}
