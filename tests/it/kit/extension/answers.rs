//! Fields of modules answer like any other: with permission, look-ahead and errors of their own.

use super::yard::{KEEPER, PLANNER, Yard};
use crate::harness::on_each_database;
use crate::harness::reviewed::assert_reviewed;
use serde_json::json;

const EAST: &str = r#"grid(code: "340705001001001")"#;

#[tokio::test]
async fn a_field_that_fails_is_null_and_spares_its_siblings() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let document =
            format!("{{ {EAST} {{ name darkness lamps {{ nodes {{ name grid {{ name }} }} }} }} }}");
        let answer = yard.ask(KEEPER, &document).await;
        let lamps = json!({ "nodes": [{ "name": "one", "grid": { "name": "east" } }] });
        assert_eq!(answer["data"]["grid"], json!({ "name": "east", "darkness": null, "lamps": lamps }));
        assert_eq!(answer["errors"].as_array().unwrap().len(), 1, "{answer:#}");
        assert_eq!(answer["errors"][0]["path"], json!(["grid", "darkness"]));
        assert_eq!(answer["errors"][0]["extensions"]["code"], "CONFLICT");
    })
    .await;
}

#[tokio::test]
async fn a_field_looks_ahead() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let document = format!("{{ {EAST} {{ lampCard {{ ...F }} }} }} fragment F on LampCard {{ asked }}");
        assert_eq!(yard.data(KEEPER, &document).await["grid"]["lampCard"], json!({ "asked": ["asked"] }));
    })
    .await;
}

#[tokio::test]
async fn a_record_of_a_module_is_a_node_and_a_place() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let list = yard.data(KEEPER, "{ lampList { id name } }").await;
        let id = &list["lampList"][1]["id"];
        let document = format!(
            "{{ node(id: {id}) {{ __typename id ... on Place {{ name }} ... on Lamp {{ kind }} }} }}"
        );
        let found = yard.data(KEEPER, &document).await;
        let wanted = json!({ "__typename": "Lamp", "id": id, "name": "two", "kind": "street_lamp" });
        assert_eq!(found["node"], wanted);
        let nobody = yard.platform.anonymous();
        assert!(nobody.find::<super::toys::Lamp>().is_err());
    })
    .await;
}

/// Every kind of error in one answer, as clients read it.
#[tokio::test]
async fn the_json_of_errors_is_the_reviewed_file() {
    on_each_database(async |database| {
        let yard = Yard::new(database).await;
        let document = format!(
            "{{ {EAST} {{ darkness size {{ applies }} one: lamps(first: -1) {{ nodes {{ name }} }} }} \
             lampList {{ longitude }} many: lamps(first: 1000) {{ nodes {{ name }} }} }}"
        );
        let mut answer = yard.ask(PLANNER, &document).await;
        // fields are resolved side by side, so the order of their errors says nothing
        if let Some(errors) = answer["errors"].as_array_mut() {
            errors.sort_by_key(|error| error["path"].to_string());
        }
        assert_reviewed("tests/it/snapshots/errors.json", &format!("{answer:#}\n"));
    })
    .await;
}
