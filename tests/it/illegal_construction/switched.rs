//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::archives::{ARCHIVE, archive, household};
use super::scene::{VIOLATION, in_a_scene, input};
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use kit::schema::build;
use serde_json::{Value, json};

#[tokio::test]
async fn off_it_is_not_there_and_on_again_it_has_everything() {
    let off = api::modules::modules(&["illegal-construction".to_owned()]).unwrap();
    let sdl = build(&off, |builder| builder).sdl();
    for word in
        ["illegalConstruction", "BuildingArchive", "openViolation", "ConstructionCircular", "surveyProgress"]
    {
        assert!(!sdl.contains(word), "{word}");
    }
    let policy = kit::access::print(off.policy());
    for word in ["construction-clerk", "building-archive", "construction-circular"] {
        assert!(!policy.contains(word), "{word}");
    }
    in_a_scene(async |scene| {
        let (home, person) = household(scene).await;
        let made = archive(scene, &home).await;
        let kept = input(&made, json!({ "keptAt": "档案柜" }));
        let mut now = scene.act(&scene.leader, "changeBuildingArchive", ARCHIVE, kept).await;
        for paper in ["REGISTRATION_FORM", "VIDEO", "GUARANTEE"] {
            let filed = input(&now, json!({ "paper": paper }));
            now = scene.act(&scene.leader, "fileArchivePaper", ARCHIVE, filed).await;
        }
        assert_eq!(now["complete"], true);
        let found = json!({ "kind": "UNAUTHORISED", "grid": scene.grid });
        let violation = scene.act(&scene.leader, "openViolation", VIOLATION, found).await;
        scene.stage.told().await;
        // no id is made twice
        scene.stage.clock.forward(3_600_000);
        // meanwhile it is off, and who signed the letter of guarantee dies
        let off = api::modules::modules(&["illegal-construction".to_owned()]).unwrap();
        let stage = Stage::with(scene.stage.database, off, scene.stage.clock.clone()).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        stage.does(&clerk, "endResidence", "id", input(&person, json!({ "reason": "DIED" }))).await;
        stage.told().await;
        let signed = "SELECT CAST(count(signer_id) AS text) FROM building_archive";
        assert_eq!(stage.database.texts(signed).await, ["1"]);
        stage.platform.close().await.unwrap();
        scene.stage.clock.forward(3_600_000);
        // on again, it hears of it, and the rest is as it was
        scene.stage.told().await;
        let read = |of: &Value, kind: &str, fields: &str| {
            format!("{{ node(id: {}) {{ ... on {kind} {{ {fields} }} }} }}", of["id"])
        };
        let lapsed =
            scene.ask(&scene.leader, &read(&now, "BuildingArchive", "complete missing status")).await;
        let wanted = json!({ "complete": false, "missing": ["GUARANTEE"], "status": "ACTIVE" });
        assert_eq!(lapsed["node"], wanted);
        let same = scene.ask(&scene.leader, &read(&violation, "Violation", VIOLATION)).await;
        assert_eq!(same["node"], violation);
    })
    .await;
}
