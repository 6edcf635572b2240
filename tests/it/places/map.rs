//! Maps of areas.

use super::boundary::square;
use super::deed::of;
use super::stage::{codes, on_the_demo};
use serde_json::{Value, json};
use wangge_core::demo::TOTALS;

fn features(data: &Value, layer: &str) -> Vec<Value> {
    let layers = data["map"]["layers"].as_array().unwrap();
    let found = layers.iter().find(|part| part["layer"] == layer);
    found.map(|part| part["features"].as_array().unwrap().clone()).unwrap_or_default()
}

#[tokio::test]
async fn a_district_draws_all_its_grids_from_one_query() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let document = r#"{ map(area: "340705", layers: [GRIDS]) { level layers { layer features { code name kind
            geometry centre { longitude latitude } } } geoJson } }"#;
        let (answer, statements) = stage.send(&command, document, json!({})).await;
        assert!(answer.get("errors").is_none(), "{:#}", answer["errors"]);
        assert_eq!(statements, 1);
        let data = &answer["data"];
        let grids = features(data, "GRIDS");
        assert_eq!(grids.len(), TOTALS.tongguan_grids);
        assert!(grids.iter().all(|grid| !grid["geometry"].is_null() && !grid["centre"].is_null()));
        let collection = &data["map"]["geoJson"];
        assert_eq!(collection["type"], "FeatureCollection");
        assert_eq!(collection["features"].as_array().unwrap().len(), TOTALS.tongguan_grids);
        assert_eq!(collection["features"][0]["properties"]["layer"], "GRIDS");
    })
    .await;
}

#[tokio::test]
async fn layers_follow_the_zoom() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let layers = async |access, area: &str| {
            let document =
                format!(r#"{{ map(area: "{area}") {{ layers {{ layer features {{ code name }} }} }} }}"#);
            stage.ask(access, &document).await
        };
        let names = |data: &Value| -> Vec<Value> {
            data["map"]["layers"].as_array().unwrap().iter().map(|part| part["layer"].clone()).collect()
        };
        let city = layers(&command, "3407").await;
        assert_eq!(names(&city), ["DIVISIONS"]);
        assert!(features(&city, "DIVISIONS").iter().any(|d| d["code"] == "340705"));
        assert_eq!(names(&layers(&command, "340705").await), ["TOWNS", "COMMUNITIES"]);
        assert_eq!(names(&layers(&command, "340705005").await), ["GRIDS"]);
        let community = layers(&command, "340705005002").await;
        assert_eq!(names(&community), ["BUILDINGS", "ROADS", "FACILITIES"]);
        let buildings = "SELECT CAST(count(*) AS text) FROM building WHERE grid_code LIKE '340705005002%'";
        let drawn = features(&community, "BUILDINGS").len().to_string();
        assert_eq!(vec![drawn], stage.database.texts(buildings).await);
        let anonymous = layers(&stage.platform.anonymous(), "340705005002").await;
        assert_eq!(names(&anonymous), ["GRIDS"]);
        assert!(!features(&anonymous, "GRIDS").is_empty());
    })
    .await;
}

#[tokio::test]
async fn compounds_are_drawn_where_their_layer_is_named() {
    on_the_demo(async |stage| {
        let leader = stage.caller("town-leader", "340705005").await;
        let list = r#"compounds(area: "340705005002", first: 200)"#;
        let compounds = stage.nodes(&leader, list, "id version name kind").await;
        assert!(compounds.len() > 1, "{compounds:?}");
        let shape = square(117_800, 30_900);
        let drawn = of(&compounds[0], json!({ "geometry": shape }));
        stage.does(&leader, "setBoundary", "id", drawn).await;
        let document = r#"{ map(area: "340705005002", layers: [COMPOUNDS], tolerance: 0) { geoJson
            layers { layer features { id code name kind geometry centre { longitude } } } } }"#;
        let data = stage.ask(&leader, document).await;
        let found = features(&data, "COMPOUNDS");
        assert_eq!(found.len(), compounds.len());
        for compound in &compounds {
            let feature = found.iter().find(|feature| feature["id"] == compound["id"]).unwrap();
            assert_eq!((&feature["name"], &feature["code"]), (&compound["name"], &Value::Null));
            assert_eq!(feature["kind"], compound["kind"].as_str().unwrap().to_lowercase());
            let is_drawn = compound["id"] == compounds[0]["id"];
            assert_eq!(feature["geometry"], if is_drawn { shape.clone() } else { Value::Null });
            assert_eq!(feature["centre"].is_null(), !is_drawn);
        }
        assert_eq!(data["map"]["geoJson"]["features"][0]["properties"]["layer"], "COMPOUNDS");
    })
    .await;
}

#[tokio::test]
async fn a_layer_out_of_permission_is_null_with_an_error() {
    on_the_demo(async |stage| {
        let document =
            r#"{ map(area: "340705005002", layers: [GRIDS, BUILDINGS]) { layers { layer } geoJson } }"#;
        let (answer, _) = stage.send(&stage.platform.anonymous(), document, json!({})).await;
        assert_eq!(codes(&answer), ["UNAUTHENTICATED"]);
        assert_eq!(answer["errors"][0]["path"], json!(["map", "layers", 1]));
        assert_eq!(answer["data"]["map"]["layers"], json!([{ "layer": "GRIDS" }, null]));
        let drawn = answer["data"]["map"]["geoJson"]["features"].as_array().unwrap();
        assert!(!drawn.is_empty() && drawn.iter().all(|f| f["properties"]["layer"] == "GRIDS"));
        let auditor = stage.caller("auditor", "340705").await;
        assert_eq!(stage.codes(&auditor, document, json!({})).await, ["FORBIDDEN"]);
        let leader = stage.caller("grid-leader", "340705005002001").await;
        let fine =
            r#"{ map(area: "340705005002", layers: [BUILDINGS]) { layers { layer features { code } } } }"#;
        let data = stage.ask(&leader, fine).await;
        let own = features(&data, "BUILDINGS");
        assert!(own.iter().all(|b| b["code"].as_str().unwrap().starts_with("340705005002001")), "{own:?}");
    })
    .await;
}

#[tokio::test]
async fn a_map_that_is_too_large_says_what_to_do() {
    on_the_demo(async |stage| {
        let document = r#"{ map(area: "34", layers: [TOWNS, COMMUNITIES]) { layers { layer } } }"#;
        let rows = "INSERT INTO division (code, level, name, edition, name_edition, version, changed_at) \
            WITH RECURSIVE n(i) AS (SELECT 100000 UNION ALL SELECT i + 1 FROM n WHERE i < 105000) \
            SELECT '349999' || i, 5, 'x', 'e', 'e', 1, 0 FROM n";
        stage.database.execute(rows).await;
        let (answer, _) = stage.send(&stage.platform.anonymous(), document, json!({})).await;
        assert_eq!(codes(&answer), ["LIMIT_EXCEEDED"]);
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("smaller area"));
    })
    .await;
}
