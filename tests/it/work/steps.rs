//! A signed step by its own id: as readable as its matter.

use super::town::{Town, in_a_town};
use kit::access::Access;
use serde_json::{Value, json};

const STEP: &str = "query($id: ID!) { node(id: $id) { id ... on MatterStep { act number signs } } }";

impl Town<'_> {
    /// The first step of a matter.
    async fn first_step(&self, matter: &Value) -> Value {
        let document =
            "query($id: ID!) { matter(id: $id) { steps(first: 1) { nodes { id act number signs } } } }";
        let variables = json!({ "id": matter["id"] });
        let mut data = self.stage.ask_with(&self.command.access, document, variables).await;
        data["matter"]["steps"]["nodes"][0].take()
    }
}

#[tokio::test]
async fn a_step_is_found_by_its_id_by_whoever_its_matter_is_shown_to() {
    in_a_town(async |town| {
        let own = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        let other = town.report(&town.leader, "lamp", json!({})).await;
        let steps = [town.first_step(&own).await, town.first_step(&other).await];
        let nobody = town.stage.platform.anonymous();
        let callers: [(&Access, [bool; 2]); 5] = [
            (&town.clerk.access, [true, true]),
            (&town.officer.access, [true, true]),
            (&town.resident.access, [true, false]),
            (&town.police.access, [false, false]),
            (&nobody, [false, false]),
        ];
        for (who, sees) in callers {
            for (step, sees) in steps.iter().zip(sees) {
                let found = town.stage.ask_with(who, STEP, json!({ "id": step["id"] })).await;
                assert_eq!(&found["node"], if sees { step } else { &Value::Null });
            }
        }
    })
    .await;
}
