//! While A is on leave, B has A's rights in A's grid, for that time only, and everything that B does is marked.

use super::scene::{Scene, account, id, post};
use crate::harness::on_each_database;
use futures_util::future::join_all;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;
const GRIDS: &str = "{ grids { nodes { code } } }";
const ONE: &str = "371102100001001";
const TWO: &str = "371102100001002";
const APPOINT: &str = "mutation($input: AppointInput!) { appoint(input: $input) { post { id version } } }";
const PAIR: &str = "mutation($input: PairPostsInput!) { pairPosts(input: $input) { post { version
    coveredBy { areaCode coveredBy { areaCode } } } } }";
const UNPAIR: &str = "mutation($input: UnpairPostInput!) { unpairPost(input: $input) {
    post { version coveredBy { id } } } }";
const ENTER: &str =
    "mutation($input: EnterLeaveInput!) { enterLeave(input: $input) { leave { id version fromOn toOn
    kind endedAt post { areaCode } enteredBy { name } } } }";
const END: &str =
    "mutation($input: EndLeaveInput!) { endLeave(input: $input) { leave { endedAt version } } }";
const BUILD: &str = "mutation($input: CreateFacilityInput!) { createFacility(input: $input) {
    facility { history { nodes { standsIn } } } } }";
const REMOVE: &str = "mutation($input: RemovePostInput!) { removePost(input: $input) { post { endedAt } } }";

/// `free` leads the grid beside that of `leader`, and each covers the other. Answers the post of `free`.
async fn paired(scene: &Scene<'_>) -> String {
    let input = json!({ "account": account("free"), "role": "grid-leader", "area": TWO });
    let told = scene.ask("director", APPOINT, json!({ "input": input })).await;
    let other = told["appoint"]["post"]["id"].as_str().unwrap().to_owned();
    let told = scene.ask("director", PAIR, pair(&other)).await;
    let wanted = json!({ "version": 2, "coveredBy": { "areaCode": TWO, "coveredBy": { "areaCode": ONE } } });
    assert_eq!(told["pairPosts"]["post"], wanted);
    other
}

fn pair(partner: &str) -> Value {
    json!({ "input": { "id": post("leader"), "version": 1, "partner": partner, "partnerVersion": 1 } })
}

fn leave(post: &str, from: &str, to: &str) -> Value {
    json!({ "input": { "post": post, "kind": "ANNUAL", "fromOn": from, "toOn": to } })
}

/// Enters a leave and answers its id.
async fn away(scene: &Scene<'_>, who: &str, post: &str, from: &str, to: &str) -> String {
    let told = scene.ask(who, ENTER, leave(post, from, to)).await;
    told["enterLeave"]["leave"]["id"].as_str().unwrap().to_owned()
}

/// Codes of the grids that somebody sees.
async fn sees(scene: &Scene<'_>, who: &str) -> Vec<String> {
    let told = scene.ask(who, GRIDS, json!({})).await;
    let nodes = told["grids"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["code"].as_str().unwrap().to_owned()).collect()
}

fn hydrant(grid: &str) -> Value {
    let position = json!({ "longitude": 119.1, "latitude": 35.2 });
    json!({ "input": { "name": "消防栓", "kind": "FIRE_HYDRANT", "position": position, "grid": grid } })
}

