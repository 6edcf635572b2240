//! Residences: entered, found again, changed, moved, ended, verified.

use super::village::{FIELDS, number};
use crate::places::town::{COMMUNITY, ELSEWHERE, on_a_copy};
use serde_json::{Value, json};

/// What is added to the counts of a grid.
fn added(before: [i64; 6], after: [i64; 6]) -> [i64; 6] {
    std::array::from_fn(|at| after[at] - before[at])
}

#[tokio::test]
async fn a_person_is_entered_with_what_follows_from_the_number() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let before = stage.counts(&grid).await;
        let input = json!({
            "grid": grid, "kind": "REGISTERED", "name": "陈小明", "identityNumber": number("1990-03-07", 11),
            "particulars": { "telephone": "154 0000 1234", "marriage": "20", "trade": "I" },
            "idempotencyKey": "one",
        });
        let made = stage.enter(&member, input.clone()).await;
        assert_eq!((&made["sex"], &made["birthOn"]), (&json!("MALE"), &json!("1990-03-07")));
        assert_eq!(made["telephone"], "154****1234");
        assert_eq!(made["identityNumber"], "990101************");
        assert_eq!(added(before, stage.counts(&grid).await), [1, 0, 0, 1, 0, 0]);
        assert_eq!(stage.enter(&member, input).await["id"], made["id"], "sent again, nothing happens");
        assert_eq!(added(before, stage.counts(&grid).await), [1, 0, 0, 1, 0, 0]);
        let plain = "SELECT identity_number_cipher FROM resident WHERE identity_number_cipher LIKE '%1990%'";
        assert_eq!(stage.database.texts(plain).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn wrong_input_is_named_and_nothing_is_written() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let good = number("1990-03-07", 11);
        let base = |more: Value| {
            let mut input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈小明" });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        for (more, path) in [
            (json!({}), "input.sex"),
            (json!({ "identityNumber": format!("{}{}", &good[..17], if good.ends_with('0') { "1" } else { "0" }) }), "input.identityNumber"),
            (json!({ "identityNumber": good, "sex": "FEMALE" }), "input.sex"),
            (json!({ "identityNumber": good, "birthOn": "1990-03-08" }), "input.birthOn"),
            (json!({ "sex": "MALE", "birthOn": "2199-01-01" }), "input.birthOn"),
            (json!({ "sex": "MALE", "name": " " }), "input.name"),
            (json!({ "sex": "MALE", "fromOn": "2199-01-01" }), "input.fromOn"),
            (json!({ "sex": "MALE", "home": { "relation": "03" } }), "input.home.relation"),
            (json!({ "sex": "MALE", "particulars": { "telephone": "12" } }), "input.particulars.telephone"),
            (json!({ "sex": "MALE", "particulars": { "education": "01" } }), "input.particulars.education"),
        ] {
            let answer = stage.denied(&member, "registerResident", base(more), "BAD_USER_INPUT").await;
            let fields = &answer["errors"][0]["extensions"]["fields"];
            assert_eq!(fields[0]["path"], path, "{answer}");
            assert!(!answer.to_string().contains("199003"), "nothing of the number is repeated");
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_person_is_found_again_and_not_shown() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let here = stage.caller("grid-member", &grids[0]).await;
        let there = stage.caller("grid-member", "371102100260001").await;
        let number = number("1985-05-05", 22);
        let person = |grid: &str, more: Value| {
            let mut input = json!({ "grid": grid, "kind": "FLOATING", "name": "王红", "identityNumber": number });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let made = stage.enter(&here, person(&grids[0], json!({}))).await;
        let fields = "resident { id } registeredElsewhere { code name }";
        let told = stage.act(&there, "registerResident", fields, person("371102100260001", json!({}))).await;
        assert_eq!(told["resident"], Value::Null);
        assert_eq!(told["registeredElsewhere"]["code"], json!(&COMMUNITY[..9]));
        let record = stage.ask(&there, &format!("{{ node(id: {}) {{ id }} }}", made["id"])).await;
        assert_eq!(record["node"], Value::Null);
        let audit = stage.database.texts("SELECT area_code FROM audit WHERE action = 'identify'").await;
        assert_eq!(audit, [grids[0].clone()]);
        let other = person("371102100260001", json!({ "besideAnother": true, "name": "王绿" }));
        let told = stage.act(&there, "registerResident", fields, other).await;
        assert_eq!(told["resident"], Value::Null, "another name is another person");
        let both = stage.enter(&there, person("371102100260001", json!({ "besideAnother": true }))).await;
        assert_eq!(both["name"], "王红");
        let persons = "SELECT CAST(count(DISTINCT person_id) AS text) FROM resident WHERE name = '王红' AND status = 'active'";
        assert_eq!(stage.database.texts(persons).await, ["1"]);
        assert_eq!((stage.looks(&there).await.len(), stage.spent(&there).await), (3, 3));
        stage.turned_away(&here, "registerResident", person(&grids[0], json!({})), "CONFLICT").await;
        let residences = "SELECT grid_code FROM resident WHERE name = '王红' ORDER BY grid_code";
        assert_eq!(stage.database.texts(residences).await, [grids[0].as_str(), "371102100260001"]);
        assert_eq!(stage.looks(&here).await, [grids[0].clone()], "on record, though it was refused");
        assert_eq!(stage.spent(&here).await, 1, "and who entered somebody new had nothing to pay for that");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_another_record_has_is_not_entered_and_asking_is_on_record() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let here = stage.caller("grid-member", &grids[0]).await;
        let there = stage.caller("grid-member", "371102100260001").await;
        let number = number("1985-05-05", 26);
        let known = json!({ "grid": grids[0], "kind": "FLOATING", "name": "王红", "identityNumber": number });
        stage.enter(&here, known).await;
        let other = json!({ "grid": "371102100260001", "kind": "FLOATING", "name": "王绿", "sex": "FEMALE" });
        let other = stage.enter(&there, other).await;
        let change = json!({ "id": other["id"], "version": 1, "name": "王蓝", "identityNumber": number });
        let fields = "resident { id } registeredElsewhere { code }";
        let told = stage.act(&there, "changeResident", fields, change).await;
        assert_eq!(told, json!({ "resident": null, "registeredElsewhere": { "code": &COMMUNITY[..9] } }));
        let audit = stage.database.texts("SELECT area_code FROM audit WHERE action = 'identify'").await;
        assert_eq!(audit, [grids[0].clone()]);
        assert_eq!((stage.spent(&here).await, stage.spent(&there).await), (0, 1));
        let now = format!("{{ node(id: {}) {{ ... on Resident {{ name version }} }} }}", other["id"]);
        assert_eq!(stage.ask(&there, &now).await["node"], json!({ "name": "王绿", "version": 1 }));
    })
    .await;
}

