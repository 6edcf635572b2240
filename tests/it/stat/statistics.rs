//! Statistics answer from the counters.

use super::on_empty_grids;
use crate::access::modules;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};
use wangge_core::stat::{COLUMNS, Deltas};

#[test]
fn each_count_has_a_field() {
    let sdl = kit::schema::build(&modules::all(), |builder| builder).sdl();
    let start = sdl.find("type AreaStatistics {").unwrap();
    let shown = &sdl[start..start + sdl[start..].find("\n}").unwrap()];
    for column in COLUMNS.iter().filter(|column| !column.name.starts_with("born_")) {
        let mut words = column.name.split('_');
        let first = words.next().unwrap().to_owned();
        let field = words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..]);
        assert!(shown.contains(&format!("\t{field}: Int!")), "{field}");
    }
}

#[tokio::test]
async fn people_are_counted_at_every_level() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = |grid: &str, name: &str, kind: &str, born: &str| {
            json!({ "grid": grid, "kind": kind, "name": name, "sex": "FEMALE", "birthOn": born })
        };
        stage.enter(&clerk, person(&grids[0], "甲", "REGISTERED", "1987-03-02")).await;
        stage.enter(&clerk, person(&grids[0], "乙", "AWAY", "1987-03-02")).await;
        stage.enter(&clerk, person(&grids[1], "丙", "FLOATING", "2020-03-02")).await;
        let query = |area: &str, level: &str| {
            format!("{{ statistics(area: \"{area}\", level: {level}) {{ code level name registered away floating living female }} }}")
        };
        let row = |code: &str, level: &str, counts: [i64; 5]| {
            let [registered, away, floating, living, female] = counts;
            json!({
                "code": code, "level": level, "registered": registered, "away": away, "floating": floating,
                "living": living, "female": female,
            })
        };
        let rows = async |caller, area: &str, level: &str| {
            let mut rows = stage.ask(caller, &query(area, level)).await["statistics"].take();
            for row in rows.as_array_mut().unwrap() {
                assert!(row.as_object_mut().unwrap().remove("name").unwrap().is_string());
            }
            rows
        };
        let whole = [2, 1, 1, 2, 2];
        assert_eq!(rows(&clerk, COMMUNITY, "COMMUNITY").await, json!([row(COMMUNITY, "COMMUNITY", whole)]));
        let each = json!([row(&grids[0], "GRID", [2, 1, 0, 1, 1]), row(&grids[1], "GRID", [0, 0, 1, 1, 1])]);
        assert_eq!(rows(&clerk, COMMUNITY, "GRID").await, each);
        assert_eq!(rows(&clerk, &COMMUNITY[..6], "GRID").await, each, "as far as it is within reach");
        assert_eq!(rows(&clerk, &COMMUNITY[..6], "TOWN").await, json!([]), "a part of a town is no sum of it");
        let city = stage.caller("city", "3407").await;
        assert_eq!(rows(&city, "3407", "CITY").await, json!([row("3407", "CITY", whole)]));
        let ages = format!("{{ statistics(area: \"{COMMUNITY}\") {{ ages {{ bornFrom bornTo ageFrom ageTo people }} }} }}");
        let ages = stage.ask(&clerk, &ages).await["statistics"][0]["ages"].take();
        let people: Vec<&Value> = ages.as_array().unwrap().iter().filter(|group| group["people"] != 0).collect();
        let group = |born: i32, age: i32| {
            json!({ "bornFrom": born, "bornTo": born + 4, "ageFrom": age, "ageTo": age + 4, "people": 1 })
        };
        assert_eq!(people, [&group(2020, 2), &group(1985, 37)]);
        assert_eq!(ages[0], json!({ "bornFrom": 2025, "bornTo": 2029, "ageFrom": 0, "ageTo": 1, "people": 0 }));
    })
    .await;
}

/// Counts one household in each grid of Tongguan District.
async fn count_everywhere(stage: &crate::places::stage::Stage<'_>) -> usize {
    let grids = "SELECT grid_code || ' ' || CAST(id AS text) FROM grid WHERE district_code = '340705'";
    let grids = stage.database.texts(grids).await;
    let mut deltas = Deltas::default();
    for line in &grids {
        let (code, id) = line.split_once(' ').unwrap();
        deltas.of(code, id.parse().unwrap()).households(1);
    }
    let tx = stage.platform.system().begin().await.unwrap();
    deltas.write(&tx, &stage.platform.permit()).await.unwrap();
    tx.commit().await.unwrap();
    grids.len()
}

#[tokio::test]
async fn a_district_is_one_statement_at_any_size() {
    on_empty_grids(async |stage| {
        let grids = count_everywhere(stage).await;
        let command = stage.caller("district-command", "340705").await;
        for (level, first, statements) in [("DISTRICT", 1, 1), ("TOWN", 200, 1), ("COMMUNITY", 200, 1), ("GRID", 1000, 1)] {
            let document = format!("{{ statistics(area: \"340705\", level: {level}, first: {first}) {{ code households }} }}");
            let (answer, ran) = stage.send(&command, &document, json!({})).await;
            assert_eq!(ran, statements, "{level}");
            let rows = answer["data"]["statistics"].as_array().unwrap();
            let total: i64 = rows.iter().map(|row| row["households"].as_i64().unwrap()).sum();
            assert_eq!(total, i64::try_from(grids).unwrap(), "{level}");
        }
        let named = "{ statistics(area: \"340705\", level: GRID, first: 1000) { name households floating ages { people } } }";
        assert_eq!(stage.send(&command, named, json!({})).await.1, 2, "the sums, and the names");
        let by_division = "{ division(code: \"340705\") { children(first: 200) { nodes { code statistics { households } } } } }";
        let (answer, ran) = stage.send(&command, by_division, json!({})).await;
        assert!(answer.get("errors").is_none() && ran == 3, "{ran}: {answer:#}");
    })
    .await;
}

#[tokio::test]
async fn rows_go_on_after_a_code() {
    on_empty_grids(async |stage| {
        let grids = count_everywhere(stage).await;
        let command = stage.caller("district-command", "340705").await;
        let mut seen = Vec::new();
        let mut after = "null".to_owned();
        loop {
            let document = format!(
                "{{ statistics(area: \"340705\", level: GRID, first: 150, after: {after}) {{ code }} }}"
            );
            let rows = stage.ask(&command, &document).await["statistics"].take();
            let Some(last) = rows.as_array().unwrap().last() else { break };
            after = last["code"].to_string();
            seen.extend(rows.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned()));
        }
        assert!(seen.len() == grids && seen.is_sorted_by(|a, b| a < b), "{} of {grids}", seen.len());
        for (arguments, code) in [
            ("area: \"340705\", level: CITY", "BAD_USER_INPUT"),
            ("area: \"340705\", first: -1", "BAD_USER_INPUT"),
            ("area: \"340705\", first: 1001", "LIMIT_EXCEEDED"),
            ("area: \"340705\", level: GRID, after: \"340705\"", "BAD_USER_INPUT"),
        ] {
            let document = format!("{{ statistics({arguments}) {{ code }} }}");
            assert_eq!(stage.codes(&command, &document, json!({})).await, [code], "{arguments}");
        }
        let cleaner = stage.caller("cleaner", COMMUNITY).await;
        let document = "{ statistics(area: \"340705\") { code } }";
        assert_eq!(stage.codes(&cleaner, document, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}
