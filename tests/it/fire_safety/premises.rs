//! Premises, equipment, check lists and inspections: who is due, who is late, and what an inspection opens.

use super::scene::{DISTRICT, LIST, PREMISES, in_the_office, of};
use serde_json::{Value, json};

#[tokio::test]
async fn premises_are_due_by_their_class_and_the_plan() {
    in_the_office(async |office| {
        let building = office.building().await;
        let premises = office.premises(&building, json!({})).await;
        assert_eq!(premises["inspectBy"], months(&office.day(0), 6));
        let own = json!({ "building": building["id"], "name": "x", "kind": "SHOP", "riskClass": "HIGH" });
        office.refused(&office.member, "registerFirePremises", own.clone(), "FORBIDDEN").await;
        let mut private = own.clone();
        private["managerTelephone"] = json!("nobody");
        office.wrong(&office.clerk, "registerFirePremises", private, "input.managerTelephone").await;
        // the plan of the district counts from the entry on
        let plan = json!({ "area": DISTRICT, "riskClass": "MEDIUM", "months": 2 });
        office.refused(&office.reviewer, "setFirePlan", plan.clone(), "FORBIDDEN").await;
        let plan = office.does(&office.decider, "setFirePlan", "id version months", plan).await;
        let now = async || office.now(&office.clerk, &premises, "FirePremises", PREMISES).await;
        assert_eq!(now().await["inspectBy"], months(&office.day(0), 2));
        let again = json!({ "area": DISTRICT, "riskClass": "MEDIUM", "months": 1 });
        office.refused(&office.decider, "setFirePlan", again.clone(), "CONFLICT").await;
        let mut again = again;
        again["version"] = plan["version"].clone();
        office.does(&office.decider, "setFirePlan", "id", again).await;
        assert_eq!(now().await["inspectBy"], months(&office.day(0), 1));
        assert_eq!(office.how_many("firePremises(filter: { overdue: true })").await, 0);
        office.days(40);
        assert_eq!(office.how_many("firePremises(filter: { overdue: true, riskClass: MEDIUM })").await, 1);
        let changed = of(&now().await, json!({ "riskClass": "GENERAL" }));
        let changed = office.does(&office.clerk, "changeFirePremises", PREMISES, changed).await;
        assert_eq!(changed["inspectBy"], months(&office.day(-40), 12));
        assert_eq!(office.how_many("firePremises(filter: { overdue: true })").await, 0);
    })
    .await;
}

/// The same day so many months later.
fn months(day: &str, number: u32) -> Value {
    let day: chrono::NaiveDate = day.parse().unwrap();
    json!(day.checked_add_months(chrono::Months::new(number)).unwrap().to_string())
}

