//! Violations: whole cases by the roles, and what the law has before what.

use super::scene::{Scene, VIOLATION, in_a_scene, input};
use crate::access::modules;
use crate::people::village::number;
use kit::hooks::Erased;
use kit::node::GlobalId;
use serde_json::{Value, json};

pub(super) async fn open(scene: &Scene<'_>, kind: &str, more: Value) -> Value {
    let mut sent = json!({ "kind": kind, "grid": scene.grid, "place": "3 号楼", "party": "张某" });
    for (key, value) in more.as_object().unwrap() {
        sent[key] = value.clone();
    }
    scene.act(&scene.leader, "openViolation", VIOLATION, sent).await
}

/// The unit accepts the matter and sends it to the department.
async fn dispatched(scene: &Scene<'_>, violation: &Value) {
    scene.matter(&scene.community, "acceptMatter", violation, json!({})).await;
    let line = json!({ "line": "illegal-construction" });
    scene.matter(&scene.community, "dispatchMatter", violation, line).await;
}

pub(super) fn founded() -> Value {
    json!({ "founded": true, "siteBefore": "砖混结构，主体在建", "areaDm2": 4000, "photosAt": "案卷" })
}

fn notice(scene: &Scene<'_>, notice: &str) -> Value {
    json!({ "notice": notice, "number": "1 号", "servedOn": scene.day(0).to_string(), "way": "DIRECT" })
}

fn order(scene: &Scene<'_>, measure: &str) -> Value {
    json!({ "measure": measure, "number": "2 号", "servedOn": scene.day(0).to_string(), "way": "LEFT", "days": 15 })
}

