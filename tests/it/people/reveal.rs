//! Sensitive values are shown to who may, for a purpose, on record.

use super::village::number;
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

const VALUES: &str = "values { id field value } left";

#[tokio::test]
async fn a_value_is_shown_with_a_purpose_and_the_auditor_finds_it() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let number = number("1970-01-02", 35);
        let input = json!({
            "grid": grid, "kind": "REGISTERED", "name": "冯三", "identityNumber": number,
            "particulars": { "telephone": "15400007777" },
        });
        let made = stage.enter(&member, input).await;
        let ask = json!({ "ids": [made["id"]], "fields": ["telephone", "identityNumber"], "purpose": "call about the roof" });
        stage.denied(&member, "reveal", ask.clone(), "FORBIDDEN").await;
        let shown = stage.act(&leader, "reveal", VALUES, ask).await;
        assert_eq!(shown["values"][0]["value"], "15400007777");
        assert_eq!(shown["values"][1]["value"], json!(number));
        assert_eq!(shown["left"], 198);
        let row = "SELECT action || ' ' || fields || ' ' || reason FROM audit WHERE action = 'reveal'";
        assert_eq!(stage.database.texts(row).await, ["reveal telephone,identityNumber call about the roof"]);
        let auditor = stage.caller("auditor", &COMMUNITY[..6]).await;
        let found = stage.ask(&auditor, "{ audit(first: 200) { nodes { action reason recordKey } } }").await;
        let nodes = found["audit"]["nodes"].as_array().unwrap();
        assert!(nodes.iter().any(|row| row["action"] == "reveal" && row["reason"] == "call about the roof"));
        assert!(!found.to_string().contains(&number) && !found.to_string().contains("15400007777"));
    })
    .await;
}

#[tokio::test]
async fn too_many_too_little_reason_and_the_end_of_the_day() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "冯四", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let ask = |ids: Vec<&Value>, fields: Value, purpose: &str| {
            json!({ "ids": ids, "fields": fields, "purpose": purpose })
        };
        let (id, telephone) = (&made["id"], json!(["telephone"]));
        for wrong in [
            ask(vec![], telephone.clone(), "a reason"),
            ask(vec![id; 21], telephone.clone(), "a reason"),
            ask(vec![id], json!([]), "a reason"),
            ask(vec![id], json!(["name"]), "a reason"),
            ask(vec![id], telephone.clone(), "x"),
        ] {
            stage.denied(&leader, "reveal", wrong, "BAD_USER_INPUT").await;
        }
        for left in [180, 160, 140, 120, 100, 80, 60, 40, 20, 0] {
            let shown = stage.act(&leader, "reveal", VALUES, ask(vec![id; 20], telephone.clone(), "a reason")).await;
            assert_eq!((&shown["left"], &shown["values"][0]["value"]), (&json!(left), &Value::Null));
        }
        stage.denied(&leader, "reveal", ask(vec![id], telephone.clone(), "a reason"), "LIMIT_EXCEEDED").await;
        stage.clock.forward(86_400_000);
        let shown = stage.act(&leader, "reveal", VALUES, ask(vec![id], telephone, "a reason")).await;
        assert_eq!(shown["left"], 199);
    })
    .await;
}

/// Could `value` be what is shown as `mask`?
fn fits(mask: &Value, value: &str) -> bool {
    let mask = mask.as_str().unwrap();
    let same = |(shown, character): (char, char)| shown == '*' || shown == character;
    mask.chars().count() == value.chars().count() && mask.chars().zip(value.chars()).all(same)
}

#[tokio::test]
async fn what_is_answered_of_a_person_leaves_the_identity_number_open() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let birth = "1970-01-02";
        let one = number(birth, 37);
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "冯五", "identityNumber": one });
        let made = stage.enter(&clerk, input).await;
        // the number of a driving licence is the identity number, and a certificate of disability adds two digits to it
        for (kind, held) in [("DRIVING", one.clone()), ("OTHER", format!("{one}44"))] {
            let certificate = json!({ "resident": made["id"], "kind": kind, "number": held });
            stage.act(&clerk, "addCertificate", "certificate { id }", certificate).await;
        }
        let fields = "sex birthOn identityNumber certificates { nodes { number } }";
        let document = format!("{{ node(id: {}) {{ ... on Resident {{ {fields} }} }} }}", made["id"]);
        let seen = stage.ask(&clerk, &document).await["node"].take();
        assert_eq!((&seen["sex"], &seen["birthOn"]), (&json!("MALE"), &json!(birth)));
        let certificates = seen["certificates"]["nodes"].as_array().unwrap();
        assert_eq!(certificates.len(), 2);
        let open = (0..1_000)
            .map(|sequence| number(birth, sequence))
            .filter(|candidate| candidate.as_bytes()[16] % 2 == 1 && fits(&seen["identityNumber"], candidate))
            .filter(|candidate| {
                let with_class = format!("{candidate}44");
                certificates
                    .iter()
                    .all(|row| fits(&row["number"], candidate) || fits(&row["number"], &with_class))
            });
        let open: Vec<_> = open.collect();
        assert!(open.contains(&one));
        assert!(open.len() >= 100, "{} numbers remain: {seen}", open.len());
    })
    .await;
}

