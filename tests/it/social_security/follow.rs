//! Who dies, leaves or moves away is insured, paid and registered there no longer; within a district all goes along.

use super::scene::{Office, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use serde_json::{Value, json};

const PARTS: &str = "socialSecurity { enrolments { nodes { year scheme state } } pensions { nodes { state endReason } } \
    employments { nodes { state toOn } } unemployment { nodes { endReason toOn } } hardships { nodes { endReason } } \
    introductions { nodes { result } } training { nodes { result } } }";

impl Office<'_> {
    /// A person of whom there is something of each kind.
    async fn known(&self, name: &str, vacancy: &Value) -> Value {
        let person = self.person(name, json!({ "birthOn": "1960-01-01" })).await;
        self.insures(&person, "RESIDENT_MEDICAL", "PAID").await;
        let last = json!({ "resident": person["id"], "scheme": "RESIDENT_MEDICAL", "year": self.year() - 1, "state": "PAID" });
        self.does(&self.clerk, "putEnrolment", "id", json!({ "enrolment": last })).await;
        self.pension(&person).await;
        self.registers(&person).await;
        let about = json!({ "resident": person["id"], "state": "JOBLESS" });
        self.does(&self.clerk, "recordEmployment", "id", about).await;
        let about = json!({ "resident": person["id"], "category": "OLDER" });
        self.does(&self.clerk, "applyForJobHardship", "id", about).await;
        let about = json!({ "resident": person["id"], "vacancy": vacancy["id"] });
        self.does(&self.clerk, "introduceToVacancy", "id", about).await;
        let course = json!({ "area": COMMUNITY, "title": "电工", "kind": "SKILLS", "organiser": "就业中心",
            "fromOn": self.day(5), "toOn": self.day(9), "seats": 9 });
        let course = self.does(&self.clerk, "createTrainingCourse", "id", course).await;
        let about = json!({ "resident": person["id"], "course": course["id"] });
        self.does(&self.clerk, "enterTraining", "id", about).await;
        self.now(&self.community, &person, "Resident", "id version").await
    }

    /// What is known of a residence.
    async fn parts(&self, who: &Access, person: &Value) -> Value {
        self.now(who, person, "Resident", PARTS).await["socialSecurity"].take()
    }

    /// What is left of it after an end for this reason.
    fn over(&self, enrolment: &str, reason: &str) -> Value {
        let (now, last) = (self.year(), self.year() - 1);
        json!({
            "enrolments": { "nodes": [
                { "year": now, "scheme": "RESIDENT_MEDICAL", "state": enrolment },
                { "year": last, "scheme": "RESIDENT_MEDICAL", "state": "PAID" },
            ] },
            "pensions": { "nodes": [{ "state": "ENDED", "endReason": reason }] },
            "employments": { "nodes": [{ "state": "JOBLESS", "toOn": self.day(0) }] },
            "unemployment": { "nodes": [{ "endReason": reason, "toOn": self.day(0) }] },
            "hardships": { "nodes": [{ "endReason": reason }] },
            "introductions": { "nodes": [{ "result": "LAPSED" }] },
            "training": { "nodes": [{ "result": "WITHDRAWN" }] },
        })
    }
}

