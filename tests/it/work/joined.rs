//! What was joined to another matter: the person served rates it, and can have it taken apart again, once.

use super::streams::{follow, next, number};
use super::town::{LINE, Town, Worker, acting, in_a_town, stands};
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Town<'_> {
    /// Joins a matter to another one of the same kind; answers both as they are then.
    async fn joins(&self, who: &Worker, one: &Value, other: &Value) -> (Value, Value) {
        let joined = self.act(who, "joinMatter", one, json!({ "into": other["id"] })).await;
        assert_eq!((stands(&joined).0, stands(&joined).1), ("DONE", "JOINED"));
        assert_eq!(self.joined_to(one).await, other["id"]);
        (joined, self.now(other).await)
    }

    /// Id of the matter that one was joined to.
    async fn joined_to(&self, matter: &Value) -> Value {
        let document = format!("{{ matter(id: {}) {{ joinedTo {{ id }} }} }}", matter["id"]);
        let mut data = self.stage.ask(&self.command.access, &document).await;
        data["matter"]["joinedTo"]["id"].take()
    }
}

#[tokio::test]
async fn a_joined_matter_is_rated_and_taken_apart_once_and_goes_through_every_step() {
    in_a_town(async |town| {
        let other = town.report(&town.member, "lamp", json!({})).await;
        let one = town.report(&town.resident, "lamp", json!({})).await;
        let one = town.step(&town.leader, "acceptMatter", &one).await;
        let (one, other) = town.joins(&town.leader, &one, &other).await;
        for mutation in ["rateMatter", "reopenMatter"] {
            town.refused(&town.leader, mutation, &one, json!({}), "FORBIDDEN").await;
        }
        town.refused(&town.resident, "reopenMatter", &one, json!({ "reason": " " }), "BAD_USER_INPUT").await;
        let one = town.step(&town.resident, "rateMatter", &one).await;
        assert_eq!((&one["rating"], stands(&one).1), (&json!(4), "JOINED"));
        town.refused(&town.resident, "rateMatter", &one, json!({}), "CONFLICT").await;
        let wanted: BTreeMap<_, _> =
            [("reported", 2), ("opened", 1), ("accept", 1), ("rated", 1), ("stars", 4)].into();
        assert_eq!(town.counts("lamp").await, wanted);

        let one = town.step(&town.resident, "reopenMatter", &one).await;
        assert_eq!(stands(&one), ("ACCEPT", "OPEN", 2, town.grid.as_str()), "no step is skipped");
        assert_eq!((&one["reopened"], &one["rating"]), (&json!(true), &Value::Null));
        assert_eq!(
            (&one["post"], &one["askedPost"], &one["closedAt"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        assert!(one["dueAt"].is_string());
        assert_eq!(town.joined_to(&one).await, Value::Null);
        assert_eq!(town.now(&other).await, other, "the other one stays as it is");
        let wanted: BTreeMap<_, _> = [("reported", 2), ("opened", 2), ("accept", 2)].into();
        assert_eq!(town.counts("lamp").await, wanted);
        // nothing goes on in the other one any more, so that it can be cancelled
        town.step(&town.member, "cancelMatter", &other).await;

        let one = town.step(&town.leader, "acceptMatter", &one).await;
        let one = town.step(&town.leader, "finishMatter", &one).await;
        let one = town.step(&town.director, "verifyMatter", &one).await;
        let one = town.step(&town.clerk, "fileMatter", &one).await;
        town.refused(&town.resident, "reopenMatter", &one, json!({}), "CONFLICT").await;
        town.step(&town.resident, "rateMatter", &one).await;
        let steps = [
            ("REPORT", "1", "-"),
            ("ACCEPT", "2", "grid-leader"),
            ("JOIN", "", "grid-leader"),
            ("RATE", "", "-"),
            ("REOPEN", "", "-"),
            ("ACCEPT", "2", "grid-leader"),
            ("FINISH", "3", "grid-leader"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
            ("RATE", "", "-"),
        ];
        town.signed(&one, &steps).await;
    })
    .await;
}

#[tokio::test]
async fn who_reported_a_joined_matter_hears_and_reads_the_result_of_the_other_one() {
    in_a_town(async |town| {
        let last = town.report(&town.member, "lamp", json!({})).await;
        let between = town.report(&town.member, "lamp", json!({})).await;
        let one = town.report(&town.resident, "lamp", json!({})).await;
        town.joins(&town.leader, &one, &between).await;
        let (_, last) = town.joins(&town.leader, &between, &last).await;
        number(town).await;
        let events =
            format!("matterChanged(id: {}) {{ event matterId matter {{ status result }} }}", one["id"]);
        let mut heard = follow(town, &town.resident, &events).await;
        let last = town.step(&town.leader, "acceptMatter", &last).await;
        let last = town.act(&town.leader, "finishMatter", &last, json!({ "result": "A new lamp" })).await;
        let last = town.step(&town.director, "verifyMatter", &last).await;
        let told = format!("{{ matter(id: {}) {{ status result joinedTo {{ id }} }} }}", one["id"]);
        let before = json!({ "status": "JOINED", "result": null, "joinedTo": null });
        assert_eq!(town.stage.ask(&town.resident.access, &told).await["matter"], before);
        town.step(&town.clerk, "fileMatter", &last).await;
        number(town).await;
        let event = next(&mut heard).await;
        assert_eq!((&event["event"], &event["matterId"]), (&json!("inform"), &one["id"]));
        assert_eq!(event["matter"], json!({ "status": "JOINED", "result": "A new lamp" }));
        let after = json!({ "status": "JOINED", "result": "A new lamp", "joinedTo": null });
        assert_eq!(town.stage.ask(&town.resident.access, &told).await["matter"], after);
        let one = town.now(&one).await;
        let steps = [("REPORT", "1", "-"), ("JOIN", "", "grid-leader"), ("INFORM", "", "-")];
        town.signed(&one, &steps).await;
        assert_eq!(town.now(&between).await["result"], "A new lamp");
        let wanted: BTreeMap<_, _> = [("reported", 3), ("closed", 1), ("on_time", 1)].into();
        assert_eq!(town.counts("lamp").await, wanted);
        // taken apart it has no result yet
        let one = town.step(&town.resident, "reopenMatter", &one).await;
        assert_eq!((stands(&one).0, &one["result"]), ("ACCEPT", &Value::Null));
    })
    .await;
}

#[tokio::test]
async fn the_matter_that_went_on_keeps_its_own_rights_when_it_was_filed() {
    in_a_town(async |town| {
        let one = town.report(&town.resident, "lamp", json!({})).await;
        let other = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        let (one, other) = town.joins(&town.leader, &one, &other).await;
        let other = town.step(&town.leader, "acceptMatter", &other).await;
        let other = town.step(&town.leader, "finishMatter", &other).await;
        let other = town.step(&town.director, "verifyMatter", &other).await;
        let other = town.step(&town.clerk, "fileMatter", &other).await;
        let one = town.step(&town.resident, "reopenMatter", &town.now(&one).await).await;
        assert_eq!(stands(&one).0, "ACCEPT");
        assert_eq!(stands(&town.now(&other).await).1, "CLOSED");
        let other = town.step(&town.resident, "reopenMatter", &other).await;
        assert_eq!(stands(&other), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        // and one that was taken apart can be joined again
        let (one, _) = town.joins(&town.leader, &one, &other).await;
        town.refused(&town.resident, "reopenMatter", &one, json!({}), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_joined_to_what_is_cancelled_or_refused_at_the_same_time() {
    in_a_town(async |town| {
        for (who, mutation) in [(&town.member, "cancelMatter"), (&town.leader, "refuseMatter")].repeat(4) {
            let other = town.report(&town.member, "lamp", json!({})).await;
            let one = town.report(&town.member, "lamp", json!({})).await;
            let joining = acting("joinMatter", &one, json!({ "into": other["id"] }));
            let (ended, joined) = tokio::join!(
                town.send(who, mutation, acting(mutation, &other, json!({}))),
                town.send(&town.leader, "joinMatter", joining),
            );
            let wanted: [Vec<&str>; 2] = match ended.get("errors") {
                None => [vec![], vec!["BAD_USER_INPUT"]],
                Some(_) => [vec!["CONFLICT"], vec![]],
            };
            assert_eq!([codes(&ended), codes(&joined)], wanted, "{mutation}: {ended:#} {joined:#}");
        }
        let lost = "SELECT 'x' FROM matter m JOIN matter o ON o.id = m.joined_to WHERE o.status <> 'open'";
        assert_eq!(town.stage.database.texts(lost).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_was_with_others_begins_anew_where_it_was_reported() {
    in_a_town(async |town| {
        town.contacts(&town.officer, LINE).await;
        let served = json!({ "served": town.residence });
        let other = town.report(&town.leader, "spoil", json!({})).await;
        let one = town.report(&town.leader, "spoil", served.clone()).await;
        let one = town.step(&town.clerk, "acceptMatter", &one).await;
        let (one, _) = town.joins(&town.clerk, &one, &other).await;
        // as if it had been with the town's line when it was joined
        let officer = town.officer.account;
        town.stage
            .database
            .execute(&format!(
                "UPDATE matter SET unit_code = '340705005', post_id = {officer} WHERE status = 'joined'"
            ))
            .await;
        let one = town.step(&town.resident, "reopenMatter", &one).await;
        assert_eq!(stands(&one), ("ACCEPT", "OPEN", 2, COMMUNITY));
        assert_eq!(one["post"], Value::Null);
        let one = town.step(&town.clerk, "acceptMatter", &one).await;
        town.step(&town.clerk, "dispatchMatter", &one).await;

        let other = town.report(&town.leader, "leak", json!({})).await;
        let leak = town.report(&town.leader, "leak", served).await;
        let (leak, _) = town.joins(&town.leader, &leak, &other).await;
        let leak = town.step(&town.resident, "reopenMatter", &leak).await;
        assert_eq!(
            stands(&leak),
            ("HANDLE", "OPEN", 3, town.grid.as_str()),
            "an emergency is dealt with at once"
        );
    })
    .await;
}