#[tokio::test]
async fn b_acts_on_the_days_of_the_leave_and_in_that_grid_alone() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        paired(&scene).await;
        let told = scene.ask("leader", ENTER, leave(&post("leader"), "2026-01-07", "2026-01-08")).await;
        let wanted = json!({ "fromOn": "2026-01-07", "toOn": "2026-01-08", "kind": "ANNUAL", "endedAt": null,
            "version": 1, "post": { "areaCode": ONE }, "enteredBy": { "name": "leader" } });
        let mut entered = told["enterLeave"]["leave"].clone();
        entered.as_object_mut().unwrap().remove("id");
        assert_eq!(entered, wanted);
        assert_eq!(sees(&scene, "free").await, [TWO], "before");
        scene.denied("free", BUILD, hydrant(ONE), "NOT_FOUND").await;
        scene.clock.forward(2 * DAY);
        assert_eq!(sees(&scene, "free").await, [ONE, TWO], "during");
        assert_eq!(sees(&scene, "leader").await, [ONE], "A keeps the own grid, and B's is not added");
        let me = "{ me { postsInForce { areaCode } actsFor { areaCode roleCode } } }";
        let told = scene.ask("free", me, json!({})).await;
        let wanted = json!({ "postsInForce": [{ "areaCode": TWO }],
            "actsFor": [{ "areaCode": ONE, "roleCode": "grid-leader" }] });
        assert_eq!(told["me"], wanted);
        scene
            .ask(
                "free",
                "mutation($input: CreateFacilityInput!) { createFacility(input: $input) {
            facility { grid { code } } } }",
                hydrant(ONE),
            )
            .await;
        scene.clock.forward(2 * DAY);
        assert_eq!(sees(&scene, "free").await, [TWO], "after");
        scene.denied("free", BUILD, hydrant(ONE), "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn what_b_does_for_a_is_marked_and_what_b_does_for_the_own_grid_is_not() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let own = paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-05", "2026-01-05").await;
        let built = "mutation($input: CreateFacilityInput!) { createFacility(input: $input) { facility { name } } }";
        scene.ask("free", built, hydrant(ONE)).await;
        scene.ask("free", built, hydrant(TWO)).await;
        let document = "{ audit(recordType: \"Facility\") { nodes { accountId postId standsIn areaCode } } }";
        let told = scene.ask("auditor", document, json!({})).await;
        let row = |post: &str, stands_in: bool, area: &str| {
            json!({ "accountId": account("free"), "postId": post, "standsIn": stands_in, "areaCode": area })
        };
        assert_eq!(told["audit"]["nodes"], json!([row(&own, false, TWO), row(&post("leader"), true, ONE)]));
        let document = "{ facilities { nodes { history { nodes { action postId standsIn } } } } }";
        let told = scene.ask("director", document, json!({})).await;
        let entry = |post: &str, stands_in: bool| {
            json!({ "history": { "nodes": [{ "action": "create", "postId": post, "standsIn": stands_in }] } })
        };
        let wanted = json!([entry(&post("leader"), true), entry(&own, false)]);
        assert_eq!(told["facilities"]["nodes"], wanted);
    })
    .await;
}

#[tokio::test]
async fn rights_that_are_kept_change_at_midnight_in_china_by_themselves() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-06", "2026-01-06").await;
        // from nine in the morning to just before midnight
        scene.clock.forward(15 * 3_600_000 - 100);
        for (roles, forward) in [(1, 200), (2, DAY - 200), (2, 200), (1, 0)] {
            scene.platform.poll_rights().await.unwrap();
            assert_eq!(scene.roles("free").await.map(|all| all.len()), Some(roles));
            scene.clock.forward(forward);
        }
    })
    .await;
}

#[tokio::test]
async fn an_early_end_works_at_once() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        paired(&scene).await;
        for who in ["leader", "director"] {
            let leave = away(&scene, who, &post("leader"), "2026-01-05", "2026-01-20").await;
            assert_eq!(sees(&scene, "free").await, [ONE, TWO]);
            let input = json!({ "input": { "id": leave, "version": 1 } });
            scene.denied("free", END, input.clone(), "NOT_FOUND").await;
            let told = scene.ask(who, END, input.clone()).await;
            let wanted = json!({ "endedAt": "2026-01-05T01:00:00.000Z", "version": 2 });
            assert_eq!(told["endLeave"]["leave"], wanted);
            assert_eq!(sees(&scene, "free").await, [TWO]);
            let again = json!({ "input": { "id": leave, "version": 2 } });
            scene.denied(who, END, again, "CONFLICT").await;
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_on_leave_acts_for_nobody() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let other = paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-05", "2026-01-07").await;
        away(&scene, "free", &other, "2026-01-06", "2026-01-06").await;
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push((sees(&scene, "leader").await.len(), sees(&scene, "free").await.len()));
            scene.clock.forward(DAY);
        }
        // on the second day both are away, and neither acts for the other
        assert_eq!(seen, [(1, 2), (1, 1), (1, 2), (1, 1)]);
    })
    .await;
}

