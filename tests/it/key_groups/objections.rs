//! The person knows, sees, objects, and gets an answer.

use super::scene::{FILE, Office, STUB, in_the_office, of};
use kit::access::Access;
use serde_json::{Value, json};

impl Office<'_> {
    /// The account of a person, which is confirmed to be the own one.
    async fn own(&self, person: &Value) -> Access {
        let resident = self.stage.resident().await;
        self.stage.bind_confirmed(&resident, &self.member, person).await;
        resident
    }

    /// What a person sees of the own files.
    async fn of_oneself(&self, resident: &Access) -> Value {
        self.stage.ask(resident, &format!("{{ myKeyFiles {{ {FILE} }} }}")).await["myKeyFiles"].take()
    }
}

#[tokio::test]
async fn an_objection_is_decided_by_somebody_else_and_closes_the_file_when_it_is_upheld() {
    in_the_office(async |office| {
        let (person, other) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let proposed = office.does(&office.custodian, "proposeKeyFile", STUB, office.proposal(&person)).await;
        let (resident, stranger) = (office.own(&person).await, office.own(&other).await);
        assert_eq!(office.of_oneself(&resident).await, json!([]), "what nobody confirmed is no file");
        let file = office.does(&office.deputy, "confirmKeyFile", STUB, of(&proposed, json!({}))).await;
        let seen = office.of_oneself(&resident).await;
        assert_eq!((&seen[0]["state"], &seen[0]["need"]), (&json!("OPEN"), &json!("需要就业指导")));
        assert_eq!(office.of_oneself(&stranger).await, json!([]));
        let object = json!({ "id": file["id"], "text": "已经就业，请求结案" });
        office.refused(&stranger, "objectToKeyFile", object.clone(), "NOT_FOUND").await;
        office.refused(&office.custodian, "objectToKeyFile", object.clone(), "FORBIDDEN").await;
        office.does(&resident, "objectToKeyFile", STUB, object.clone()).await;
        office.refused(&resident, "objectToKeyFile", object.clone(), "CONFLICT").await;
        let now = office.list(&office.deputy, "JUSTICE").await.remove(0);
        let seen = office.sees(&office.deputy, &file).await;
        let objection = &seen["objections"][0];
        assert_eq!((&objection["text"], &objection["upheld"]), (&json!("已经就业，请求结案"), &Value::Null));
        let decide = |upheld: bool| json!({ "objection": objection["id"], "upheld": upheld, "answer": "依据仍然有效" });
        // who proposed the file does not decide
        office.refused(&office.custodian, "decideKeyObjection", of(&now, decide(true)), "CONFLICT").await;
        office.refused(&office.health, "decideKeyObjection", of(&now, decide(true)), "NOT_FOUND").await;
        office.does(&office.deputy, "decideKeyObjection", STUB, of(&now, decide(false))).await;
        let seen = office.of_oneself(&resident).await;
        assert_eq!(seen[0]["objections"][0]["answer"], "依据仍然有效");
        // the second one is upheld
        office.does(&resident, "objectToKeyFile", STUB, object).await;
        let now = office.list(&office.deputy, "JUSTICE").await.remove(0);
        let seen = office.sees(&office.deputy, &file).await;
        let decide = json!({ "objection": seen["objections"][0]["id"], "upheld": true, "answer": "目标已实现" });
        assert_eq!(office.does(&office.deputy, "decideKeyObjection", STUB, of(&now, decide)).await, Value::Null);
        assert_eq!(office.list(&office.deputy, "JUSTICE").await, Vec::<Value>::new());
        let seen = office.of_oneself(&resident).await;
        assert_eq!((&seen[0]["state"], &seen[0]["closeReason"]), (&json!("CLOSED"), &json!("目标已实现")));
        // its authority does not look back on what the person was right to object to
        for who in [&office.custodian, &office.deputy] {
            assert_eq!(office.sees(who, &file).await, Value::Null);
        }
        for sql in [
            "SELECT text_cipher FROM key_objection WHERE text_cipher LIKE '%就业%'",
            "SELECT answer_cipher FROM key_objection WHERE answer_cipher LIKE '%依据%'",
        ] {
            assert_eq!(office.stage.database.texts(sql).await, [""; 0], "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_is_not_renewed_before_the_person_was_told_nor_while_an_objection_is_open() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.file(&person).await;
        let resident = office.own(&person).await;
        let later = json!({ "reviewOn": office.day(180) });
        office.refused(&office.custodian, "proposeKeyRenewal", of(&file, later.clone()), "CONFLICT").await;
        let told = json!({ "on": office.day(0), "way": "IN_PERSON" });
        let file = office.does(&office.custodian, "recordKeyInformed", STUB, of(&file, told)).await;
        office.does(&office.custodian, "proposeKeyRenewal", STUB, of(&file, later.clone())).await;
        // the objection comes before the second person
        let object = json!({ "id": file["id"], "text": "请求结案" });
        office.does(&resident, "objectToKeyFile", STUB, object).await;
        let now = office.list(&office.deputy, "JUSTICE").await.remove(0);
        office.refused(&office.deputy, "confirmKeyFile", of(&now, json!({})), "CONFLICT").await;
        office.refused(&office.deputy, "proposeKeyRenewal", of(&now, later), "CONFLICT").await;
        let seen = office.sees(&office.deputy, &file).await;
        let decide =
            json!({ "objection": seen["objections"][0]["id"], "upheld": false, "answer": "依据仍然有效" });
        let now = office.does(&office.deputy, "decideKeyObjection", STUB, of(&now, decide)).await;
        let renewed = office.does(&office.deputy, "confirmKeyFile", STUB, of(&now, json!({}))).await;
        assert_eq!(renewed["reviewOn"], json!(office.day(180)));
    })
    .await;
}
