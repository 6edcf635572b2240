//! Enrolments, how much of a grid they cover, and who is not covered.

use super::scene::{DISTRICT, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use serde_json::{Value, json};

#[tokio::test]
async fn an_enrolment_is_set_by_person_scheme_and_year() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let child = office.person("乙", json!({ "birthOn": format!("{}-01-01", office.year() - 3) })).await;
        let one = |who: &Value, more: Value| {
            let mut one = json!({ "resident": who["id"], "scheme": "RESIDENT_MEDICAL", "year": office.year(),
                "state": "PAID" });
            one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!({ "enrolment": one })
        };
        for (who, more, path) in [
            (&person, json!({ "year": 1989 }), "input.enrolment.year"),
            (&person, json!({ "year": office.year() + 2 }), "input.enrolment.year"),
            (&person, json!({ "state": "VOID" }), "input.enrolment.state"),
            (&person, json!({ "amountFen": -1 }), "input.enrolment.amountFen"),
            (&person, json!({ "paidOn": office.day(1) }), "input.enrolment.paidOn"),
            (&child, json!({ "scheme": "RESIDENT_PENSION" }), "input.enrolment.resident"),
        ] {
            office.wrong(&office.clerk, "putEnrolment", one(who, more), path).await;
        }
        for who in [&office.member, &office.reader, &office.decider] {
            office.refused(who, "putEnrolment", one(&person, json!({})), "FORBIDDEN").await;
        }
        let fields = "id version scheme year state amountFen paidOn resident { id }";
        let paid = json!({ "amountFen": 40_000, "paidOn": office.day(0) });
        let first = office.does(&office.clerk, "putEnrolment", fields, one(&person, paid.clone())).await;
        assert_eq!((&first["amountFen"], &first["version"]), (&json!(40_000), &json!(1)));
        assert_eq!(first["resident"]["id"], person["id"]);
        // the same again is the same, and another state sets it
        let again = office.does(&office.community, "putEnrolment", fields, one(&person, paid)).await;
        assert_eq!(again, first);
        let unpaid = one(&person, json!({ "state": "UNPAID" }));
        let second = office.does(&office.clerk, "putEnrolment", fields, unpaid).await;
        assert_eq!((&second["id"], &second["state"]), (&first["id"], &json!("UNPAID")));
        assert_eq!(second["amountFen"], Value::Null);
        // one that was a mistake stays as void, and makes room
        let gone = office.does(&office.clerk, "voidEnrolment", "state", of(&second, json!({}))).await;
        assert_eq!(gone["state"], "VOID");
        let third = office.does(&office.clerk, "putEnrolment", fields, one(&person, json!({}))).await;
        assert_ne!(third["id"], first["id"]);
        assert_eq!(office.how_many("insuranceEnrolments").await, 1);
        assert_eq!(office.how_many("insuranceEnrolments(filter: { state: VOID })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_department_system_sends_many_and_twice_is_once() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let row = |who: &Value, scheme: &str, state: &str| {
            json!({ "resident": who["id"], "scheme": scheme, "year": office.year(), "state": state })
        };
        let rows = [
            row(&one, "RESIDENT_MEDICAL", "PAID"),
            row(&two, "RESIDENT_MEDICAL", "UNPAID"),
            row(&two, "EMPLOYEE_PENSION", "PAID"),
        ];
        let input = json!({ "enrolments": rows });
        let fields = "id version scheme state";
        let sent = office.does(&office.system, "putEnrolments", fields, input.clone()).await;
        assert_eq!(sent.as_array().unwrap().len(), 3);
        let traces = "SELECT CAST(count(*) AS text) FROM history";
        let before = office.stage.database.texts(traces).await;
        assert_eq!(office.does(&office.system, "putEnrolments", fields, input).await, sent);
        assert_eq!(office.stage.database.texts(traces).await, before);
        // all or none
        let wrong = json!({ "enrolments": [row(&one, "RESIDENT_PENSION", "PAID"), row(&two, "RESIDENT_PENSION", "VOID")] });
        office.wrong(&office.system, "putEnrolments", wrong, "input.enrolments.1.state").await;
        let twice = json!({ "enrolments": [rows[0], rows[0]] });
        office.wrong(&office.system, "putEnrolments", twice, "input.enrolments.1").await;
        office.wrong(&office.system, "putEnrolments", json!({ "enrolments": [] }), "input.enrolments").await;
        let many = json!({ "enrolments": vec![rows[0].clone(); 201] });
        office.wrong(&office.system, "putEnrolments", many, "input.enrolments").await;
        let there = office.staff("system", &ELSEWHERE[..6]).await;
        let theirs = json!({ "enrolments": [rows[0]] });
        office.refused(&there, "putEnrolments", theirs, "NOT_FOUND").await;
        let changed = json!({ "enrolments": [row(&two, "RESIDENT_MEDICAL", "PAID")] });
        let changed = office.does(&office.system, "putEnrolments", fields, changed).await;
        assert_eq!((&changed[0]["state"], &changed[0]["version"]), (&json!("PAID"), &json!(2)));
        assert_eq!(office.how_many("insuranceEnrolments").await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_is_covered_and_who_is_not_follow_from_the_enrolments() {
    in_the_office(async |office| {
        let grid = office.grids[0].clone();
        let born = |age: i32| json!({ "birthOn": format!("{}-01-01", office.year() - age) });
        let (paid, owes) = (office.person("甲", born(40)).await, office.person("乙", born(40)).await);
        let (child, away) =
            (office.person("丙", born(3)).await, office.person("丁", json!({ "kind": "AWAY" })).await);
        let elsewhere = office.person("戊", born(30)).await;
        office.insures(&paid, "RESIDENT_MEDICAL", "PAID").await;
        office.insures(&paid, "EMPLOYEE_PENSION", "PAID").await;
        office.insures(&owes, "RESIDENT_MEDICAL", "UNPAID").await;
        office.insures(&child, "RESIDENT_MEDICAL", "ASSISTED").await;
        office.insures(&elsewhere, "RESIDENT_MEDICAL", "ELSEWHERE").await;
        assert!(away["id"].is_string());
        let names = async |list: String| {
            let nodes = office.nodes(&office.leader, &list, "name").await;
            nodes.into_iter().map(|node| node["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let list = |more: &str| format!("uninsured(area: \"{grid}\", {more})");
        assert_eq!(names(list("insurance: MEDICAL")).await, ["乙"]);
        assert_eq!(names(list("insurance: PENSION")).await, ["乙", "戊"]);
        assert_eq!(names(list("insurance: PENSION, scheme: RESIDENT_PENSION")).await, ["甲", "乙", "戊"]);
        let last = format!("insurance: MEDICAL, year: {}", office.year() - 1);
        assert_eq!(names(list(&last)).await, ["甲", "乙", "丙", "戊"]);
        let of_grid = "{ grid(code: \"GRID\") { uninsured(insurance: MEDICAL) { nodes { name } } socialSecurity { \
            medical: coverage(insurance: MEDICAL) { people covered uncovered rate } \
            pension: coverage(insurance: PENSION) { people covered schemes { scheme covered } } } } }";
        let seen = office.stage.ask(&office.leader, &of_grid.replace("GRID", &grid)).await;
        let seen = &seen["grid"];
        assert_eq!(seen["uninsured"]["nodes"], json!([{ "name": "乙" }]));
        let medical = json!({ "people": 4, "covered": 3, "uncovered": 1, "rate": 0.75 });
        assert_eq!(seen["socialSecurity"]["medical"], medical);
        let pension = &seen["socialSecurity"]["pension"];
        assert_eq!((&pension["people"], &pension["covered"]), (&json!(3), &json!(1)));
        assert_eq!(pension["schemes"][0], json!({ "scheme": "EMPLOYEE_PENSION", "covered": 1 }));
        // who may not know learns nothing
        let (police, there) = (
            office.stage.caller("police-officer", COMMUNITY).await,
            office.staff("clerk", &ELSEWHERE[..12]).await,
        );
        let asked = format!("{{ {} {{ nodes {{ id }} }} }}", list("insurance: MEDICAL"));
        assert_eq!(office.stage.codes(&police, &asked, json!({})).await, ["FORBIDDEN"]);
        assert_eq!(office.stage.codes(&there, &asked, json!({})).await, ["NOT_FOUND"]);
        let wrong = format!("{{ {} {{ nodes {{ id }} }} }}", list("insurance: MEDICAL, scheme: RESIDENT_PENSION"));
        assert_eq!(office.stage.codes(&office.leader, &wrong, json!({})).await, ["BAD_USER_INPUT"]);
        // one row for each grid with people, in one statement more for each table
        let rows = format!(
            "{{ socialSecurityStatistics(area: \"{DISTRICT}\", level: GRID, first: 1000) {{ key coverage(insurance: MEDICAL) \
             {{ covered }} }} }}"
        );
        let rows = office.stage.ask(&office.reader, &rows).await;
        let row = json!({ "key": grid, "coverage": { "covered": 3 } });
        assert!(rows["socialSecurityStatistics"].as_array().unwrap().contains(&row), "{rows}");
    })
    .await;
}
