//! Who contacts an area, and whom its matters reach first.

use super::scene::{Scene, account, id};
use crate::harness::on_each_database;
use kit::code::DivisionCode;
use serde_json::{Value, json};
use wangge_core::staff::liaison::first_reached;

const ASSIGN: &str =
    "mutation($input: AssignLiaisonInput!) { assignLiaison(input: $input) { liaison { id areaCode line
    duties fromOn toOn name account { name } } } }";
const CHANGE: &str = "mutation($input: ChangeLiaisonInput!) { changeLiaison(input: $input) {
    liaison { duties toOn version } } }";
const END: &str =
    "mutation($input: EndPeriodInput!) { endLiaison(input: $input) { liaison { endedAt version } } }";
const LIST: &str =
    "query($code: DivisionCode!, $line: String) { division(code: $code) { liaisons(line: $line) {
    nodes { line name account { name } } } } }";
const TOWN: &str = "371102100";
const COMMUNITY: &str = "371102100001";

fn new(whom: &str, area: &str, line: Option<&str>) -> Value {
    json!({ "input": { "account": account(whom), "area": area, "line": line } })
}

async fn assigned(scene: &Scene<'_>, whom: &str, area: &str, line: Option<&str>) -> String {
    let told = scene.ask("command", ASSIGN, new(whom, area, line)).await;
    told["assignLiaison"]["liaison"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn leaders_and_staff_of_lines_are_assigned_to_areas() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let mut input = new("town", TOWN, None);
        input["input"]["duties"] = json!("每周走访");
        let told = scene.ask("command", ASSIGN, input).await;
        let mut first = told["assignLiaison"]["liaison"].clone();
        first.as_object_mut().unwrap().remove("id");
        let wanted = json!({ "areaCode": TOWN, "line": null, "duties": "每周走访", "fromOn": "2026-01-05",
            "toOn": null, "name": "人4", "account": { "name": "town" } });
        assert_eq!(first, wanted);
        let police = assigned(&scene, "free", COMMUNITY, Some("police")).await;
        assigned(&scene, "director", COMMUNITY, None).await;
        let told = scene.ask("leader", LIST, json!({ "code": COMMUNITY })).await;
        assert_eq!(told["division"]["liaisons"]["nodes"], json!([]), "the community is beyond the grid");
        let told = scene.ask("director", LIST, json!({ "code": COMMUNITY })).await;
        let wanted = json!([{ "line": "police", "name": "人8", "account": { "name": "free" } },
            { "line": null, "name": "人5", "account": { "name": "director" } }]);
        assert_eq!(told["division"]["liaisons"]["nodes"], wanted);
        let of_line = json!({ "code": COMMUNITY, "line": "police" });
        let unknown = json!({ "code": COMMUNITY, "line": "polices" });
        scene.denied("town", LIST, unknown, "BAD_USER_INPUT").await;
        let told = scene.ask("town", LIST, of_line).await;
        assert_eq!(told["division"]["liaisons"]["nodes"].as_array().unwrap().len(), 1);
        let input =
            json!({ "input": { "id": police, "version": 1, "toOn": "2026-01-06", "duties": "防盗" } });
        let told = scene.ask("town", CHANGE, input).await;
        let wanted = json!({ "duties": "防盗", "toOn": "2026-01-06", "version": 2 });
        assert_eq!(told["changeLiaison"]["liaison"], wanted);
        scene.clock.forward(2 * 86_400_000);
        let told = scene.ask("director", LIST, json!({ "code": COMMUNITY })).await;
        assert_eq!(
            told["division"]["liaisons"]["nodes"].as_array().unwrap().len(),
            1,
            "its last day is past"
        );
        let input = json!({ "input": { "id": police, "version": 2 } });
        scene.ask("town", END, input.clone()).await;
        let again = json!({ "input": { "id": police, "version": 3 } });
        scene.denied("town", END, again, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn liaisons_are_assigned_by_those_who_lead_the_area() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        assigned(&scene, "free", COMMUNITY, Some("police")).await;
        for (who, input, code) in [
            ("anonymous", new("free", COMMUNITY, None), "UNAUTHENTICATED"),
            ("leader", new("free", COMMUNITY, None), "FORBIDDEN"),
            ("director", new("free", COMMUNITY, None), "FORBIDDEN"),
            ("town", new("free", "371102", None), "NOT_FOUND"),
            ("town", new("elsewhere", COMMUNITY, None), "NOT_FOUND"),
            ("town", new("free", "371102100009", None), "BAD_USER_INPUT"),
            ("town", new("free", COMMUNITY, Some("Police")), "BAD_USER_INPUT"),
            ("town", new("free", COMMUNITY, Some("police")), "CONFLICT"),
        ] {
            scene.denied(who, ASSIGN, input, code).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_matter_reaches_the_nearest_of_its_line_first() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let first = async |line: &str| {
            let tx = scene.platform.system().begin().await.unwrap();
            let community: DivisionCode = COMMUNITY.parse().unwrap();
            first_reached(&tx, &community, line).await.unwrap().map(|found| (found.account, found.area))
        };
        let of = |who: &str, area: &str| Some((id(who), area.to_owned()));
        assert_eq!(first("police").await, None);
        assigned(&scene, "director", COMMUNITY, None).await;
        assigned(&scene, "director", COMMUNITY, Some("fire-safety")).await;
        assert_eq!(first("police").await, None, "a cadre and another line are not of this line");
        assigned(&scene, "high", "371102", Some("police")).await;
        assert_eq!(first("police").await, of("high", "371102"));
        assigned(&scene, "town", TOWN, Some("police")).await;
        assert_eq!(first("police").await, of("town", TOWN));
        let nearest = assigned(&scene, "free", COMMUNITY, Some("police")).await;
        assigned(&scene, "leader", COMMUNITY, Some("police")).await;
        assert_eq!(first("police").await, of("free", COMMUNITY), "of two, the one who was assigned first");
        database.execute("UPDATE account SET status = 'suspended' WHERE name = 'free'").await;
        assert_eq!(first("police").await, of("leader", COMMUNITY));
        database.execute("UPDATE account SET status = 'active' WHERE name = 'free'").await;
        scene.ask("town", END, json!({ "input": { "id": nearest, "version": 1 } })).await;
        assert_eq!(first("police").await, of("leader", COMMUNITY));
    })
    .await;
}
