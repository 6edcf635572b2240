//! Broken glass: people beyond the own area can be read for two hours, on record, and a superior reviews it.

use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::node::GlobalId;
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;
const SHOWN: &str = "breakGlass { id version areaCode reviewCode reason toAt reviewedAt finding }";

/// A grid of another community of the district.
async fn elsewhere(stage: &Stage<'_>) -> String {
    let district = &COMMUNITY[..6];
    let sql = format!(
        "SELECT min(grid_code) FROM grid WHERE grid_code LIKE '{district}%' AND grid_code NOT LIKE '{COMMUNITY}%'"
    );
    stage.database.texts(&sql).await.remove(0)
}

#[tokio::test]
async fn an_emergency_opens_an_area_and_is_over_by_itself() {
    on_a_copy(async |stage| {
        let grid = elsewhere(stage).await;
        let other = &grid[..12];
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈七", "sex": "MALE", "particulars": { "telephone": "15400002222" } });
        let made = stage.enter(&member, input).await;
        let account = stage.account("community-director", COMMUNITY).await;
        let director = async || stage.platform.caller(account).await.unwrap().unwrap();
        let node = format!("{{ node(id: {}) {{ ... on Resident {{ name }} }} }}", made["id"]);
        assert_eq!(stage.ask(&director().await, &node).await["node"], Value::Null);
        let open = |area: &str, reason: &str| json!({ "area": area, "reason": reason });
        let reason = "the dyke broke, people must be found";
        let before = director().await;
        stage.denied(&before, "breakGlass", open("371102100", reason), "NOT_FOUND").await;
        stage.denied(&before, "breakGlass", open("340705", reason), "BAD_USER_INPUT").await;
        stage.denied(&before, "breakGlass", open("3407", reason), "BAD_USER_INPUT").await;
        stage.denied(&before, "breakGlass", open("340705005999", reason), "BAD_USER_INPUT").await;
        stage.denied(&before, "breakGlass", open(other, "no"), "BAD_USER_INPUT").await;
        stage.denied(&member, "breakGlass", open(other, reason), "FORBIDDEN").await;
        let opened = stage.act(&before, "breakGlass", SHOWN, open(other, reason)).await;
        let opened = &opened["breakGlass"];
        let inside = director().await;
        assert_eq!(stage.ask(&inside, &node).await["node"]["name"], "陈七");
        let reads = "SELECT record_type || ' ' || area_code FROM audit WHERE action = 'read' AND break_glass_id IS NOT NULL ORDER BY id";
        assert_eq!(stage.database.texts(reads).await, [format!("Resident {other}"), format!("Resident {grid}")]);
        // also for the person, who reads it
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let views = "{ recordViews { nodes { action fields inEmergency viewer { roleCode } } } }";
        let views = stage.ask(&resident, views).await["recordViews"]["nodes"].take();
        let seen = json!({ "action": "read", "fields": "name", "inEmergency": true, "viewer": { "roleCode": "community-director" } });
        assert!(views.as_array().unwrap().contains(&seen), "{views}");
        let ask = json!({ "ids": [made["id"]], "fields": ["telephone"], "purpose": "find the family" });
        let shown = stage.act(&inside, "reveal", "values { value }", ask.clone()).await;
        assert_eq!(shown["values"][0]["value"], "15400002222");
        let marked = "SELECT reason FROM audit WHERE action = 'reveal' AND break_glass_id IS NOT NULL";
        assert_eq!(stage.database.texts(marked).await, ["find the family"]);
        // what broken glass does not open is not told by a filter either
        let certificate = json!({ "resident": made["id"], "kind": "HEALTH" });
        stage.act(&member, "addCertificate", "certificate { id }", certificate).await;
        let holders = "{ residents(filter: { certificate: HEALTH }) { totalCount } }";
        assert_eq!(stage.ask(&inside, &holders.replace("totalCount", "nodes { id }")).await["residents"]["nodes"], json!([]));
        assert_eq!(stage.ask(&member, holders).await["residents"]["totalCount"], 1);
        let change = json!({ "id": made["id"], "version": 2, "name": "x" });
        stage.denied(&inside, "changeResident", change, "FORBIDDEN").await;
        stage.denied(&inside, "breakGlass", open("340705005", reason), "CONFLICT").await;
        // a deed that looks at somebody under broken glass leaves a row, too
        let own = format!("{{ grids(area: \"{COMMUNITY}\", first: 1) {{ nodes {{ code }} }} }}");
        let own = stage.ask(&inside, &own).await["grids"]["nodes"][0]["code"].take();
        let building = format!("{{ buildings(area: {own}, first: 1) {{ nodes {{ id }} }} }}");
        let building = stage.ask(&inside, &building).await["buildings"]["nodes"][0]["id"].take();
        let dwelling = json!({ "building": building, "number": "77", "usage": "OWN" });
        let dwelling = stage.act(&inside, "createDwelling", "dwelling { id }", dwelling).await["dwelling"]["id"].take();
        let looked = stage.database.texts(reads).await.len();
        let own = json!({ "dwelling": dwelling, "owner": { "resident": made["id"] } });
        stage.act(&inside, "recordOwnership", "ownership { id }", own).await;
        let now = stage.database.texts(reads).await;
        assert_eq!(now.len(), looked + 1);
        assert_eq!(now.last(), Some(&format!("Resident {grid}")), "of the person");
        // the own area is read with the own post, and leaves no row
        let count = stage.database.texts(reads).await.len();
        let own = format!("{{ residents(filter: {{ area: \"{COMMUNITY}\" }}) {{ totalCount }} }}");
        assert!(stage.ask(&inside, &own).await["residents"]["totalCount"].as_i64().is_some());
        assert_eq!(stage.database.texts(reads).await.len(), count);
        stage.clock.forward(2 * HOUR);
        let after = director().await;
        assert_eq!(stage.ask(&after, &node).await["node"], Value::Null, "over by itself");
        stage.denied(&after, "reveal", ask, "NOT_FOUND").await;
        // the superior covers the area above
        let above = opened["reviewCode"].as_str().unwrap();
        assert!(COMMUNITY.starts_with(above) && other.starts_with(above));
        let role = if above.len() == 9 { "town-leader" } else { "district-command" };
        let leader = stage.caller(role, above).await;
        let abroad = stage.caller("town-leader", "371102100").await;
        let queue = "{ breakGlassReviews { nodes { id account { id } } totalCount } }";
        let waiting = stage.ask(&leader, queue).await;
        assert_eq!(waiting["breakGlassReviews"]["totalCount"], 1);
        assert_eq!(stage.ask(&abroad, queue).await["breakGlassReviews"]["totalCount"], 0);
        assert_eq!(stage.codes(&after, queue, json!({})).await, ["FORBIDDEN"]);
        let review = json!({ "id": opened["id"], "version": 1, "finding": "it was needed" });
        stage.denied(&after, "reviewBreakGlass", review.clone(), "FORBIDDEN").await;
        stage.denied(&abroad, "reviewBreakGlass", review.clone(), "NOT_FOUND").await;
        let found = stage.act(&leader, "reviewBreakGlass", SHOWN, review.clone()).await;
        assert_eq!(found["breakGlass"]["finding"], "it was needed");
        let by = "SELECT post.role FROM audit JOIN post ON post.id = audit.post_id WHERE audit.action = 'review'";
        assert_eq!(stage.database.texts(by).await, [role]);
        assert_eq!(stage.ask(&leader, queue).await["breakGlassReviews"]["totalCount"], 0);
        let mut again = review;
        again["version"] = json!(2);
        stage.denied(&leader, "reviewBreakGlass", again, "CONFLICT").await;
        let mine = stage.ask(&after, "{ breakGlasses { nodes { finding } } }").await;
        assert_eq!(mine["breakGlasses"]["nodes"], json!([{ "finding": "it was needed" }]));
    })
    .await;
}

