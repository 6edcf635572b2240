//! People are found by name, initials, number, age and trade.

use super::village::number;
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::json;

#[tokio::test]
async fn each_filter_finds_who_it_names() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let one = number("1950-06-01", 41);
        let first = json!({
            "grid": grids[0], "kind": "REGISTERED", "name": "褚 彧文", "identityNumber": one,
            "particulars": { "trade": "P" },
        });
        let second = json!({ "grid": grids[1], "kind": "FLOATING", "name": "褚文", "sex": "FEMALE", "birthOn": "2015-01-01" });
        let (first, second) = (stage.enter(&clerk, first).await, stage.enter(&clerk, second).await);
        let third = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "曾彧", "sex": "MALE" });
        let third = json!({ "id": stage.enter(&clerk, third).await["id"] });
        let (first, second) = (json!({ "id": first["id"] }), json!({ "id": second["id"] }));
        for (filter, expected) in [
            ("name: \"褚\"".to_owned(), vec![&first, &second]),
            ("name: \"彧文\"".to_owned(), vec![&first]),
            ("name: \"文彧\"".to_owned(), vec![]),
            ("initials: \"CYW\"".to_owned(), vec![&first]),
            ("name: \"褚\", initials: \"c\"".to_owned(), vec![&first, &second]),
            ("name: \"彧\", initials: \"zy\"".to_owned(), vec![&third]),
            ("name: \"曾\", initials: \"cy\"".to_owned(), vec![]),
            (format!("identityNumber: \"{one}\""), vec![&first]),
            (format!("identityNumber: \"{}\"", number("1950-06-01", 43)), vec![]),
            ("name: \"褚\", bornTo: \"1960-01-01\"".to_owned(), vec![&first]),
            ("name: \"褚\", bornFrom: \"1960-01-01\"".to_owned(), vec![&second]),
            ("name: \"褚\", sex: FEMALE".to_owned(), vec![&second]),
            ("name: \"褚\", trade: \"P\"".to_owned(), vec![&first]),
            ("name: \"褚\", kinds: [FLOATING]".to_owned(), vec![&second]),
            ("name: \"褚\", kinds: []".to_owned(), vec![]),
            ("name: \"褚\", status: ENDED".to_owned(), vec![]),
        ] {
            let document = format!("{{ residents(filter: {{ {filter} }}) {{ nodes {{ id }} totalCount }} }}");
            let found = stage.ask(&clerk, &document).await;
            assert_eq!(found["residents"], json!({ "nodes": expected, "totalCount": expected.len() }), "{filter}");
        }
        let end = json!({ "id": third["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        for (filter, expected) in [
            ("name: \"曾\"", vec![]),
            ("name: \"曾 彧\", status: ENDED", vec![&third]),
            ("name: \"彧曾\", status: ENDED", vec![]),
            ("name: \"彧\", status: ENDED", vec![&third]),
        ] {
            let document = format!("{{ residents(filter: {{ {filter} }}) {{ nodes {{ id }} totalCount }} }}");
            let found = stage.ask(&clerk, &document).await;
            assert_eq!(found["residents"], json!({ "nodes": expected, "totalCount": expected.len() }), "{filter}");
        }
        for bad in ["name: \" \"", "initials: \"褚\"", "identityNumber: \"1\"", "trade: \"x\""] {
            let document = format!("{{ residents(filter: {{ {bad} }}) {{ nodes {{ id }} }} }}");
            assert_eq!(stage.codes(&clerk, &document, json!({})).await, ["BAD_USER_INPUT"], "{bad}");
        }
    })
    .await;
}