#[tokio::test]
async fn a_guessed_number_is_told_of_on_record_only() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let here = stage.caller("grid-member", &grids[0]).await;
        let there = stage.caller("grid-member", ELSEWHERE).await;
        let (taken, free) = (number("1985-05-05", 28), number("1985-05-05", 30));
        let person = |grid: &str, number: &str, more: Value| {
            let mut input =
                json!({ "grid": grid, "kind": "FLOATING", "name": "王紫", "identityNumber": number });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        stage.enter(&here, person(&grids[0], &taken, json!({}))).await;
        let made = json!({ "grid": ELSEWHERE, "kind": "FLOATING", "name": "王灰", "sex": "FEMALE" });
        let made = stage.enter(&there, made).await;
        // whatever else is wrong is told first, and of both alike
        for number in [&taken, &free] {
            for wrong in [
                json!({ "fromOn": "2199-01-01" }),
                json!({ "home": { "relation": "?" } }),
                json!({ "particulars": { "telephone": "12" } }),
                json!({ "besideAnother": true, "fromOn": "2199-01-01" }),
            ] {
                stage
                    .denied(&there, "registerResident", person(ELSEWHERE, number, wrong), "BAD_USER_INPUT")
                    .await;
            }
            let change = |more: Value| {
                let mut input = json!({ "id": made["id"], "version": 1, "identityNumber": number });
                input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                input
            };
            for (wrong, code) in [
                (json!({ "particulars": { "telephone": "12" } }), "BAD_USER_INPUT"),
                (json!({ "home": { "relation": "?" } }), "BAD_USER_INPUT"),
                (json!({ "version": 7 }), "CONFLICT"),
            ] {
                stage.denied(&there, "changeResident", change(wrong), code).await;
            }
        }
        let beside = person(ELSEWHERE, &taken, json!({ "besideAnother": true }));
        stage.enter(&there, beside.clone()).await;
        assert_eq!((stage.looks(&there).await, stage.spent(&there).await), (vec![grids[0].clone()], 1));
        // with nothing left of the day, one who is known and one who is not are the same
        stage.database.execute("UPDATE reveal_budget SET shown = 200").await;
        for number in [&taken, &free] {
            for more in [json!({}), json!({ "besideAnother": true })] {
                let input = person(ELSEWHERE, number, more);
                stage.denied(&there, "registerResident", input, "LIMIT_EXCEEDED").await;
            }
            let change = json!({ "id": made["id"], "version": 1, "identityNumber": number });
            stage.denied(&there, "changeResident", change, "LIMIT_EXCEEDED").await;
        }
        stage.clock.forward(86_400_000);
        let there = stage.platform.caller(there.account().unwrap()).await.unwrap().unwrap();
        let change = json!({ "id": made["id"], "version": 1, "identityNumber": free });
        stage.act(&there, "changeResident", "resident { id }", change).await;
        assert_eq!(stage.spent(&there).await, 201, "a look that finds nobody counts, too");
    })
    .await;
}

