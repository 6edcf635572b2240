//! Who dies, leaves or moves away has nothing here any more; care ends with the area of its nurse.

use super::scene::{Office, PLAN, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use serde_json::{Value, json};

const PARTS: &str = "familyPlanning { births { nodes { state } } certificates { nodes { state } } \
    supports { nodes { toOn endReason } } payments { nodes { state } } services { nodes { answer } } }";

impl Office<'_> {
    /// A person of whom there is something of each kind, and the plan of care.
    async fn known(&self, name: &str) -> (Value, Value) {
        let person = self.person(name, json!({ "kind": "FLOATING" })).await;
        self.birth(&person).await;
        self.certificate(&person).await;
        let support = self.support(&person).await;
        let draft = json!({ "support": support["id"], "year": self.year() });
        self.does(&self.reviewer, "draftFamilySupportPayment", "id", draft).await;
        let offer = json!({ "resident": person["id"], "kind": "GUIDANCE" });
        self.does(&self.clerk, "offerFamilyService", "id", offer).await;
        let plan = self.visit(&self.plan(&person).await).await;
        (self.now(&self.community, &person, "Resident", "id version").await, plan)
    }

    /// What is known of a residence.
    async fn parts(&self, who: &Access, person: &Value) -> Value {
        self.now(who, person, "Resident", PARTS).await["familyPlanning"].take()
    }

    /// Why a plan was closed.
    async fn closed(&self, plan: &Value) -> Value {
        self.now(&self.nurse, plan, "HealthCarePlan", PLAN).await["closeReason"].take()
    }

    /// What is left of it after an end for this reason.
    fn over(&self, registered: [&str; 2], reason: &str) -> Value {
        json!({
            "births": { "nodes": [{ "state": registered[0] }] },
            "certificates": { "nodes": [{ "state": registered[1] }] },
            "supports": { "nodes": [{ "toOn": self.day(0), "endReason": reason }] },
            "payments": { "nodes": [{ "state": "DISCARDED" }] },
            "services": { "nodes": [{ "answer": "LAPSED" }] },
        })
    }
}

#[tokio::test]
async fn who_moves_to_another_district_begins_anew_there() {
    in_the_office(async |office| {
        let (person, plan) = office.known("甲").await;
        let mover = office.stage.mover(Some("340705")).await;
        let there =
            office.does(&mover, "moveResident", "id", of(&person, json!({ "grid": ELSEWHERE }))).await;
        office.told().await;
        let wanted = office.over(["REGISTERED", "UNCHECKED"], "MOVED");
        assert_eq!(office.parts(&office.clerk, &person).await, wanted);
        assert_eq!(office.closed(&plan).await, "MOVED");
        // told again, nothing more happens
        let traces = "SELECT CAST(count(*) AS text) FROM history";
        let before = office.stage.database.texts(traces).await;
        office.told().await;
        assert_eq!(office.stage.database.texts(traces).await, before);
        // the new place learns nothing, and its nurse nothing of the plan
        let clerk = office.staff("clerk", &ELSEWHERE[..12]).await;
        let seen = office.parts(&clerk, &there).await;
        for (part, nodes) in seen.as_object().unwrap() {
            assert_eq!(nodes, &json!({ "nodes": [] }), "{part}");
        }
        let nurse = office.staff("nurse", &ELSEWHERE[..12]).await;
        assert_eq!(office.nodes(&nurse, "healthCarePlans", "id").await, Vec::<Value>::new());
        // the person consents there anew, or not
        office.plan_by(&nurse, &there).await;
    })
    .await;
}

