//! Visits: by who helps, or by somebody of the grid who learns of nothing.

use super::scene::{STUB, in_the_office, look, look_for, of};
use serde_json::{Value, json};

#[tokio::test]
async fn helpers_visit_and_somebody_of_the_grid_gets_a_task_without_a_reason() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        let due = office.day(7);
        let file = office.does(&office.police, "planKeyVisit", STUB, of(&file, json!({ "dueOn": due }))).await;
        let by_task = json!({ "dueOn": due, "post": office.post(&office.member) });
        let file = office.does(&office.custodian, "planKeyVisit", STUB, of(&file, by_task)).await;
        // the same task as one that the community hands out
        let other = office.person("乙", json!({})).await;
        let task = json!({ "resident": other["id"], "post": office.post(&office.member), "dueOn": due });
        office.does(&office.clerk, "assignVisit", "", task).await;
        let list = "{ visitTasks { nodes { id version dueOn state result doneOn resident { name } } totalCount } }";
        let mut tasks = office.stage.ask(&office.member, list).await["visitTasks"]["nodes"].take();
        // of those of one day the order tells nothing
        tasks.as_array_mut().unwrap().sort_by_key(|task| task["resident"]["name"] != "乙");
        for (at, name) in [(0, "乙"), (1, "甲")] {
            assert_eq!(tasks[at]["resident"]["name"], name);
            assert_eq!((&tasks[at]["dueOn"], &tasks[at]["state"]), (&json!(due), &json!("OPEN")));
        }
        // and nothing beside it tells them apart
        for table in ["audit", "outbox", "history"] {
            let sql = format!("SELECT record_type FROM {table} WHERE record_type = 'VisitTask'");
            assert_eq!(office.stage.database.texts(&sql).await, [""; 0], "{table}");
        }
        let columns = "SELECT DISTINCT state || COALESCE(result, '-') || assigned_grid || CAST(version AS text) FROM visit_task";
        assert_eq!(office.stage.database.texts(columns).await.len(), 1);
        // nobody else reads it, not even who handed it out
        let (answer, _) = office.stage.send(&office.clerk, list, json!({})).await;
        assert_eq!(answer["data"]["visitTasks"], Value::Null);
        let leader = office.stage.caller("grid-leader", &office.grids[0]).await;
        assert_eq!(office.stage.ask(&leader, list).await["visitTasks"]["totalCount"], 0);
        let done = of(&tasks[1], json!({ "result": "NEEDS_HELP" }));
        let done = office.does(&office.member, "recordVisit", "state result", done).await;
        assert_eq!(done, json!({ "state": "DONE", "result": "NEEDS_HELP" }));
        let seen = office.sees(&office.police, &file).await;
        let visits = seen["visits"].as_array().unwrap();
        assert_eq!((&visits[0]["byTask"], &visits[0]["result"]), (&json!(true), &json!("NEEDS_HELP")));
        // what the member does is no visit of a helper
        let wrong = of(&file, json!({ "visit": visits[0]["id"], "result": "MET" }));
        office.refused(&office.police, "recordKeyVisit", wrong, "CONFLICT").await;
        let paid = of(&file, json!({ "visit": visits[1]["id"], "result": "MET", "note": "情况稳定" }));
        office.refused(&office.member, "recordKeyVisit", paid.clone(), "FORBIDDEN").await;
        office.refused(&office.health, "recordKeyVisit", paid.clone(), "NOT_FOUND").await;
        let file = office.does(&office.police, "recordKeyVisit", STUB, paid.clone()).await;
        office.refused(&office.police, "recordKeyVisit", of(&file, json!({ "visit": visits[1]["id"], "result": "MET" })), "CONFLICT").await;
        let seen = office.sees(&office.helper, &file).await;
        assert_eq!((&seen["visits"][1]["note"], &seen["visits"][1]["doneOn"]), (&json!("情况稳定"), &json!(office.day(0))));
        assert_eq!(office.stage.database.texts("SELECT note_cipher FROM key_visit WHERE note_cipher LIKE '%情况%'").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_visit_task_outlasts_the_file_and_ends_with_the_residence() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.file(&person).await;
        let task = json!({ "dueOn": office.day(7), "post": office.post(&office.member) });
        let file = office.does(&office.custodian, "planKeyVisit", STUB, of(&file, task)).await;
        let open = "SELECT state FROM visit_task";
        assert_eq!(office.stage.database.texts(open).await, ["open"]);
        office.does(&office.custodian, "closeKeyFile", STUB, of(&file, json!({ "reason": "期满" }))).await;
        // one that vanished now would tell the member that there was a file
        let list = office.nodes(&office.member, "visitTasks", "id version state").await;
        assert_eq!((list.len(), &list[0]["state"]), (1, &json!("OPEN")));
        // of somebody without a file as of somebody with one, when the person moves to another grid
        let task =
            json!({ "resident": person["id"], "post": office.post(&office.member), "dueOn": office.day(7) });
        office.does(&office.clerk, "assignVisit", "", task.clone()).await;
        office
            .wrong(
                &office.clerk,
                "assignVisit",
                {
                    let mut late = task.clone();
                    late["dueOn"] = json!(office.day(-1));
                    late
                },
                "input.dueOn",
            )
            .await;
        office.refused(&office.member, "assignVisit", task, "FORBIDDEN").await;
        let moved = of(&person, json!({ "grid": office.grids[1] }));
        office.does(&office.clerk, "moveResident", "id", moved).await;
        office.told().await;
        assert_eq!(office.stage.database.texts(open).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn what_came_of_a_visit_is_read_by_its_authority_alone_after_the_file_was_closed() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let resident = office.stage.resident().await;
        office.stage.bind_confirmed(&resident, &office.member, &person).await;
        let file = office.helped(&person).await;
        let task = json!({ "dueOn": office.day(7), "post": office.post(&office.member) });
        let file = office.does(&office.custodian, "planKeyVisit", STUB, of(&file, task)).await;
        let end = of(&file, json!({ "reason": "期满" }));
        office.does(&office.custodian, "closeKeyFile", STUB, end.clone()).await;
        let task = office.nodes(&office.member, "visitTasks", "id version").await.remove(0);
        let result = of(&task, json!({ "result": "NEEDS_HELP" }));
        office.does(&office.member, "recordVisit", "state", result).await;
        let told = |seen: &Value| {
            (seen["state"].clone(), seen["closeReason"].clone(), seen["visits"][0]["result"].clone())
        };
        let wanted = (json!("CLOSED"), json!("期满"), json!("NEEDS_HELP"));
        assert_eq!(told(&office.sees(&office.custodian, &file).await), wanted);
        assert_eq!(told(&office.stage.ask(&office.deputy, &look_for(&person)).await["keyFile"]), wanted);
        // for a purpose, and on record for the person
        let aimless = format!("{{ keyFile(id: {}) {{ need }} }}", file["id"]);
        assert_eq!(office.stage.codes(&office.custodian, &aimless, json!({})).await, ["BAD_USER_INPUT"]);
        let own = office.stage.ask(&resident, "{ myKeyFiles { state views { roleCode } } }").await;
        let views = json!([{ "roleCode": "justice-deputy" }, { "roleCode": "justice-custodian" }]);
        assert_eq!(own["myKeyFiles"], json!([{ "state": "CLOSED", "views": views }]));
        // who helped and everybody else see it no longer, it is in no list, and nobody changes it
        for who in [&office.police, &office.helper, &office.system, &office.health] {
            for query in [look(&file), look_for(&person)] {
                assert_eq!(office.stage.ask(who, &query).await["keyFile"], Value::Null);
            }
        }
        assert_eq!(office.list(&office.custodian, "JUSTICE").await, Vec::<Value>::new());
        let asked = format!(
            "{{ node(id: {}) {{ ... on Resident {{ keyFiles(purpose: \"走访前了解情况\") {{ id }} }} }} }}",
            person["id"]
        );
        assert_eq!(office.stage.ask(&office.custodian, &asked).await["node"]["keyFiles"], Value::Null);
        office.refused(&office.custodian, "closeKeyFile", end, "NOT_FOUND").await;
        let visit = of(&file, json!({ "dueOn": office.day(7) }));
        office.refused(&office.custodian, "planKeyVisit", visit, "NOT_FOUND").await;
        // by the person it is one that is kept that is found
        office.file(&person).await;
        assert_eq!(office.stage.ask(&office.custodian, &look_for(&person)).await["keyFile"]["state"], "OPEN");
        assert_eq!(office.sees(&office.custodian, &file).await["state"], "CLOSED");
    })
    .await;
}