#[tokio::test]
async fn a_look_for_a_number_is_on_record_and_counts_whatever_it_finds() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let looker = stage.account("grid-member", &grids[1]).await;
        let member = stage.platform.caller(looker).await.unwrap().unwrap();
        let one = number("1970-01-02", 39);
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "冯六", "identityNumber": one });
        stage.enter(&clerk, input).await;
        let look = |number: &str| format!("{{ residents(filter: {{ identityNumber: \"{number}\" }}) {{ totalCount }} }}");
        // of somebody beside the grid, and of nobody
        for number in [&one, &number("1970-01-02", 41)] {
            assert_eq!(stage.ask(&member, &look(number)).await["residents"]["totalCount"], 0);
        }
        let spent = format!("SELECT CAST(shown AS text) FROM reveal_budget WHERE account_id = {looker}");
        assert_eq!(stage.database.texts(&spent).await, ["2"]);
        let rows = format!(
            "SELECT area_code || ' ' || CASE WHEN person_id IS NULL THEN 'nobody' ELSE 'somebody' END || ' ' || \
             CASE WHEN post_id IS NULL THEN '' ELSE 'post' END FROM audit WHERE action = 'identify' AND account_id = {looker} \
             ORDER BY id"
        );
        let looks = [format!("{} somebody post", grids[0]), format!("{} nobody post", grids[1])];
        assert_eq!(stage.database.texts(&rows).await, looks);
        stage.database.execute("UPDATE reveal_budget SET shown = 200").await;
        for number in [&one, &number("1970-01-02", 43)] {
            assert_eq!(stage.codes(&member, &look(number), json!({})).await, ["LIMIT_EXCEEDED"]);
        }
        assert_eq!(stage.database.texts(&rows).await, looks, "nothing was looked for");
        assert_eq!(stage.database.texts(&spent).await, ["200"]);
        // who may read nobody looks for nobody
        let cleaner = stage.caller("cleaner", &grids[0]).await;
        assert_eq!(stage.codes(&cleaner, &look(&one), json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}

#[tokio::test]
async fn a_look_without_an_area_or_beyond_the_own_is_on_record_where_the_caller_reads() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let (one, none) = (number("1970-01-02", 39), number("1970-01-02", 41));
        let input = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "冯六", "identityNumber": one });
        let made = stage.enter(&clerk, input).await;
        // of two posts the first area counts where none is named, or one that neither reaches
        let looker = stage.account("grid-member", &grids[1]).await;
        stage.post(looker, "grid-member", &grids[2]).await;
        let member = stage.platform.caller(looker).await.unwrap().unwrap();
        let look = |number: &str, area: &str| {
            format!("{{ residents(filter: {{ identityNumber: \"{number}\"{area} }}) {{ totalCount }} }}")
        };
        let areas = [String::new(), ", area: \"371102\"".to_owned(), format!(", area: \"{}\"", grids[2])];
        for area in &areas {
            for number in [&one, &none] {
                assert_eq!(stage.ask(&member, &look(number, area)).await["residents"]["totalCount"], 0);
            }
        }
        assert_eq!(stage.spent(&member).await, 6);
        let (theirs, nobody) = (grids[0].as_str(), "nobody");
        assert_eq!(stage.looks(&member).await, [theirs, nobody, theirs, nobody, theirs, nobody]);
        let asked = format!(
            "SELECT area_code FROM audit WHERE action = 'identify' AND account_id = {looker} AND person_id IS NULL ORDER BY id"
        );
        assert_eq!(stage.database.texts(&asked).await, [grids[1].clone(), grids[1].clone(), grids[2].clone()]);
        // a resident reaches no area, learns of nobody but herself, and pays nothing
        let resident = stage.resident().await;
        stage.bind(&resident, &clerk, &made).await;
        for (number, found) in [(&one, 1), (&none, 0)] {
            assert_eq!(stage.ask(&resident, &look(number, "")).await["residents"]["totalCount"], found);
        }
        assert_eq!((stage.spent(&resident).await, stage.looks(&resident).await.len()), (0, 0));
    })
    .await;
}