#[tokio::test]
async fn what_is_the_persons_changes_everywhere() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let (here, there) =
            (stage.caller("grid-member", &grids[0]).await, stage.caller("grid-member", &grids[1]).await);
        let number = number("1985-05-05", 24);
        let input = |grid: &str, kind: &str| {
            json!({ "grid": grid, "kind": kind, "name": "李兰", "identityNumber": number, "besideAnother": true })
        };
        let away = stage.enter(&here, input(&grids[0], "AWAY")).await;
        let lives = stage.enter(&there, input(&grids[1], "FLOATING")).await;
        let change = json!({ "id": away["id"], "version": 1, "name": "李岚", "particulars": { "telephone": "15400009999", "occupation": "教师" } });
        let changed = stage.act(&here, "changeResident", &format!("resident {{ {FIELDS} }}"), change.clone()).await;
        assert_eq!((&changed["resident"]["name"], &changed["resident"]["version"]), (&json!("李岚"), &json!(2)));
        let other = stage.ask(&there, &format!("{{ node(id: {}) {{ ... on Resident {{ name telephone occupation version }} }} }}", lives["id"])).await;
        let expected = json!({ "name": "李岚", "telephone": "154****9999", "occupation": null, "version": 2 });
        assert_eq!(other["node"], expected);
        stage.denied(&here, "changeResident", change, "CONFLICT").await;
        let found = "{ residents(filter: { name: \"岚\" }) { nodes { id } } }";
        assert_eq!(stage.ask(&there, found).await["residents"]["nodes"], json!([{ "id": lives["id"] }]));
        let dead = json!({ "id": away["id"], "version": 2, "reason": "DIED" });
        stage.act(&here, "endResidence", "resident { id }", dead).await;
        let other = stage.ask(&there, &format!("{{ node(id: {}) {{ ... on Resident {{ status endReason }} }} }}", lives["id"])).await;
        assert_eq!(other["node"], json!({ "status": "ENDED", "endReason": "DIED" }));
    })
    .await;
}

