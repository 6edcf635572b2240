//! The emergency: with everybody at once, tracked until it is over.

use super::town::{DISTRICT, LINE, TOWN, Worker, in_a_town, stands};
use crate::harness::before::Before;
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use chrono::DateTime;
use kit::sources::Clock;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn an_emergency_is_tracked_passed_up_handed_over_and_filed() {
    in_a_town(async |town| {
        let happened = json!({ "happenedAt": town.ago(2 * HOUR), "level": 2 });
        let matter = town.report(&town.member, "leak", happened).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        assert_eq!((&matter["reportedLate"], &matter["late"]), (&json!(true), &json!(false)));
        let soon = town.report(&town.member, "leak", json!({})).await;
        assert_eq!(soon["reportedLate"], false);
        let matter = town.step(&town.member, "trackMatter", &matter).await;
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["post"]), (("HANDLE", "OPEN", 3, COMMUNITY), &json!(null)));
        town.refused(&town.leader, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.act(&town.clerk, "handOverMatter", &matter, json!({ "line": LINE })).await;
        assert_eq!(stands(&matter), ("RECEIPT", "OPEN", 3, COMMUNITY));
        let matter = town.step(&town.leader, "trackMatter", &matter).await;
        let matter = town.step(&town.officer, "receiveMatter", &matter).await;
        assert_eq!(
            (stands(&matter), &matter["post"]["id"]),
            (("HANDLE", "OPEN", 3, TOWN), &town.officer.post())
        );
        town.stage.clock.forward(5 * HOUR);
        let matter = town.step(&town.officer, "finishMatter", &matter).await;
        assert_eq!((stands(&matter).0, &matter["late"]), ("VERIFY", &json!(true)));
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        assert_eq!(stands(&matter), ("DONE", "CLOSED", 6, TOWN));
        let wanted: BTreeMap<_, _> =
            [("reported", 2), ("opened", 1), ("handle", 1), ("closed", 1), ("late", 1)].into();
        assert_eq!(town.counts("leak").await, wanted);
        let steps = [
            ("REPORT", "12", "grid-member"),
            ("TRACK", "", "grid-member"),
            ("ESCALATE", "", "grid-leader"),
            ("HAND_OVER", "", "community-clerk"),
            ("TRACK", "", "grid-leader"),
            ("RECEIVE", "", "line-officer"),
            ("FINISH", "3", "line-officer"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
        ];
        town.signed(&matter, &steps).await;
        let late = town.stage.database.texts("SELECT act FROM matter_step WHERE late").await;
        assert_eq!(late, ["finish"]);
    })
    .await;
}

#[tokio::test]
async fn its_clock_goes_on_when_another_line_signs_for_it() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "leak", json!({})).await;
        let due = matter["dueAt"].clone();
        town.stage.clock.forward(HOUR);
        let matter = town.act(&town.leader, "handOverMatter", &matter, json!({ "line": LINE })).await;
        town.stage.clock.forward(HOUR);
        let matter = town.step(&town.officer, "receiveMatter", &matter).await;
        assert!(due.is_string());
        assert_eq!((stands(&matter).0, &matter["dueAt"]), ("HANDLE", &due));
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        town.stage.clock.forward(3 * HOUR);
        let matter = town.step(&town.police, "receiveMatter", &matter).await;
        assert_eq!((&matter["dueAt"], &matter["late"]), (&due, &json!(true)));
    })
    .await;
}

#[tokio::test]
async fn its_clock_goes_on_when_it_is_passed_up() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "leak", json!({})).await;
        let due = matter["dueAt"].clone();
        assert!(due.is_string());
        town.stage.clock.forward(HOUR);
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        assert_eq!((stands(&matter).3, &matter["dueAt"]), (COMMUNITY, &due));
        // what was left when it was suspended is left
        let until = json!({ "until": "2026-01-20" });
        let matter = town.act(&town.clerk, "askMatterPause", &matter, until).await;
        let matter = town.step(&town.director, "allowMatterPause", &matter).await;
        assert_eq!((&matter["pause"], &matter["dueAt"]), (&json!("ON"), &Value::Null));
        town.stage.clock.forward(2 * HOUR);
        let matter = town.step(&town.clerk, "escalateMatter", &matter).await;
        let at = |value: &Value| DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap();
        assert_eq!((stands(&matter).3, &matter["pause"]), (TOWN, &Value::Null));
        assert_eq!((at(&matter["dueAt"]) - at(&due)).num_hours(), 2);
        town.stage.clock.forward(4 * HOUR);
        let matter = town.step(&town.town_clerk, "finishMatter", &matter).await;
        assert_eq!((stands(&matter).0, &matter["late"]), ("VERIFY", &json!(true)));
    })
    .await;
}

