//! What must not go wrong: two at once, the same report twice, a catalogue that changes, a leave, a grid that ends.

use super::town::{Town, Worker, acting, in_a_town, stands, worker};
use crate::harness::before::Before;
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

impl Town<'_> {
    async fn number_of(&self, table: &str) -> i64 {
        self.stage.database.texts(&format!("SELECT CAST(count(*) AS text) FROM {table}")).await[0]
            .parse()
            .unwrap()
    }

    /// Two act at once: one wins, and the other is told.
    async fn race(&self, matter: &Value, one: (&Worker, &str, Value), two: (&Worker, &str, Value)) {
        let before = self.number_of("matter_step").await;
        let first = self.send(one.0, one.1, acting(one.1, matter, one.2));
        let second = self.send(two.0, two.1, acting(two.1, matter, two.2));
        let (first, second) = tokio::join!(first, second);
        let (won, lost) = if codes(&first).is_empty() { (one.1, &second) } else { (two.1, &first) };
        // a desk that never signed the receipt has nothing to do with the matter any more
        let out_of_reach = won == "declineMatter" && codes(lost) == ["NOT_FOUND"];
        assert!(codes(lost) == ["CONFLICT"] || out_of_reach, "{first:#}\n{second:#}");
        assert_eq!([&first, &second].iter().filter(|answer| codes(answer).is_empty()).count(), 1);
        assert_eq!(self.number_of("matter_step").await, before + 1);
        assert_eq!(
            self.now(matter).await["version"].as_i64(),
            matter["version"].as_i64().map(|version| version + 1)
        );
    }
}

#[tokio::test]
async fn of_two_at_once_one_wins_and_the_other_is_told() {
    in_a_town(async |town| {
        for _ in 0..4 {
            let matter = town.report(&town.leader, "lamp", json!({})).await;
            town.race(
                &matter,
                (&town.leader, "acceptMatter", json!({})),
                (&town.leader, "refuseMatter", json!({})),
            )
            .await;
            let matter = town.report(&town.leader, "lamp", json!({})).await;
            let matter = town.step(&town.leader, "acceptMatter", &matter).await;
            let matter = town.step(&town.leader, "finishMatter", &matter).await;
            town.race(
                &matter,
                (&town.supervisor, "verifyMatter", json!({})),
                (&town.director, "reworkMatter", json!({})),
            )
            .await;
        }
        let matter = town.dispatched().await;
        let matter = town.act(&town.officer, "handOverMatter", &matter, json!({ "line": "police" })).await;
        let other = worker(town.stage, "line-officer", super::town::TOWN, Some("police")).await;
        town.race(&matter, (&town.police, "receiveMatter", json!({})), (&other, "declineMatter", json!({})))
            .await;
    })
    .await;
}

