//! How many statements lists take, what one query shows of a building, and the stream.

use super::scene::{TOWN, in_the_office};
use crate::places::stage::codes;
use crate::places::town::ELSEWHERE;
use futures_util::StreamExt;
use serde_json::json;

#[tokio::test]
async fn two_hundred_buildings_take_as_many_statements_as_one() {
    in_the_office(async |office| {
        let building = office.building().await;
        let list = office.checklist("GENERAL").await;
        for number in 0..4 {
            let premises = office.premises(&building, json!({ "name": format!("店{number}") })).await;
            let add = json!({ "premises": premises["id"], "kind": "ALARM", "spot": "门", "inspectBy": office.day(9) });
            office.does(&office.clerk, "addFireEquipment", "id", add).await;
            let made = json!({ "premises": premises["id"], "checklist": list["id"], "kind": "AD_HOC", "answers": [
                { "code": "exit", "result": "NOT_IN_ORDER", "remark": "上锁", "hazard": true },
                { "code": "wiring", "result": "IN_ORDER" }, { "code": "hose", "result": "IN_ORDER" },
            ] });
            office.does(&office.member, "recordFireInspection", "id", made).await;
            office.confirmed("GENERAL", json!({ "premises": premises["id"] })).await;
        }
        let buildings = |first: usize| {
            format!(
                "{{ buildings(first: {first}, area: \"{TOWN}\") {{ nodes {{ fireSafety {{ premises {{ nodes {{ name unit {{ name }} }} }} \
                 equipment {{ nodes {{ kind }} }} inspections {{ nodes {{ answers {{ nodes {{ code }} }} checklist {{ title }} }} }} \
                 hazards {{ nodes {{ next steps {{ nodes {{ kind }} }} matter {{ stage }} }} }} activities {{ nodes {{ people }} }} \
                 incidents {{ nodes {{ steps {{ nodes {{ kind }} }} }} }} }} }} }} }}"
            )
        };
        let (one, few) = office.stage.send(&office.reviewer, &buildings(1), json!({})).await;
        let (all, many) = office.stage.send(&office.reviewer, &buildings(200), json!({})).await;
        assert!(one.get("errors").is_none() && all.get("errors").is_none(), "{one:#}");
        assert!(all["data"]["buildings"]["nodes"].as_array().unwrap().len() > 5);
        assert!(many <= few + 2, "{few} statements for one building, {many} for 200");
        let grids = |first: usize| {
            format!(
                "{{ grids(first: {first}, area: \"{TOWN}\") {{ nodes {{ fireSafety {{ premises {{ registered due }} equipment {{ pieces }} \
                 inspections {{ made }} hazards {{ open overdue }} activities {{ drills }} incidents {{ fires }} }} }} }} }}"
            )
        };
        let (_, few) = office.stage.send(&office.reviewer, &grids(1), json!({})).await;
        let (answer, many) = office.stage.send(&office.reviewer, &grids(200), json!({})).await;
        assert!(answer.get("errors").is_none() && few == many, "{few} and {many}: {answer:#}");
        for list in [
            "firePremises(first: N) { nodes { name building { address } equipment { nodes { kind } } hazards { nodes { kind } } } }",
            "fireEquipment(first: N) { nodes { kind premises { name } } }",
            "fireInspections(first: N) { nodes { premises { name } answers { nodes { result } } hazards { nodes { state } } } }",
            "fireHazards(first: N) { nodes { premises { name } steps { nodes { kind } } matter { stage } inspection { failed } } }",
        ] {
            let document = |first: &str| format!("{{ {} }}", list.replace('N', first));
            let (_, few) = office.stage.send(&office.reviewer, &document("1"), json!({})).await;
            let (answer, many) = office.stage.send(&office.reviewer, &document("200"), json!({})).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            assert!(many <= few + 1, "{list}: {few} and {many}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_part_of_the_record_has_its_own_right() {
    in_the_office(async |office| {
        let building = office.building().await;
        office.premises(&building, json!({})).await;
        let whole = format!(
            "{{ node(id: {}) {{ ... on Building {{ address fireSafety {{ premises {{ nodes {{ name unit {{ id }} }} }} }} }} }} }}",
            building["id"]
        );
        // another department's reader sees the building, and nothing of the record
        let other = office.stage.caller("construction-reader", super::scene::DISTRICT).await;
        let (answer, _) = office.stage.send(&other, &whole, json!({})).await;
        assert_eq!(codes(&answer), ["FORBIDDEN"], "{answer:#}");
        assert_eq!(answer["data"]["node"]["fireSafety"], json!(null));
        assert!(answer["data"]["node"].as_object().unwrap().contains_key("address"));
    })
    .await;
}

#[tokio::test]
async fn changes_are_told_to_who_may_read_them() {
    in_the_office(async |office| {
        let elsewhere =
            format!("subscription {{ fireSafetyChanged(area: \"{}\") {{ event }} }}", &ELSEWHERE[..9]);
        let mut nowhere = office.stage.follow(&office.reviewer, &elsewhere);
        let answer = nowhere.next().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "NOT_FOUND");
        let before = office.stage.platform.listeners();
        let document = format!(
            "subscription {{ fireSafetyChanged(area: \"{TOWN}\") {{ event recordType record {{ id }} }} }}"
        );
        let mut told = office.stage.follow(&office.reviewer, &document);
        let next = told.next();
        let work = async {
            while office.stage.platform.listeners() <= before {
                tokio::task::yield_now().await;
            }
            office.reported(json!({})).await;
            office.stage.platform.sequence("test").await.unwrap();
        };
        let (heard, ()) = tokio::join!(next, work);
        let event = &heard.unwrap()["data"]["fireSafetyChanged"];
        assert_eq!(event["recordType"], "FireHazard");
        assert!(event["record"]["id"].is_string());
    })
    .await;
}
