//! What is restricted is shown to an account that is confirmed to be the person's own, and to no other.

use super::scene::{STUB, in_the_office};
use serde_json::json;

#[tokio::test]
async fn a_code_of_the_grid_alone_shows_nothing_that_is_restricted() {
    in_the_office(async |office| {
        let stage = &office.stage;
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        office.sees(&office.custodian, &file).await;
        // whoever got the code of the grid member
        let resident = stage.resident().await;
        stage.bind(&resident, &office.member, &person).await;
        let own = async || stage.ask(&resident, "{ myKeyFiles { state } }").await["myKeyFiles"].take();
        let looks = "{ recordViews(action: \"read\") { nodes { recordType viewer { roleCode } } } }";
        let looks = async || stage.ask(&resident, looks).await["recordViews"]["nodes"].take();
        let objection = json!({ "id": file["id"], "text": "请求结案" });
        assert_eq!((own().await, looks().await), (json!([]), json!([])));
        office.refused(&resident, "objectToKeyFile", objection.clone(), "NOT_FOUND").await;
        let name = format!("a{}", resident.account().unwrap());
        let confirm = json!({ "resident": person["id"], "account": name });
        let elsewhere = stage.caller("justice-custodian", "371102").await;
        for (who, code) in [
            (&office.member, "FORBIDDEN"),
            (&office.clerk, "FORBIDDEN"),
            (&office.helper, "FORBIDDEN"),
            (&office.system, "FORBIDDEN"),
            (&resident, "FORBIDDEN"),
            (&elsewhere, "NOT_FOUND"),
        ] {
            stage.denied(who, "confirmBinding", confirm.clone(), code).await;
        }
        // the person shows another account than the one that is bound
        let other = json!({ "resident": person["id"], "account": "a1" });
        stage.denied(&office.custodian, "confirmBinding", other, "BAD_USER_INPUT").await;
        assert_eq!(own().await, json!([]));
        stage.act(&office.custodian, "confirmBinding", "resident { id }", confirm.clone()).await;
        assert_eq!(own().await, json!([{ "state": "OPEN" }]));
        let look = json!({ "recordType": "Restricted", "viewer": { "roleCode": "justice-custodian" } });
        assert_eq!(looks().await[0], look);
        office.does(&resident, "objectToKeyFile", STUB, objection).await;
        // nobody else learns that it was confirmed, and by whom
        let traces =
            "SELECT record_type || record_id || area_code FROM audit WHERE action = 'confirm_binding'";
        assert_eq!(stage.database.texts(traces).await, ["Restricted340705"]);
        // another binding is confirmed anew
        let unbind = json!({ "resident": person["id"] });
        stage.act(&resident, "unbindAccount", "resident { id }", unbind).await;
        stage.denied(&office.custodian, "confirmBinding", confirm, "CONFLICT").await;
        stage.bind(&resident, &office.member, &person).await;
        assert_eq!((own().await, looks().await), (json!([]), json!([])));
    })
    .await;
}
