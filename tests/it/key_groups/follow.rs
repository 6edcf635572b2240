//! Files follow the person, are handed over to another district, and end with the person.

use super::scene::{Office, STUB, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use serde_json::{Value, json};

impl Office<'_> {
    /// The residence as it is now.
    async fn now(&self, person: &Value) -> Value {
        let query = format!("{{ node(id: {}) {{ ... on Resident {{ id version }} }} }}", person["id"]);
        self.stage.ask(&self.clerk, &query).await["node"].take()
    }

    /// What a person sees of the own files.
    async fn own_files(&self, resident: &Access) -> Value {
        self.stage.ask(resident, "{ myKeyFiles { state need objections { text } views { roleCode } } }").await
            ["myKeyFiles"]
            .take()
    }
}

#[tokio::test]
async fn within_a_district_it_goes_along() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        let task = json!({ "dueOn": office.day(7), "post": office.post(&office.member) });
        office.does(&office.custodian, "planKeyVisit", STUB, of(&file, task)).await;
        let moved = of(&office.now(&person).await, json!({ "grid": office.grids[1] }));
        office.does(&office.clerk, "moveResident", "id", moved).await;
        office.told().await;
        assert_eq!(office.sees(&office.custodian, &file).await["state"], "OPEN");
        assert_eq!(office.sees(&office.helper, &file).await["state"], "OPEN", "of the same community");
        // the officer of the grid before reaches the person no longer
        assert_eq!(office.sees(&office.police, &file).await, Value::Null);
        let officer = office.stage.caller("police-officer", &office.grids[1]).await;
        assert_eq!(office.sees(&officer, &file).await, Value::Null, "nobody new sees it unasked");
        // the task ended with the move, and who helps pays the visit
        let seen = office.sees(&office.helper, &file).await;
        let paid = json!({ "visit": seen["visits"][0]["id"], "result": "MET" });
        let now = office.list(&office.custodian, "JUSTICE").await.remove(0);
        office.does(&office.helper, "recordKeyVisit", STUB, of(&now, paid)).await;
        let seen = office.sees(&office.helper, &file).await;
        let visit = &seen["visits"][0];
        assert_eq!((&visit["byTask"], &visit["result"]), (&json!(false), &json!("MET")));
    })
    .await;
}

