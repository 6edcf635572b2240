//! Two records turn out to be one person.

use super::village::{FIELDS, number};
use crate::places::town::{COMMUNITY, on_a_copy};
use serde_json::{Value, json};

fn merge(keep: &Value, gone: &Value) -> Value {
    json!({
        "keep": keep["id"], "keepVersion": keep["version"],
        "gone": gone["id"], "goneVersion": gone["version"], "reason": "the same person, entered twice",
    })
}

#[tokio::test]
async fn two_records_become_one_person_with_history_and_counts() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let one = number("1988-04-04", 62);
        let keep = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "沈合", "sex": "FEMALE" });
        let gone = json!({
            "grid": grids[0], "kind": "REGISTERED", "name": "沈合", "identityNumber": one,
            "particulars": { "telephone": "15400006161", "occupation": "教师" },
        });
        let there = json!({
            "grid": grids[1], "kind": "FLOATING", "name": "沈合", "identityNumber": one, "besideAnother": true,
        });
        let before = stage.counts(&grids[0]).await;
        let (keep, gone) = (stage.enter(&clerk, keep).await, stage.enter(&clerk, gone).await);
        let there = stage.enter(&clerk, there).await;
        stage.denied(&clerk, "mergeResidents", merge(&keep, &gone), "FORBIDDEN").await;
        let fields = format!("resident {{ {FIELDS} occupation history {{ nodes {{ action }} }} }}");
        let merged = stage.act(&director, "mergeResidents", &fields, merge(&keep, &gone)).await["resident"].take();
        assert_eq!((&merged["id"], &merged["version"]), (&keep["id"], &json!(2)));
        assert_eq!((&merged["sex"], &merged["birthOn"]), (&json!("FEMALE"), &json!("1988-04-04")));
        assert_eq!((&merged["telephone"], &merged["occupation"]), (&json!("154****6161"), &json!("教师")));
        assert_eq!(merged["history"]["nodes"], json!([{ "action": "merge" }, { "action": "create" }]));
        let after = stage.counts(&grids[0]).await;
        assert_eq!(after[0], before[0] + 1, "one person is counted");
        let document = |id: &Value| format!("{{ node(id: {id}) {{ ... on Resident {{ status endReason version history {{ nodes {{ action }} }} }} }} }}");
        let ended = stage.ask(&director, &document(&gone["id"])).await["node"].take();
        assert_eq!((&ended["status"], &ended["endReason"]), (&json!("ENDED"), &json!("MERGED")));
        assert_eq!(ended["history"]["nodes"], json!([{ "action": "merge" }, { "action": "create" }]));
        // the history of the record that went is reached from the one that stays
        let reached = format!(
            "{{ node(id: {}) {{ ... on Resident {{ residences {{ nodes {{ id endReason history {{ nodes {{ action }} }} }} }} }} }} }}",
            keep["id"]
        );
        let reached = stage.ask(&director, &reached).await["node"]["residences"]["nodes"].take();
        let ids: Vec<_> = reached.as_array().unwrap().iter().map(|row| &row["id"]).collect();
        assert_eq!(ids, [&keep["id"], &gone["id"], &there["id"]]);
        assert_eq!(reached[1]["endReason"], "MERGED");
        assert_eq!(reached[1]["history"]["nodes"], json!([{ "action": "merge" }, { "action": "create" }]));
        let member = stage.caller("grid-member", &grids[1]).await;
        let seen = "{ residents(filter: { name: \"沈合\" }) { nodes { residences { nodes { id } } } } }";
        let seen = stage.ask(&member, seen).await["residents"]["nodes"].take();
        assert_eq!(seen, json!([{ "residences": { "nodes": [{ "id": there["id"] }] } }]), "within one's reach only");
        let ask = |id: &Value| json!({ "ids": [id], "fields": ["identityNumber", "telephone"], "purpose": "after the merge" });
        for id in [&keep["id"], &gone["id"], &there["id"]] {
            let shown = stage.act(&director, "reveal", "values { value }", ask(id)).await;
            assert_eq!(shown["values"][0]["value"], json!(one), "sealed by the key of who stays");
        }
        let persons = "SELECT CAST(count(DISTINCT person_id) AS text) FROM resident WHERE name = '沈合'";
        assert_eq!(stage.database.texts(persons).await, ["1"]);
        let gone_person = "SELECT 'x' FROM person WHERE merged_into IS NOT NULL AND data_key IS NULL AND number_mac IS NULL";
        assert_eq!(stage.database.texts(gone_person).await, ["x"]);
        let found = format!("{{ residents(filter: {{ identityNumber: \"{one}\" }}) {{ nodes {{ id }} }} }}");
        let found = stage.ask(&clerk, &found).await;
        assert_eq!(found["residents"]["nodes"], json!([{ "id": keep["id"] }, { "id": there["id"] }]));
        let told = "SELECT record_type FROM outbox WHERE event = 'merged' ORDER BY record_type";
        assert_eq!(stage.database.texts(told).await, ["Person", "Resident"]);
        let again = merge(&merged, &json!({ "id": there["id"], "version": 2 }));
        stage.denied(&director, "mergeResidents", again, "BAD_USER_INPUT").await;
    })
    .await;
}