#[tokio::test]
async fn it_is_rare_and_ends_with_the_post() {
    on_a_copy(async |stage| {
        let other = &elsewhere(stage).await[..12];
        let account = stage.account("community-director", COMMUNITY).await;
        let director = async || stage.platform.caller(account).await.unwrap().unwrap();
        let open = json!({ "area": other, "reason": "the dyke broke again" });
        let reads = format!("{{ residents(filter: {{ area: \"{other}\" }}) {{ totalCount }} }}");
        for _ in 0..3 {
            stage.act(&director().await, "breakGlass", SHOWN, open.clone()).await;
            stage.clock.forward(2 * HOUR);
        }
        stage.denied(&director().await, "breakGlass", open.clone(), "LIMIT_EXCEEDED").await;
        stage.clock.forward(24 * HOUR);
        stage.act(&director().await, "breakGlass", SHOWN, open.clone()).await;
        let rows = "SELECT CAST(count(*) AS text) FROM audit WHERE action = 'read'";
        let before = stage.database.texts(rows).await;
        stage.ask(&director().await, &reads).await;
        assert_ne!(stage.database.texts(rows).await, before);
        stage.database.execute(&format!("UPDATE post SET ended_at = 1 WHERE account_id = {account}")).await;
        stage.database.execute("UPDATE rights_epoch SET epoch = epoch + 1").await;
        stage.platform.poll_rights().await.unwrap();
        assert_eq!(stage.codes(&director().await, &reads, json!({})).await, ["FORBIDDEN"]);
        // without a second factor there is none, whatever the post
        let command = stage.account("district-command", "340705").await;
        stage
            .database
            .execute(&format!("UPDATE account SET totp_confirmed_at = NULL WHERE id = {command}"))
            .await;
        let command = stage.platform.caller(command).await.unwrap().unwrap();
        stage.denied(&command, "breakGlass", open, "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn who_finds_nobody_leaves_no_row_of_a_person_and_opens_no_transaction_for_one() {
    on_a_copy(async |stage| {
        let grid = elsewhere(stage).await;
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈七", "sex": "MALE" });
        stage.enter(&member, input).await;
        let account = stage.account("community-director", COMMUNITY).await;
        let director = async || stage.platform.caller(account).await.unwrap().unwrap();
        let open = json!({ "area": &grid[..12], "reason": "the dyke broke, people must be found" });
        stage.act(&director().await, "breakGlass", SHOWN, open).await;
        let inside = director().await;
        let look = async |name: &str| {
            let filter = format!("{{ area: \"{}\", name: \"{name}\" }}", &grid[..12]);
            let document = format!("{{ residents(filter: {filter}) {{ nodes {{ name }} }} }}");
            let (answer, statements) = stage.send(&inside, &document, json!({})).await;
            (answer["data"]["residents"]["nodes"].as_array().unwrap().len(), statements)
        };
        let rows = "SELECT CASE WHEN person_id IS NULL THEN 'area' ELSE 'person' END FROM audit WHERE action = 'read' ORDER BY id";
        let (nobody, few) = look("龘").await;
        assert_eq!((nobody, stage.database.texts(rows).await), (0, vec!["area".to_owned()]));
        let (somebody, more) = look("陈").await;
        assert_eq!(somebody, 1);
        assert_eq!(stage.database.texts(rows).await, ["area", "area", "person"]);
        assert_eq!(more, few + 3, "a transaction with the row of the person");
    })
    .await;
}

#[tokio::test]
async fn people_whom_it_opens_are_not_counted() {
    on_a_copy(async |stage| {
        let grid = elsewhere(stage).await;
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈七", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let account = stage.account("community-director", COMMUNITY).await;
        let director = async || stage.platform.caller(account).await.unwrap().unwrap();
        let open = json!({ "area": &grid[..12], "reason": "the dyke broke, people must be found" });
        stage.act(&director().await, "breakGlass", SHOWN, open).await;
        let inside = director().await;
        let person = "SELECT record_id FROM audit WHERE action = 'read' AND break_glass_id IS NOT NULL AND person_id IS NOT NULL";
        let last = format!("{{ residents(filter: {{ area: \"{grid}\" }}, last: 1) {{ pageInfo {{ endCursor }} }} }}");
        let last = stage.ask(&member, &last).await["residents"]["pageInfo"]["endCursor"].take();
        let area = &grid[..12];
        for list in [
            format!("residents(after: {last}, filter: {{ name: \"陈七\" }})"),
            format!("residents(after: {last}, filter: {{ name: \"陈七\", area: \"{area}\" }})"),
            format!("residents(after: {last}, filter: {{ name: \"龘\", area: \"{area}\" }})"),
        ] {
            let answer = stage.ask(&inside, &format!("{{ {list} {{ totalCount nodes {{ id }} }} }}")).await;
            assert_eq!(answer["residents"], json!({ "totalCount": null, "nodes": [] }), "{list}");
        }
        assert_eq!(stage.database.texts(person).await, [""; 0]);
        // that there is a page tells of somebody, who finds that
        let page = format!("{{ residents(first: 0, filter: {{ name: \"陈七\", area: \"{area}\" }}) {{ pageInfo {{ hasNextPage }} }} }}");
        assert_eq!(stage.ask(&inside, &page).await["residents"]["pageInfo"]["hasNextPage"], true);
        let found = made["id"].as_str().unwrap().parse::<GlobalId>().unwrap();
        assert_eq!(stage.database.texts(person).await, [found.key.to_string()]);
        // who has the right to is told
        let own = "{ residents(filter: { name: \"陈七\" }) { totalCount } }";
        assert_eq!(stage.ask(&member, own).await["residents"]["totalCount"], 1);
    })
    .await;
}
