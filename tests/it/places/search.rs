//! Places by their name.

use super::stage::codes;
use super::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

#[tokio::test]
async fn a_place_is_found_by_a_run_of_its_characters_within_reach() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let grids = stage.grids().await;
        let input = json!({ "grid": grids[0], "name": "龘龖大厦 B座", "management": "COMMERCIAL" });
        stage.does(&clerk, "createBuilding", "id", input).await;
        let names = async |access, arguments: &str| -> Vec<Value> {
            let document =
                format!("{{ places({arguments}) {{ __typename name ... on Building {{ code }} }} }}");
            let data = stage.ask(access, &document).await;
            data["places"].as_array().unwrap().iter().map(|place| place["name"].clone()).collect()
        };
        let found = [json!("龘龖大厦 B座")];
        for name in ["龘", "龖大", "厦b", "大厦 B"] {
            let arguments = format!(r#"name: "{name}", types: ["Building"]"#);
            assert!(names(&clerk, &arguments).await.contains(&found[0]), "{name}");
        }
        assert_eq!(names(&clerk, r#"name: "龖龘""#).await, Vec::<Value>::new());
        let leader = stage.caller("grid-leader", &grids[0]).await;
        assert_eq!(names(&leader, r#"name: "龘""#).await, found);
        let other = stage.caller("grid-leader", &grids[1]).await;
        assert_eq!(names(&other, r#"name: "龘""#).await, Vec::<Value>::new());
        assert_eq!(names(&clerk, &format!(r#"name: "龘", area: "{}""#, grids[1])).await, Vec::<Value>::new());
        let district = names(&clerk, r#"name: "铜官区", types: ["Division"]"#).await;
        assert!(district.contains(&json!("铜官区")), "{district:?}");
        let many = names(&clerk, r#"name: "社区", first: 50"#).await;
        assert_eq!(many.len(), 50);
    })
    .await;
}

#[tokio::test]
async fn a_bad_search_is_told() {
    on_a_copy(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        for arguments in [r#"name: " ""#, r#"name: "路", first: 51"#, r#"name: "路", types: ["Person"]"#] {
            let document = format!("{{ places({arguments}) {{ name }} }}");
            assert_eq!(stage.codes(&clerk, &document, json!({})).await, ["BAD_USER_INPUT"], "{arguments}");
        }
        let (answer, _) =
            stage.send(&stage.platform.anonymous(), r#"{ places(name: "路") { name } }"#, json!({})).await;
        assert_eq!(codes(&answer), ["UNAUTHENTICATED"]);
    })
    .await;
}

#[tokio::test]
async fn divisions_are_found_alike_whether_a_text_is_rare_or_common() {
    on_a_copy(async |stage| {
        let nobody = stage.platform.anonymous();
        for (text, under) in [
            ("会", "34"),
            ("会", "3407"),
            ("会", "340705"),
            ("铜官", "34"),
            ("社区", "340705005"),
            ("会", ""),
        ] {
            let sql = format!(
                "SELECT code FROM division WHERE retired_edition IS NULL AND name LIKE '%{text}%' \
                 AND code LIKE '{under}%' AND code <> '{under}' ORDER BY code"
            );
            let wanted = stage.database.texts(&sql).await;
            let area = if under.is_empty() { String::new() } else { format!(", under: \"{under}\"") };
            let document = format!(
                "{{ divisions(name: \"{text}\"{area}, first: 5) {{ totalCount nodes {{ code }} }} }}"
            );
            let found = stage.ask(&nobody, &document).await["divisions"].take();
            assert_eq!(found["totalCount"], wanted.len(), "{text} in {under:?}");
            let codes: Vec<_> =
                found["nodes"].as_array().unwrap().iter().map(|d| d["code"].as_str().unwrap()).collect();
            assert_eq!(codes, wanted.iter().take(5).map(String::as_str).collect::<Vec<_>>(), "{text}");
        }
        let common = "SELECT CAST(count(*) AS text) FROM division WHERE name LIKE '%会%'";
        let count: usize = stage.database.texts(common).await[0].parse().unwrap();
        assert!(count > 2_000, "{count}: the common case is among these");
    })
    .await;
}