#[tokio::test]
async fn different_numbers_old_versions_and_what_is_out_of_reach_are_refused() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let far = stage.caller("grid-member", "371102100260001").await;
        let person = |grid: &str, sequence: u16| {
            json!({ "grid": grid, "kind": "FLOATING", "name": "韩二", "identityNumber": number("1977-07-07", sequence) })
        };
        let (one, two) = (stage.enter(&clerk, person(&grids[0], 71)).await, stage.enter(&clerk, person(&grids[1], 73)).await);
        stage.denied(&director, "mergeResidents", merge(&one, &two), "CONFLICT").await;
        let plain = json!({ "grid": grids[0], "kind": "FLOATING", "name": "韩二", "sex": "MALE" });
        let plain = stage.enter(&clerk, plain).await;
        let old = json!({ "id": plain["id"], "version": 9 });
        stage.denied(&director, "mergeResidents", merge(&one, &old), "CONFLICT").await;
        let hidden = json!({ "grid": "371102100260001", "kind": "FLOATING", "name": "韩二", "sex": "MALE" });
        let hidden = stage.enter(&far, hidden).await;
        stage.denied(&director, "mergeResidents", merge(&one, &hidden), "NOT_FOUND").await;
        stage.denied(&director, "mergeResidents", merge(&hidden, &one), "NOT_FOUND").await;
        // a merge that was based on the state before another one
        stage.act(&director, "mergeResidents", "resident { id }", merge(&one, &plain)).await;
        stage.denied(&director, "mergeResidents", merge(&plain, &one), "CONFLICT").await;
        let change = json!({ "id": one["id"], "version": 1, "name": "x" });
        stage.denied(&clerk, "changeResident", change, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn of_two_merges_at_once_one_wins_and_the_other_leaves_nothing() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let document = "mutation($input: MergeResidentsInput!) { mergeResidents(input: $input) { resident { id } } }";
        for name in ["甲", "乙", "丙"] {
            let person = json!({ "grid": grid, "kind": "FLOATING", "name": name, "sex": "MALE" });
            let one = stage.enter(&clerk, person.clone()).await;
            let two = stage.enter(&clerk, person.clone()).await;
            let three = stage.enter(&clerk, person).await;
            // the same two either way round, and one person into which two others go
            let other = if name == "甲" { merge(&two, &one) } else { merge(&one, &three) };
            let send = async |input: Value| stage.send(&director, document, json!({ "input": input })).await.0;
            let traces = "SELECT CAST((SELECT count(*) FROM audit) + (SELECT count(*) FROM history) AS text)";
            let (first, second) = tokio::join!(send(merge(&one, &two)), send(other));
            let (won, lost): (Vec<_>, Vec<_>) =
                [first, second].into_iter().partition(|answer| answer.get("errors").is_none());
            assert_eq!((won.len(), lost.len()), (1, 1), "{won:?} {lost:?}");
            assert_eq!(crate::places::stage::codes(&lost[0]), ["CONFLICT"], "{lost:?}");
            let persons = format!("SELECT CAST(count(DISTINCT person_id) AS text) FROM resident WHERE name = '{name}'");
            assert_eq!(stage.database.texts(&persons).await, ["2"], "one of the three is another now");
            let states = format!("SELECT status FROM resident WHERE name = '{name}' ORDER BY status");
            assert_eq!(stage.database.texts(&states).await, ["active", "active", "ended"]);
            let torn = "SELECT CAST(id AS text) FROM person WHERE merged_into IS NOT NULL AND data_key IS NOT NULL \
                        OR merged_into IS NULL AND data_key IS NULL";
            assert_eq!(stage.database.texts(torn).await, [""; 0]);
            let before = stage.database.texts(traces).await;
            let again = send(merge(&one, &two)).await;
            assert_eq!(crate::places::stage::codes(&again), ["CONFLICT"]);
            assert_eq!(stage.database.texts(traces).await, before);
        }
    })
    .await;
}