#[tokio::test]
async fn a_post_that_is_taken_away_is_covered_no_more() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let other = paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-05", "2026-01-20").await;
        assert_eq!(sees(&scene, "free").await, [ONE, TWO]);
        let input = json!({ "input": { "id": post("leader"), "version": 2 } });
        scene.ask("director", REMOVE, input).await;
        assert_eq!(sees(&scene, "free").await, [TWO]);
        scene.ask("director", REMOVE, json!({ "input": { "id": other, "version": 2 } })).await;
        scene.denied("free", GRIDS, json!({}), "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn a_pair_that_ends_covers_nobody() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-05", "2026-01-20").await;
        let input = json!({ "input": { "id": post("leader"), "version": 2 } });
        for who in ["leader", "free"] {
            scene.denied(who, UNPAIR, input.clone(), "FORBIDDEN").await;
        }
        scene.denied("neighbour", UNPAIR, input.clone(), "NOT_FOUND").await;
        let told = scene.ask("director", UNPAIR, input).await;
        assert_eq!(told["unpairPost"]["post"], json!({ "version": 3, "coveredBy": null }));
        assert_eq!(sees(&scene, "free").await, [TWO]);
        assert_eq!(scene.text("SELECT 'left' FROM post WHERE covered_by IS NOT NULL").await, "");
    })
    .await;
}

#[tokio::test]
async fn leaves_are_entered_by_the_holder_or_a_superior_and_never_overlap() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let other = paired(&scene).await;
        away(&scene, "leader", &post("leader"), "2026-01-10", "2026-01-12").await;
        let mine = |from: &str, to: &str| leave(&post("leader"), from, to);
        for (who, input, code) in [
            ("anonymous", mine("2026-01-20", "2026-01-21"), "UNAUTHENTICATED"),
            ("next-door", mine("2026-01-20", "2026-01-21"), "NOT_FOUND"),
            ("neighbour", mine("2026-01-20", "2026-01-21"), "NOT_FOUND"),
            ("security", mine("2026-01-20", "2026-01-21"), "FORBIDDEN"),
            ("free", mine("2026-01-20", "2026-01-21"), "NOT_FOUND"),
            ("leader", leave(&other, "2026-01-20", "2026-01-21"), "NOT_FOUND"),
            ("leader", mine("2026-01-12", "2026-01-13"), "CONFLICT"),
            ("leader", mine("2026-01-09", "2026-01-10"), "CONFLICT"),
            ("director", mine("2026-01-11", "2026-01-11"), "CONFLICT"),
            ("leader", mine("2026-01-04", "2026-01-05"), "BAD_USER_INPUT"),
            ("leader", mine("2026-01-08", "2026-01-07"), "BAD_USER_INPUT"),
            ("leader", mine("2026-01-20", "2027-03-01"), "BAD_USER_INPUT"),
        ] {
            scene.denied(who, ENTER, input, code).await;
        }
        away(&scene, "director", &post("leader"), "2026-01-13", "2026-01-13").await;
        away(&scene, "leader", &post("leader"), "2026-01-09", "2026-01-09").await;
        let document = "{ leaves(on: \"2026-01-11\") { totalCount nodes { fromOn } } }";
        let wanted = json!({ "totalCount": 1, "nodes": [{ "fromOn": "2026-01-10" }] });
        assert_eq!(scene.ask("leader", document, json!({})).await["leaves"], wanted);
        assert_eq!(scene.ask("town", document, json!({})).await["leaves"], wanted);
        let nothing = json!({ "totalCount": 0, "nodes": [] });
        assert_eq!(scene.ask("free", document, json!({})).await["leaves"], nothing);
        assert_eq!(scene.ask("neighbour", document, json!({})).await["leaves"], nothing);
    })
    .await;
}

