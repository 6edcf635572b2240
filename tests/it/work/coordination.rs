//! The coordination procedure: to the community's centre, to a line, handed to and fro, and decided by the centre.

use super::town::{DISTRICT, LINE, TOWN, Town, in_a_town, stands};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Town<'_> {
    /// Somebody contacts the community for a line.
    pub(super) async fn contacts(&self, who: &super::town::Worker, line: &str) {
        let (id, account) = (self.stage.platform.system().new_id(), who.account);
        self.stage
            .database
            .execute(&format!(
                "INSERT INTO liaison (id, account_id, area_code, line, duties, from_on, version, created_at, changed_at) \
                 VALUES ({id}, {account}, '{COMMUNITY}', '{line}', 'contact', '2025-01-01', 1, 0, 0)"
            ))
            .await;
    }

    /// A matter that the line's officer of the town has.
    pub(super) async fn dispatched(&self) -> Value {
        self.contacts(&self.officer, LINE).await;
        let matter = self.report(&self.leader, "spoil", json!({ "served": self.residence })).await;
        let matter = self.step(&self.clerk, "acceptMatter", &matter).await;
        self.step(&self.clerk, "dispatchMatter", &matter).await
    }
}

#[tokio::test]
async fn a_matter_goes_to_the_line_and_to_another_one_until_the_centre_decides() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, TOWN));
        assert_eq!((&matter["post"]["id"], &matter["lineCode"]), (&town.officer.post(), &json!(LINE)));
        let police = json!({ "line": "police" });
        town.refused(&town.officer, "handOverMatter", &matter, json!({ "line": LINE }), "BAD_USER_INPUT")
            .await;
        town.refused(&town.officer, "handOverMatter", &matter, json!({ "line": "water" }), "BAD_USER_INPUT")
            .await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, police.clone()).await;
        assert_eq!(stands(&matter), ("RECEIPT", "OPEN", 3, TOWN));
        assert_eq!(
            (&matter["post"]["id"], &matter["askedLineCode"]),
            (&town.officer.post(), &json!("police"))
        );
        town.refused(&town.officer, "receiveMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.police, "declineMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["returns"]), (("HANDLE", "OPEN", 3, TOWN), &json!(1)));
        assert_eq!((&matter["post"]["id"], &matter["askedLineCode"]), (&town.officer.post(), &json!(null)));
        let matter = town.act(&town.officer, "handOverMatter", &matter, police.clone()).await;
        let matter = town.step(&town.police, "declineMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["returns"]), (("ARBITRATE", "OPEN", 2, TOWN), &json!(2)));
        assert_eq!(matter["post"], json!(null));
        town.refused(&town.officer, "finishMatter", &matter, json!({}), "CONFLICT").await;
        town.refused(&town.clerk, "arbitrateMatter", &matter, json!({}), "FORBIDDEN").await;
        let ruling = json!({ "line": "police", "unit": TOWN });
        let matter = town.act(&town.town_clerk, "arbitrateMatter", &matter, ruling).await;
        assert_eq!((stands(&matter), &matter["lineCode"]), (("HANDLE", "OPEN", 3, TOWN), &json!("police")));
        town.refused(&town.police, "returnMatter", &matter, json!({}), "CONFLICT").await;
        town.refused(&town.police, "handOverMatter", &matter, json!({ "line": LINE }), "CONFLICT").await;
        let matter = town.step(&town.police, "finishMatter", &matter).await;
        assert_eq!(stands(&matter).0, "VERIFY");
        let states = town.stage.database.texts("SELECT state FROM work_sheet ORDER BY id").await;
        assert_eq!(states, ["declined", "declined"]);
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        let matter = town.step(&town.resident, "rateMatter", &matter).await;
        let matter = town.step(&town.resident, "reopenMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["lineCode"]), (("HANDLE", "OPEN", 3, TOWN), &json!("police")));
        let wanted: BTreeMap<_, _> = [("reported", 1), ("opened", 1), ("handle", 1)].into();
        assert_eq!(town.counts("spoil").await, wanted);
        let steps = [
            ("REPORT", "1", "grid-leader"),
            ("ACCEPT", "", "community-clerk"),
            ("DISPATCH", "2", "community-clerk"),
            ("HAND_OVER", "", "line-officer"),
            ("DECLINE", "", "line-officer"),
            ("HAND_OVER", "", "line-officer"),
            ("DECLINE", "", "line-officer"),
            ("ARBITRATE", "2", "town-clerk"),
            ("FINISH", "3", "line-officer"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
            ("RATE", "", "-"),
            ("REOPEN", "", "-"),
        ];
        town.signed(&matter, &steps).await;
    })
    .await;
}

