//! The module off while somebody is erased.

use super::archives::{ARCHIVE, archive, household};
use super::scene::{Scene, in_a_scene, input};
use super::violations::{founded, open};
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// How many rows of its tables hold something in each of the columns that name or tell of the person.
async fn held(scene: &Scene<'_>) -> String {
    let tables: [(&str, &[&str]); 3] = [
        ("building_archive", &["signer_district_code", "signer_id", "person_id", "guarantee_on"]),
        ("violation", &["place", "party", "site_before", "site_after"]),
        ("violation_step", &["note"]),
    ];
    let mut held = Vec::new();
    for (table, columns) in tables {
        for column in columns {
            let count = format!("SELECT CAST(count({column}) AS text) FROM {table}");
            held.push(scene.stage.database.texts(&count).await.remove(0));
        }
    }
    held.join(" ")
}

/// An archive whose guarantee the person signed, complete, and a violation whose case serves the person, with files.
async fn made(scene: &Scene<'_>) -> Value {
    let (home, person) = household(scene).await;
    let filed = archive(scene, &home).await;
    scene.attach(&filed, "保证书").await;
    let guarantee = input(&filed, json!({ "paper": "GUARANTEE" }));
    scene.act(&scene.clerk, "fileArchivePaper", ARCHIVE, guarantee).await;
    let v = open(scene, "UNAUTHORISED", json!({})).await;
    let v = scene.step(&scene.clerk, "checkViolationSite", &v, founded()).await;
    // the first step says nothing
    for step in v["steps"]["nodes"].as_array().unwrap() {
        scene.attach(step, "现场").await;
    }
    let (matter, served): (GlobalId, GlobalId) = (
        v["matter"]["id"].as_str().unwrap().parse().unwrap(),
        person["id"].as_str().unwrap().parse().unwrap(),
    );
    for sql in [
        format!(
            "UPDATE matter SET served_district_code = '{}', served_id = {} WHERE id = {}",
            served.district, served.key, matter.key
        ),
        "UPDATE violation SET site_after = '已拆除'".to_owned(),
        "UPDATE building_archive SET form_on = guarantee_on, video_on = guarantee_on, complete = TRUE"
            .to_owned(),
    ] {
        scene.stage.database.execute(&sql).await;
    }
    person
}

#[tokio::test]
async fn while_it_is_off_an_erasure_clears_what_its_tables_hold_of_the_person() {
    let off = api::modules::modules(&["illegal-construction".to_owned()]).unwrap();
    in_a_scene(async |scene| {
        let database = scene.stage.database;
        let person = made(scene).await;
        // one of somebody else
        open(scene, "IMPERFECT_PROCEDURES", json!({ "place": "别处", "party": "别人" })).await;
        scene.stage.told().await;
        assert_eq!(held(scene).await, "1 1 1 1 2 2 1 1 1");
        scene.stage.clock.forward(60_000);
        let stage = Stage::with(database, off.clone(), scene.stage.clock.clone()).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER" });
        let asked = stage.does(&clerk, "requestErasure", "id version", ask).await;
        let erase = input(&asked, json!({ "decision": "ERASE" }));
        stage.does(&director, "decideErasure", "state", erase).await;
        stage.told().await;
        assert_eq!(held(scene).await, "0 0 0 0 1 1 0 0 0");
        let rows = async |sql: &str| database.texts(sql).await;
        assert_eq!(rows("SELECT place || party FROM violation WHERE party IS NOT NULL").await, ["别处别人"]);
        assert_eq!(rows("SELECT status FROM building_archive WHERE NOT complete").await, ["active"]);
        let files = "SELECT record_type || status FROM attachment ORDER BY record_type";
        assert_eq!(
            rows(files).await,
            ["BuildingArchiveerased", "ViolationSteperased", "ViolationSteperased"]
        );
        // on again, it hears of the same and goes on
        scene.stage.clock.forward(60_000);
        scene.stage.told().await;
        assert_eq!(held(scene).await, "0 0 0 0 1 1 0 0 0");
        let read = "{ buildingArchives { nodes { complete missing } } violations { totalCount } }";
        let now = scene.ask(&scene.clerk, read).await;
        let missing = json!([{ "complete": false, "missing": ["GUARANTEE"] }]);
        assert_eq!(
            (&now["buildingArchives"]["nodes"], &now["violations"]["totalCount"]),
            (&missing, &json!(2))
        );
        stage.platform.close().await.unwrap();
    })
    .await;
}