#[tokio::test]
async fn within_the_area_of_the_nurse_all_goes_along_and_out_of_it_care_ends() {
    in_the_office(async |office| {
        let (person, plan) = office.known("甲").await;
        let before = office.parts(&office.clerk, &person).await;
        let moved = of(&person, json!({ "grid": office.grids[1] }));
        let there = office.does(&office.community, "moveResident", "id version", moved).await;
        office.told().await;
        assert_eq!(office.parts(&office.clerk, &there).await, before);
        assert_eq!(office.closed(&plan).await, json!(null));
        assert_eq!(
            office.nodes(&office.nurse, "healthCarePlans", "resident { name }").await,
            [json!({ "resident": { "name": "甲" } })]
        );
        // to another community of the district everything goes along but care
        let grid = format!(
            "SELECT grid_code FROM grid WHERE grid_code LIKE '340705%' AND grid_code NOT LIKE '{COMMUNITY}%' \
             ORDER BY grid_code"
        );
        let grid = office.stage.database.texts(&grid).await[0].clone();
        let mover = office.stage.mover(Some("340705")).await;
        let there = office.does(&mover, "moveResident", "id", of(&there, json!({ "grid": grid }))).await;
        office.told().await;
        let reviewer = office.staff("reviewer", &grid[..9]).await;
        assert_eq!(office.parts(&reviewer, &there).await, before);
        assert_eq!(office.closed(&plan).await, "MOVED");
        // the nurse keeps what she saw, and sees no more of where the person lives
        let seen =
            office.nodes(&office.nurse, "healthCarePlans", "resident { name } visits { nodes { id } }").await;
        assert_eq!(seen[0]["resident"], json!(null));
        assert_eq!(seen[0]["visits"]["nodes"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_dies_or_leaves_has_nothing_any_more() {
    in_the_office(async |office| {
        for (reason, registered) in [
            ("DIED", ["REGISTERED", "UNCHECKED"]),
            ("LEFT", ["REGISTERED", "UNCHECKED"]),
            ("MISTAKE", ["VOID", "VOID"]),
        ] {
            let (person, plan) = office.known(reason).await;
            let end = of(&person, json!({ "reason": reason }));
            office.does(&office.community, "endResidence", "id", end).await;
            office.told().await;
            assert_eq!(
                office.parts(&office.clerk, &person).await,
                office.over(registered, reason),
                "{reason}"
            );
            assert_eq!(office.closed(&plan).await, reason);
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_are_one_each_thing_is_once() {
    in_the_office(async |office| {
        let ((one, first), (two, second)) = (office.known("甲").await, office.known("甲").await);
        let director = office.stage.caller("community-director", COMMUNITY).await;
        let merge = json!({
            "keep": two["id"], "keepVersion": two["version"], "gone": one["id"], "goneVersion": one["version"],
            "reason": "同一人重复登记",
        });
        office.does(&director, "mergeResidents", "id", merge).await;
        office.told().await;
        let parts = office.parts(&office.clerk, &two).await;
        let states = |part: &str, field: &str| {
            let nodes = parts[part]["nodes"].as_array().unwrap();
            let mut found: Vec<String> = nodes.iter().map(|node| node[field].to_string()).collect();
            found.sort();
            found
        };
        assert_eq!(states("births", "state"), ["\"REGISTERED\"", "\"VOID\""]);
        assert_eq!(states("certificates", "state"), ["\"UNCHECKED\"", "\"VOID\""]);
        assert_eq!(states("supports", "endReason"), ["\"DUPLICATE\"", "null"]);
        assert_eq!(states("payments", "state"), ["\"DISCARDED\"", "\"DRAFT\""]);
        // the last word of the person holds
        assert_eq!((office.closed(&first).await, office.closed(&second).await), (json!("DUPLICATE"), json!(null)));
        let reveal = format!(
            "mutation {{ reveal(input: {{ ids: [{}, {}], fields: [\"need\"], purpose: \"合并核对\" }}) {{ values {{ value }} }} }}",
            first["id"], second["id"]
        );
        let shown = office.stage.ask(&office.nurse, &reveal).await;
        assert_eq!(shown["reveal"]["values"], json!([{ "value": "孕12周" }, { "value": "孕12周" }]));
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_leaves_numbers_and_nothing_of_the_person() {
    in_the_office(async |office| {
        let (person, _) = office.known("甲").await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.community, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        for (sql, wanted) in [
            ("SELECT state FROM birth_registration", "void"),
            ("SELECT COALESCE(other_parent, 'none') FROM birth_registration", "none"),
            ("SELECT COALESCE(NULLIF(number, ''), 'none') FROM family_certificate", "none"),
            ("SELECT end_reason FROM family_support", "mistake"),
            ("SELECT kind FROM health_care_plan", "erased"),
            ("SELECT close_reason FROM health_care_plan", "mistake"),
            ("SELECT COALESCE(need_cipher, 'none') FROM health_care_plan", "none"),
            ("SELECT result FROM health_care_visit", "erased"),
            ("SELECT COALESCE(note_cipher, 'none') FROM health_care_visit", "none"),
        ] {
            assert_eq!(office.stage.database.texts(sql).await, [wanted], "{sql}");
        }
        // the enums of what was erased can be read
        let kind = office.nodes(&office.nurse, "healthCarePlans", "kind visits { nodes { result } }").await;
        assert_eq!(kind, [json!({ "kind": "ERASED", "visits": { "nodes": [{ "result": "ERASED" }] } })]);
    })
    .await;
}