#[tokio::test]
async fn who_moves_has_a_new_residence_and_the_one_before_stays() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let input = json!({ "grid": grids[0], "kind": "FLOATING", "name": "赵一", "sex": "FEMALE" });
        let made = stage.enter(&member, input).await;
        let (first, second) = (stage.counts(&grids[0]).await, stage.counts(&grids[1]).await);
        let there = json!({ "id": made["id"], "version": 1, "grid": grids[1] });
        stage.denied(&member, "moveResident", there.clone(), "NOT_FOUND").await;
        let moved = stage.act(&clerk, "moveResident", &format!("resident {{ {FIELDS} }}"), there).await;
        let moved = &moved["resident"];
        assert_ne!(moved["id"], made["id"]);
        assert_eq!((&moved["grid"]["code"], &moved["status"]), (&json!(grids[1]), &json!("ACTIVE")));
        assert_eq!(added(first, stage.counts(&grids[0]).await), [0, 0, -1, 0, -1, 0]);
        assert_eq!(added(second, stage.counts(&grids[1]).await), [0, 0, 1, 0, 1, 0]);
        let before = stage
            .ask(
                &member,
                &format!("{{ node(id: {}) {{ ... on Resident {{ status endReason toOn }} }} }}", made["id"]),
            )
            .await;
        assert_eq!(before["node"], json!({ "status": "ENDED", "endReason": "MOVED", "toOn": "2026-01-05" }));
        let told = "SELECT detail FROM outbox WHERE event = 'moved' AND record_type = 'Resident'";
        let told: Value = serde_json::from_str(&stage.database.texts(told).await[0]).unwrap();
        assert_eq!((&told["from"], &told["to"]), (&json!(grids[0]), &json!(grids[1])));
        let gone = stage.ask(&member, "{ residents(filter: { name: \"赵一\" }) { nodes { id } } }").await;
        assert_eq!(gone["residents"]["nodes"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn nobody_moves_to_a_grid_with_another_residence_of_the_person() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = |grid: &str, kind: &str| {
            json!({
                "grid": grid, "kind": kind, "name": "赵七", "identityNumber": number("1977-07-07", 77), "besideAnother": true,
            })
        };
        stage.enter(&clerk, person(&grids[0], "AWAY")).await;
        let beside = stage.enter(&clerk, person(&grids[1], "FLOATING")).await;
        let there = json!({ "id": beside["id"], "version": 1, "grid": grids[0] });
        let refused = stage.denied(&clerk, "moveResident", there, "CONFLICT").await;
        let why = refused["errors"][0]["message"].as_str().unwrap();
        assert_eq!(why, "this person has a residence in this grid already");
    })
    .await;
}

#[tokio::test]
async fn a_verified_record_counts_once_a_quarter() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "孙二", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let verified = format!(
            "SELECT quarter || ' ' || CAST(sum(verified) AS text) FROM grid_quarter WHERE grid_code = '{grid}' \
             AND quarter >= '2026' GROUP BY quarter ORDER BY quarter"
        );
        let first = stage.database.texts(&verified).await;
        stage.clock.forward(3_600_000);
        let again = json!({ "id": made["id"], "version": 1 });
        stage.act(&member, "verifyResident", "resident { id }", again).await;
        assert_eq!(stage.database.texts(&verified).await, first, "the same quarter");
        stage.clock.forward(100 * 86_400_000);
        let again = json!({ "id": made["id"], "version": 2 });
        let done = stage.act(&member, "verifyResident", "resident { dueOn verifiedBy }", again).await;
        assert_eq!(done["resident"]["dueOn"], "2026-07-15");
        let title = "SELECT a.title FROM resident r JOIN account a ON a.id = r.verified_by WHERE r.name = '孙二'";
        assert_eq!(done["resident"]["verifiedBy"], stage.database.texts(title).await[0].as_str());
        let mut expected = first;
        expected.push("2026Q2 1".to_owned());
        assert_eq!(stage.database.texts(&verified).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_grid_member_sees_the_people_of_her_grid_and_no_one_else() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let (mine, other) =
            (stage.caller("grid-member", &grids[0]).await, stage.caller("grid-member", &grids[1]).await);
        let person = |grid: &str, name: &str| {
            json!({ "grid": grid, "kind": "REGISTERED", "name": name, "sex": "MALE" })
        };
        let seen = stage.enter(&mine, person(&grids[0], "周甲")).await;
        let hidden = stage.enter(&other, person(&grids[1], "周乙")).await;
        let all = stage.ask(&mine, "{ residents(filter: { name: \"周\" }) { nodes { id } totalCount } }").await;
        assert_eq!(all["residents"], json!({ "nodes": [{ "id": seen["id"] }], "totalCount": 1 }));
        let change = json!({ "id": hidden["id"], "version": 1, "name": "x" });
        stage.denied(&mine, "changeResident", change, "NOT_FOUND").await;
        let cleaner = stage.caller("cleaner", &grids[0]).await;
        let codes = stage.codes(&cleaner, "{ residents { nodes { id } } }", json!({})).await;
        assert_eq!(codes, ["FORBIDDEN"]);
        let page = "{ residents(first: 50) { nodes { name identityNumber grid { code } household { people } } } }";
        let (_, statements) = stage.send(&mine, page, json!({})).await;
        assert!(statements <= 3, "{statements} statements");
    })
    .await;
}