#[tokio::test]
async fn a_violation_goes_from_discovery_to_acceptance() {
    in_a_scene(async |scene| {
        let v = open(scene, "UNAUTHORISED", json!({ "siteBefore": "新挖地基" })).await;
        assert_eq!((&v["state"], &v["next"]), (&json!("DISCOVERED"), &json!(["SITE_CHECK"])));
        dispatched(scene, &v).await;
        // no step before its predecessor, whoever takes it
        let stop = input(&v, notice(scene, "STOP"));
        let told = scene.refused(&scene.clerk, "serveViolationNotice", stop, "CONFLICT").await;
        assert!(told.contains("site_check"), "{told}");
        scene.refused(&scene.leader, "checkViolationSite", input(&v, founded()), "FORBIDDEN").await;
        let v = scene.step(&scene.clerk, "checkViolationSite", &v, founded()).await;
        scene
            .refused(&scene.reviewer, "orderViolation", input(&v, order(scene, "REMOVAL")), "CONFLICT")
            .await;
        let mut late = notice(scene, "STOP");
        late["way"] = json!("PUBLIC_NOTICE");
        scene.refused(&scene.clerk, "serveViolationNotice", input(&v, late), "BAD_USER_INPUT").await;
        let v = scene.step(&scene.clerk, "serveViolationNotice", &v, notice(scene, "STOP")).await;
        assert_eq!((&v["state"], &v["dueOn"]), (&json!("STOPPED"), &json!(scene.day(0).to_string())));
        let v = scene.step(&scene.clerk, "serveViolationNotice", &v, notice(scene, "HEARING")).await;
        // five working days after Monday, the fifth of January
        assert_eq!(v["dueOn"], json!(scene.day(7).to_string()));
        let silent = input(&v, json!({ "outcome": "NOT_ASKED" }));
        let told = scene.refused(&scene.clerk, "hearViolation", silent, "CONFLICT").await;
        assert!(told.contains(&scene.day(7).to_string()), "{told}");
        scene.sleep(8);
        let v = scene.step(&scene.clerk, "hearViolation", &v, json!({ "outcome": "NOT_ASKED" })).await;
        scene.refused(&scene.clerk, "orderViolation", input(&v, order(scene, "REMOVAL")), "FORBIDDEN").await;
        let v = scene.step(&scene.decider, "orderViolation", &v, order(scene, "REMOVAL")).await;
        assert_eq!((&v["measure"], &v["dueOn"]), (&json!("REMOVAL"), &json!(scene.day(15).to_string())));
        let done = json!({ "outcome": "REMOVED_BY_PARTY", "siteAfter": "已拆除，恢复原状" });
        let v = scene.step(&scene.reviewer, "carryOutViolation", &v, done).await;
        let passed = json!({ "passed": true, "note": "现场已恢复" });
        let told =
            scene.refused(&scene.decider, "acceptViolation", input(&v, passed.clone()), "CONFLICT").await;
        assert!(told.contains("finish"), "{told}");
        scene.attach(&v["matter"], "现场照片").await;
        scene.matter(&scene.reviewer, "finishMatter", &v, json!({ "result": "已拆除" })).await;
        // who recorded it does not accept it
        scene.refused(&scene.reviewer, "acceptViolation", input(&v, passed.clone()), "CONFLICT").await;
        let v = scene.step(&scene.decider, "acceptViolation", &v, passed).await;
        assert_eq!(
            (&v["state"], &v["status"], &v["next"]),
            (&json!("ACCEPTED"), &json!("ENDED"), &json!([]))
        );
        assert_eq!(v["siteAfter"], "已拆除，恢复原状");
        let kinds: Vec<&str> = v["steps"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["kind"].as_str().unwrap())
            .collect();
        let wanted = "DISCOVERY SITE_CHECK STOP_NOTICE HEARING_NOTICE HEARING ORDER CARRY_OUT ACCEPTANCE";
        assert_eq!(kinds.join(" "), wanted);
        scene.matter(&scene.community, "verifyMatter", &v, json!({})).await;
        let matter = scene.matter(&scene.community, "fileMatter", &v, json!({})).await;
        assert_eq!(matter["status"], "CLOSED");
        let found = "{ violations(filter: { case: CLOSED, status: ENDED }) { totalCount } }";
        assert_eq!(scene.ask(&scene.clerk, found).await["violations"]["totalCount"], 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_reported_within_hours_happened_when_its_case_was_opened() {
    in_a_scene(async |scene| {
        scene.stage.database.execute("UPDATE matter_kind SET report_hours = 2").await;
        let v = open(scene, "UNAUTHORISED", json!({})).await;
        let told =
            format!("{{ matter(id: {}) {{ happenedAt reportedAt reportedLate }} }}", v["matter"]["id"]);
        let matter = scene.ask(&scene.community, &told).await["matter"].take();
        assert!(matter["reportedAt"].is_string(), "{matter}");
        assert_eq!((&matter["happenedAt"], &matter["reportedLate"]), (&matter["reportedAt"], &json!(false)));
    })
    .await;
}

#[tokio::test]
async fn imperfect_procedures_are_coordinated_and_made_good() {
    in_a_scene(async |scene| {
        let v = open(scene, "IMPERFECT_PROCEDURES", json!({})).await;
        dispatched(scene, &v).await;
        let v = scene.step(&scene.clerk, "checkViolationSite", &v, founded()).await;
        let told = scene
            .refused(&scene.clerk, "serveViolationNotice", input(&v, notice(scene, "STOP")), "CONFLICT")
            .await;
        assert!(told.contains("order"), "{told}");
        scene
            .refused(&scene.reviewer, "orderViolation", input(&v, order(scene, "REMOVAL")), "BAD_USER_INPUT")
            .await;
        let v = scene.step(&scene.reviewer, "orderViolation", &v, order(scene, "REGULARISATION")).await;
        let mut v = v;
        let done = json!({ "outcome": "REGULARISED", "number": "补 1 号", "siteAfter": "手续齐全" });
        for (party, agreed) in [("TOWN", true), ("VILLAGE_GROUP", true), ("LAND", false)] {
            let word = json!({ "party": party, "agreed": agreed, "note": "会商意见" });
            v = scene.step(&scene.clerk, "coordinateViolation", &v, word).await;
        }
        let told =
            scene.refused(&scene.clerk, "carryOutViolation", input(&v, done.clone()), "CONFLICT").await;
        assert!(told.contains("land") && !told.contains("town"), "{told}");
        // the land office has the matter by a work sheet, signs it and deals with it
        let sheet = json!({ "line": "land", "task": "请核实用地并补办" });
        let held = scene.matter(&scene.reviewer, "handOverMatter", &v, sheet).await;
        assert_eq!(held["stage"], "RECEIPT");
        scene.matter(&scene.land, "receiveMatter", &v, json!({})).await;
        // from now on it is a matter of the land office's line
        let case = v["matter"].take();
        let word = json!({ "party": "LAND", "agreed": true, "number": "自然资 3 号", "note": "同意补办" });
        let v = scene.step(&scene.clerk, "coordinateViolation", &v, word).await;
        let v = scene.step(&scene.clerk, "carryOutViolation", &v, done).await;
        let of_case = json!({ "matter": case });
        scene.matter(&scene.land, "finishMatter", &of_case, json!({ "result": "已补办" })).await;
        let v = scene
            .step(&scene.reviewer, "acceptViolation", &v, json!({ "passed": true, "note": "一致" }))
            .await;
        assert_eq!(v["state"], "ACCEPTED");
        let sheets = scene
            .ask(
                &scene.command,
                &format!(
                    "{{ matter(id: \"{}\") {{ sheets {{ nodes {{ lineCode state }} }} }} }}",
                    of_case["matter"]["id"].as_str().unwrap()
                ),
            )
            .await;
        assert_eq!(sheets["matter"]["sheets"]["nodes"], json!([{ "lineCode": "land", "state": "DONE" }]));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_removed_by_force_before_its_time() {
    in_a_scene(async |scene| {
        let v = open(scene, "UNAUTHORISED", json!({})).await;
        let v = scene.step(&scene.clerk, "checkViolationSite", &v, founded()).await;
        let v = scene.step(&scene.clerk, "serveViolationNotice", &v, notice(scene, "STOP")).await;
        let v = scene.step(&scene.clerk, "serveViolationNotice", &v, notice(scene, "HEARING")).await;
        let v = scene.step(&scene.clerk, "hearViolation", &v, json!({ "outcome": "WAIVED" })).await;
        let v = scene.step(&scene.reviewer, "orderViolation", &v, order(scene, "REMOVAL")).await;
        let force = json!({ "outcome": "REMOVED_BY_FORCE", "number": "强 1 号", "siteAfter": "拆除" });
        scene.refused(&scene.reviewer, "carryOutViolation", input(&v, force.clone()), "CONFLICT").await;
        scene
            .refused(&scene.clerk, "serveViolationNotice", input(&v, notice(scene, "URGING")), "CONFLICT")
            .await;
        scene.sleep(16);
        let late = "{ violations(filter: { pastDue: true }) { totalCount } }";
        assert_eq!(scene.ask(&scene.clerk, late).await["violations"]["totalCount"], 1);
        let v = scene.step(&scene.clerk, "serveViolationNotice", &v, notice(scene, "URGING")).await;
        assert_eq!(v["dueOn"], json!(scene.day(10).to_string()));
        scene.refused(&scene.reviewer, "carryOutViolation", input(&v, force.clone()), "CONFLICT").await;
        scene.sleep(11);
        let told =
            scene.refused(&scene.reviewer, "carryOutViolation", input(&v, force.clone()), "CONFLICT").await;
        assert!(told.contains("sue"), "{told}");
        scene.sleep(180);
        let mut unnumbered = force.clone();
        unnumbered["number"] = Value::Null;
        scene.refused(&scene.reviewer, "carryOutViolation", input(&v, unnumbered), "BAD_USER_INPUT").await;
        let v = scene.step(&scene.reviewer, "carryOutViolation", &v, force).await;
        // what does not pass goes back to the order
        let v = scene
            .step(&scene.decider, "acceptViolation", &v, json!({ "passed": false, "note": "残留" }))
            .await;
        assert_eq!((&v["state"], &v["status"]), (&json!("ORDERED"), &json!("OPEN")));
    })
    .await;
}

#[tokio::test]
async fn a_matter_becomes_a_violation_once_and_what_is_none_is_over() {
    in_a_scene(async |scene| {
        let report = "mutation($input: ReportMatterInput!) { reportMatter(input: $input) { matter { id } } }";
        let sent = json!({ "input": { "kind": "illegal-building", "grid": scene.grid, "title": "新建" } });
        let made = scene.stage.ask_with(&scene.community.access, report, sent).await;
        let matter = made["reportMatter"]["matter"]["id"].clone();
        let wrong = json!({ "kind": "ROOF_ADDITION", "matter": matter });
        scene.refused(&scene.clerk, "openViolation", wrong, "BAD_USER_INPUT").await;
        let right = json!({ "kind": "UNAUTHORISED", "matter": matter });
        let v = scene.act(&scene.clerk, "openViolation", VIOLATION, right.clone()).await;
        assert_eq!(v["matter"]["id"], matter);
        scene.refused(&scene.clerk, "openViolation", right, "CONFLICT").await;
        let none = json!({ "founded": false, "siteBefore": "合法建筑" });
        let v = scene.step(&scene.clerk, "checkViolationSite", &v, none).await;
        assert_eq!((&v["state"], &v["status"]), (&json!("UNFOUNDED"), &json!("ENDED")));
        // a change is told to who reads violations there
        let mut told = scene.stage.follow(
            &scene.clerk.access,
            &format!(
                "subscription {{ illegalConstructionChanged(area: \"{}\") {{ event recordType }} }}",
                scene.grid
            ),
        );
        let next = futures_util::StreamExt::next(&mut told);
        let work = async {
            while scene.stage.platform.listeners() == 0 {
                tokio::task::yield_now().await;
            }
            open(scene, "UNAUTHORISED", json!({})).await;
            scene.stage.platform.sequence("test").await.unwrap();
        };
        let (heard, ()) = tokio::join!(next, work);
        assert_eq!(heard.unwrap()["data"]["illegalConstructionChanged"]["recordType"], "Violation");
    })
    .await;
}

#[tokio::test]
async fn what_tells_of_the_party_goes_with_the_person_of_the_matter() {
    in_a_scene(async |scene| {
        let v = open(scene, "UNAUTHORISED", json!({})).await;
        let v = scene.step(&scene.clerk, "checkViolationSite", &v, founded()).await;
        scene.attach(&v["steps"]["nodes"][1], "现场").await;
        let id: GlobalId = v["matter"]["id"].as_str().unwrap().parse().unwrap();
        let tx = scene.stage.platform.system().begin().await.unwrap();
        let erased =
            Erased { record_type: "Matter".to_owned(), id: id.id().unwrap(), area: scene.grid.clone() };
        tx.tell_erased(&erased).await.unwrap();
        tx.commit().await.unwrap();
        for _ in 0..2 {
            // what the hook tells is told, too
            scene.stage.platform.sequence("test").await.unwrap();
            scene.stage.platform.run_hooks(&modules::all()).await.unwrap();
        }
        let read = format!(
            "{{ node(id: {}) {{ ... on Violation {{ party place siteBefore number state }} }} }}",
            v["id"]
        );
        let now = scene.ask(&scene.clerk, &read).await["node"].take();
        assert_eq!(
            (&now["party"], &now["place"], &now["siteBefore"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        assert_eq!(now["state"], "CHECKED");
        let notes = "SELECT note FROM violation_step WHERE note IS NOT NULL";
        assert_eq!(scene.stage.database.texts(notes).await, [""; 0]);
        let files = "SELECT status FROM attachment WHERE record_type = 'ViolationStep'";
        assert_eq!(scene.stage.database.texts(files).await, ["erased"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_deals_with_a_violation_of_the_own() {
    in_a_scene(async |scene| {
        let number = number("1980-01-01", 61);
        let who =
            json!({ "grid": scene.grid, "kind": "REGISTERED", "name": "陈三", "identityNumber": number });
        let person = scene.stage.enter(&scene.community.access, who).await;
        let v = open(scene, "UNAUTHORISED", json!({ "concerned": person["id"] })).await;
        dispatched(scene, &v).await;
        let shown = format!(
            "{{ one: node(id: {}) {{ id }} step: node(id: {}) {{ id }} violations {{ totalCount }} }}",
            v["id"], v["steps"]["nodes"][0]["id"]
        );
        let before = scene.ask(&scene.clerk, &shown).await;
        assert_eq!((&before["one"]["id"], before["step"].is_null()), (&v["id"], false));
        let id: GlobalId = person["id"].as_str().unwrap().parse().unwrap();
        let held = format!(
            "UPDATE account SET holder_mac = (SELECT p.number_mac FROM person p JOIN resident r ON r.person_id = p.id \
             WHERE r.id = {}) WHERE id = {}",
            id.key, scene.clerk.account
        );
        scene.stage.database.execute(&held).await;
        let after = scene.ask(&scene.clerk, &shown).await;
        assert_eq!((&after["one"], &after["step"]), (&Value::Null, &Value::Null));
        let [all, others] = [&before, &after].map(|data| data["violations"]["totalCount"].as_i64().unwrap());
        assert_eq!(others, all - 1);
        scene.refused(&scene.clerk, "checkViolationSite", input(&v, founded()), "NOT_FOUND").await;
        scene.step(&scene.reviewer, "checkViolationSite", &v, founded()).await;
    })
    .await;
}