#[tokio::test]
async fn another_district_gets_it_and_reads_it_once_it_is_accepted() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        let resident = office.stage.resident().await;
        office.stage.bind_confirmed(&resident, &office.member, &person).await;
        // a visit of a helper, and one of somebody of the grid
        let due = json!({ "dueOn": office.day(7) });
        let planned = office.does(&office.police, "planKeyVisit", STUB, of(&file, due)).await;
        let visit = office.sees(&office.police, &file).await["visits"][0]["id"].take();
        let paid = json!({ "visit": visit, "result": "MET", "note": "情况稳定" });
        let visited = office.does(&office.police, "recordKeyVisit", STUB, of(&planned, paid)).await;
        let task = json!({ "dueOn": office.day(7), "post": office.post(&office.member) });
        office.does(&office.custodian, "planKeyVisit", STUB, of(&visited, task)).await;
        let task = office.nodes(&office.member, "visitTasks", "id version").await.remove(0);
        office
            .does(&office.member, "recordVisit", "state", of(&task, json!({ "result": "NEEDS_HELP" })))
            .await;
        let object = json!({ "id": file["id"], "text": "请求结案" });
        office.does(&resident, "objectToKeyFile", STUB, object).await;
        let mover = office.stage.mover(None).await;
        let moved = of(&office.now(&person).await, json!({ "grid": ELSEWHERE }));
        office.does(&mover, "moveResident", "id", moved).await;
        office.told().await;
        for who in [&office.custodian, &office.deputy, &office.police, &office.helper] {
            assert_eq!(office.sees(who, &file).await, Value::Null);
        }
        let there = office.stage.caller("justice-custodian", &ELSEWHERE[..6]).await;
        let health = office.stage.caller("health-custodian", &ELSEWHERE[..6]).await;
        assert_eq!(office.list(&health, "HEALTH").await, Vec::<Value>::new());
        let handed = office.list(&there, "JUSTICE").await;
        let [handed] = handed.as_slice() else { panic!("{handed:?}") };
        assert_eq!((&handed["state"], &handed["reviewOn"]), (&json!("HANDED"), &json!(office.day(150))));
        assert_eq!(handed["helpers"], json!([]));
        // nobody there reads it before
        assert_eq!(office.sees(&there, handed).await, Value::Null);
        office.refused(&there, "closeKeyFile", of(handed, json!({ "reason": "期满" })), "CONFLICT").await;
        let objection = "SELECT CAST(id AS text) FROM key_objection WHERE district_code = '371102'";
        let objection = office.stage.database.texts(objection).await.remove(0).parse::<i64>().unwrap();
        let objection = kit::node::GlobalId::placed("KeyObjection", &ELSEWHERE[..6], objection).to_string();
        let uphold = json!({ "objection": objection, "upheld": true, "answer": "同意结案" });
        office.refused(&there, "decideKeyObjection", of(handed, uphold), "CONFLICT").await;
        office.refused(&health, "acceptKeyFile", of(handed, json!({ "accept": true })), "NOT_FOUND").await;
        let taken = office.does(&there, "acceptKeyFile", STUB, of(handed, json!({ "accept": true }))).await;
        // it takes two people there, too, and the person reads it all the while
        assert_eq!(taken["state"], "PROPOSED");
        office.refused(&there, "confirmKeyFile", of(&taken, json!({})), "CONFLICT").await;
        office.refused(&there, "setKeyHelpers", of(&taken, json!({ "posts": [] })), "CONFLICT").await;
        let resident = resident.again().await.unwrap();
        assert_eq!(office.own_files(&resident).await[0]["state"], "PROPOSED");
        let second = office.stage.caller("justice-deputy", &ELSEWHERE[..6]).await;
        let taken = office.does(&second, "confirmKeyFile", STUB, of(&taken, json!({}))).await;
        let seen = office.sees(&there, &taken).await;
        assert_eq!((&seen["state"], &seen["need"]), (&json!("OPEN"), &json!("需要就业指导")));
        assert_eq!(seen["objections"][0]["text"], "请求结案", "it is still decided");
        let paid = |visit: &Value| (visit["byTask"].clone(), visit["result"].clone(), visit["note"].clone());
        let visits: Vec<_> = seen["visits"].as_array().unwrap().iter().map(paid).collect();
        let by_task = (json!(true), json!("NEEDS_HELP"), Value::Null);
        assert_eq!(visits, [by_task, (json!(false), json!("MET"), json!("情况稳定"))]);
        office.refused(&there, "acceptKeyFile", of(&taken, json!({ "accept": true })), "CONFLICT").await;
        // told again, nothing more happens
        let count = "SELECT CAST(count(*) AS text) FROM key_file";
        office.told().await;
        assert_eq!(office.stage.database.texts(count).await, ["2"]);
        let own = office.own_files(&resident).await;
        assert_eq!(own[0]["objections"][0]["text"], "请求结案");
        // who looked before the move is told to the person after it, and is kept where the file is alone
        let views = json!([{ "roleCode": "justice-custodian" }, { "roleCode": "police-officer" }]);
        assert_eq!(own[0]["views"], views);
        for table in ["key_view", "key_visit", "key_objection"] {
            let districts = format!("SELECT DISTINCT district_code FROM {table}");
            assert_eq!(office.stage.database.texts(&districts).await, [&ELSEWHERE[..6]], "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_that_is_not_taken_is_closed_unread() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        office.file(&person).await;
        let proposed = office.person("乙", json!({})).await;
        office.does(&office.custodian, "proposeKeyFile", STUB, office.proposal(&proposed)).await;
        let mover = office.stage.mover(None).await;
        for who in [&person, &proposed] {
            let moved = of(&office.now(who).await, json!({ "grid": ELSEWHERE }));
            office.does(&mover, "moveResident", "id", moved).await;
        }
        office.told().await;
        let there = office.stage.caller("justice-deputy", &ELSEWHERE[..6]).await;
        let handed = office.list(&there, "JUSTICE").await;
        let [handed] = handed.as_slice() else {
            panic!("what nobody confirmed is not handed over: {handed:?}")
        };
        let none = office.does(&there, "acceptKeyFile", STUB, of(handed, json!({ "accept": false }))).await;
        assert_eq!(none, Value::Null);
        assert_eq!(office.list(&there, "JUSTICE").await, Vec::<Value>::new());
        assert_eq!(office.sees(&there, handed).await, Value::Null);
    })
    .await;
}