#[tokio::test]
async fn two_matters_are_not_joined_to_each_other() {
    in_a_town(async |town| {
        for _ in 0..4 {
            let one = town.report(&town.member, "lamp", json!({})).await;
            let two = town.report(&town.member, "lamp", json!({})).await;
            let join = |from: &Value, into: &Value| acting("joinMatter", from, json!({ "into": into["id"] }));
            let first = town.send(&town.leader, "joinMatter", join(&one, &two));
            let second = town.send(&town.leader, "joinMatter", join(&two, &one));
            let (first, second) = tokio::join!(first, second);
            let told = [codes(&first), codes(&second)];
            assert_eq!(told.iter().filter(|codes| codes.is_empty()).count(), 1, "{first:#}\n{second:#}");
            let open =
                [&town.now(&one).await, &town.now(&two).await].map(|matter| stands(matter).1 == "OPEN");
            assert_eq!(open.iter().filter(|open| **open).count(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_report_sent_twice_is_one_matter() {
    in_a_town(async |town| {
        let id = |answer: &Value| answer["data"]["reportMatter"]["matter"]["id"].clone();
        for number in 0..4 {
            let before = town.number_of("matter").await;
            let keyed = town.reported("lamp", json!({ "idempotencyKey": format!("key {number}") }));
            let first = town.send(&town.leader, "reportMatter", keyed.clone());
            let second = town.send(&town.leader, "reportMatter", keyed.clone());
            let (first, second) = tokio::join!(first, second);
            let again = town.send(&town.leader, "reportMatter", keyed).await;
            for answer in [&first, &second] {
                let told = codes(answer);
                assert!(told == ["CONFLICT"] || (told.is_empty() && id(answer) == id(&again)), "{answer:#}");
            }
            assert!(codes(&first).is_empty() || codes(&second).is_empty());
            assert_eq!(town.number_of("matter").await, before + 1);
            let sent = json!({ "sourceName": "12345-hotline", "sourceRef": format!("A{number}") });
            let sent = town.reported("lamp", sent);
            let first = town.send(&town.service, "reportMatter", sent.clone());
            let second = town.send(&town.service, "reportMatter", sent.clone());
            let (first, second) = tokio::join!(first, second);
            assert_eq!((codes(&first), codes(&second)), (vec![], vec![]), "{first:#}\n{second:#}");
            assert_eq!(id(&first), id(&second));
            let third = town.send(&town.service, "reportMatter", sent).await;
            assert_eq!(id(&third), id(&first));
            assert_eq!(town.number_of("matter").await, before + 2);
        }
        assert_eq!(town.counts("lamp").await["reported"], 8);
    })
    .await;
}

#[tokio::test]
async fn a_matter_keeps_its_edition_of_the_catalogue() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let tomorrow = "2026-01-06";
        let limits = json!({ "handle": { "warn": 1, "due": 30, "unit": "HOURS" } });
        let next = town.define("lamp", "COORDINATION", json!({ "fromOn": tomorrow, "limits": limits })).await;
        assert_eq!(next["edition"], 2);
        town.stage.clock.forward(DAY);
        let later = town.report(&town.leader, "lamp", json!({})).await;
        assert_eq!((&later["procedure"], stands(&later).3), (&json!("COORDINATION"), COMMUNITY));
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        assert_eq!((&matter["procedure"], stands(&matter).0), (&json!("GENERAL"), "HANDLE"));
        let at = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str().unwrap()).unwrap();
        assert_eq!(
            (at(&matter["dueAt"]) - at(&matter["warnAt"])).num_hours(),
            2,
            "4 hours, and a warning after 2"
        );
        let ask = "query($id: ID!) { matter(id: $id) { kind { edition toOn } } }";
        let data = town.stage.ask_with(&town.leader.access, ask, json!({ "id": matter["id"] })).await;
        assert_eq!(data["matter"]["kind"], json!({ "edition": 1, "toOn": "2026-01-05" }));
    })
    .await;
}

#[tokio::test]
async fn who_acts_for_somebody_on_leave_signs_so() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let second = worker(town.stage, "grid-leader", &other, None).await;
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        town.refused(&second, "finishMatter", &matter, json!({}), "NOT_FOUND").await;
        let (a, b) = (town.leader.account, second.account);
        town.stage
            .database
            .execute(&format!(
                "UPDATE post SET covered_by = {b} WHERE id = {a}; INSERT INTO post_leave (id, post_id, account_id, area_code, \
                 kind, from_on, to_on, entered_by, version, created_at, changed_at) VALUES (1, {a}, {a}, '{}', 'annual', \
                 '2026-01-01', '2026-02-01', {a}, 1, 0, 0)",
                town.grid
            ))
            .await;
        let second = Worker { access: town.stage.platform.caller(b).await.unwrap().unwrap(), account: b };
        town.step(&second, "finishMatter", &matter).await;
        let ask = "query($id: ID!) { matter(id: $id) { steps(last: 1) { nodes { act role standsIn post { id } account { id } } } } }";
        let data = town.stage.ask_with(&town.command.access, ask, json!({ "id": matter["id"] })).await;
        let (post, account) = (town.leader.post(), kit::node::GlobalId::global("Account", b).to_string());
        let step = json!({ "act": "FINISH", "role": "grid-leader", "standsIn": true, "post": { "id": post },
            "account": { "id": account } });
        assert_eq!(data["matter"]["steps"]["nodes"], json!([step]));
        for table in ["history", "audit"] {
            let sql = format!(
                "SELECT CAST(post_id AS text) FROM {table} WHERE record_type = 'Matter' AND action = 'finish' AND stands_in"
            );
            assert_eq!(town.stage.database.texts(&sql).await, [a.to_string()], "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_signature_has_the_same_post_in_history_and_audit() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "stall-district", json!({})).await;
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        let matter = town.step(&town.command, "grantMatter", &matter).await;
        town.step(&town.director, "verifyMatter", &matter).await;
        for table in ["history", "audit"] {
            let sql = format!(
                "SELECT CAST(count(*) AS text) FROM matter_step s JOIN {table} t ON t.record_type = 'Matter' AND \
                 t.record_id = CAST(s.matter_id AS text) AND t.action = s.act AND t.post_id = s.post_id"
            );
            // two were passed, by two posts
            assert_eq!(town.stage.database.texts(&sql).await, ["4"], "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_grid_with_open_matters_does_not_end() {
    in_a_town(async |town| {
        let grid = format!("{COMMUNITY}800");
        town.stage
            .database
            .execute(&format!(
                "INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, status, version, created_at, \
                 changed_at) VALUES ('340705', 700, '{grid}', 'Empty', 'unit', '2025-01-01', 'active', 1, 0, 0)"
            ))
            .await;
        let matter = town.report(&town.clerk, "spoil", json!({ "grid": grid })).await;
        let id = kit::node::GlobalId::placed("Grid", "340705", 700).to_string();
        let document = "mutation($input: RetireGridInput!) { retireGrid(input: $input) { grid { status } } }";
        let input = json!({ "input": { "id": id, "version": 1 } });
        let (answer, _) = town.stage.send(&town.director.access, document, input.clone()).await;
        assert_eq!(codes(&answer), ["CONFLICT"], "{answer:#}");
        let told = answer["errors"][0]["message"].as_str().unwrap();
        assert!(told.contains("1 open matter"), "{told}");
        let matter = town.step(&town.clerk, "refuseMatter", &matter).await;
        assert_eq!(stands(&matter).1, "REFUSED");
        let data = town.stage.ask_with(&town.director.access, document, input).await;
        assert_eq!(data["retireGrid"]["grid"]["status"], "RETIRED");
        let late = town.send(&town.clerk, "reportMatter", town.reported("spoil", json!({ "grid": grid }))).await;
        assert_eq!(codes(&late), ["BAD_USER_INPUT"]);
    })
    .await;
}

#[tokio::test]
async fn a_resident_reports_so_many_matters_on_a_day() {
    in_a_town(async |town| {
        for _ in 0..20 {
            town.report(&town.resident, "lamp", json!({})).await;
        }
        let input = || town.reported("lamp", json!({}));
        let before = Before::now(town.stage.database, &[]).await;
        let told = town.send(&town.resident, "reportMatter", input()).await;
        assert_eq!(codes(&told), ["LIMIT_EXCEEDED"], "{told:#}");
        before.assert_same().await;
        // what the staff reports is not counted, nor what was reported on another day
        town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        town.stage.clock.forward(DAY);
        town.report(&town.resident, "lamp", json!({})).await;
        assert_eq!(town.number_of("matter").await, 22);
    })
    .await;
}

#[tokio::test]
async fn only_a_line_system_has_its_numbers() {
    in_a_town(async |town| {
        let sent = json!({ "sourceName": "12345-hotline", "sourceRef": "A1" });
        let input = town.reported("lamp", sent.clone());
        let told = town.send(&town.resident, "reportMatter", input.clone()).await;
        assert_eq!(codes(&told), ["BAD_USER_INPUT"]);
        let id = |answer: &Value| answer["data"]["reportMatter"]["matter"]["id"].clone();
        let first = town.send(&town.officer, "reportMatter", input.clone()).await;
        let again = town.send(&town.officer, "reportMatter", input.clone()).await;
        assert!(id(&first).is_string() && id(&first) == id(&again), "{first:#}\n{again:#}");
        // another report has another number
        let other = town.send(&town.officer, "reportMatter", town.reported("spoil", sent.clone())).await;
        assert_eq!(codes(&other), ["CONFLICT"]);
        // who may not report it here learns nothing of the numbers
        for number in ["A1", "A2"] {
            let sent = json!({ "sourceName": "12345-hotline", "sourceRef": number });
            let told = town.send(&town.police, "reportMatter", town.reported("lamp", sent)).await;
            assert_eq!(codes(&told), ["NOT_FOUND"], "{number}");
        }
        assert_eq!(town.number_of("matter").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_number_of_a_line_system_is_known_to_who_sent_it_alone() {
    in_a_town(async |town| {
        let sent = json!({ "sourceName": "12345-hotline", "sourceRef": "A1" });
        let first = town.report(&town.service, "lamp", sent.clone()).await;
        let again = town.report(&town.service, "lamp", json!({ "sourceName": "12345-hotline", "sourceRef": " A1 " }));
        assert_eq!(again.await["id"], first["id"], "sent twice");
        // somebody else's answer is that of any other number
        let other = town.report(&town.officer, "lamp", sent.clone()).await;
        assert_ne!(other["id"], first["id"]);
        assert_eq!(town.report(&town.officer, "lamp", sent.clone()).await["id"], other["id"]);
        let listed = "{ matters(filter: { sourceName: \"12345-hotline\", sourceRef: \"A1\" }) { nodes { id sourceRef } } }";
        let data = town.stage.ask(&town.clerk.access, listed).await;
        let nodes = [&other, &first].map(|matter| json!({ "id": matter["id"], "sourceRef": "A1" }));
        assert_eq!(data["matters"]["nodes"], json!(nodes));
        // one's own number names one matter
        let before = Before::now(town.stage.database, &[]).await;
        let told = town.send(&town.service, "reportMatter", town.reported("spoil", sent)).await;
        assert_eq!(codes(&told), ["CONFLICT"]);
        before.assert_same().await;
    })
    .await;
}
