//! Households.

use super::village::FIELDS;
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

const HOUSEHOLD: &str =
    "household { id version kind people status head { name } members { nodes { name } totalCount } }";

#[tokio::test]
async fn members_out_of_reach_are_counted_and_not_shown() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let input = json!({ "grid": grids[0], "kind": "FAMILY", "number": "H1", "idempotencyKey": "h" });
        let made = stage.act(&clerk, "createHousehold", HOUSEHOLD, input.clone()).await["household"].take();
        let again = stage.act(&clerk, "createHousehold", HOUSEHOLD, input).await;
        assert_eq!(again["household"]["id"], made["id"]);
        let person = |grid: &str, name: &str, relation: &str| {
            let home = json!({ "household": made["id"], "relation": relation });
            json!({ "grid": grid, "kind": "REGISTERED", "name": name, "sex": "MALE", "home": home })
        };
        let head = stage.enter(&clerk, person(&grids[0], "吴大", "02")).await;
        stage.enter(&clerk, person(&grids[1], "吴小", "20")).await;
        let change = json!({ "id": made["id"], "version": 1, "head": head["id"] });
        let changed = stage.act(&clerk, "changeHousehold", HOUSEHOLD, change).await["household"].take();
        assert_eq!((&changed["people"], &changed["head"]["name"]), (&json!(2), &json!("吴大")));
        let member = stage.caller("grid-member", &grids[0]).await;
        let document = format!(
            "{{ node(id: {}) {{ ... on Household {{ people members {{ nodes {{ name }} }} }} }} }}",
            made["id"]
        );
        let seen = stage.ask(&member, &document).await;
        assert_eq!(seen["node"], json!({ "people": 2, "members": { "nodes": [{ "name": "吴大" }] } }));
        let other = stage.caller("grid-member", &grids[1]).await;
        let seen = stage
            .ask(&other, "{ residents(filter: { name: \"吴小\" }) { nodes { name household { id } } } }")
            .await;
        assert_eq!(seen["residents"]["nodes"], json!([{ "name": "吴小", "household": null }]));
    })
    .await;
}

#[tokio::test]
async fn a_household_ends_when_nobody_is_in_it() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let before = stage.counts(&grids[0]).await[5];
        let input = json!({ "grid": grids[0], "kind": "COLLECTIVE" });
        let made = stage.act(&clerk, "createHousehold", HOUSEHOLD, input).await["household"].take();
        assert_eq!(stage.counts(&grids[0]).await[5], before + 1);
        let home = json!({ "household": made["id"] });
        let input =
            json!({ "grid": grids[0], "kind": "FLOATING", "name": "郑一", "sex": "FEMALE", "home": home });
        let person = stage.enter(&clerk, input).await;
        assert_eq!(person["household"]["people"], 1);
        let end = json!({ "id": made["id"], "version": 1 });
        stage.denied(&clerk, "retireHousehold", end.clone(), "CONFLICT").await;
        let leave = json!({ "id": person["id"], "version": 1, "home": { "household": null } });
        let left = stage.act(&clerk, "changeResident", &format!("resident {{ {FIELDS} }}"), leave).await;
        assert_eq!(left["resident"]["household"], json!(null));
        let ended = stage.act(&clerk, "retireHousehold", HOUSEHOLD, end).await["household"].take();
        assert_eq!((&ended["status"], &ended["people"]), (&json!("RETIRED"), &json!(0)));
        assert_eq!(stage.counts(&grids[0]).await[5], before);
    })
    .await;
}

#[tokio::test]
async fn who_joins_another_household_has_the_relation_that_is_sent() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let mut homes = Vec::new();
        for number in ["H1", "H2"] {
            let input = json!({ "grid": grids[0], "kind": "FAMILY", "number": number });
            homes
                .push(stage.act(&clerk, "createHousehold", HOUSEHOLD, input).await["household"]["id"].take());
        }
        let home = json!({ "household": homes[0], "relation": "20" });
        let input =
            json!({ "grid": grids[0], "kind": "REGISTERED", "name": "吴小", "sex": "MALE", "home": home });
        let mut now = stage.enter(&clerk, input).await;
        let fields = "resident { id version relation }";
        for (home, relation) in [
            (json!({ "household": homes[0] }), json!("20")),
            (json!({ "household": homes[1] }), json!(null)),
            (json!({ "relation": "30" }), json!("30")),
            (json!({ "household": homes[0], "relation": "20" }), json!("20")),
        ] {
            let change = json!({ "id": now["id"], "version": now["version"], "home": home });
            now = stage.act(&clerk, "changeResident", fields, change).await["resident"].take();
            assert_eq!(now["relation"], relation, "{home}");
        }
        for (grid, household, relation) in
            [(&grids[1], &homes[0], json!("20")), (&grids[0], &homes[1], json!(null))]
        {
            let home = json!({ "household": household });
            let go = json!({ "id": now["id"], "version": now["version"], "grid": grid, "home": home });
            now = stage.act(&clerk, "moveResident", fields, go).await["resident"].take();
            assert_eq!(now["relation"], relation, "{grid}");
        }
    })
    .await;
}
