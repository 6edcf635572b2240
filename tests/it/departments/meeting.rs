//! A person whom four departments know, and a reader of two of them.

use super::{holder, with_departments};
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

const DISTRICT: &str = "340705";

/// A person in the first grid of the community.
async fn person(stage: &Stage<'_>, clerk: &Access, name: &str) -> Value {
    let grid = stage.grids().await.remove(0);
    let input =
        json!({ "grid": grid, "kind": "REGISTERED", "name": name, "sex": "MALE", "birthOn": "1955-01-01" });
    stage.does(clerk, "registerResident", "id", input).await["id"].take()
}

/// Makes the person known to the two departments that are read.
async fn known(stage: &Stage<'_>, person: &Value) {
    let civil = stage.caller("civil-affairs-clerk", COMMUNITY).await;
    let care = json!({ "resident": person, "kind": "LIVING_ALONE", "visitDays": 15, "plan": "代购药品", "needs": "无" });
    stage.does(&civil, "openCareRecord", "id", care).await;
    let social = stage.caller("social-security-clerk", COMMUNITY).await;
    let one = json!({ "resident": person, "scheme": "RESIDENT_MEDICAL", "year": 2026, "state": "PAID" });
    let one = json!({ "enrolment": one });
    stage.does(&social, "putEnrolment", "id", one).await;
}

/// Makes the person known to two more: family planning, and justice, which keeps a file.
async fn known_more(stage: &Stage<'_>, person: &Value) -> Access {
    let family = stage.caller("family-planning-clerk", COMMUNITY).await;
    let birth = json!({ "resident": person, "bornOn": "1990-01-01" });
    stage.does(&family, "registerBirth", "id", birth).await;
    let custodian = stage.caller("justice-custodian", DISTRICT).await;
    let deputy = stage.caller("justice-deputy", DISTRICT).await;
    let basis = json!({ "kind": "COURT_DECISION", "number": "12", "authority": "区人民法院", "datedOn": stage.day(-20) });
    let aims = json!([{ "text": "参加培训", "by": stage.day(90) }]);
    let file = json!({ "resident": person, "kind": "COMMUNITY_CORRECTION", "need": "就业指导",
        "reviewOn": stage.day(150), "basis": basis, "aims": aims });
    let file = stage.does(&custodian, "proposeKeyFile", "id version", file).await;
    stage.does(&deputy, "confirmKeyFile", "id version", file).await;
    custodian
}

/// What is asked about a person: parts of four departments.
fn question(person: &Value) -> String {
    format!(
        "{{ node(id: {person}) {{ ... on Resident {{ name \
         civilAffairs {{ careRecords {{ nodes {{ kind }} }} }} \
         familyPlanning {{ births {{ nodes {{ state }} }} certificates {{ nodes {{ state }} }} }} \
         keyFiles(purpose: \"走访前了解情况\") {{ state }} \
         socialSecurity {{ enrolments {{ nodes {{ scheme state }} }} }} }} }} }}"
    )
}

#[tokio::test]
async fn a_reader_of_two_departments_sees_exactly_these_two() {
    with_departments(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let (of_four, of_two) = (person(stage, &clerk, "甲").await, person(stage, &clerk, "甲").await);
        known(stage, &of_four).await;
        known(stage, &of_two).await;
        let custodian = known_more(stage, &of_four).await;
        let reader = holder(stage, &["civil-affairs-reader", "social-security-reader"], DISTRICT).await;
        let (answer, statements) = stage.send(&reader, &question(&of_four), json!({})).await;
        let seen = json!({
            "name": "甲",
            "civilAffairs": { "careRecords": { "nodes": [{ "kind": "LIVING_ALONE" }] } },
            "familyPlanning": null,
            "keyFiles": null,
            "socialSecurity": { "enrolments": { "nodes": [{ "scheme": "RESIDENT_MEDICAL", "state": "PAID" }] } },
        });
        assert_eq!(answer["data"]["node"], seen, "{answer:#}");
        let refused = |error: &Value| (error["path"].clone(), error["extensions"]["code"].clone());
        let mut errors: Vec<_> = answer["errors"].as_array().unwrap().iter().map(refused).collect();
        errors.sort_by_key(|(path, _)| path.to_string());
        let at = |field: &str| (json!(["node", field]), json!("FORBIDDEN"));
        assert_eq!(errors, [at("familyPlanning"), at("keyFiles")]);
        // of whom the other two know nothing: the same to the letter, after as many statements
        assert_eq!(stage.send(&reader, &question(&of_two), json!({})).await, (answer, statements));
        // who keeps the file sees it there, so that it was no empty question
        let asked = format!("{{ node(id: {of_four}) {{ ... on Resident {{ keyFiles(purpose: \"走访前了解情况\") {{ state }} }} }} }}");
        let kept = stage.ask(&custodian, &asked).await;
        assert_eq!(kept["node"]["keyFiles"], json!([{ "state": "OPEN" }]));
    })
    .await;
}

#[tokio::test]
async fn out_of_reach_is_as_if_it_were_not_there() {
    with_departments(async |stage| {
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let of_four = person(stage, &clerk, "甲").await;
        known(stage, &of_four).await;
        known_more(stage, &of_four).await;
        let never = json!(GlobalId::placed("Resident", DISTRICT, 7).to_string());
        let roles =
            ["civil-affairs-reader", "social-security-reader", "family-planning-reader", "justice-custodian"];
        // of two departments, and of four
        for roles in [&roles[..2], &roles[..]] {
            let reader = holder(stage, roles, &ELSEWHERE[..6]).await;
            let there = stage.send(&reader, &question(&of_four), json!({})).await;
            assert_eq!(there, stage.send(&reader, &question(&never), json!({})).await);
            assert_eq!(there.0["data"], json!({ "node": null }));
        }
    })
    .await;
}
