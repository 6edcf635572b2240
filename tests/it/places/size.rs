//! The size policy.

use super::stage::on_the_demo;
use serde_json::json;

const OUTSIDE: &str = r#"{ gridsOutsidePolicy(area: "340705", first: 200) { totalCount nodes { code
    declaredHouseholds declaredPeople
    size { applies findings { measure side figure counted limit by share } proposal { kind into with households people } } } } }"#;

/// Two neighbours of one community made too small, and one grid too large.
async fn misfit(stage: &super::stage::Stage<'_>) -> [String; 2] {
    let grids = "SELECT grid_code FROM grid WHERE kind = 'residential' AND district_code = '340705' ORDER BY grid_code";
    let grids = stage.database.texts(grids).await;
    let [small, large] = [grids[0].clone(), grids[1].clone()];
    stage
        .database
        .execute(&format!(
            "UPDATE grid SET declared_households = 200, declared_people = 500 WHERE grid_code = '{small}';
             UPDATE grid SET declared_households = 1200, declared_people = 3000 WHERE grid_code = '{large}'"
        ))
        .await;
    [small, large]
}

#[tokio::test]
async fn grids_outside_the_policy_are_listed_with_what_to_do() {
    on_the_demo(async |stage| {
        let [small, large] = misfit(stage).await;
        let command = stage.caller("district-command", "340705").await;
        let (answer, statements) = stage.send(&command, OUTSIDE, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        assert!(statements <= 5, "{statements}: page, count, settings, grids, shapes");
        let list = &answer["data"]["gridsOutsidePolicy"];
        let counted = "SELECT CAST(count(*) AS text) FROM grid g JOIN district_setting s ON s.code = g.district_code \
            WHERE g.district_code = '340705' AND g.kind = 'residential' AND (g.declared_households < s.households_min \
            OR g.declared_households > s.households_max OR g.declared_people < s.people_min \
            OR g.declared_people > s.people_max)";
        assert_eq!(list["totalCount"].to_string(), stage.database.texts(counted).await[0]);
        let nodes = list["nodes"].as_array().unwrap();
        let of = |code: &str| &nodes.iter().find(|grid| grid["code"] == code).unwrap()["size"];
        let wanted = json!({ "measure": "HOUSEHOLDS", "side": "BELOW", "figure": 200, "counted": false, "limit": 250, "by": 50, "share": 0.2 });
        assert_eq!(of(&small)["findings"][0], wanted);
        let split = json!({ "kind": "SPLIT", "into": 3, "with": [], "households": 400, "people": 1_000 });
        assert_eq!(of(&large)["proposal"], split);
        assert!(nodes.iter().all(|grid| !grid["size"]["findings"].as_array().unwrap().is_empty()));
    })
    .await;
}

#[tokio::test]
async fn a_merge_is_proposed_with_neighbours_that_fit() {
    on_the_demo(async |stage| {
        stage
            .database
            .execute(
                "UPDATE grid SET declared_households = 200, declared_people = 500 \
                 WHERE kind = 'residential' AND district_code = '340705'",
            )
            .await;
        let command = stage.caller("district-command", "340705").await;
        let data = stage.ask(&command, OUTSIDE).await;
        let nodes = data["gridsOutsidePolicy"]["nodes"].as_array().unwrap();
        let merges: Vec<_> = nodes.iter().filter(|grid| !grid["size"]["proposal"].is_null()).collect();
        assert!(merges.len() > 100, "{}", merges.len());
        for grid in merges {
            let proposal = &grid["size"]["proposal"];
            assert_eq!(
                (&proposal["kind"], &proposal["households"]),
                (&json!("MERGE"), &json!(400)),
                "{grid:#}"
            );
            let with = proposal["with"][0].as_str().unwrap();
            assert_eq!(with[..12], grid["code"].as_str().unwrap()[..12], "of the same community");
        }
    })
    .await;
}

#[tokio::test]
async fn sizes_are_for_those_who_answer_for_them() {
    on_the_demo(async |stage| {
        let [small, _] = misfit(stage).await;
        let document = format!(
            r#"{{ grid(code: "{small}") {{ code size {{ findings {{ by }} proposal {{ kind }} }} }} }}"#
        );
        let leader = stage.caller("grid-leader", &small).await;
        let data = stage.ask(&leader, &document).await;
        assert_eq!(data["grid"]["size"]["findings"][0]["by"], 50);
        assert!(data["grid"]["size"]["proposal"].is_null(), "it sees no neighbour");
        let cleaner = stage.caller("cleaner", &small[..12]).await;
        let (answer, _) = stage.send(&cleaner, &document, json!({})).await;
        assert_eq!(super::stage::codes(&answer), ["FORBIDDEN"]);
        assert_eq!(answer["data"]["grid"]["code"], json!(small));
        assert!(answer["data"]["grid"]["size"].is_null());
        let list = stage.codes(&cleaner, OUTSIDE, json!({})).await;
        assert_eq!(list, ["FORBIDDEN"]);
    })
    .await;
}
