//! Boundaries of divisions, compounds and buildings, and what they must keep.

use super::stage::{Stage, codes};
use super::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

const SET: &str = "mutation($input: SetBoundaryInput!) { setBoundary(input: $input) { place { id } } }";

/// A square whose corners are whole thousandths of a degree.
pub(super) fn square(west: i32, south: i32) -> Value {
    let degrees = |thousandths: i32| f64::from(thousandths) / 1_000.0;
    let (west, east) = (degrees(west), degrees(west + 1));
    let (south, north) = (degrees(south), degrees(south + 1));
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    json!({ "type": "Polygon", "coordinates": [ring] })
}

/// Sources of the shapes that meet `condition`.
async fn kept(stage: &Stage<'_>, table: &str, condition: &str) -> Vec<String> {
    stage.database.texts(&format!("SELECT source FROM {table} WHERE {condition}")).await
}

#[tokio::test]
async fn the_boundary_of_a_division_is_drawn_with_its_source_and_erased() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let document = format!(r#"{{ division(code: "{COMMUNITY}") {{ id version }} }}"#);
        let division = stage.ask(&leader, &document).await["division"].take();
        let version = division["version"].as_i64().unwrap();
        let fields = "... on Division { version boundary(tolerance: 0) }";
        let drawn = square(117_800, 30_900);
        let input =
            json!({ "id": division["id"], "version": version, "geometry": drawn, "source": "测绘2026" });
        let written = stage.does(&leader, "setBoundary", fields, input.clone()).await;
        assert_eq!((&written["version"], &written["boundary"]), (&json!(version + 1), &drawn));
        let here = format!("code = '{COMMUNITY}'");
        assert_eq!(kept(stage, "division_shape", &here).await, ["测绘2026"]);
        stage.refused(&leader, "setBoundary", input, "CONFLICT").await;
        let erase = json!({ "id": division["id"], "version": version + 1, "geometry": null });
        let erased = stage.does(&leader, "setBoundary", fields, erase).await;
        assert_eq!(erased, json!({ "version": version + 2, "boundary": null }));
        assert!(kept(stage, "division_shape", &here).await.is_empty());
        let history = "SELECT changes FROM history WHERE record_type = 'Division' ORDER BY version";
        assert_eq!(stage.database.texts(history).await, [r#"{"boundary":5}"#, r#"{"boundary":null}"#]);
        let director = stage.caller("community-director", COMMUNITY).await;
        let again = json!({ "id": division["id"], "version": version + 2, "geometry": drawn });
        stage.refused(&director, "setBoundary", again.clone(), "FORBIDDEN").await;
        stage.database.execute(&format!("UPDATE division SET retired_edition = 'local' WHERE {here}")).await;
        stage.refused(&leader, "setBoundary", again, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn compounds_and_buildings_have_a_boundary() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let grids = stage.grids().await;
        let compound = json!({ "grids": [grids[0]], "name": "甲", "kind": "UNIT", "age": "OLD" });
        let compound = stage.does(&leader, "createCompound", "id", compound).await;
        let building = json!({ "grid": grids[0], "name": "1号楼", "management": "RESIDENTIAL" });
        let building = stage.does(&leader, "createBuilding", "id", building).await;
        let drawn = square(117_800, 30_900);
        for (of, place) in [("Compound", compound), ("Building", building)] {
            let fields = format!("... on {of} {{ version boundary(tolerance: 0) }}");
            let input = json!({ "id": place["id"], "version": 1, "geometry": drawn, "source": "航拍" });
            let written = stage.does(&leader, "setBoundary", &fields, input).await;
            assert_eq!(written, json!({ "version": 2, "boundary": drawn }), "{of}");
            let here = format!("record_type = '{of}' AND source <> 'entered'");
            assert_eq!(kept(stage, "place_shape", &here).await, ["航拍"]);
            let line = json!({ "type": "LineString", "coordinates": [[117.8, 30.9], [117.8, 30.91]] });
            let line = json!({ "id": place["id"], "version": 2, "geometry": line });
            stage.refused(&leader, "setBoundary", line, "BAD_USER_INPUT").await;
            let clerk = stage.caller("community-clerk", COMMUNITY).await;
            let erase = json!({ "id": place["id"], "version": 2, "geometry": null });
            stage.refused(&clerk, "setBoundary", erase.clone(), "FORBIDDEN").await;
            let erased = stage.does(&leader, "setBoundary", &fields, erase).await;
            assert_eq!(erased, json!({ "version": 3, "boundary": null }), "{of}");
            let none = kept(stage, "place_shape", &here).await;
            assert!(none.is_empty(), "{none:?}");
            let end = json!({ "id": place["id"], "version": 3 });
            stage.does(&leader, &format!("retire{of}"), "status", end).await;
            let late = json!({ "id": place["id"], "version": 4, "geometry": drawn });
            stage.refused(&leader, "setBoundary", late, "CONFLICT").await;
        }
    })
    .await;
}

/// A round shape with waves along its edge, so that it has much to leave out.
fn wavy(corners: i32) -> Value {
    let at = |corner: i32| {
        let turn = std::f64::consts::TAU * f64::from(corner % corners) / f64::from(corners);
        let radius = 0.005 + 0.0002 * (30.0 * turn).sin();
        [117.8 + radius * turn.cos(), 30.9 + radius * turn.sin()]
    };
    json!({ "type": "Polygon", "coordinates": [(0..=corners).map(at).collect::<Vec<_>>()] })
}

#[tokio::test]
async fn a_boundary_is_simplified_on_request() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let ask = |boundaries: &str| {
            format!(r#"{{ division(code: "{COMMUNITY}") {{ id version {boundaries} }} }}"#)
        };
        let division = stage.ask(&leader, &ask("")).await["division"].take();
        let input = json!({ "id": division["id"], "version": division["version"], "geometry": wavy(720) });
        stage.does(&leader, "setBoundary", "id", input).await;
        let boundaries = "drawn: boundary(tolerance: 0) usual: boundary coarse: boundary(tolerance: 500)";
        let data = stage.ask(&leader, &ask(boundaries)).await;
        let vertices = ["drawn", "usual", "coarse"].map(|name| {
            let shape = &data["division"][name];
            assert_eq!(shape["type"], "Polygon", "{name}");
            shape["coordinates"][0].as_array().unwrap().len()
        });
        let [drawn, usual, coarse] = vertices;
        assert_eq!(drawn, 721, "as it was drawn");
        assert!(coarse >= 4 && coarse < usual && usual < drawn, "{vertices:?}");
        for wrong in ["-1", "1e6"] {
            let document = ask(&format!("boundary(tolerance: {wrong})"));
            let (answer, _) = stage.send(&leader, &document, json!({})).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{answer:#}");
            let error = &answer["errors"][0];
            assert_eq!(error["path"], json!(["division", "boundary"]));
            assert_eq!(error["extensions"]["fields"][0]["path"], "tolerance");
        }
    })
    .await;
}

