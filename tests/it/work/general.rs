//! The general procedure: settled on the spot, or reported and dealt with in the grid.

use super::town::{Town, Worker, in_a_town, stands, worker};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Town<'_> {
    /// Settles a matter of the kind `lamp` on the spot.
    async fn settle(&self, who: &Worker) -> Value {
        self.settle_of(who, "lamp").await
    }

    async fn settle_of(&self, who: &Worker, kind: &str) -> Value {
        let input = json!({ "report": self.reported(kind, json!({})), "result": "a new lamp" });
        let answer = self.send(who, "settleMatter", input).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        self.now(&answer["data"]["settleMatter"]["matter"]).await
    }

    /// Verifies two in one batch.
    async fn verified(&self, who: &Worker, matters: [&Value; 2]) {
        let document =
            "mutation($input: VerifyMattersInput!) { verifyMatters(input: $input) { matters { stage } } }";
        let all = matters.map(|one| json!({ "id": one["id"], "version": one["version"] }));
        let input = json!({ "matters": all, "sample": [matters[0]["id"]], "note": "looked at one" });
        self.stage.ask_with(&who.access, document, json!({ "input": input })).await;
    }

    async fn counted(&self, kind: &str, wanted: &[(&'static str, i64)]) {
        assert_eq!(self.counts(kind).await, wanted.iter().copied().collect::<BTreeMap<_, _>>());
    }
}

#[tokio::test]
async fn a_matter_settled_on_the_spot_waits_for_another_post() {
    in_a_town(async |town| {
        let matter = town.settle(&town.leader).await;
        assert_eq!(stands(&matter), ("VERIFY", "OPEN", 4, town.grid.as_str()));
        assert_eq!((&matter["post"]["id"], &matter["result"]), (&town.leader.post(), &json!("a new lamp")));
        town.counted("lamp", &[("reported", 1), ("opened", 1), ("verify", 1)]).await;
        town.refused(&town.leader, "verifyMatter", &matter, json!({}), "FORBIDDEN").await;
        town.refused(&town.clerk, "fileMatter", &matter, json!({}), "CONFLICT").await;
        let matter = town.step(&town.supervisor, "verifyMatter", &matter).await;
        assert_eq!(stands(&matter), ("FILE", "OPEN", 5, town.grid.as_str()));
        town.counted("lamp", &[("reported", 1), ("opened", 1), ("file", 1)]).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        assert_eq!(stands(&matter), ("DONE", "CLOSED", 6, town.grid.as_str()));
        assert!(matter["closedAt"].is_string() && matter["dueAt"].is_null());
        town.counted("lamp", &[("reported", 1), ("closed", 1), ("on_time", 1)]).await;
        let steps = [
            ("SETTLE", "123", "grid-leader"),
            ("VERIFY", "4", "supervisor"),
            ("FILE", "5", "community-clerk"),
        ];
        town.signed(&matter, &steps).await;
        let wrong = json!({ "report": town.reported("spoil", json!({})), "result": "gone" });
        let answer = town.send(&town.leader, "settleMatter", wrong).await;
        assert_eq!(crate::places::stage::codes(&answer), ["BAD_USER_INPUT"]);
    })
    .await;
}

#[tokio::test]
async fn a_batch_is_verified_together_or_not_at_all() {
    in_a_town(async |town| {
        let mut matters = Vec::new();
        for _ in 0..3 {
            matters.push(town.settle(&town.leader).await);
        }
        let own = town.settle(&town.clerk).await;
        let batch = |of: &[&Value], sample: &[&Value]| {
            let all: Vec<_> = of.iter().map(|m| json!({ "id": m["id"], "version": m["version"] })).collect();
            let sample: Vec<_> = sample.iter().map(|m| m["id"].clone()).collect();
            json!({ "matters": all, "sample": sample, "note": "looked at one" })
        };
        let all: Vec<&Value> = matters.iter().collect();
        let verify = async |who: &Worker, input: Value| {
            let document = "mutation($input: VerifyMattersInput!) { verifyMatters(input: $input) { matters { stage } } }";
            town.stage.send(&who.access, document, json!({ "input": input })).await.0
        };
        for (input, code) in [
            (batch(&all, &[]), "BAD_USER_INPUT"),
            (batch(&all, &[&own]), "BAD_USER_INPUT"),
            (batch(&[], &[]), "BAD_USER_INPUT"),
            (batch(&[all[0], all[0]], &[all[0]]), "BAD_USER_INPUT"),
            (batch(&[all[0], all[1], &own], &[all[0]]), "FORBIDDEN"),
        ] {
            let answer = verify(&town.clerk, input).await;
            assert_eq!(crate::places::stage::codes(&answer), [code], "{answer:#}");
        }
        for matter in &matters {
            assert_eq!(town.now(matter).await["stage"], "VERIFY");
        }
        let answer = verify(&town.clerk, batch(&all, &[all[2]])).await;
        let stages = &answer["data"]["verifyMatters"]["matters"];
        assert_eq!(stages, &json!([{ "stage": "FILE" }, { "stage": "FILE" }, { "stage": "FILE" }]), "{answer:#}");
        town.counted("lamp", &[("reported", 4), ("opened", 4), ("verify", 1), ("file", 3)]).await;
        let notes = "SELECT DISTINCT note FROM matter_step WHERE act = 'verify' ORDER BY note";
        let notes = town.stage.database.texts(notes).await;
        assert_eq!(notes, ["in a batch of which a sample was seen", "looked at one"]);
    })
    .await;
}

#[tokio::test]
async fn two_batches_at_once_are_both_verified_in_whatever_order_they_name_their_matters() {
    in_a_town(async |town| {
        town.define("leaf", "GENERAL", json!({})).await;
        for _ in 0..6 {
            let (lamp, leaf) =
                (town.settle_of(&town.leader, "lamp").await, town.settle_of(&town.leader, "leaf").await);
            let (other, last) =
                (town.settle_of(&town.leader, "leaf").await, town.settle_of(&town.leader, "lamp").await);
            tokio::join!(
                town.verified(&town.clerk, [&lamp, &leaf]),
                town.verified(&town.director, [&other, &last])
            );
        }
        for kind in ["lamp", "leaf"] {
            town.counted(kind, &[("reported", 12), ("opened", 12), ("file", 12)]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn two_batches_at_once_are_both_verified_whatever_editions_their_matters_follow() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let there = worker(town.stage, "grid-leader", &other, None).await;
        let settle = async |who: &Worker, grid: &str| {
            let report = town.reported("lamp", json!({ "grid": grid }));
            let input = json!({ "report": report, "result": "a new lamp" });
            let mut answer = town.send(who, "settleMatter", input).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            answer["data"]["settleMatter"]["matter"].take()
        };
        let mut early = Vec::new();
        for _ in 0..6 {
            early.push((settle(&town.leader, &town.grid).await, settle(&there, &other).await));
        }
        town.define("lamp", "GENERAL", json!({ "fromOn": "2026-01-06" })).await;
        town.stage.clock.forward(86_400_000);
        for (first, second) in &early {
            // the counts of both grids, of the one edition and the other
            let (third, last) = (settle(&town.leader, &town.grid).await, settle(&there, &other).await);
            tokio::join!(
                town.verified(&town.clerk, [first, &last]),
                town.verified(&town.director, [second, &third])
            );
        }
        town.counted("lamp", &[("reported", 24), ("opened", 24), ("file", 24)]).await;
    })
    .await;
}

#[tokio::test]
async fn a_residents_report_is_dealt_with_reworked_filed_rated_and_reopened_once() {
    in_a_town(async |town| {
        let matter = town.report(&town.resident, "lamp", json!({})).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, town.grid.as_str()));
        for (who, code) in
            [(&town.member, "FORBIDDEN"), (&town.clerk, "FORBIDDEN"), (&town.officer, "FORBIDDEN")]
        {
            town.refused(who, "acceptMatter", &matter, json!({}), code).await;
        }
        town.refused(&town.police, "finishMatter", &matter, json!({}), "NOT_FOUND").await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        assert_eq!(
            (&matter["post"]["id"], &matter["askedPost"]["id"]),
            (&town.leader.post(), &town.leader.post())
        );
        town.refused(&town.member, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.supervisor, "reworkMatter", &matter).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        town.refused(&town.resident, "rateMatter", &matter, json!({}), "CONFLICT").await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        town.refused(&town.resident, "rateMatter", &matter, json!({ "rating": 6 }), "BAD_USER_INPUT").await;
        town.refused(&town.leader, "rateMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.resident, "rateMatter", &matter).await;
        assert_eq!((&matter["rating"], stands(&matter).1), (&json!(4), "CLOSED"));
        town.counted("lamp", &[("reported", 1), ("closed", 1), ("on_time", 1), ("rated", 1), ("stars", 4)])
            .await;
        town.refused(&town.resident, "rateMatter", &matter, json!({}), "CONFLICT").await;
        let matter = town.step(&town.resident, "reopenMatter", &matter).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        assert_eq!(
            (&matter["reopened"], &matter["closedAt"], &matter["rating"]),
            (&json!(true), &json!(null), &json!(null))
        );
        assert!(matter["dueAt"].is_string());
        town.counted("lamp", &[("reported", 1), ("opened", 1), ("handle", 1)]).await;
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        town.refused(&town.resident, "reopenMatter", &matter, json!({}), "CONFLICT").await;
        let steps = [
            ("REPORT", "1", "-"),
            ("ACCEPT", "2", "grid-leader"),
            ("FINISH", "3", "grid-leader"),
            ("REWORK", "", "supervisor"),
            ("FINISH", "3", "grid-leader"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
            ("RATE", "", "-"),
            ("REOPEN", "", "-"),
            ("FINISH", "3", "grid-leader"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
        ];
        town.signed(&matter, &steps).await;
    })
    .await;
}

#[tokio::test]
async fn a_matter_is_passed_up_and_whoever_dealt_with_it_does_not_verify_it() {
    in_a_town(async |town| {
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, COMMUNITY));
        town.refused(&town.leader, "acceptMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        let matter = town.step(&town.clerk, "finishMatter", &matter).await;
        let told = town.refused(&town.clerk, "verifyMatter", &matter, json!({}), "FORBIDDEN").await;
        assert_eq!(told, "who dealt with it does not verify it");
        let matter = town.step(&town.supervisor, "verifyMatter", &matter).await;
        assert_eq!(stands(&matter).0, "FILE");
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_cancelled_or_joined_is_over() {
    in_a_town(async |town| {
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let refused = town.step(&town.leader, "refuseMatter", &matter).await;
        assert_eq!((stands(&refused).0, stands(&refused).1), ("DONE", "REFUSED"));
        let matter = town.report(&town.member, "lamp", json!({})).await;
        town.refused(&town.leader, "cancelMatter", &matter, json!({}), "FORBIDDEN").await;
        let cancelled = town.step(&town.member, "cancelMatter", &matter).await;
        assert_eq!(stands(&cancelled).1, "CANCELLED");
        let (one, two) = (
            town.report(&town.member, "lamp", json!({})).await,
            town.report(&town.member, "lamp", json!({})).await,
        );
        let other = town.report(&town.member, "spoil", json!({})).await;
        for into in [&one["id"], &refused["id"], &other["id"]] {
            town.refused(&town.leader, "joinMatter", &one, json!({ "into": into }), "BAD_USER_INPUT").await;
        }
        let joined = town.act(&town.leader, "joinMatter", &one, json!({ "into": two["id"] })).await;
        assert_eq!((stands(&joined).0, stands(&joined).1), ("DONE", "JOINED"));
        town.refused(&town.leader, "joinMatter", &two, json!({ "into": one["id"] }), "BAD_USER_INPUT").await;
        // the one that goes on is not dropped
        town.refused(&town.member, "cancelMatter", &two, json!({}), "CONFLICT").await;
        town.refused(&town.leader, "refuseMatter", &two, json!({}), "CONFLICT").await;
        town.counted("lamp", &[("reported", 4), ("opened", 1), ("refused", 1), ("accept", 1)]).await;
        town.refused(&town.resident, "reopenMatter", &refused, json!({}), "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn a_superior_urges_takes_over_and_allows_a_suspension() {
    in_a_town(async |town| {
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        town.refused(&town.leader, "urgeMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.director, "urgeMatter", &matter).await;
        assert_eq!(matter["urged"], 1);
        let until = json!({ "until": "2026-01-20" });
        town.refused(
            &town.leader,
            "askMatterPause",
            &matter,
            json!({ "until": "2026-01-01" }),
            "BAD_USER_INPUT",
        )
        .await;
        let matter = town.act(&town.leader, "askMatterPause", &matter, until.clone()).await;
        assert_eq!(matter["pause"], "ASKED");
        let matter = town.step(&town.director, "denyMatterPause", &matter).await;
        assert_eq!((&matter["pause"], matter["dueAt"].is_string()), (&json!(null), true));
        let matter = town.act(&town.leader, "askMatterPause", &matter, until.clone()).await;
        town.refused(&town.leader, "allowMatterPause", &matter, json!({}), "FORBIDDEN").await;
        let due = matter["dueAt"].clone();
        let matter = town.step(&town.director, "allowMatterPause", &matter).await;
        assert_eq!((&matter["pause"], &matter["dueAt"]), (&json!("ON"), &json!(null)));
        town.refused(&town.leader, "finishMatter", &matter, json!({}), "CONFLICT").await;
        town.stage.clock.forward(3_600_000);
        let matter = town.step(&town.leader, "resumeMatter", &matter).await;
        assert_eq!(matter["pause"], json!(null));
        let at = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap();
        assert_eq!((at(&matter["dueAt"]) - at(&due)).num_minutes(), 60, "what was left is left");
        let matter = town.step(&town.town_leader, "takeOverMatter", &matter).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, super::town::TOWN));
        assert_eq!(
            (&matter["post"]["id"], &matter["askedPost"]["id"]),
            (&town.town_leader.post(), &town.leader.post())
        );
        town.refused(&town.leader, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.act(&town.town_leader, "askMatterPause", &matter, until).await;
        town.refused(&town.town_leader, "allowMatterPause", &matter, json!({}), "FORBIDDEN").await;
        town.step(&town.command, "allowMatterPause", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn who_asks_for_a_suspension_does_not_allow_it() {
    in_a_town(async |town| {
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        let matter = town.step(&town.director, "acceptMatter", &matter).await;
        // the unit has it, and no post
        town.stage.database.execute("UPDATE matter SET post_id = NULL").await;
        let until = json!({ "until": "2026-01-20" });
        let matter = town.act(&town.director, "askMatterPause", &matter, until).await;
        town.refused(&town.director, "allowMatterPause", &matter, json!({}), "FORBIDDEN").await;
        let other = worker(town.stage, "community-director", COMMUNITY, None).await;
        town.step(&other, "allowMatterPause", &matter).await;
    })
    .await;
}