#[tokio::test]
async fn a_report_is_late_after_the_hours_of_its_kind_and_found_for_assessment() {
    in_a_town(async |town| {
        let mut ids = Vec::new();
        for (kind, happened, late) in [
            ("leak", Some(HOUR), false),
            ("leak", Some(HOUR + 1), true),
            ("leak", Some(30 * HOUR), true),
            // its kind says nothing of it
            ("lamp", Some(30 * HOUR), false),
            ("lamp", None, false),
        ] {
            let at = happened.map_or(Value::Null, |before| town.ago(before));
            let matter = town.report(&town.member, kind, json!({ "happenedAt": at })).await;
            assert_eq!(matter["reportedLate"], late, "{kind} {happened:?}");
            ids.push(matter["id"].clone());
        }
        let listed = async |late: bool, who: &Worker| {
            let document = format!(
                "{{ matters(area: \"{DISTRICT}\", filter: {{ reportedLate: {late} }}) {{ totalCount nodes {{ id }} }} }}"
            );
            let mut data = town.stage.ask(&who.access, &document).await;
            data["matters"].take()
        };
        let nodes = |chosen: &[usize]| {
            let nodes: Vec<Value> = chosen.iter().map(|at| json!({ "id": ids[*at] })).collect();
            json!({ "totalCount": chosen.len(), "nodes": nodes })
        };
        for who in [&town.command, &town.director] {
            assert_eq!(listed(true, who).await, nodes(&[2, 1]));
            assert_eq!(listed(false, who).await, nodes(&[4, 3, 0]));
        }
        assert_eq!(listed(true, &town.police).await, nodes(&[]), "of another line");
    })
    .await;
}

#[tokio::test]
async fn what_is_reported_in_time_says_when_it_happened_but_of_residents() {
    in_a_town(async |town| {
        let before = Before::now(town.stage.database, &[]).await;
        for who in [&town.member, &town.clerk, &town.service] {
            let input = town.reported("leak", json!({ "happenedAt": null }));
            let answer = town.send(who, "reportMatter", input).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{answer:#}");
            let field = &answer["errors"][0]["extensions"]["fields"][0];
            assert_eq!(field["path"], "input.happenedAt", "{answer:#}");
        }
        before.assert_same().await;
        let matter = town.report(&town.resident, "leak", json!({ "happenedAt": null })).await;
        assert_eq!((stands(&matter).0, &matter["reportedLate"]), ("HANDLE", &json!(false)));
        let happened = json!({ "happenedAt": town.ago(30 * HOUR) });
        let later = town.report(&town.resident, "leak", happened).await;
        assert_eq!(later["reportedLate"], false, "nobody assesses when residents report");
        // nothing depends on it in a kind without hours
        town.report(&town.member, "lamp", json!({})).await;
    })
    .await;
}

#[tokio::test]
async fn a_major_incident_has_four_hours_and_the_clock_says_so_by_its_level() {
    in_a_town(async |town| {
        let hours = |warn: i64, due: i64| json!({ "warn": warn, "due": due, "unit": "HOURS" });
        let limits = json!({ "limits": { "handle": hours(12, 24), "major": hours(2, 4) } });
        town.define("blast", "EMERGENCY", limits).await;
        for (level, warn, due) in
            [(Some(1), 2, 4), (Some(2), 2, 4), (Some(3), 12, 24), (Some(4), 12, 24), (None, 12, 24)]
        {
            let now = town.stage.clock.now();
            let matter = town.report(&town.member, "blast", json!({ "level": level })).await;
            let after = |field: &str| {
                let at = DateTime::parse_from_rfc3339(matter[field].as_str().unwrap()).unwrap();
                at.timestamp_millis() - now
            };
            assert_eq!((after("warnAt"), after("dueAt")), (warn * HOUR, due * HOUR), "{level:?}");
        }
        let major = town.report(&town.member, "blast", json!({ "level": 2 })).await;
        let minor = town.report(&town.member, "blast", json!({ "level": 4 })).await;
        // it goes on with the next unit
        town.stage.clock.forward(HOUR);
        let due = major["dueAt"].clone();
        let major = town.step(&town.leader, "escalateMatter", &major).await;
        assert_eq!((stands(&major).3, &major["dueAt"]), (COMMUNITY, &due));
        town.stage.clock.forward(3 * HOUR);
        work::clock::tick(&town.stage.platform, "test").await.unwrap();
        let (major, minor) = (town.now(&major).await, town.now(&minor).await);
        assert_eq!((&major["light"], &major["late"]), (&json!("RED"), &json!(true)));
        assert_eq!((&minor["light"], &minor["late"]), (&json!("GREEN"), &json!(false)));
    })
    .await;
}
