//! The papers of a matter: who takes one away again, and until when; until when some are attached.

use super::town::{in_a_town, stands};
use crate::files::desk::{ATTACH, Desk, REMOVE};
use crate::files::pictures::form;
use crate::harness::before::Before;
use serde_json::{Value, json};

fn taken(paper: &Value) -> Value {
    json!({ "input": { "id": paper["id"], "version": 1 } })
}

#[tokio::test]
async fn a_paper_stays_but_for_who_attached_it_or_has_the_matter_and_for_good_once_that_is_dealt_with() {
    in_a_town(async |town| {
        let desk = Desk::of(town.stage);
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        let id = matter["id"].as_str().unwrap();
        let leader = &town.leader.access;
        let first = desk.attach(leader, id, "FORM", &form()).await;
        let second = desk.attach(&town.clerk.access, id, "FORM", &form()).await;
        let third = desk.attach(&town.clerk.access, id, "FORM", &form()).await;
        let all = desk.attachments(leader, id).await;
        assert_eq!(all.as_array().unwrap().len(), 3);

        let clerk = desk.client(&town.clerk.access);
        let refused = clerk.expect_error(REMOVE, taken(&first), "FORBIDDEN", "removeAttachment").await;
        let message = &refused.body["errors"][0]["message"];
        assert_eq!(
            message,
            "a paper of a case is removed by who attached it, or by who has the case; attach yours beside it"
        );
        assert_eq!(desk.attachments(leader, id).await, all);
        assert_eq!(clerk.query(REMOVE, taken(&second)).await["removeAttachment"]["version"], 2);
        // the leader has the matter
        assert_eq!(desk.client(leader).query(REMOVE, taken(&third)).await["removeAttachment"]["version"], 2);
        let one = desk.attachments(leader, id).await;
        assert_eq!((&one[0]["id"], one.as_array().unwrap().len()), (&first["id"], 1));

        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        assert_eq!(stands(&matter).0, "VERIFY");
        desk.client(leader).expect_error(REMOVE, taken(&first), "CONFLICT", "removeAttachment").await;
        assert_eq!(desk.attachments(leader, id).await, one);
        let matter = town.step(&town.supervisor, "verifyMatter", &matter).await;
        town.step(&town.clerk, "fileMatter", &matter).await;
        desk.client(leader).expect_error(REMOVE, taken(&first), "CONFLICT", "removeAttachment").await;
        assert_eq!(desk.attachments(leader, id).await, one);
    })
    .await;
}

#[tokio::test]
async fn papers_of_what_was_dealt_with_stay_while_it_is_dealt_with_again() {
    in_a_town(async |town| {
        let desk = Desk::of(town.stage);
        let matter = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        let id = matter["id"].as_str().unwrap();
        let leader = &town.leader.access;
        let paper = desk.attach(leader, id, "FORM", &form()).await;
        let stays = async || {
            let all = desk.attachments(leader, id).await;
            let before = Before::now(town.stage.database, &[]).await;
            desk.client(leader).expect_error(REMOVE, taken(&paper), "CONFLICT", "removeAttachment").await;
            before.assert_same().await;
            assert_eq!(desk.attachments(leader, id).await, all);
        };
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.supervisor, "reworkMatter", &matter).await;
        assert_eq!(stands(&matter).0, "HANDLE", "the leader has it again");
        stays().await;
        desk.attach(leader, id, "FORM", &form()).await;
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.supervisor, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        let matter = town.step(&town.resident, "reopenMatter", &matter).await;
        assert_eq!(stands(&matter).0, "HANDLE");
        stays().await;
        assert_eq!(desk.attachments(leader, id).await.as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn papers_are_attached_until_a_matter_is_filed_and_again_once_it_is_opened_again() {
    in_a_town(async |town| {
        let desk = Desk::of(town.stage);
        let matter = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let id = matter["id"].as_str().unwrap();
        // what verifying saw on site
        desk.attach(&town.clerk.access, id, "PHOTO", &crate::files::pictures::photo()).await;
        let matter = town.step(&town.supervisor, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        let upload = desk.upload(&town.clerk.access, &form()).await;
        let input = json!({ "record": id, "upload": upload, "kind": "FORM", "name": "late" });
        let before = Before::now(town.stage.database, &[]).await;
        let clerk = desk.client(&town.clerk.access);
        let refused = clerk.expect_error(ATTACH, json!({ "input": input }), "CONFLICT", "attachFile").await;
        assert_eq!(refused.body["errors"][0]["message"], "this is over, and nothing more is attached to it");
        before.assert_same().await;
        town.step(&town.resident, "reopenMatter", &matter).await;
        clerk.query(ATTACH, json!({ "input": input })).await;
        assert_eq!(desk.attachments(&town.clerk.access, id).await.as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_granted_while_a_required_paper_is_missing() {
    in_a_town(async |town| {
        let desk = Desk::of(town.stage);
        let more = json!({ "chain": "district", "requiredAttachments": ["照片 1"] });
        town.define("stall-papers", "APPROVAL", more).await;
        let matter = town.report(&town.leader, "stall-papers", json!({})).await;
        let (id, clerk) = (matter["id"].as_str().unwrap(), &town.clerk.access);
        town.refused(&town.clerk, "passMatter", &matter, json!({}), "CONFLICT").await;
        let paper = desk.attach(clerk, id, "FORM", &form()).await;
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        // who attached it takes it away again before it is decided
        desk.client(clerk).query(REMOVE, taken(&paper)).await;
        let told = town.refused(&town.command, "grantMatter", &matter, json!({}), "CONFLICT").await;
        assert_eq!(told, "attach first, under these names: 照片 1");
        desk.attach(clerk, id, "FORM", &form()).await;
        let matter = town.step(&town.command, "grantMatter", &matter).await;
        assert_eq!(stands(&matter).0, "VERIFY");
    })
    .await;
}
