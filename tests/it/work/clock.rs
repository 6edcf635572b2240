//! What the platform does with matters by itself, by a clock that the test moves.

use super::town::{DISTRICT, TOWN, Town, in_a_town, stands, worker};
use crate::harness::platform::Hands;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use work::clock::tick;

/// A moment in China, in milliseconds since 1970.
pub(super) fn at(text: &str) -> i64 {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    (local - TimeDelta::hours(8)).and_utc().timestamp_millis()
}

pub(super) fn go_to(town: &Town<'_>, moment: i64) {
    town.stage.clock.forward(moment - town.stage.platform.sources().now());
}

/// The worker's steps at a moment.
pub(super) async fn steps_at(town: &Town<'_>, moment: i64) -> u64 {
    go_to(town, moment);
    tick(&town.stage.platform, "test").await.unwrap()
}

pub(super) fn clock_of(matter: &Value) -> (Option<i64>, Option<i64>) {
    let moment = |field: &str| {
        let text = matter[field].as_str()?;
        Some(chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    };
    (moment("warnAt"), moment("dueAt"))
}

async fn acts(town: &Town<'_>, matter: &Value) -> Vec<String> {
    town.steps(matter).await.into_iter().map(|step| step.0).collect()
}

/// Yellow and red come at these moments, neither sooner.
async fn turns(town: &Town<'_>, matter: &Value, warn: &str, due: &str) {
    assert_eq!(clock_of(matter), (Some(at(warn)), Some(at(due))), "{matter:#}");
    assert_eq!(steps_at(town, at(warn) - 1).await, 0);
    assert_eq!(town.now(matter).await["light"], "GREEN");
    assert_eq!(steps_at(town, at(warn)).await, 1);
    assert_eq!(town.now(matter).await["light"], "YELLOW");
    assert_eq!(steps_at(town, at(due) - 1).await, 0);
    assert_eq!(steps_at(town, at(due)).await, 1);
    let red = town.now(matter).await;
    assert_eq!((&red["light"], &red["late"], &red["version"]), (&json!("RED"), &json!(true), &json!(3)));
    assert_eq!(steps_at(town, at(due) + 86_400_000).await, 0, "once");
    assert_eq!(acts(town, matter).await, ["REPORT", "WARN", "OVERDUE"]);
}

#[tokio::test]
async fn new_year_is_not_counted_and_the_make_up_day_is() {
    in_a_town(async |town| {
        town.stage.database.execute("UPDATE matter_kind SET from_on = '2025-01-01'").await;
        let days = json!([
            { "day": "2026-01-01", "works": false, "title": "元旦" },
            { "day": "2026-01-02", "works": false, "title": "元旦" },
            { "day": "2026-01-04", "works": true, "title": "元旦调休" },
        ]);
        let document =
            "mutation($input: SetWorkDaysInput!) { setWorkDays(input: $input) { workDays { day } } }";
        let input = json!({ "input": { "area": DISTRICT, "days": days } });
        town.stage.ask_with(&town.command.access, document, input).await;
        go_to(town, at("2025-12-31 10:00"));
        let matter = town.report(&town.leader, "spoil", json!({})).await;
        turns(town, &matter, "2026-01-05 00:00", "2026-01-06 00:00").await;
        let told = "SELECT note FROM matter_step WHERE act = 'overdue'";
        assert!(town.stage.database.texts(told).await[0].contains(TOWN), "the unit above is on record");
        assert_eq!(town.counts("spoil").await["overdue"], 1);
        let queue = "{ matterQueue(queue: OVERDUE_BELOW) { nodes { id } } }";
        let queued = town.stage.ask(&town.town_clerk.access, queue).await;
        assert_eq!(queued["matterQueue"]["nodes"], json!([{ "id": matter["id"] }]));
        let queued = town.stage.ask(&town.clerk.access, queue).await;
        assert_eq!(queued["matterQueue"]["nodes"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_leap_day_counts() {
    in_a_town(async |town| {
        go_to(town, at("2028-02-28 10:00"));
        let matter = town.report(&town.leader, "spoil", json!({})).await;
        turns(town, &matter, "2028-03-01 00:00", "2028-03-02 00:00").await;
    })
    .await;
}

#[tokio::test]
async fn an_emergency_counts_hours_by_night() {
    in_a_town(async |town| {
        go_to(town, at("2026-01-09 23:00"));
        let matter = town.report(&town.leader, "leak", json!({})).await;
        turns(town, &matter, "2026-01-10 01:00", "2026-01-10 03:00").await;
    })
    .await;
}

#[tokio::test]
async fn a_suspension_keeps_what_was_left_and_a_worker_that_was_down_catches_up() {
    in_a_town(async |town| {
        let limits = json!({ "handle": { "warn": 3, "due": 5, "unit": "WORKING_DAYS" } });
        town.define("slow", "GENERAL", json!({ "limits": limits })).await;
        let matter = town.report(&town.leader, "slow", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        assert_eq!(clock_of(&matter), (Some(at("2026-01-09 00:00")), Some(at("2026-01-13 00:00"))));
        go_to(town, at("2026-01-07 10:00"));
        let until = json!({ "until": NaiveDate::from_ymd_opt(2026, 1, 9).unwrap().to_string() });
        let asked = town.act(&town.leader, "askMatterPause", &matter, until).await;
        let paused = town.step(&town.director, "allowMatterPause", &asked).await;
        assert_eq!(clock_of(&paused), (None, None));
        assert_eq!(steps_at(town, at("2026-01-10 00:00") - 1).await, 0, "it stands still");
        // down for two days after its end: what was left is counted from its end all the same
        assert_eq!(steps_at(town, at("2026-01-12 00:00")).await, 1);
        let on = town.now(&matter).await;
        assert_eq!(clock_of(&on), (Some(at("2026-01-13 00:00")), Some(at("2026-01-15 00:00"))), "{on:#}");
        assert_eq!((&on["pause"], &on["light"]), (&Value::Null, &json!("GREEN")));
        // down over both moments: it is red at once
        assert_eq!(steps_at(town, at("2026-02-20 00:00")).await, 1);
        assert_eq!(town.now(&matter).await["light"], "RED");
        let wanted = ["REPORT", "ACCEPT", "ASK_PAUSE", "ALLOW_PAUSE", "RESUME", "OVERDUE"];
        assert_eq!(acts(town, &matter).await, wanted);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_was_down_over_a_suspension_does_all_that_is_due() {
    in_a_town(async |town| {
        go_to(town, at("2026-01-05 12:00"));
        let matter = town.report(&town.leader, "leak", json!({})).await;
        go_to(town, at("2026-01-05 13:00"));
        let asked = town.act(&town.leader, "askMatterPause", &matter, json!({ "until": "2026-01-06" })).await;
        town.step(&town.director, "allowMatterPause", &asked).await;
        assert_eq!(steps_at(town, at("2026-01-09 00:00")).await, 2);
        let red = town.now(&matter).await;
        assert_eq!(red["light"], "RED");
        assert_eq!(clock_of(&red).1, Some(at("2026-01-07 03:00") - 1), "three hours were left");
    })
    .await;
}

#[tokio::test]
async fn two_workers_at_once_do_nothing_twice() {
    in_a_town(async |town| {
        for _ in 0..12 {
            town.report(&town.leader, "leak", json!({})).await;
        }
        // the clock of the other is ahead, so that it takes over whatever lease there is
        let ahead = Hands::default();
        ahead.forward(4 * 3_600_000);
        let other = town.stage.database.platform(town.stage.platform.policy().clone(), &ahead).await;
        go_to(town, other.sources().now() - 600_000);
        let (one, two) = tokio::join!(tick(&town.stage.platform, "one"), tick(&other, "two"));
        assert_eq!(one.unwrap() + two.unwrap(), 12);
        let each = "SELECT CAST(count(*) AS text) FROM matter_step WHERE act = 'warn' GROUP BY matter_id";
        assert_eq!(town.stage.database.texts(each).await, vec!["1"; 12]);
    })
    .await;
}

#[tokio::test]
async fn what_an_ended_post_has_goes_back_to_its_unit() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        assert_eq!(matter["post"]["id"], town.leader.post());
        town.refused(&town.member, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let end = format!("UPDATE post SET ended_at = 1 WHERE id = {}", town.leader.account);
        town.stage.database.execute(&end).await;
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 1);
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 0, "once");
        let free = town.now(&matter).await;
        assert_eq!((&free["post"], &free["unitCode"]), (&Value::Null, &json!(town.grid)));
        assert_eq!(free["dueAt"], matter["dueAt"], "its clock goes on");
        let done = town.step(&town.member, "finishMatter", &free).await;
        assert_eq!(done["stage"], "VERIFY");
        assert_eq!(acts(town, &matter).await, ["REPORT", "ACCEPT", "UNASSIGN", "FINISH"]);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_to_a_post_that_ends_goes_back_to_its_line() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        let sent = json!({ "line": "police", "post": town.police.post() });
        let matter = town.act(&town.officer, "handOverMatter", &matter, sent).await;
        let other = worker(town.stage, "line-officer", TOWN, Some("police")).await;
        town.refused(&other, "receiveMatter", &matter, json!({}), "FORBIDDEN").await;
        let end = format!("UPDATE post SET ended_at = 1 WHERE id = {}", town.police.account);
        town.stage.database.execute(&end).await;
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 1);
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 0, "once");
        let free = town.now(&matter).await;
        assert_eq!((stands(&free).0, &free["askedLineCode"]), ("RECEIPT", &json!("police")));
        assert_eq!(free["post"]["id"], town.officer.post(), "who asked answers for it until the receipt");
        let received = town.step(&other, "receiveMatter", &free).await;
        assert_eq!((stands(&received).0, &received["post"]["id"]), ("HANDLE", &other.post()));
        assert_eq!(acts(town, &matter).await[3..], ["HAND_OVER", "UNASSIGN", "RECEIVE"]);
    })
    .await;
}
