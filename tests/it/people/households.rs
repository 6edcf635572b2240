//! Households.

use super::village::FIELDS;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

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

/// A residence as it is now.
async fn member(stage: &Stage<'_>, caller: &Access, id: &Value) -> Value {
    let document = format!("{{ node(id: {id}) {{ ... on Resident {{ relation version }} }} }}");
    stage.ask(caller, &document).await["node"].take()
}

/// What each of these is to the head.
async fn relations(stage: &Stage<'_>, caller: &Access, members: &[&Value]) -> Value {
    let mut relations = Vec::new();
    for one in members {
        relations.push(member(stage, caller, &one["id"]).await["relation"].take());
    }
    json!(relations)
}

#[tokio::test]
async fn a_new_head_leaves_nobody_the_relation_to_the_one_before() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let leader = stage.caller("grid-leader", &grids[0]).await;
        let input = json!({ "grid": grids[0], "kind": "FAMILY" });
        let home = stage.act(&clerk, "createHousehold", "household { id }", input).await["household"]["id"].take();
        let mut family = Vec::new();
        for (grid, name, relation) in [(0, "吴大", "02"), (0, "郑二", "12"), (1, "吴小", "20")] {
            let home = json!({ "household": home, "relation": relation });
            let person =
                json!({ "grid": grids[grid], "kind": "REGISTERED", "name": name, "sex": "MALE", "home": home });
            family.push(stage.enter(&clerk, person).await);
        }
        let (father, mother, son) = (&family[0], &family[1], &family[2]);
        let all = [father, mother, son];
        let change = |version: i64, more: Value| {
            let mut input = json!({ "id": home, "version": version });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let is = |one: &Value, relation: &str| json!([{ "member": one["id"], "relation": relation }]);
        // the first head is the one to whom they were entered
        stage.act(&clerk, "changeHousehold", HOUSEHOLD, change(1, json!({ "head": father["id"] }))).await;
        assert_eq!(relations(stage, &clerk, &all).await, json!(["02", "12", "20"]));
        for (relations, code) in [
            (is(son, "20"), "BAD_USER_INPUT"),
            (is(father, "02"), "BAD_USER_INPUT"),
            (is(mother, "11"), "BAD_USER_INPUT"),
            (is(father, "03"), "BAD_USER_INPUT"),
            (json!([{ "member": father["id"] }, { "member": father["id"] }]), "BAD_USER_INPUT"),
        ] {
            let refused = change(2, json!({ "head": mother["id"], "relations": relations }));
            stage.denied(&leader, "changeHousehold", refused, code).await;
        }
        // another one: who is out of reach is not forgotten
        let next = change(2, json!({ "head": mother["id"], "relations": is(father, "11") }));
        let changed = stage.act(&leader, "changeHousehold", HOUSEHOLD, next.clone()).await["household"].take();
        assert_eq!((&changed["version"], &changed["head"]["name"]), (&json!(3), &json!("郑二")));
        assert_eq!(relations(stage, &clerk, &all).await, json!(["11", "02", null]));
        stage.denied(&leader, "changeHousehold", next, "CONFLICT").await;
        let fields = "history(first: 1) { nodes { action version changes } }";
        let document = format!("{{ node(id: {}) {{ ... on Resident {{ {fields} }} }} }}", son["id"]);
        let history = stage.ask(&director, &document).await["node"]["history"]["nodes"][0].take();
        assert_eq!(history, json!({ "action": "change", "version": 2, "changes": { "relation": null } }));
        let audited = format!(
            "SELECT record_type || action || fields FROM audit WHERE account_id = {} AND person_id IS NOT NULL ORDER BY id",
            leader.account().unwrap()
        );
        assert_eq!(stage.database.texts(&audited).await, ["Residentchangerelation"; 3]);
        // relations alone, to the head who stays
        let alone = change(3, json!({ "relations": is(son, "20") }));
        stage.act(&clerk, "changeHousehold", HOUSEHOLD, alone).await;
        assert_eq!(relations(stage, &clerk, &all).await, json!(["11", "02", "20"]));
        // whose head died keeps them until another one is named
        let died = json!({ "id": mother["id"], "version": 2, "reason": "DIED" });
        stage.act(&clerk, "endResidence", "resident { id }", died).await;
        assert_eq!(relations(stage, &clerk, &[father, son]).await, json!(["11", "20"]));
        stage.act(&clerk, "changeHousehold", HOUSEHOLD, change(4, json!({ "head": father["id"] }))).await;
        assert_eq!(relations(stage, &clerk, &[father, son]).await, json!(["02", null]));
        assert_eq!(member(stage, &clerk, &father["id"]).await["version"], 3);
    })
    .await;
}
