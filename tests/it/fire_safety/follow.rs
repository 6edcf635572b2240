//! What happens to buildings, units and people, and what becomes of their fire record.

use super::scene::{HAZARD, Office, PREMISES, in_the_office, of};
use crate::places::town::COMMUNITY;
use kit::hooks::Erased;
use kit::node::GlobalId;
use serde_json::{Value, json};

impl Office<'_> {
    /// Premises of a unit with a hazard whose notice was served.
    async fn of_unit(&self) -> (Value, Value, Value) {
        let building = self.building().await;
        let unit = self.unit(&building).await;
        let premises = self.premises(&building, json!({ "unit": unit["id"] })).await;
        let hazard = self.confirmed("MAJOR", json!({ "premises": premises["id"] })).await;
        let hazard = self.step(&self.reviewer, "notifyFireHazard", &hazard, self.notice(5)).await;
        (unit, premises, hazard)
    }
}

#[tokio::test]
async fn the_fire_record_goes_with_the_building() {
    in_the_office(async |office| {
        let building = office.building().await;
        let premises = office.premises(&building, json!({})).await;
        let list = office.checklist("GENERAL").await;
        let add = json!({ "premises": premises["id"], "kind": "HYDRANT", "spot": "走廊", "inspectBy": office.day(30) });
        office.does(&office.clerk, "addFireEquipment", "id", add).await;
        let inspection = json!({ "premises": premises["id"], "checklist": list["id"], "kind": "PLANNED", "answers": [
            { "code": "exit", "result": "NOT_IN_ORDER", "remark": "上锁", "hazard": true },
            { "code": "wiring", "result": "IN_ORDER" }, { "code": "hose", "result": "IN_ORDER" },
        ] });
        office.does(&office.member, "recordFireInspection", "id", inspection).await;
        let drill = json!({ "kind": "EVACUATION_DRILL", "premises": premises["id"], "subject": "演练", "people": 9 });
        office.does(&office.member, "recordFireActivity", "id", drill).await;
        // with open hazards and premises in it, it is not retired
        let told = office.refused(&office.community, "retireBuilding", of(&building, json!({})), "CONFLICT").await;
        let text = told["message"].as_str().unwrap();
        assert!(text.contains("open fire hazard") && text.contains("premises"), "{text}");
        let whole = "fireSafety { premises { nodes { name } } equipment { nodes { kind } } inspections { nodes { failed \
            answers { nodes { code } } } } hazards { nodes { kind steps { nodes { kind } } } } activities { nodes { people } } \
            incidents { nodes { id } } }";
        let before = office.now(&office.clerk, &building, "Building", whole).await;
        assert_eq!(before["fireSafety"]["hazards"]["nodes"][0]["kind"], "PASSAGE");
        let moved = of(&building, json!({ "grid": office.grids[1], "position": null }));
        office.does(&office.community, "moveBuilding", "id", moved).await;
        office.told().await;
        assert_eq!(office.now(&office.clerk, &building, "Building", whole).await, before);
        // the one grid has it no longer, the other has it all
        let there = office.stage.caller("grid-member", &office.grids[1]).await;
        for list in ["firePremises", "fireEquipment", "fireInspections", "fireHazards", "fireActivities"] {
            assert_eq!(office.nodes(&office.member, list, "id").await.len(), 0, "{list}");
            assert_eq!(office.nodes(&there, list, "id").await.len(), 1, "{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn when_a_unit_closes_its_hazard_stays_and_is_notified_anew() {
    in_the_office(async |office| {
        let (unit, premises, hazard) = office.of_unit().await;
        office.does(&office.community, "retireUnit", "id", of(&unit, json!({}))).await;
        office.told().await;
        let now = office.now(&office.clerk, &hazard, "FireHazard", HAZARD).await;
        assert_eq!((&now["state"], &now["dueOn"]), (&json!("CONFIRMED"), &Value::Null));
        let steps = now["steps"]["nodes"].as_array().unwrap();
        assert_eq!(steps.last().unwrap()["kind"], "PARTY_LEFT");
        let left =
            office.now(&office.clerk, &premises, "FirePremises", &format!("{PREMISES} unit {{ id }}")).await;
        assert_eq!((&left["unit"], &left["managerName"]), (&Value::Null, &Value::Null));
        assert_eq!((&left["managerTelephone"], &left["status"]), (&Value::Null, &json!("ACTIVE")));
        // told again, nothing more happens
        office.told().await;
        assert_eq!(office.now(&office.clerk, &hazard, "FireHazard", HAZARD).await, now);
        let now = office.step(&office.reviewer, "notifyFireHazard", &now, office.notice(5)).await;
        assert_eq!((&now["state"], &now["extended"]), (&json!("NOTIFIED"), &json!(false)));
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_moves_out_leaves_its_hazard() {
    in_the_office(async |office| {
        let (unit, _, hazard) = office.of_unit().await;
        // what does not move changes nothing
        let named = of(&unit, json!({ "name": "新超市" }));
        let unit = office.does(&office.community, "changeUnit", "id version", named).await;
        office.told().await;
        assert_eq!(office.now(&office.clerk, &hazard, "FireHazard", "state").await["state"], "NOTIFIED");
        let other = format!(
            "SELECT CAST(max(id) AS text) FROM building WHERE grid_code = '{}' AND status = 'active'",
            office.grids[0]
        );
        let other = office.stage.database.texts(&other).await.remove(0);
        let other = GlobalId::placed("Building", super::scene::DISTRICT, other.parse::<i64>().unwrap());
        let moved = of(&unit, json!({ "building": other.to_string() }));
        office.does(&office.community, "changeUnit", "id", moved).await;
        office.told().await;
        assert_eq!(office.now(&office.clerk, &hazard, "FireHazard", "state").await["state"], "CONFIRMED");
    })
    .await;
}

#[tokio::test]
async fn who_is_in_charge_goes_with_the_person() {
    in_the_office(async |office| {
        let building = office.building().await;
        let (one, two) = (office.person("甲").await, office.person("乙").await);
        let first = office.premises(&building, json!({ "manager": one["id"] })).await;
        let second = office.premises(&building, json!({ "manager": two["id"], "name": "二层" })).await;
        let name = async |premises| {
            office.now(&office.clerk, premises, "FirePremises", "managerName managerTelephone").await
        };
        // who moves house is in charge as before
        let moved = of(&one, json!({ "grid": office.grids[1] }));
        let one = office.does(&office.community, "moveResident", "id version", moved).await;
        office.told().await;
        assert_eq!(name(&first).await["managerName"], "王建国");
        let died = of(&one, json!({ "reason": "DIED" }));
        office.does(&office.community, "endResidence", "id", died).await;
        let ask = json!({ "id": two["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.community, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        for premises in [&first, &second] {
            assert_eq!(name(premises).await, json!({ "managerName": null, "managerTelephone": null }));
        }
        assert_eq!(office.how_many("firePremises(filter: { withoutManager: true })").await, 2);
    })
    .await;
}

#[tokio::test]
async fn who_reported_is_erased_with_what_was_told() {
    in_the_office(async |office| {
        let person = office.person("甲").await;
        let resident = office.resident(&person).await;
        let input =
            json!({ "grid": office.grids[0], "kind": "GAS", "detail": "我家隔壁漏气", "place": "3 号楼" });
        office.reports(&resident, input).await;
        let other = office.reported(json!({})).await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.community, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        let hazards = office.nodes(&office.clerk, "fireHazards", "kind state detail place").await;
        let wanted = json!([
            { "kind": "PASSAGE", "state": "REPORTED", "detail": "通道堆放杂物", "place": "3 号楼" },
            { "kind": "GAS", "state": "REPORTED", "detail": null, "place": null },
        ]);
        assert_eq!(Value::from(hazards), wanted);
        let of_person = "SELECT CAST(count(*) AS text) FROM fire_hazard WHERE reporter_id IS NOT NULL OR \
            (source = 'resident' AND account_id IS NOT NULL)";
        assert_eq!(office.stage.database.texts(of_person).await, ["0"]);
        assert_eq!(other["source"], "STAFF");
    })
    .await;
}

#[tokio::test]
async fn what_was_written_goes_with_the_person_of_the_matter() {
    in_the_office(async |office| {
        let hazard = office.confirmed("GENERAL", json!({ "note": "当事人张某" })).await;
        let id: GlobalId = hazard["matter"]["id"].as_str().unwrap().parse().unwrap();
        let tx = office.stage.platform.system().begin().await.unwrap();
        let area = office.grids[0].clone();
        let erased = Erased { record_type: "Matter".to_owned(), id: id.id().unwrap(), area };
        tx.tell_erased(&erased).await.unwrap();
        tx.commit().await.unwrap();
        office.told().await;
        let now = office
            .now(&office.clerk, &hazard, "FireHazard", "detail place state steps { nodes { note } }")
            .await;
        let wanted = json!({ "detail": null, "place": null, "state": "CONFIRMED",
            "steps": { "nodes": [{ "note": null }] } });
        assert_eq!(now, wanted);
    })
    .await;
}
