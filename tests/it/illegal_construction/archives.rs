//! Archives, the survey and inspections.

use super::scene::{Scene, in_a_scene, input};
use crate::access::modules;
use serde_json::{Value, json};

pub(super) const ARCHIVE: &str = "id version complete missing status guaranteeOn planningPaper";

/// A household with its head.
pub(super) async fn household(scene: &Scene<'_>) -> (Value, Value) {
    let document = "mutation($input: CreateHouseholdInput!) { createHousehold(input: $input) { household { id version } } }";
    let sent = json!({ "input": { "grid": scene.grid, "kind": "FAMILY" } });
    let made = scene.stage.ask_with(&scene.leader.access, document, sent).await;
    let home = made["createHousehold"]["household"].clone();
    let document = "mutation($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id version } } }";
    let sent = json!({ "input": { "grid": scene.grid, "kind": "REGISTERED", "name": "陈一", "sex": "MALE",
        "home": { "household": home["id"], "relation": "02" } } });
    let made = scene.stage.ask_with(&scene.leader.access, document, sent).await;
    let person = made["registerResident"]["resident"].clone();
    let read = format!("{{ node(id: {}) {{ ... on Household {{ id version }} }} }}", home["id"]);
    let home = scene.ask(&scene.leader, &read).await["node"].take();
    let document = "mutation($input: ChangeHouseholdInput!) { changeHousehold(input: $input) { household { id version } } }";
    let sent = json!({ "input": input(&home, json!({ "head": person["id"] })) });
    scene.stage.ask_with(&scene.leader.access, document, sent).await;
    (home, person)
}

/// The archive of a household, which has no paper yet.
pub(super) async fn archive(scene: &Scene<'_>, home: &Value) -> Value {
    let sent = json!({ "household": home["id"], "number": "001", "leader": "王建国", "supervisor": "李志强",
        "landPaper": "HELD", "planningPaper": "MISSING" });
    scene.act(&scene.leader, "createBuildingArchive", ARCHIVE, sent).await
}

#[tokio::test]
async fn an_archive_is_filled_until_nothing_is_missing() {
    in_a_scene(async |scene| {
        let (home, person) = household(scene).await;
        let left = format!(
            "{{ householdsWithoutArchive(area: \"{}\") {{ totalCount }} surveyProgress(area: \"{}\") \
            {{ households archives complete left }} }}",
            scene.grid, scene.grid
        );
        // who reads households and has nothing to do with the survey learns nothing of it
        for (role, area) in [("police-officer", scene.grid.as_str()), ("town-clerk", &scene.grid[..9])] {
            let other = scene.stage.caller(role, area).await;
            assert_eq!(scene.stage.codes(&other, &left, json!({})).await, ["FORBIDDEN"; 2], "{role}");
        }
        let before = scene.ask(&scene.leader, &left).await;
        assert_eq!(before["householdsWithoutArchive"]["totalCount"], 1);
        let made = archive(scene, &home).await;
        assert_eq!(
            (&made["complete"], &made["missing"]),
            (&json!(false), &json!(["REGISTRATION_FORM", "PICTURES", "GUARANTEE"]))
        );
        let again = json!({ "household": home["id"], "number": "002", "leader": "a", "supervisor": "b",
            "landPaper": "HELD", "planningPaper": "HELD" });
        scene.refused(&scene.leader, "createBuildingArchive", again, "CONFLICT").await;
        // nobody can see where it is
        let form = json!({ "paper": "REGISTRATION_FORM" });
        let told =
            scene.refused(&scene.clerk, "fileArchivePaper", input(&made, form.clone()), "CONFLICT").await;
        assert!(told.contains("登记表"), "{told}");
        let mut now = made;
        for (paper, name) in [("REGISTRATION_FORM", "登记表"), ("VIDEO", "视频"), ("GUARANTEE", "保证书")]
        {
            scene.attach(&now, name).await;
            now = scene
                .act(&scene.clerk, "fileArchivePaper", ARCHIVE, input(&now, json!({ "paper": paper })))
                .await;
        }
        assert_eq!((&now["complete"], &now["missing"]), (&json!(true), &json!([])));
        let after = scene.ask(&scene.leader, &left).await;
        let wanted = json!([{ "households": 1, "archives": 1, "complete": 1, "left": 0 }]);
        assert_eq!(
            (&after["surveyProgress"], &after["householdsWithoutArchive"]["totalCount"]),
            (&wanted, &json!(0))
        );
        // who signed the guarantee moves to another district: it lapses, and whoever lives there now signs a new one
        let there = scene
            .stage
            .database
            .texts("SELECT grid_code FROM grid WHERE district_code = '371102' ORDER BY grid_code")
            .await;
        moved(scene, &person, &there[0]).await;
        scene.stage.platform.sequence("test").await.unwrap();
        scene.stage.platform.run_hooks(&modules::all()).await.unwrap();
        let read = format!("{{ node(id: {}) {{ ... on BuildingArchive {{ {ARCHIVE} }} }} }}", now["id"]);
        let lapsed = scene.ask(&scene.leader, &read).await["node"].take();
        assert_eq!(
            (&lapsed["complete"], &lapsed["missing"], &lapsed["status"]),
            (&json!(false), &json!(["GUARANTEE"]), &json!("ACTIVE"))
        );
    })
    .await;
}