#[tokio::test]
async fn equipment_is_looked_after_and_expires() {
    in_the_office(async |office| {
        let premises = office.premises(&office.building().await, json!({})).await;
        let add = json!({ "premises": premises["id"], "kind": "EXTINGUISHER", "spot": "门口", "inspectBy": office.day(30),
            "expiresOn": office.day(90) });
        let mut past = add.clone();
        past["inspectBy"] = json!(office.day(0));
        office.wrong(&office.clerk, "addFireEquipment", past, "input.inspectBy").await;
        office.refused(&office.member, "addFireEquipment", add.clone(), "FORBIDDEN").await;
        let piece = office.does(&office.clerk, "addFireEquipment", "id version inspectBy", add).await;
        office.days(40);
        assert_eq!(office.how_many("fireEquipment(filter: { overdue: true })").await, 1);
        let looked = of(&piece, json!({ "inspectBy": office.day(100) }));
        let piece =
            office.does(&office.clerk, "inspectFireEquipment", "id version inspectedOn", looked).await;
        assert_eq!(piece["inspectedOn"], office.day(0));
        assert_eq!(office.how_many("fireEquipment(filter: { overdue: true })").await, 0);
        office.days(60);
        assert_eq!(office.how_many("fireEquipment(filter: { expired: true })").await, 1);
        // premises keep what is in them
        let premises = office.now(&office.clerk, &premises, "FirePremises", PREMISES).await;
        office.refused(&office.clerk, "retireFirePremises", of(&premises, json!({})), "CONFLICT").await;
        office.does(&office.clerk, "retireFireEquipment", "id", of(&piece, json!({}))).await;
        office.does(&office.clerk, "retireFirePremises", "id", of(&premises, json!({}))).await;
        assert_eq!(office.how_many("firePremises").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_edition_in_use_is_never_changed() {
    in_the_office(async |office| {
        let list = office.checklist("GENERAL").await;
        assert_eq!((&list["edition"], &list["state"]), (&json!(1), &json!("IN_USE")));
        let change = of(&list, json!({ "title": "新" }));
        office.refused(&office.decider, "changeFireChecklist", change, "CONFLICT").await;
        let items = json!([{ "code": "exit", "text": "畅通", "hazardKind": "PASSAGE" }]);
        let next = json!({ "area": DISTRICT, "kind": "GENERAL", "title": "第二版", "items": items });
        office.refused(&office.reviewer, "draftFireChecklist", next.clone(), "FORBIDDEN").await;
        let mut twice = next.clone();
        twice["items"].as_array_mut().unwrap().push(next["items"][0].clone());
        office.wrong(&office.decider, "draftFireChecklist", twice, "input.items.1.code").await;
        let draft = office.does(&office.decider, "draftFireChecklist", LIST, next.clone()).await;
        office.refused(&office.decider, "draftFireChecklist", next, "CONFLICT").await;
        let more = json!({ "items": [
            { "code": "exit", "text": "畅通无阻", "hazardKind": "PASSAGE" },
            { "code": "light", "text": "指示灯完好", "hazardKind": "EQUIPMENT" },
        ] });
        let draft = office.does(&office.decider, "changeFireChecklist", LIST, of(&draft, more)).await;
        office.does(&office.decider, "useFireChecklist", LIST, of(&draft, json!({}))).await;
        let states = office.nodes(&office.member, "fireChecklists", "edition state items { nodes { code } }").await;
        let wanted = json!([
            { "edition": 2, "state": "IN_USE", "items": { "nodes": [{ "code": "exit" }, { "code": "light" }] } },
            { "edition": 1, "state": "REPLACED",
                "items": { "nodes": [{ "code": "exit" }, { "code": "wiring" }, { "code": "hose" }] } },
        ]);
        assert_eq!(Value::from(states), wanted);
        // an inspection goes by the one in use
        let premises = office.premises(&office.building().await, json!({})).await;
        let old = json!({ "premises": premises["id"], "checklist": list["id"], "kind": "PLANNED", "answers": [] });
        office.wrong(&office.member, "recordFireInspection", old, "input.checklist").await;
    })
    .await;
}

#[tokio::test]
async fn an_inspection_opens_hazards_in_the_same_call() {
    in_the_office(async |office| {
        let premises = office.premises(&office.building().await, json!({})).await;
        let list = office.checklist("ELECTRICITY").await;
        let mut inspection = json!({
            "premises": premises["id"], "checklist": list["id"], "kind": "PLANNED",
            "point": { "longitude": 117.8, "latitude": 30.9 },
            "answers": [
                { "code": "exit", "result": "IN_ORDER" },
                { "code": "wiring", "result": "NOT_IN_ORDER", "remark": "私拉电线", "hazard": true },
                { "code": "hose", "result": "NOT_APPLICABLE" },
            ],
        });
        let right = inspection.clone();
        inspection["answers"][1]["remark"] = Value::Null;
        office.wrong(&office.member, "recordFireInspection", inspection.clone(), "input.answers.1.remark").await;
        inspection = right.clone();
        inspection["answers"][0]["hazard"] = json!(true);
        office.wrong(&office.member, "recordFireInspection", inspection.clone(), "input.answers.0.hazard").await;
        inspection = right.clone();
        inspection["answers"].as_array_mut().unwrap().pop();
        office.wrong(&office.member, "recordFireInspection", inspection, "input.answers").await;
        office.refused(&office.reader, "recordFireInspection", right.clone(), "FORBIDDEN").await;
        office.days(10);
        let fields = "id kind passed failed skipped point { longitude } answers { nodes { code result remark } } \
            hazards { nodes { kind source state itemCode } } checklist { kind edition } premises { inspectBy }";
        let made = office.does(&office.member, "recordFireInspection", fields, right.clone()).await;
        assert_eq!((&made["passed"], &made["failed"], &made["skipped"]), (&json!(1), &json!(1), &json!(1)));
        let hazard = json!({ "kind": "ELECTRICITY", "source": "INSPECTION", "state": "REPORTED", "itemCode": "wiring" });
        assert_eq!(made["hazards"]["nodes"], json!([hazard]));
        // after a planned one the next is due an interval later; one that is ad hoc leaves the plan alone
        assert_eq!(made["premises"]["inspectBy"], months(&office.day(0), 6));
        office.days(5);
        let mut ad_hoc = right;
        ad_hoc["kind"] = json!("AD_HOC");
        let made = office.does(&office.member, "recordFireInspection", fields, ad_hoc).await;
        assert_eq!(made["premises"]["inspectBy"], months(&office.day(-5), 6));
        assert_eq!(office.how_many("fireInspections(filter: { checklistKind: ELECTRICITY, failed: true })").await, 2);
        assert_eq!(office.how_many("fireInspections(filter: { kind: AD_HOC })").await, 1);
        assert_eq!(office.how_many("fireHazards(filter: { source: INSPECTION })").await, 2);
    })
    .await;
}