/// A new grid of the community without a boundary.
async fn grid(stage: &Stage<'_>, access: &kit::access::Access, name: &str) -> Value {
    let input = json!({ "community": COMMUNITY, "name": name, "kind": "RESIDENTIAL" });
    stage.does(access, "createGrid", "id code", input).await
}

#[tokio::test]
async fn a_grid_is_not_drawn_fully_outside_its_community() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let grid = grid(stage, &leader, "东").await;
        let far = json!({ "id": grid["id"], "version": 1, "geometry": square(100_000, 30_000) });
        let answer = stage.refused(&leader, "setBoundary", far, "BAD_USER_INPUT").await;
        let told = &answer["extensions"]["fields"][0];
        assert_eq!(told["path"], "input.geometry");
        assert!(told["message"].as_str().unwrap().contains("outside its community"), "{answer:#}");
    })
    .await;
}

#[tokio::test]
async fn of_two_grids_drawn_over_each_other_at_once_one_is_drawn() {
    on_a_copy(async |stage| {
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        // nothing is drawn in the community, so that only the two are in each other's way
        let erase = format!("DELETE FROM place_shape WHERE grid_code LIKE '{COMMUNITY}%'");
        stage.database.execute(&erase).await;
        stage.database.execute(&format!("DELETE FROM division_shape WHERE code = '{COMMUNITY}'")).await;
        let (one, two) = (grid(stage, &leader, "东").await, grid(stage, &leader, "西").await);
        let draw = |of: &Value| json!({ "input": { "id": of["id"], "version": 1, "geometry": square(117_800, 30_900) } });
        let (first, second) =
            tokio::join!(stage.codes(&leader, SET, draw(&one)), stage.codes(&leader, SET, draw(&two)));
        let mut codes = [first, second].concat();
        codes.sort();
        assert_eq!(codes, ["CONFLICT"]);
        let drawn = format!("SELECT grid_code FROM place_shape WHERE grid_code LIKE '{COMMUNITY}%'");
        assert_eq!(stage.database.texts(&drawn).await.len(), 1);
    })
    .await;
}
