//! What a report would repeat.

use super::scene::{HERE, Scene, of, on_the_scene};
use kit::access::Access;
use serde_json::{Value, json};

/// Degrees of latitude for a metre.
const METRE: f64 = 1.0 / 111_195.0;

/// The titles of what is similar, in order.
async fn similar(scene: &Scene<'_>, who: &Access, arguments: &str) -> Vec<String> {
    let document = format!("{{ similarMatters({arguments}) {{ title }} }}");
    let data = scene.stage.ask(who, &document).await;
    let titles = data["similarMatters"].as_array().unwrap().iter();
    titles.map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

/// A point so many metres north of another.
fn north(of: &Value, metres: f64) -> Value {
    json!({ "longitude": of["longitude"], "latitude": of["latitude"].as_f64().unwrap() + metres * METRE })
}

fn point(at: &Value) -> String {
    format!("point: {{ longitude: {}, latitude: {} }}", at["longitude"], at["latitude"])
}

#[tokio::test]
async fn open_matters_of_the_kind_near_by_come_nearest_and_newest_first() {
    on_the_scene(async |scene| {
        scene.define("lamp", "GENERAL", json!({})).await;
        scene.define("spoil", "GENERAL", json!({})).await;
        let clerk = scene.staff("community-clerk", HERE).await;
        let (here, beside) = (scene.grids[0].clone(), scene.grids[1].clone());
        let at = scene.stage.inside(&here).await;
        let buildings = format!("buildings(area: \"{here}\", first: 2)");
        let buildings = scene.nodes(&clerk, &buildings, "id").await;
        let reports = [
            ("no point", &here, "lamp", Value::Null, Value::Null),
            ("far in the grid", &here, "lamp", north(&at, 900.0), Value::Null),
            ("near", &here, "lamp", north(&at, 30.0), Value::Null),
            ("nearer", &here, "lamp", north(&at, 10.0), Value::Null),
            ("beside, near", &beside, "lamp", north(&at, 150.0), Value::Null),
            ("beside, far", &beside, "lamp", north(&at, 260.0), Value::Null),
            ("beside, no point", &beside, "lamp", Value::Null, Value::Null),
            ("another kind", &here, "spoil", north(&at, 5.0), Value::Null),
            ("at the building", &here, "lamp", Value::Null, buildings[0]["id"].clone()),
            ("at the building, newer", &here, "lamp", Value::Null, buildings[0]["id"].clone()),
            ("refused", &here, "lamp", north(&at, 1.0), Value::Null),
        ];
        let mut last = Value::Null;
        for (title, grid, kind, point, building) in reports {
            let more = json!({ "title": title, "grid": grid, "point": point, "building": building });
            last = scene.report(&clerk, kind, more).await;
            scene.stage.clock.forward(60_000);
        }
        let leader = scene.staff("grid-leader", &here).await;
        scene.does(&leader, "refuseMatter", "id", of(&last, json!({ "reason": "It shines" }))).await;

        let grid = format!("kind: \"lamp\", grid: \"{here}\"");
        let newest =
            ["at the building, newer", "at the building", "nearer", "near", "far in the grid", "no point"];
        assert_eq!(similar(scene, &clerk, &grid).await, newest);
        assert_eq!(similar(scene, &clerk, &format!("{grid}, first: 2")).await, newest[..2]);
        let by_point = format!("{grid}, {}", point(&at));
        let nearest = [
            "nearer",
            "near",
            "beside, near",
            "far in the grid",
            "at the building, newer",
            "at the building",
            "no point",
        ];
        assert_eq!(similar(scene, &clerk, &by_point).await, nearest);
        let without = format!("kind: \"lamp\", {}", point(&at));
        assert_eq!(similar(scene, &clerk, &without).await, nearest, "the point says the grid");
        let own: Vec<_> = nearest.iter().filter(|title| !title.starts_with("beside")).copied().collect();
        assert_eq!(similar(scene, &leader, &by_point).await, own, "within the caller's reach");
        let away = scene.staff("community-clerk", "340705005001").await;
        assert_eq!(similar(scene, &away, &by_point).await, Vec::<String>::new());
        assert_eq!(similar(scene, &scene.resident().await, &by_point).await, Vec::<String>::new());
        let at_building = format!("kind: \"lamp\", building: {}", buildings[0]["id"]);
        let found = similar(scene, &clerk, &at_building).await;
        assert_eq!(found[..2], newest[..2]);
        let other =
            similar(scene, &clerk, &format!("kind: \"lamp\", building: {}", buildings[1]["id"])).await;
        assert!(other.contains(&"at the building".to_owned()));

        for (arguments, statements) in [(&grid, 1), (&by_point, 1), (&at_building, 2), (&without, 2)] {
            let document = format!("{{ similarMatters({arguments}) {{ title }} }}");
            assert_eq!(scene.stage.send(&clerk, &document, json!({})).await.1, statements, "{arguments}");
        }
        scene.days(30);
        assert_eq!(similar(scene, &clerk, &grid).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn it_is_for_who_may_report_and_says_what_it_needs() {
    on_the_scene(async |scene| {
        let clerk = scene.staff("community-clerk", HERE).await;
        let grid = &scene.grids[0];
        let codes = async |who: &Access, arguments: &str| {
            scene.stage.codes(who, &format!("{{ similarMatters({arguments}) {{ id }} }}"), json!({})).await
        };
        let here = format!("kind: \"lamp\", grid: \"{grid}\"");
        assert_eq!(codes(&scene.anonymous(), &here).await, ["UNAUTHENTICATED"]);
        assert_eq!(codes(&scene.staff("auditor", "340705").await, &here).await, ["FORBIDDEN"]);
        for arguments in [
            "kind: \"lamp\"".to_owned(),
            format!("{here}, first: 0"),
            format!("{here}, first: 21"),
            format!("{here}, point: {{ longitude: 30, latitude: 117 }}"),
            "kind: \"lamp\", building: \"QnVpbGRpbmc6MzQwNzA1OjE\"".to_owned(),
        ] {
            assert_eq!(codes(&clerk, &arguments).await, ["BAD_USER_INPUT"], "{arguments}");
        }
        let nowhere = "kind: \"lamp\", point: { longitude: 100, latitude: 30 }";
        assert_eq!(similar(scene, &clerk, nowhere).await, Vec::<String>::new());
    })
    .await;
}
