//! A file from the proposal to its end, and who is refused what.

use super::scene::{STUB, in_the_office, of};
use crate::people::village::number;
use crate::places::deed::document;
use serde_json::{Value, json};

#[tokio::test]
async fn a_file_is_opened_by_two_people_planned_renewed_and_closed() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let input = office.proposal(&person);
        let file = office.does(&office.custodian, "proposeKeyFile", STUB, input.clone()).await;
        assert_eq!((&file["state"], &file["version"]), (&json!("PROPOSED"), &json!(1)));
        // the same person does not confirm, and nothing is done with it before
        office.refused(&office.custodian, "confirmKeyFile", of(&file, json!({})), "CONFLICT").await;
        for (mutation, more) in [
            ("setKeyHelpers", json!({ "posts": [] })),
            ("planKeyVisit", json!({ "dueOn": office.day(5) })),
            ("proposeKeyRenewal", json!({ "reviewOn": office.day(170) })),
        ] {
            office.refused(&office.custodian, mutation, of(&file, more), "CONFLICT").await;
        }
        // who is refused since there is one looked for it
        let again = document("proposeKeyFile", "id");
        let again = office.stage.codes(&office.deputy, &again, json!({ "input": input })).await;
        assert_eq!(again, ["CONFLICT"]);
        assert_eq!(office.stage.database.texts("SELECT state FROM key_file").await, ["proposed"]);
        let file = office.does(&office.deputy, "confirmKeyFile", STUB, of(&file, json!({}))).await;
        assert_eq!(file["state"], "OPEN");
        let told = json!({ "on": office.day(0), "way": "IN_PERSON" });
        let file = office.does(&office.custodian, "recordKeyInformed", STUB, of(&file, told)).await;
        let aims =
            json!({ "aims": [{ "text": "参加培训", "reachedOn": office.day(0) }, { "text": "就业" }] });
        let file = office.does(&office.custodian, "setKeyPlan", STUB, of(&file, aims)).await;
        let seen = office.sees(&office.deputy, &file).await;
        assert_eq!(seen["kind"], "COMMUNITY_CORRECTION");
        assert_eq!(seen["basis"]["number"], "（2025）刑初12号");
        assert_eq!(seen["aims"][1]["text"], "就业");
        assert_eq!(seen["informed"], json!({ "on": office.day(0), "way": "IN_PERSON" }));
        let views = ["走访前了解情况", "A file was proposed, and there is one already (重复拟建档)"];
        let views = views.map(|purpose| json!({ "roleCode": "justice-deputy", "purpose": purpose }));
        assert_eq!(seen["views"], json!(views));
        let looked = "SELECT CAST(count(*) AS text) FROM audit WHERE record_type = 'Restricted' AND action = 'read' \
                      AND person_id IS NOT NULL";
        assert_eq!(office.stage.database.texts(looked).await, ["2"], "and the person reads of both");
        // two people renew it
        let later = json!({ "reviewOn": office.day(180) });
        let file = office.does(&office.deputy, "proposeKeyRenewal", STUB, of(&file, later)).await;
        assert_eq!(
            (&file["reviewOn"], &file["renewalOn"]),
            (&json!(office.day(150)), &json!(office.day(180)))
        );
        office.refused(&office.deputy, "confirmKeyFile", of(&file, json!({})), "CONFLICT").await;
        let file = office.does(&office.custodian, "confirmKeyFile", STUB, of(&file, json!({}))).await;
        assert_eq!((&file["reviewOn"], &file["renewalOn"]), (&json!(office.day(180)), &Value::Null));
        let end = of(&file, json!({ "reason": "矫正期满" }));
        assert_eq!(office.does(&office.custodian, "closeKeyFile", STUB, end).await, Value::Null);
        assert_eq!(office.sees(&office.custodian, &file).await["state"], "CLOSED");
        assert_eq!(office.list(&office.custodian, "JUSTICE").await, Vec::<Value>::new());
        // nothing that it said stands anywhere in the clear
        for sql in [
            "SELECT content_cipher FROM key_file WHERE content_cipher LIKE '%矫正%'",
            "SELECT reason FROM audit WHERE reason LIKE '%矫正%' OR reason LIKE '%走访前%'",
            "SELECT record_type FROM audit WHERE record_type LIKE 'Key%'",
            "SELECT record_type FROM outbox WHERE record_type LIKE 'Key%'",
            "SELECT record_type FROM history WHERE record_type LIKE 'Key%'",
        ] {
            assert_eq!(office.stage.database.texts(sql).await, [""; 0], "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_and_changes_nothing() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let propose = async |change: &str, value: Value, path: &str| {
            let mut input = office.proposal(&person);
            *input.pointer_mut(change).unwrap() = value;
            office.wrong(&office.custodian, "proposeKeyFile", input, path).await;
        };
        propose("/reviewOn", json!(office.day(200)), "input.reviewOn").await;
        propose("/reviewOn", json!(office.day(0)), "input.reviewOn").await;
        propose("/basis/kind", json!("MEDICAL_DIAGNOSIS"), "input.basis.kind").await;
        propose("/basis/number", json!(" "), "input.basis.number").await;
        propose("/basis/authority", json!(""), "input.basis.authority").await;
        propose("/basis/datedOn", json!(office.day(1)), "input.basis.datedOn").await;
        propose("/need", json!(""), "input.need").await;
        propose("/aims", json!([]), "input.aims").await;
        propose("/aims/0/text", json!(""), "input.aims.0.text").await;
        let file = office.file(&person).await;
        let member = of(&file, json!({ "posts": [office.post(&office.member)] }));
        office.wrong(&office.custodian, "setKeyHelpers", member, "input.posts").await;
        let late = of(&file, json!({ "dueOn": office.day(200) }));
        office.wrong(&office.custodian, "planKeyVisit", late, "input.dueOn").await;
        let clerk = of(&file, json!({ "dueOn": office.day(3), "post": office.post(&office.clerk) }));
        office.wrong(&office.custodian, "planKeyVisit", clerk, "input.post").await;
        let sooner = of(&file, json!({ "reviewOn": office.day(100) }));
        office.wrong(&office.custodian, "proposeKeyRenewal", sooner, "input.reviewOn").await;
        let mut stale = of(&file, json!({ "reason": "期满" }));
        stale["version"] = json!(1);
        office.refused(&office.custodian, "closeKeyFile", stale, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn nobody_else_proposes_confirms_or_closes_one() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({ "identityNumber": number("1980-01-01", 61) })).await;
        let input = office.proposal(&person);
        for who in [&office.police, &office.helper, &office.system, &office.clerk, &office.member] {
            office.refused(who, "proposeKeyFile", input.clone(), "FORBIDDEN").await;
        }
        // another authority may not open a file of this kind, and sees nothing of those that are there
        office.refused(&office.health, "proposeKeyFile", input.clone(), "FORBIDDEN").await;
        let file = office.does(&office.custodian, "proposeKeyFile", STUB, input).await;
        office.refused(&office.health, "confirmKeyFile", of(&file, json!({})), "NOT_FOUND").await;
        let never =
            json!({ "id": kit::node::GlobalId::placed("KeyFile", "340705", 7).to_string(), "version": 1 });
        let one = office.refused(&office.health, "confirmKeyFile", never, "NOT_FOUND").await;
        let two = office.refused(&office.health, "confirmKeyFile", of(&file, json!({})), "NOT_FOUND").await;
        assert_eq!(one, two);
        let file = office.does(&office.deputy, "confirmKeyFile", STUB, of(&file, json!({}))).await;
        let end = of(&file, json!({ "reason": "期满" }));
        office.refused(&office.health, "closeKeyFile", end.clone(), "NOT_FOUND").await;
        for who in [&office.police, &office.helper, &office.system, &office.clerk, &office.member] {
            office.refused(who, "closeKeyFile", end.clone(), "FORBIDDEN").await;
        }
        // a person can have a file of each of two authorities, which know nothing of each other's
        let other = office.does(&office.health, "proposeKeyFile", STUB, office.diagnosis(&person)).await;
        office.does(&office.health_deputy, "confirmKeyFile", STUB, of(&other, json!({}))).await;
        assert_eq!(office.list(&office.custodian, "JUSTICE").await.len(), 1);
        assert_eq!(office.list(&office.health, "HEALTH").await.len(), 1);
        let ask = "{ keyFiles(authority: HEALTH) { files { id } } }";
        assert_eq!(office.stage.codes(&office.custodian, ask, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}

#[tokio::test]
async fn sent_again_nothing_happens_again() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let mut input = office.proposal(&person);
        input["idempotencyKey"] = json!("k");
        let first = office.does(&office.custodian, "proposeKeyFile", STUB, input.clone()).await;
        let again = office.does(&office.custodian, "proposeKeyFile", STUB, input.clone()).await;
        assert_eq!(first, again);
        input["need"] = json!("别的");
        office.refused(&office.custodian, "proposeKeyFile", input.clone(), "CONFLICT").await;
        assert_eq!(office.stage.database.texts("SELECT state FROM key_file").await, ["proposed"]);
        // a key of somebody else tells nothing
        input["idempotencyKey"] = json!("k");
        office.refused(&office.health, "proposeKeyFile", input, "FORBIDDEN").await;
    })
    .await;
}
