//! Pages of people: of one list, and of many at once.

use crate::places::stage::{Stage, codes};
use crate::places::town::{COMMUNITY, on_a_copy};
use data_encoding::BASE64URL_NOPAD;
use kit::access::Access;
use serde_json::{Value, json};

/// Enters three people in each of two grids, in turns, and answers who may read them.
async fn people(stage: &Stage<'_>) -> (Access, Vec<String>) {
    let grids = stage.grids().await;
    let clerk = stage.caller("community-clerk", COMMUNITY).await;
    for name in ["褚甲", "褚乙", "褚丙"] {
        for grid in &grids[..2] {
            let input = json!({ "grid": grid, "kind": "FLOATING", "name": name, "sex": "FEMALE", "birthOn": "2001-01-01" });
            stage.enter(&clerk, input).await;
        }
    }
    (clerk, grids[..2].to_vec())
}

#[tokio::test]
async fn each_grid_has_a_page_of_its_own_in_one_statement() {
    on_a_copy(async |stage| {
        let (clerk, grids) = people(stage).await;
        let document = format!(
            "{{ division(code: \"{COMMUNITY}\") {{ grids(first: 200) {{ nodes {{ code residents(last: 2) {{ nodes {{ name }} \
             pageInfo {{ hasPreviousPage }} }} }} }} }} }}"
        );
        let (answer, statements) = stage.send(&clerk, &document, json!({})).await;
        assert_eq!(statements, 3, "the division, its grids, their residents: {answer:#}");
        let nodes = answer["data"]["division"]["grids"]["nodes"].as_array().unwrap();
        assert!(nodes.is_sorted_by_key(|grid| grid["code"].as_str()));
        for code in grids {
            let grid = nodes.iter().find(|grid| grid["code"] == code.as_str()).unwrap();
            let last = json!({ "nodes": [{ "name": "褚乙" }, { "name": "褚丙" }], "pageInfo": { "hasPreviousPage": true } });
            assert_eq!(grid["residents"], last, "{code}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cursor_with_what_no_row_has_is_no_cursor() {
    on_a_copy(async |stage| {
        let (clerk, grids) = people(stage).await;
        let page = async |order: &str| {
            let plain = json!(["Resident", order, "1"]).to_string();
            let cursor = BASE64URL_NOPAD.encode(plain.as_bytes());
            let document = format!("{{ residents(first: 1, after: \"{cursor}\") {{ nodes {{ id }} }} }}");
            stage.send(&clerk, &document, json!({})).await.0
        };
        assert_eq!(codes(&page("\0").await), ["BAD_USER_INPUT"]);
        assert_eq!(codes(&page(&format!("{}\0", grids[0])).await), ["BAD_USER_INPUT"]);
        assert!(codes(&page(&grids[0]).await).is_empty());
    })
    .await;
}

#[tokio::test]
async fn links_of_a_page_are_one_statement_a_level() {
    on_a_copy(async |stage| {
        let (clerk, grids) = people(stage).await;
        for grid in &grids {
            let household = json!({ "grid": grid, "kind": "FAMILY" });
            let household = stage.act(&clerk, "createHousehold", "household { id }", household).await;
            for (name, relation) in [("褚丁", "02"), ("褚戊", "10")] {
                let home = json!({ "household": household["household"]["id"], "relation": relation });
                let input = json!({
                    "grid": grid, "kind": "REGISTERED", "name": name, "sex": "MALE", "birthOn": "2001-01-01", "home": home,
                });
                let entered = stage.enter(&clerk, input).await;
                if relation == "02" {
                    let head = json!({ "id": household["household"]["id"], "version": 1, "head": entered["id"] });
                    stage.act(&clerk, "changeHousehold", "household { id }", head).await;
                }
            }
        }
        for (document, expected) in [
            ("{ residents(first: 50) { nodes { name kind identityNumber grid { code name } household { number people } } } }", 1),
            ("{ residents(first: 50) { edges { cursor node { name grid { code community { name } } household { head { name } } } } } }", 3),
        ] {
            let (answer, statements) = stage.send(&clerk, document, json!({})).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            assert_eq!(statements, expected, "{document}");
        }
        // a field can stand there any number of times
        let many = "grid { id } household { number } ".repeat(40);
        let many = format!("{{ residents(first: 1) {{ nodes {{ {many} }} edges {{ node {{ {many} }} }} }} }}");
        let (answer, statements) = stage.send(&clerk, &many, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert_eq!(statements, 1);
        let tree = format!(
            "{{ division(code: \"{COMMUNITY}\") {{ code name grids(first: 20) {{ nodes {{ code name households(first: 5) {{ nodes {{ \
             number people members(first: 20) {{ nodes {{ name sex birthOn grid {{ code }} household {{ number }} }} }} }} }} }} }} }} }}"
        );
        let (answer, statements) = stage.send(&clerk, &tree, json!({})).await;
        assert_eq!(statements, 6, "division, grids, households, members; their grids and households: {answer:#}");
        let mut members = Vec::new();
        for grid in answer["data"]["division"]["grids"]["nodes"].as_array().unwrap() {
            for household in grid["households"]["nodes"].as_array().unwrap() {
                for member in household["members"]["nodes"].as_array().unwrap() {
                    assert_eq!((&member["household"]["number"], &member["grid"]["code"]), (&household["number"], &grid["code"]));
                    members.push(member);
                }
            }
        }
        assert!(members.len() >= 4, "{answer:#}");
        // what is read with the rows of a list is what is found by itself below others
        let listed = "{ residents(first: 50) { nodes { name sex birthOn grid { code } household { number } } } }";
        let listed = stage.ask(&clerk, listed).await;
        let listed = listed["residents"]["nodes"].as_array().unwrap();
        assert!(members.iter().all(|member| listed.contains(member)), "{listed:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_wide_area_has_the_first_of_all_its_districts() {
    on_a_copy(async |stage| {
        let service = stage.caller("service", "37").await;
        let grids = async |document: &str, path: &str| {
            let data = stage.ask(&service, document).await;
            data.pointer(path).unwrap_or_else(|| panic!("{data:#}")).clone()
        };
        let below = grids(
            "{ division(code: \"37\") { grids(first: 5) { nodes { code } } } }",
            "/division/grids/nodes",
        )
        .await;
        let all = grids("{ grids(area: \"37\", first: 5) { nodes { code } } }", "/grids/nodes").await;
        assert_eq!((&below, below.as_array().unwrap().len()), (&all, 5));
    })
    .await;
}

#[tokio::test]
async fn cursors_lead_through_the_whole_list_both_ways() {
    on_a_copy(async |stage| {
        let (clerk, _) = people(stage).await;
        let whole = page(stage, &clerk, "first: 200").await["nodes"].as_array().unwrap().clone();
        assert!(whole.len() >= 6);
        let mut forward = Vec::new();
        let mut at = "first: 4".to_owned();
        loop {
            let page = page(stage, &clerk, &at).await;
            forward.extend(page["nodes"].as_array().unwrap().iter().cloned());
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            at = format!("first: 4, after: {}", page["pageInfo"]["endCursor"]);
        }
        assert_eq!(forward, whole);
        let mut backward: Vec<Value> = Vec::new();
        let mut at = "last: 4".to_owned();
        loop {
            let page = page(stage, &clerk, &at).await;
            backward.extend(page["nodes"].as_array().unwrap().iter().rev().cloned());
            if page["pageInfo"]["hasPreviousPage"] == false {
                break;
            }
            at = format!("last: 4, before: {}", page["pageInfo"]["startCursor"]);
        }
        backward.reverse();
        assert_eq!(backward, whole);
    })
    .await;
}

async fn page(stage: &Stage<'_>, access: &Access, of: &str) -> Value {
    let document = format!(
        "{{ residents(filter: {{ name: \"褚\" }}, {of}) {{ nodes {{ id name }} \
         pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    stage.ask(access, &document).await["residents"].take()
}

#[tokio::test]
async fn a_service_account_takes_a_thousand_at_a_time_and_others_two_hundred() {
    on_a_copy(async |stage| {
        for (of, most) in [("service", 1_000), ("community-clerk", 200)] {
            let access = stage.caller(of, COMMUNITY).await;
            for (first, refused) in [(most, false), (most + 1, true)] {
                let document = format!("{{ residents(first: {first}) {{ nodes {{ id }} }} }}");
                let (answer, _) = stage.send(&access, &document, json!({})).await;
                assert_eq!(codes(&answer), vec!["LIMIT_EXCEEDED"; usize::from(refused)], "{of} {first}");
            }
        }
    })
    .await;
}
