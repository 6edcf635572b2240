//! A department puts work into communities only through what the street admitted.

use super::scene::{DISTRICT, HERE, LINE, Scene, TOWN, of, on_the_scene};
use kit::access::Access;
use serde_json::{Value, json};

const FIELDS: &str =
    "id version state areaCode kindCode lineCode reason answer fromOn toOn amountFen decidedAt";

/// What is sent to ask for the admission of the kind into the community.
fn asked(more: &Value) -> Value {
    let mut input = json!({ "area": HERE, "kind": "clean", "reason": "Lanes are to be swept" });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

async fn ask(scene: &Scene<'_>, who: &Access, more: Value) -> Value {
    scene.does(who, "askMatterAdmission", FIELDS, asked(&more)).await
}

/// Can the kind be reported in this grid?
async fn reportable(scene: &Scene<'_>, grid: &str) -> bool {
    let (input, document) = (
        scene.reported("clean", json!({ "grid": grid })),
        "mutation($input: ReportMatterInput!) { reportMatter(input: $input) { matter { id } } }",
    );
    let listed = scene
        .nodes(scene.command(), &format!("matterKinds(area: \"{grid}\", code: \"clean\")"), "code")
        .await;
    let (answer, _) = scene.stage.send(scene.command(), document, json!({ "input": input })).await;
    assert_eq!(listed.len(), usize::from(answer.get("errors").is_none()), "what is listed can be reported");
    match answer.get("errors") {
        None => true,
        Some(errors) => {
            let error = &errors[0]["extensions"];
            assert_eq!(
                (&error["code"], &error["fields"][0]["path"]),
                (&"BAD_USER_INPUT".into(), &"input.kind".into())
            );
            assert!(
                errors[0]["message"].as_str().unwrap().contains("the street has not admitted this kind"),
                "{errors:#}"
            );
            false
        }
    }
}

/// Another community of the town, with grids.
async fn beside(scene: &Scene<'_>) -> String {
    let sql = format!(
        "SELECT min(d.code) FROM division d JOIN grid g ON substr(g.grid_code, 1, 12) = d.code WHERE d.code LIKE '{TOWN}%' \
         AND d.code <> '{HERE}' AND d.retired_edition IS NULL AND g.status = 'active'"
    );
    scene.stage.database.texts(&sql).await.remove(0)
}

async fn grid_of(scene: &Scene<'_>, community: &str) -> String {
    let sql =
        format!("SELECT min(grid_code) FROM grid WHERE grid_code LIKE '{community}%' AND status = 'active'");
    scene.stage.database.texts(&sql).await.remove(0)
}

#[tokio::test]
async fn a_kind_binds_a_community_while_its_street_admits_it() {
    on_the_scene(async |scene| {
        scene.define("clean", "GENERAL", json!({ "admittedOnly": true })).await;
        let (officer, leader) = (scene.officer(DISTRICT, LINE).await, scene.staff("town-leader", TOWN).await);
        let (here, beside) = (scene.grids[0].clone(), grid_of(scene, &beside(scene).await).await);
        // a department finds in the street and above what it asks for
        for (area, more, wanted) in
            [(TOWN, "", 1), (DISTRICT, "", 1), (HERE, "", 0), (HERE, ", allEditions: true", 1)]
        {
            let list = format!("matterKinds(area: \"{area}\", code: \"clean\"{more})");
            assert_eq!(scene.nodes(&officer, &list, "code").await.len(), wanted, "{list}");
        }
        let before = scene.reported("clean", json!({}));
        scene.refused(scene.command(), "reportMatter", before, "BAD_USER_INPUT").await;

        let terms = json!({ "fromOn": scene.day(1), "toOn": scene.day(30), "amountFen": 1_200_000 });
        let one = ask(scene, &officer, terms).await;
        assert_eq!(
            (&one["state"], &one["lineCode"], &one["amountFen"]),
            (&"ASKED".into(), &LINE.into(), &1_200_000.into())
        );
        assert!(!reportable(scene, &here).await, "asked for");
        let one = scene
            .does(&leader, "grantMatterAdmission", FIELDS, of(&one, json!({ "answer": "for a month" })))
            .await;
        assert_eq!(
            (&one["state"], &one["answer"], one["decidedAt"].is_string()),
            (&"ADMITTED".into(), &"for a month".into(), true)
        );
        assert!(!reportable(scene, &here).await, "from tomorrow on");
        scene.days(1);
        assert!(reportable(scene, &here).await);
        assert!(!reportable(scene, &beside).await, "the other community is not admitted");

        // into the whole street, until it ends it
        let wide = ask(scene, &officer, json!({ "area": TOWN })).await;
        let wide = scene.does(&leader, "grantMatterAdmission", FIELDS, of(&wide, json!({}))).await;
        assert!(reportable(scene, &beside).await);
        let end = of(&wide, json!({ "reason": "Nobody swept" }));
        let ended = scene.does(&leader, "endMatterAdmission", FIELDS, end.clone()).await;
        assert_eq!((&ended["state"], &ended["toOn"]), (&"ENDED".into(), &scene.day(0).into()));
        assert!(reportable(scene, &beside).await, "today is its last day");
        scene
            .refused(&leader, "endMatterAdmission", of(&ended, json!({ "reason": "again" })), "CONFLICT")
            .await;
        scene.days(1);
        assert!(!reportable(scene, &beside).await);
        assert!(reportable(scene, &here).await);
        scene.days(28);
        assert!(reportable(scene, &here).await, "the last day");
        scene.days(1);
        assert!(!reportable(scene, &here).await);
        scene.refused(&leader, "endMatterAdmission", of(&one, json!({ "reason": "late" })), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_department_asks_and_the_street_leader_decides_and_nobody_else() {
    on_the_scene(async |scene| {
        scene.define("clean", "GENERAL", json!({ "admittedOnly": true })).await;
        let leader = scene.staff("town-leader", TOWN).await;
        let denied = [
            (scene.anonymous(), "UNAUTHENTICATED"),
            (scene.resident().await, "FORBIDDEN"),
            (scene.staff("town-clerk", TOWN).await, "FORBIDDEN"),
            (leader.clone(), "FORBIDDEN"),
            (scene.staff("community-director", HERE).await, "FORBIDDEN"),
            (scene.command().clone(), "FORBIDDEN"),
            (scene.officer(DISTRICT, "police").await, "NOT_FOUND"),
            (scene.officer("340705006", LINE).await, "NOT_FOUND"),
            (scene.officer("371102", LINE).await, "NOT_FOUND"),
        ];
        scene
            .unchanged(async || {
                for (who, code) in denied {
                    scene.refused(&who, "askMatterAdmission", asked(&json!({})), code).await;
                }
            })
            .await;
        let officer = scene.officer(TOWN, LINE).await;
        let one = ask(scene, &officer, json!({})).await;
        let denied = [
            (scene.anonymous(), "UNAUTHENTICATED"),
            (scene.resident().await, "FORBIDDEN"),
            (officer.clone(), "FORBIDDEN"),
            (scene.staff("town-clerk", TOWN).await, "FORBIDDEN"),
            (scene.staff("community-director", HERE).await, "FORBIDDEN"),
            (scene.staff("town-leader", "340705006").await, "FORBIDDEN"),
            (scene.command().clone(), "FORBIDDEN"),
        ];
        scene
            .unchanged(async || {
                for (who, code) in denied {
                    scene.refused(&who, "grantMatterAdmission", of(&one, json!({})), code).await;
                    scene
                        .refused(&who, "refuseMatterAdmission", of(&one, json!({ "reason": "no" })), code)
                        .await;
                    scene
                        .refused(&who, "endMatterAdmission", of(&one, json!({ "reason": "no" })), code)
                        .await;
                }
            })
            .await;
        scene
            .refused(&leader, "refuseMatterAdmission", of(&one, json!({ "reason": " " })), "BAD_USER_INPUT")
            .await;
        scene
            .refused(&leader, "endMatterAdmission", of(&one, json!({ "reason": "not yet" })), "CONFLICT")
            .await;
        let stale = json!({ "id": one["id"], "version": 7, "reason": "no" });
        scene.refused(&leader, "refuseMatterAdmission", stale, "CONFLICT").await;
        let no = of(&one, json!({ "reason": "It is swept already" }));
        let refused = scene.does(&leader, "refuseMatterAdmission", FIELDS, no).await;
        assert_eq!(
            (&refused["state"], &refused["answer"]),
            (&"REFUSED".into(), &"It is swept already".into())
        );
        scene.refused(&leader, "grantMatterAdmission", of(&refused, json!({})), "CONFLICT").await;
        assert!(!reportable(scene, &scene.grids[0]).await);
        // what was refused has no days
        ask(scene, &officer, json!({})).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_is_checked_and_overlaps_nothing() {
    on_the_scene(async |scene| {
        scene.define("clean", "GENERAL", json!({ "admittedOnly": true })).await;
        scene.define("lamp", "GENERAL", json!({})).await;
        let (officer, other) = (scene.officer(DISTRICT, LINE).await, beside(scene).await);
        for (more, path) in [
            (json!({ "area": DISTRICT }), "input.area"),
            (json!({ "area": "340705005990" }), "input.area"),
            (json!({ "kind": "none" }), "input.kind"),
            (json!({ "kind": "lamp" }), "input.kind"),
            (json!({ "reason": "  " }), "input.reason"),
            (json!({ "fromOn": scene.day(-1) }), "input.fromOn"),
            (json!({ "fromOn": scene.day(5), "toOn": scene.day(4) }), "input.toOn"),
            (json!({ "amountFen": 0 }), "input.amountFen"),
        ] {
            let error = scene.refused(&officer, "askMatterAdmission", asked(&more), "BAD_USER_INPUT").await;
            assert_eq!(error["extensions"]["fields"][0]["path"], path, "{error:#}");
        }
        let (from, to) = (scene.day(10), scene.day(20));
        ask(scene, &officer, json!({ "fromOn": from, "toOn": to })).await;
        for (from, to) in [
            (10, Some(20)),
            (0, Some(10)),
            (20, Some(20)),
            (12, Some(13)),
            (0, None),
            (20, None),
            (0, Some(40)),
        ] {
            let more = json!({ "fromOn": scene.day(from), "toOn": to.map(|to| scene.day(to)) });
            scene.refused(&officer, "askMatterAdmission", asked(&more), "CONFLICT").await;
        }
        for (from, to) in [(0, Some(9)), (21, None)] {
            ask(scene, &officer, json!({ "fromOn": scene.day(from), "toOn": to.map(|to| scene.day(to)) }))
                .await;
        }
        ask(scene, &officer, json!({ "area": TOWN })).await;
        ask(scene, &officer, json!({ "area": other })).await;
        assert_eq!(scene.nodes(&officer, "matterAdmissions(first: 50)", "id").await.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_logged_in_reads_what_is_admitted_and_staff_what_is_paid() {
    on_the_scene(async |scene| {
        scene.define("clean", "GENERAL", json!({ "admittedOnly": true })).await;
        let (officer, leader) = (scene.officer(DISTRICT, LINE).await, scene.staff("town-leader", TOWN).await);
        let other = beside(scene).await;
        let one = ask(scene, &officer, json!({ "amountFen": 5 })).await;
        scene.does(&leader, "grantMatterAdmission", "id", of(&one, json!({}))).await;
        ask(scene, &officer, json!({ "area": TOWN })).await;
        ask(scene, &officer, json!({ "area": other })).await;
        let grid = &scene.grids[0];
        let resident = scene.resident().await;
        for (arguments, wanted) in [
            (format!("area: \"{grid}\""), vec![TOWN, HERE]),
            (format!("area: \"{HERE}\""), vec![TOWN, HERE]),
            (format!("area: \"{TOWN}\""), vec![&other, TOWN, HERE]),
            (format!("area: \"{DISTRICT}\""), vec![&other, TOWN, HERE]),
            ("area: \"371102\"".to_owned(), vec![]),
            ("state: ADMITTED".to_owned(), vec![HERE]),
            ("kind: \"clean\", state: ASKED".to_owned(), vec![&other, TOWN]),
            ("kind: \"lamp\"".to_owned(), vec![]),
        ] {
            let found =
                scene.nodes(&resident, &format!("matterAdmissions(first: 9, {arguments})"), "areaCode").await;
            let found: Vec<_> = found.iter().map(|row| row["areaCode"].as_str().unwrap()).collect();
            assert_eq!(found, wanted, "{arguments}");
        }
        let paid = "{ matterAdmissions(first: 1, state: ADMITTED) { nodes { amountFen } } }";
        for who in [&officer, &leader, scene.command()] {
            assert_eq!(scene.stage.ask(who, paid).await["matterAdmissions"]["nodes"][0]["amountFen"], 5);
        }
        for who in [
            &resident,
            &scene.officer(DISTRICT, "police").await,
            &scene.staff("town-leader", "340705006").await,
        ] {
            assert_eq!(scene.stage.codes(who, paid, json!({})).await, ["FORBIDDEN"]);
        }
        let anonymous = scene.stage.codes(&scene.anonymous(), paid, json!({})).await;
        assert_eq!(anonymous, ["UNAUTHENTICATED"]);
        let past =
            "{ matterAdmissions(first: 1, state: ADMITTED) { nodes { history { nodes { action } } } } }";
        let past = scene.stage.ask(&leader, past).await;
        let actions = &past["matterAdmissions"]["nodes"][0]["history"]["nodes"];
        assert_eq!(*actions, json!([{ "action": "admitted" }, { "action": "create" }]));
    })
    .await;
}