#[tokio::test]
async fn a_superior_takes_over_what_waits_for_a_receipt_and_the_sheet_is_taken_back() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        let matter = town.step(&town.town_leader, "takeOverMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["askedLineCode"]), (("HANDLE", "OPEN", 3, TOWN), &json!(null)));
        assert_eq!(matter["post"]["id"], town.town_leader.post());
        assert_eq!(town.stage.database.texts("SELECT state FROM work_sheet").await, ["withdrawn"]);
        town.refused(&town.police, "receiveMatter", &matter, json!({}), "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn a_line_that_is_only_asked_takes_nothing_over() {
    in_a_town(async |town| {
        let reviewer = super::town::worker(town.stage, "line-reviewer", TOWN, Some("police")).await;
        let matter = town.dispatched().await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        for mutation in ["takeOverMatter", "urgeMatter"] {
            let told = town.refused(&reviewer, mutation, &matter, json!({}), "FORBIDDEN").await;
            assert_eq!(told, "only a post above the one that has it may do this");
        }
        // the reviewer of the line that has it may
        let matter = town.step(&town.reviewer, "takeOverMatter", &matter).await;
        assert_eq!((&matter["post"]["id"], &matter["lineCode"]), (&town.reviewer.post(), &json!(LINE)));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_goes_to_the_staff_of_its_line_alone_who_find_it_whatever_it_is_about() {
    in_a_town(async |town| {
        town.contacts(&town.officer, LINE).await;
        town.define("petition", "COORDINATION", json!({ "discreet": true })).await;
        let matter = town.report(&town.clerk, "petition", json!({})).await;
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        let matter = town.step(&town.clerk, "dispatchMatter", &matter).await;
        for post in [town.clerk.post(), town.member.post(), town.reviewer.post()] {
            let sent = json!({ "line": "police", "post": post });
            town.refused(&town.officer, "handOverMatter", &matter, sent, "BAD_USER_INPUT").await;
        }
        assert!(town.stage.database.texts("SELECT state FROM work_sheet").await.is_empty());
        let sent = json!({ "line": "police", "post": town.police.post() });
        let matter = town.act(&town.officer, "handOverMatter", &matter, sent).await;
        let waits = format!(
            "{{ matterQueue(queue: RECEIPTS) {{ nodes {{ id }} }} matter(id: {}) {{ actions }} }}",
            matter["id"]
        );
        let shown = town.stage.ask(&town.police.access, &waits).await;
        assert_eq!(shown["matterQueue"]["nodes"], json!([{ "id": matter["id"] }]));
        assert!(shown["matter"]["actions"].as_array().unwrap().contains(&json!("RECEIVE")), "{shown:#}");
        let matter = town.step(&town.police, "receiveMatter", &matter).await;
        assert_eq!((&matter["post"]["id"], &matter["lineCode"]), (&town.police.post(), &json!("police")));
    })
    .await;
}

#[tokio::test]
async fn what_lines_write_on_their_sheets_is_not_in_the_steps() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        let task = json!({ "line": "police", "task": "between the lines" });
        let matter = town.act(&town.officer, "handOverMatter", &matter, task).await;
        town.act(&town.police, "declineMatter", &matter, json!({ "reason": "not ours at all" })).await;
        let sheets = town.stage.database.texts("SELECT task || '/' || answer FROM work_sheet").await;
        assert_eq!(sheets, ["between the lines/not ours at all"]);
        let notes = "SELECT COALESCE(note, '-') FROM matter_step WHERE act IN ('hand_over', 'decline')";
        assert_eq!(town.stage.database.texts(notes).await, ["-", "-"]);
    })
    .await;
}

#[tokio::test]
async fn every_sheet_that_was_received_is_closed_with_the_matter() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        let matter = town.step(&town.police, "receiveMatter", &matter).await;
        let matter = town.act(&town.police, "handOverMatter", &matter, json!({ "line": LINE })).await;
        let matter = town.step(&town.officer, "receiveMatter", &matter).await;
        town.step(&town.officer, "finishMatter", &matter).await;
        assert_eq!(town.stage.database.texts("SELECT state FROM work_sheet").await, ["done", "done"]);
    })
    .await;
}