#[tokio::test]
async fn who_moves_to_another_district_begins_anew_there() {
    in_the_office(async |office| {
        let vacancy = office.vacancy(&office.unit("超市").await, json!({})).await;
        let person = office.known("甲", &vacancy).await;
        let mover = office.stage.mover(None).await;
        let there =
            office.does(&mover, "moveResident", "id", of(&person, json!({ "grid": ELSEWHERE }))).await;
        office.told().await;
        assert_eq!(office.parts(&office.clerk, &person).await, office.over("TRANSFERRED", "MOVED"));
        // told again, nothing more happens
        let traces = "SELECT CAST(count(*) AS text) FROM history";
        let before = office.stage.database.texts(traces).await;
        office.told().await;
        assert_eq!(office.stage.database.texts(traces).await, before);
        // the new place learns nothing
        let clerk = office.staff("clerk", &ELSEWHERE[..12]).await;
        let seen = office.parts(&clerk, &there).await;
        for (part, nodes) in seen.as_object().unwrap() {
            assert_eq!(nodes, &json!({ "nodes": [] }), "{part}");
        }
        let decider = office.staff("decider", &ELSEWHERE[..6]).await;
        for list in
            ["insuranceEnrolments", "pensions", "unemploymentRegistrations", "jobHardships", "employments"]
        {
            assert_eq!(office.nodes(&decider, list, "id").await, Vec::<Value>::new(), "{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn within_a_district_all_goes_along() {
    in_the_office(async |office| {
        let vacancy = office.vacancy(&office.unit("超市").await, json!({})).await;
        let person = office.known("甲", &vacancy).await;
        let before = office.parts(&office.clerk, &person).await;
        let moved = of(&person, json!({ "grid": office.grids[1] }));
        let there = office.does(&office.community, "moveResident", "id", moved).await;
        office.told().await;
        assert_eq!(office.parts(&office.clerk, &there).await, before);
        let member = office.stage.caller("grid-member", &office.grids[1]).await;
        assert_eq!(office.nodes(&member, "pensions", "state").await, [json!({ "state": "ACTIVE" })]);
        assert_eq!(office.nodes(&office.member, "pensions", "state").await, Vec::<Value>::new());
    })
    .await;
}

#[tokio::test]
async fn who_dies_or_leaves_has_nothing_any_more() {
    in_the_office(async |office| {
        let vacancy = office.vacancy(&office.unit("超市").await, json!({ "places": 9 })).await;
        for (reason, state) in [("DIED", "ENDED"), ("LEFT", "ENDED"), ("MISTAKE", "VOID")] {
            let person = office.known(reason, &vacancy).await;
            let end = of(&person, json!({ "reason": reason }));
            office.does(&office.community, "endResidence", "id", end).await;
            office.told().await;
            assert_eq!(office.parts(&office.clerk, &person).await, office.over(state, reason), "{reason}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_are_one_each_thing_is_once() {
    in_the_office(async |office| {
        let vacancy = office.vacancy(&office.unit("超市").await, json!({ "places": 9 })).await;
        let (one, two) = (office.known("甲", &vacancy).await, office.known("甲", &vacancy).await);
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
        assert_eq!(states("enrolments", "state"), ["\"PAID\"", "\"PAID\"", "\"VOID\"", "\"VOID\""]);
        assert_eq!(states("pensions", "endReason"), ["\"DUPLICATE\"", "null"]);
        assert_eq!(states("unemployment", "endReason"), ["\"DUPLICATE\"", "null"]);
        assert_eq!(states("hardships", "endReason"), ["\"DUPLICATE\"", "null"]);
        assert_eq!(states("employments", "toOn"), [format!("\"{}\"", office.day(0)), "null".to_owned()]);
        // two courses: each is another one
        assert_eq!(states("training", "result"), ["\"ENTERED\"", "\"ENTERED\""]);
        assert_eq!(office.how_many("pensions(filter: { state: ACTIVE })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_leaves_numbers_and_nothing_of_the_person() {
    in_the_office(async |office| {
        let vacancy = office.vacancy(&office.unit("超市").await, json!({})).await;
        let person = office.known("甲", &vacancy).await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.community, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        for (sql, wanted) in [
            ("SELECT CAST(count(*) AS text) FROM unemployment WHERE wanted IS NOT NULL", "0"),
            ("SELECT CAST(count(*) AS text) FROM insurance_enrolment WHERE amount_fen IS NOT NULL", "0"),
            ("SELECT category FROM job_hardship", "other"),
            ("SELECT code FROM employment", "90"),
            ("SELECT end_reason FROM pension", "mistake"),
        ] {
            assert_eq!(office.stage.database.texts(sql).await, [wanted], "{sql}");
        }
    })
    .await;
}