#[tokio::test]
async fn a_pair_is_of_two_posts_that_fit() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let of = async |role: &str, area: &str, whom: &str| {
            let input = json!({ "account": account(whom), "role": role, "area": area });
            let told = scene.ask("security", APPOINT, json!({ "input": input })).await;
            told["appoint"]["post"]["id"].as_str().unwrap().to_owned()
        };
        let member = of("grid-member", TWO, "free").await;
        let same_grid = of("grid-leader", ONE, "free").await;
        let own = of("grid-leader", TWO, "leader").await;
        for partner in [&member, &same_grid, &own, &post("leader")] {
            scene.denied("director", PAIR, pair(partner), "BAD_USER_INPUT").await;
        }
        // a grid of another community, where no boundary is drawn
        scene.denied("town", PAIR, pair(&post("next-door")), "BAD_USER_INPUT").await;
        scene.denied("director", PAIR, pair(&post("next-door")), "NOT_FOUND").await;
        for who in ["leader", "security"] {
            scene.denied(who, PAIR, pair(&post("next-door")), "FORBIDDEN").await;
        }
        for (at, (grid, code, west)) in [(1, ONE, 119.0), (3, "371102100002001", 119.01)].into_iter().enumerate() {
            let east = west + 0.01;
            let shape = json!({ "type": "Polygon", "coordinates":
                [[[west, 35.0], [east, 35.0], [east, 35.01], [west, 35.01], [west, 35.0]]] });
            let columns = "district_code, id, grid_code, record_type, record_id, geometry, lon, lat, west, south, \
                           east, north, source, version, changed_at";
            let values = format!("'371102', {at}, '{code}', 'Grid', {grid}, '{shape}', 0, 0, 0, 0, 0, 0, '', 1, 0");
            database.execute(&format!("INSERT INTO place_shape ({columns}) VALUES ({values})")).await;
        }
        scene.ask("town", PAIR, pair(&post("next-door"))).await;
        let covered = format!("SELECT CAST(covered_by AS text) FROM post WHERE account_id = {}", id("leader"));
        assert!(scene.text(&covered).await.starts_with(&(id("next-door") + 100).to_string()));
    })
    .await;
}

#[tokio::test]
async fn two_crossed_pairs_at_once_wait_for_each_other_in_no_circle() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let input = json!({ "account": account("free"), "role": "grid-leader", "area": TWO });
        let told = scene.ask("director", APPOINT, json!({ "input": input })).await;
        let (leader, free) = (post("leader"), told["appoint"]["post"]["id"].as_str().unwrap().to_owned());
        let crossed = |version: i32| {
            [(&leader, &free), (&free, &leader)].map(|(id, partner)| {
                json!({ "input": { "id": id, "version": version, "partner": partner, "partnerVersion": version } })
            })
        };
        let mut version = 1;
        for _ in 0..10 {
            let asked = crossed(version).map(|input| scene.send("director", PAIR, input));
            let answers = join_all(asked).await;
            let refused: Vec<_> = answers.iter().filter_map(|answer| answer["errors"].as_array()).collect();
            // one after the other both are right: the second finds what the first wrote
            assert!(refused.len() < 2, "{answers:?}");
            for errors in refused {
                assert_eq!(errors[0]["extensions"]["code"], "CONFLICT", "{errors:?}");
            }
            let unpair = json!({ "input": { "id": leader, "version": version + 1 } });
            scene.ask("director", UNPAIR, unpair).await;
            version += 2;
        }
    })
    .await;
}