#[tokio::test]
async fn what_lines_hand_to_and_fro_is_decided_by_the_centre() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        let matter = town.step(&town.police, "receiveMatter", &matter).await;
        assert_eq!(matter["returns"], 0, "the first one is no return");
        let matter = town.act(&town.police, "handOverMatter", &matter, json!({ "line": LINE })).await;
        assert_eq!((stands(&matter).0, &matter["returns"]), ("RECEIPT", &json!(1)));
        let matter = town.step(&town.officer, "receiveMatter", &matter).await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        assert_eq!((stands(&matter), &matter["returns"]), (("ARBITRATE", "OPEN", 2, TOWN), &json!(2)));
        assert_eq!((&matter["post"], &matter["askedLineCode"]), (&json!(null), &json!(null)));
        let states = town.stage.database.texts("SELECT state FROM work_sheet ORDER BY id").await;
        assert_eq!(states, ["received", "received"], "no third one is sent");
        let note = "SELECT note FROM matter_step WHERE act = 'hand_over' AND to_stage = 'arbitrate'";
        assert_eq!(town.stage.database.texts(note).await, ["to be handed on to the line `police`"]);
        let ruling = json!({ "line": "police", "unit": TOWN });
        let matter = town.act(&town.town_clerk, "arbitrateMatter", &matter, ruling).await;
        town.refused(&town.police, "handOverMatter", &matter, json!({ "line": LINE }), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_return_goes_back_to_the_centre_and_too_many_are_decided() {
    in_a_town(async |town| {
        let matter = town.dispatched().await;
        town.refused(&town.member, "returnMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&town.officer, "returnMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["post"]), (("DISPATCH", "OPEN", 2, TOWN), &json!(null)));
        let matter = town
            .act(&town.town_clerk, "dispatchMatter", &matter, json!({ "post": town.police.post() }))
            .await;
        assert_eq!((&matter["post"]["id"], &matter["lineCode"]), (&town.police.post(), &json!("police")));
        let matter = town.step(&town.police, "returnMatter", &matter).await;
        assert_eq!(stands(&matter), ("ARBITRATE", "OPEN", 2, TOWN));
        let matter =
            town.act(&town.town_leader, "arbitrateMatter", &matter, json!({ "unit": town.grid })).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        town.step(&town.leader, "finishMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn a_dispatch_to_nobody_or_elsewhere_is_refused() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "spoil", json!({})).await;
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        let cleaner = super::town::worker(town.stage, "cleaner", &town.grid, None).await;
        let elsewhere = super::town::worker(town.stage, "line-officer", "371102100", Some("police")).await;
        for asked in [
            json!({ "post": elsewhere.post() }),
            json!({ "unit": "371102100" }),
            // nobody deals with matters there
            json!({ "unit": "3407" }),
            json!({ "unit": "34" }),
            json!({ "post": cleaner.post() }),
            json!({ "unit": COMMUNITY, "line": "water" }),
            json!({ "line": "water" }),
        ] {
            town.refused(&town.clerk, "dispatchMatter", &matter, asked, "BAD_USER_INPUT").await;
        }
        // no liaison: the nearest desk of the line
        let matter = town.step(&town.clerk, "dispatchMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["post"]), (("HANDLE", "OPEN", 3, TOWN), &json!(null)));
        town.step(&town.officer, "finishMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn a_desk_is_of_people_who_deal_with_matters() {
    in_a_town(async |town| {
        // who reads and counts for the water, and contacts the community
        let reader = super::town::worker(town.stage, "line-reader", TOWN, Some("water")).await;
        super::town::worker(town.stage, "line-system", DISTRICT, Some("water")).await;
        town.contacts(&reader, "water").await;
        let matter = town.report(&town.leader, "spoil", json!({})).await;
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        for asked in [
            json!({ "line": "water" }),
            json!({ "line": "water", "unit": TOWN }),
            json!({ "line": "water", "unit": DISTRICT }),
            json!({ "post": reader.post() }),
        ] {
            town.refused(&town.clerk, "dispatchMatter", &matter, asked, "BAD_USER_INPUT").await;
        }
        let matter = town.step(&town.clerk, "dispatchMatter", &matter).await;
        let over = json!({ "line": "water" });
        town.refused(&town.officer, "handOverMatter", &matter, over.clone(), "BAD_USER_INPUT").await;
        let other = super::town::worker(town.stage, "line-officer", DISTRICT, Some("water")).await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, over).await;
        let matter = town.step(&other, "receiveMatter", &matter).await;
        assert_eq!((stands(&matter).3, &matter["post"]["id"]), (DISTRICT, &other.post()));
    })
    .await;
}

#[tokio::test]
async fn a_dispatch_goes_to_who_contacts_the_community_and_b_acts_for_a_on_leave() {
    in_a_town(async |town| {
        let other = super::town::worker(town.stage, "line-officer", TOWN, Some(LINE)).await;
        let matter = town.dispatched().await;
        assert_eq!(matter["post"]["id"], town.officer.post(), "the one of two who contacts the community");
        town.refused(&other, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let (a, b) = (town.officer.account, other.account);
        let leave = format!(
            "UPDATE post SET covered_by = {b} WHERE id = {a}; INSERT INTO post_leave (id, post_id, account_id, area_code, \
             kind, from_on, to_on, entered_by, version, created_at, changed_at) VALUES (1, {a}, {a}, '{TOWN}', 'annual', \
             '2026-01-01', '2026-02-01', {a}, 1, 0, 0)"
        );
        town.stage.database.execute(&leave).await;
        let access = town.stage.platform.caller(b).await.unwrap().unwrap();
        let other = super::town::Worker { access, account: b };
        let second = town.report(&town.leader, "spoil", json!({})).await;
        let second = town.step(&town.clerk, "acceptMatter", &second).await;
        let second = town.step(&town.clerk, "dispatchMatter", &second).await;
        assert_eq!(second["post"]["id"], town.officer.post(), "it is A's also while A is away");
        for matter in [&matter, &second] {
            let queue = "{ matterQueue(queue: MINE) { nodes { id } } }";
            let queued = town.stage.ask(&other.access, queue).await["matterQueue"]["nodes"].take();
            assert!(queued.as_array().unwrap().contains(&json!({ "id": matter["id"] })), "{queued}");
            town.step(&other, "finishMatter", matter).await;
            let ask = "query($id: ID!) { matter(id: $id) { steps(last: 1) { nodes { act standsIn post { id } } } } }";
            let data = town.stage.ask_with(&town.command.access, ask, json!({ "id": matter["id"] })).await;
            let signed = json!({ "act": "FINISH", "standsIn": true, "post": { "id": town.officer.post() } });
            assert_eq!(data["matter"]["steps"]["nodes"], json!([signed]));
        }
    })
    .await;
}
