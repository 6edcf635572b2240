//! The papers of a matter: who takes one away again, and until when.

use super::town::{in_a_town, stands};
use crate::files::desk::{Desk, REMOVE};
use crate::files::pictures::form;
use serde_json::json;

#[tokio::test]
async fn a_paper_stays_but_for_who_attached_it_and_for_good_once_the_matter_is_dealt_with() {
    in_a_town(async |town| {
        let desk = Desk::of(town.stage);
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        let id = matter["id"].as_str().unwrap();
        let leader = &town.leader.access;
        let first = desk.attach(leader, id, "FORM", &form()).await;
        let second = desk.attach(&town.clerk.access, id, "FORM", &form()).await;
        let taken = |paper: &serde_json::Value| json!({ "input": { "id": paper["id"], "version": 1 } });
        let both = desk.attachments(leader, id).await;
        assert_eq!(both.as_array().unwrap().len(), 2);

        let clerk = desk.client(&town.clerk.access);
        let refused = clerk.expect_error(REMOVE, taken(&first), "FORBIDDEN", "removeAttachment").await;
        let message = &refused.body["errors"][0]["message"];
        assert_eq!(message, "a paper of a case is removed by who attached it; attach yours beside it");
        assert_eq!(desk.attachments(leader, id).await, both);
        assert_eq!(clerk.query(REMOVE, taken(&second)).await["removeAttachment"]["version"], 2);
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