/// The person moves to a grid of another district, by somebody who may there and here.
async fn moved(scene: &Scene<'_>, person: &Value, to: &str) {
    let account = scene.leader.account;
    let id = scene.stage.platform.system().new_id();
    scene.stage.database.execute(&format!(
        "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) VALUES ({id}, \
         {account}, 'grid-leader', '{to}', '2020-01-01', 1, 0, 0); UPDATE rights_epoch SET epoch = epoch + 1"
    )).await;
    scene.stage.platform.poll_rights().await.unwrap();
    let access = scene.stage.platform.caller(account).await.unwrap().unwrap();
    let document = "mutation($input: MoveResidentInput!) { moveResident(input: $input) { resident { id } } }";
    let sent = json!({ "input": input(person, json!({ "grid": to })) });
    scene.stage.ask_with(&access, document, sent).await;
}

#[tokio::test]
async fn a_guarantee_lapses_when_its_signer_dies_and_the_resident_sees_the_own_archive() {
    in_a_scene(async |scene| {
        let (home, person) = household(scene).await;
        let made = archive(scene, &home).await;
        let kept = scene
            .act(&scene.leader, "changeBuildingArchive", ARCHIVE, input(&made, json!({ "keptAt": "档案柜" })))
            .await;
        let signed = scene
            .act(&scene.leader, "fileArchivePaper", ARCHIVE, input(&kept, json!({ "paper": "GUARANTEE" })))
            .await;
        assert!(signed["guaranteeOn"].is_string());
        let resident = crate::work::town::worker(scene.stage, "resident", &scene.grid, None).await;
        let own = "{ buildingArchives { nodes { id } } }";
        assert_eq!(scene.ask(&resident, own).await["buildingArchives"]["nodes"], json!([]));
        let death =
            "mutation($input: EndResidenceInput!) { endResidence(input: $input) { resident { id } } }";
        let sent = json!({ "input": input(&person, json!({ "reason": "DIED" })) });
        scene.stage.ask_with(&scene.leader.access, death, sent).await;
        scene.stage.platform.sequence("test").await.unwrap();
        scene.stage.platform.run_hooks(&modules::all()).await.unwrap();
        let read = format!("{{ node(id: {}) {{ ... on BuildingArchive {{ {ARCHIVE} }} }} }}", made["id"]);
        let lapsed = scene.ask(&scene.leader, &read).await["node"].take();
        assert_eq!(lapsed["guaranteeOn"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_household_leads_to_its_archive_and_its_cases() {
    in_a_scene(async |scene| {
        let ((home, _), (other, _)) = (household(scene).await, household(scene).await);
        let kept = archive(scene, &home).await;
        let found = json!({ "kind": "UNAUTHORISED", "household": home["id"] });
        let found = scene.act(&scene.leader, "openViolation", "id state matter { id }", found).await;
        let near = |home: &Value, fields: &str| {
            format!("{{ node(id: {}) {{ ... on Household {{ {fields} }} }} }}", home["id"])
        };
        let both = "buildingArchives { nodes { id } } violations { nodes { id state matter { id } } }";
        let seen = scene.ask(&scene.clerk, &near(&home, both)).await["node"].take();
        let archives = json!({ "nodes": [{ "id": kept["id"] }] });
        assert_eq!(seen, json!({ "buildingArchives": archives, "violations": { "nodes": [found] } }));
        let none = json!({ "nodes": [] });
        let seen = scene.ask(&scene.clerk, &near(&other, both)).await["node"].take();
        assert_eq!(seen, json!({ "buildingArchives": none, "violations": none }));
        // who reads households and no violations
        let town = scene.stage.caller("town-clerk", &scene.grid[..9]).await;
        let cases = near(&home, "violations { totalCount }");
        assert_eq!(scene.stage.codes(&town, &cases, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}

#[tokio::test]
async fn a_grid_is_inspected_each_day_and_what_is_missed_is_seen() {
    in_a_scene(async |scene| {
        let today = scene.day(0).to_string();
        let missed = format!(
            "{{ grid(code: \"{}\") {{ missedInspections(from: \"{}\", to: \"{today}\") }} \
            gridsNotInspected(area: \"{}\") {{ totalCount }} }}",
            scene.grid,
            scene.day(-1),
            scene.grid
        );
        let seen = scene.ask(&scene.clerk, &missed).await;
        assert_eq!(seen["grid"]["missedInspections"], json!([scene.day(-1).to_string(), today]));
        assert_eq!(seen["gridsNotInspected"]["totalCount"], 1);
        let sent = json!({ "grid": scene.grid, "sites": 6, "suspected": 1 });
        scene.refused(&scene.leader, "recordConstructionInspection", sent, "BAD_USER_INPUT").await;
        let sent = json!({ "grid": scene.grid, "sites": 6, "suspected": 1, "findings": "屋顶新搭彩钢棚" });
        scene.refused(&scene.director, "recordConstructionInspection", sent.clone(), "FORBIDDEN").await;
        let made = scene
            .act(
                &scene.leader,
                "recordConstructionInspection",
                "id version inspectedOn accountId",
                sent.clone(),
            )
            .await;
        assert_eq!(made["inspectedOn"], json!(today));
        scene.refused(&scene.leader, "recordConstructionInspection", sent, "CONFLICT").await;
        let old = json!({ "grid": scene.grid, "sites": 1, "on": scene.day(-8).to_string() });
        scene.refused(&scene.leader, "recordConstructionInspection", old, "BAD_USER_INPUT").await;
        let seen = scene.ask(&scene.clerk, &missed).await;
        assert_eq!(seen["grid"]["missedInspections"], json!([scene.day(-1).to_string()]));
        assert_eq!(seen["gridsNotInspected"]["totalCount"], 0);
        // who made it corrects it, and nobody else does
        let fix = |more: Value| input(&made, more);
        let more = json!({ "sites": 8, "suspected": 2 });
        for other in [&scene.clerk, &scene.community, &scene.reviewer] {
            scene.refused(other, "changeConstructionInspection", fix(more.clone()), "FORBIDDEN").await;
        }
        for wrong in [json!({ "suspected": 7 }), json!({ "sites": 0 }), json!({ "findings": null })] {
            scene.refused(&scene.leader, "changeConstructionInspection", fix(wrong), "BAD_USER_INPUT").await;
        }
        let fields = "version sites suspected findings";
        let now = scene.act(&scene.leader, "changeConstructionInspection", fields, fix(more)).await;
        assert_eq!(now, json!({ "version": 2, "sites": 8, "suspected": 2, "findings": "屋顶新搭彩钢棚" }));
        scene
            .refused(&scene.leader, "changeConstructionInspection", fix(json!({ "sites": 9 })), "CONFLICT")
            .await;
        let earlier = format!(
            "{{ node(id: {}) {{ ... on ConstructionInspection {{ history {{ nodes {{ version }} }} }} }} }}",
            made["id"]
        );
        let earlier = scene.ask(&scene.reviewer, &earlier).await["node"]["history"]["nodes"].take();
        assert_eq!(earlier.as_array().unwrap().len(), 2);
        let found = json!({ "kind": "UNAUTHORISED", "grid": scene.grid, "inspection": made["id"] });
        let violation = scene.act(&scene.leader, "openViolation", "inspection { id }", found).await;
        assert_eq!(violation["inspection"]["id"], made["id"]);
    })
    .await;
}