#[tokio::test]
async fn who_dies_or_leaves_has_no_file_any_more() {
    in_the_office(async |office| {
        for reason in ["DIED", "LEFT", "MISTAKE"] {
            let person = office.person(reason, json!({})).await;
            let file = office.helped(&person).await;
            let end = of(&office.now(&person).await, json!({ "reason": reason }));
            office.does(&office.clerk, "endResidence", "id", end).await;
            office.told().await;
            assert_eq!(office.sees(&office.custodian, &file).await, Value::Null, "{reason}");
            assert_eq!(office.sees(&office.helper, &file).await, Value::Null, "{reason}");
        }
        assert_eq!(office.list(&office.custodian, "JUSTICE").await, Vec::<Value>::new());
    })
    .await;
}

#[tokio::test]
async fn of_two_who_are_one_the_first_file_stays_and_can_be_read() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("甲", json!({})).await);
        let (first, second) = (office.file(&one).await, office.file(&two).await);
        assert_eq!(office.sees(&office.custodian, &first).await["state"], "OPEN");
        let director = office.stage.caller("community-director", COMMUNITY).await;
        let (keep, gone) = (office.now(&two).await, office.now(&one).await);
        let merge = json!({
            "keep": keep["id"], "keepVersion": keep["version"], "gone": gone["id"], "goneVersion": gone["version"],
            "reason": "同一人重复登记",
        });
        office.does(&director, "mergeResidents", "id", merge).await;
        // before anybody is told, what the one key sealed is sealed with the other one's
        let seen = office.sees(&office.deputy, &first).await;
        assert_eq!((&seen["need"], &seen["views"][1]["purpose"]), (&json!("需要就业指导"), &json!("走访前了解情况")));
        office.told().await;
        assert_eq!(office.sees(&office.custodian, &first).await["state"], "OPEN");
        assert_eq!(office.sees(&office.custodian, &second).await["state"], "CLOSED");
        assert_eq!(office.list(&office.custodian, "JUSTICE").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_leaves_nothing() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        office.sees(&office.police, &file).await;
        let ask = json!({ "id": person["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.clerk, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        // its key is gone at once
        assert_eq!(
            office.stage.codes(&office.custodian, &super::scene::look(&file), json!({})).await,
            ["CONFLICT"]
        );
        office.told().await;
        assert_eq!(office.sees(&office.custodian, &file).await, Value::Null);
        for table in ["key_file", "key_helper", "key_view", "key_visit", "key_objection"] {
            let sql = format!("SELECT CAST(count(*) AS text) FROM {table}");
            assert_eq!(office.stage.database.texts(&sql).await, ["0"], "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_who_is_erased_before_it_is_handed_over_nothing_comes_there() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        office.helped(&person).await;
        let mover = office.stage.mover(None).await;
        let moved = of(&office.now(&person).await, json!({ "grid": ELSEWHERE }));
        let there = office.does(&mover, "moveResident", "id", moved).await;
        let clerk = office.stage.caller("community-clerk", &ELSEWHERE[..12]).await;
        let director = office.stage.caller("community-director", &ELSEWHERE[..12]).await;
        let ask = json!({ "id": there["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&clerk, "requestErasure", "id version", ask).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        let custodian = office.stage.caller("justice-custodian", &ELSEWHERE[..6]).await;
        assert_eq!(office.list(&custodian, "JUSTICE").await, Vec::<Value>::new());
        assert_eq!(office.list(&office.custodian, "JUSTICE").await, Vec::<Value>::new());
        for table in ["key_file", "key_helper", "key_view", "key_visit", "key_objection"] {
            let sql = format!("SELECT grid_code FROM {table} WHERE grid_code = '{ELSEWHERE}'");
            assert_eq!(office.stage.database.texts(&sql).await, [""; 0], "{table}");
        }
        assert_eq!(office.stage.database.texts("SELECT state FROM key_file").await, ["closed"]);
    })
    .await;
}
