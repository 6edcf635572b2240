//! Who holds an account of staff is known by the identity number: what is about the holder and the household is withheld.

use super::streams::{follow, next, number as numbered, told};
use super::town::{DISTRICT, TOWN, Town, Worker, in_a_town, worker};
use crate::people::village::number;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The number of who holds the account.
fn own() -> String {
    number("1980-01-01", 61)
}

impl Town<'_> {
    /// The security administrator says who holds an account; answers the account.
    async fn held_by(&self, who: &Worker, number: Value) -> Value {
        let security = self.stage.caller("security-administrator", DISTRICT).await;
        let version = format!("SELECT CAST(version AS text) FROM account WHERE id = {}", who.account);
        let version: i64 = self.stage.database.texts(&version).await[0].parse().unwrap();
        let id = GlobalId::global("Account", who.account.to_string()).to_string();
        let input = json!({ "id": id, "version": version, "identityNumber": number });
        let fields =
            "account { title kind secondFactor version history(first: 1) { nodes { action changes } } }";
        let made = self.stage.act(&security, "changeAccount", fields, input).await["account"].take();
        assert_eq!(self.stage.spent(&security).await, 0, "nobody was looked for");
        assert!(self.stage.looks(&security).await.is_empty());
        made
    }

    /// Somebody of the grid.
    async fn neighbour(&self, name: &str, more: Value) -> Value {
        let mut input = json!({ "grid": self.grid, "kind": "REGISTERED", "name": name });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        self.stage.enter(&self.clerk.access, input).await
    }

    async fn complaint(&self, kind: &str, about: &Value) -> Value {
        self.report(&self.clerk, kind, json!({ "concerned": about["id"] })).await
    }

    /// What somebody finds of these matters: alone, in lists and in queues.
    async fn finds_of(&self, who: &Worker, matters: &[&Value]) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, matter) in matters.iter().enumerate() {
            let id = &matter["id"];
            let document = format!("{{ matter(id: {id}) {{ id }} node(id: {id}) {{ id }} }}");
            let data = self.stage.ask(&who.access, &document).await;
            assert_eq!(data["matter"].is_null(), data["node"].is_null(), "{data:#}");
            if !data["matter"].is_null() {
                found.push(at);
            }
        }
        let lists = format!(
            "{{ matters {{ nodes {{ id }} totalCount }} matterQueue(queue: UNIT) {{ nodes {{ id }} }} \
             grid(code: \"{}\") {{ matters {{ nodes {{ id }} }} }} }}",
            self.grid
        );
        let data = self.stage.ask(&who.access, &lists).await;
        // newest first
        let nodes: Value = found.iter().rev().map(|at| json!({ "id": matters[*at]["id"] })).collect();
        assert_eq!(data["matters"], json!({ "nodes": nodes, "totalCount": found.len() }));
        assert_eq!((&data["matterQueue"]["nodes"], &data["grid"]["matters"]["nodes"]), (&nodes, &nodes));
        found
    }

    /// What somebody is told that was reported in the grid.
    async fn sums_for(&self, who: &Worker) -> Value {
        let counts = format!("{{ matterStatistics(area: \"{}\") {{ reported open }} }}", self.grid);
        self.stage.ask(&who.access, &counts).await["matterStatistics"].take()
    }
}

#[tokio::test]
async fn what_is_about_the_holder_of_an_account_or_the_household_is_withheld_from_it() {
    in_a_town(async |town| {
        let home = json!({ "grid": town.grid, "kind": "FAMILY" });
        let home = town.stage.act(&town.clerk.access, "createHousehold", "household { id }", home).await;
        let dormitory = json!({ "grid": town.grid, "kind": "COLLECTIVE" });
        let dormitory =
            town.stage.act(&town.clerk.access, "createHousehold", "household { id }", dormitory).await;
        let [home, dormitory] = [home, dormitory].map(|made| json!({ "household": made["household"]["id"] }));
        let holder = town.neighbour("陈三", json!({ "identityNumber": own(), "home": home })).await;
        let partner = town.neighbour("陈四", json!({ "sex": "FEMALE", "home": home })).await;
        let other = town.neighbour("陈五", json!({ "sex": "MALE", "home": dormitory })).await;
        let before = "{ me { permissions { resource action own areas } } residents { totalCount } }";
        let rights = town.stage.ask(&town.leader.access, before).await;
        town.held_by(&town.leader, json!(own())).await;
        assert_eq!(town.stage.ask(&town.leader.access, before).await, rights, "nothing else changes");
        let none =
            town.stage.codes(&town.leader.access, "{ myResidences { nodes { id } } }", json!({})).await;
        assert_eq!(none, ["FORBIDDEN"], "it is no right of a resident");

        let area = format!("mattersChanged(area: \"{}\") {{ event matterId }}", town.grid);
        let queues = "matterQueueChanged { entered event matterId }";
        let mut heard = [follow(town, &town.leader, &area).await, follow(town, &town.leader, queues).await];
        let first = town.complaint("lamp", &holder).await;
        let second = town.complaint("lamp", &partner).await;
        let third = town.complaint("lamp", &other).await;
        numbered(town).await;
        for stream in &mut heard {
            assert_eq!(told(&next(stream).await), ("create", &third["id"]), "nothing of the household");
        }
        let all = [&first, &second, &third];
        assert_eq!(town.finds_of(&town.leader, &all).await, [2]);
        assert_eq!(town.finds_of(&town.member, &all).await, [0, 1, 2]);
        assert_eq!(town.sums_for(&town.leader).await, json!([{ "reported": 1, "open": 1 }]));
        assert_eq!(town.sums_for(&town.director).await, json!([{ "reported": 3, "open": 3 }]));
        for matter in [&first, &second] {
            for mutation in ["acceptMatter", "refuseMatter", "cancelMatter"] {
                town.refused(&town.leader, mutation, matter, json!({}), "NOT_FOUND").await;
            }
        }
        town.step(&town.leader, "acceptMatter", &third).await;
        // in a collective household one is nobody's family
        let moved = json!({ "id": holder["id"], "version": holder["version"], "home": dormitory });
        town.stage.act(&town.clerk.access, "changeResident", "resident { id }", moved).await;
        let alone = format!("{{ matter(id: {}) {{ id }} }}", second["id"]);
        assert_eq!(town.stage.ask(&town.leader.access, &alone).await["matter"]["id"], second["id"]);
        town.held_by(&town.leader, Value::Null).await;
        let alone = format!("{{ matter(id: {}) {{ id }} }}", first["id"]);
        assert_eq!(town.stage.ask(&town.leader.access, &alone).await["matter"]["id"], first["id"]);
    })
    .await;
}

#[tokio::test]
async fn who_says_who_holds_an_account_learns_of_nobody() {
    in_a_town(async |town| {
        town.neighbour("陈三", json!({ "identityNumber": own() })).await;
        let mut answers = Vec::new();
        for known in [json!(own()), json!(own()), json!(number("1980-01-01", 63)), Value::Null] {
            let mut account = town.held_by(&town.member, known).await;
            let version = account["version"].take();
            answers.push((account, version));
        }
        for ((account, version), wanted) in answers.iter().zip(2..) {
            assert_eq!(version, &json!(wanted), "each is a change, also what was so");
            assert_eq!(account["history"]["nodes"][0]["action"], "change");
            assert_eq!(account, &answers[0].0);
        }
        let of = format!("record_type = 'Account' AND record_id = '{}'", town.member.account);
        let audit = format!("SELECT DISTINCT action || ' ' || fields FROM audit WHERE {of}");
        assert_eq!(town.stage.database.texts(&audit).await, ["change identityNumber"]);
        let kept = format!("SELECT DISTINCT changes FROM history WHERE {of}");
        assert_eq!(town.stage.database.texts(&kept).await, ["{\"identityNumber\":null}"]);
    })
    .await;
}

#[tokio::test]
async fn a_merge_and_an_erasure_follow_who_holds_an_account() {
    in_a_town(async |town| {
        let kept = town.neighbour("陈三", json!({ "sex": "MALE" })).await;
        let gone = town.neighbour("陈三", json!({ "identityNumber": own() })).await;
        town.held_by(&town.leader, json!(own())).await;
        let complaint = town.complaint("lamp", &kept).await;
        assert_eq!(town.finds_of(&town.leader, &[&complaint]).await, [0], "two persons");
        let input = json!({ "keep": kept["id"], "keepVersion": kept["version"], "gone": gone["id"],
            "goneVersion": gone["version"], "reason": "the same person" });
        town.stage.act(&town.director.access, "mergeResidents", "resident { id }", input).await;
        town.told().await;
        assert!(town.finds_of(&town.leader, &[&complaint]).await.is_empty(), "one person");
        assert_eq!(town.finds_of(&town.member, &[&complaint]).await, [0]);

        let now = format!("{{ node(id: {}) {{ ... on Resident {{ id version }} }} }}", kept["id"]);
        let now = town.stage.ask(&town.director.access, &now).await["node"].take();
        let end = json!({ "id": now["id"], "version": now["version"], "reason": "LEFT" });
        town.stage.act(&town.director.access, "endResidence", "resident { id }", end).await;
        let account = format!("FROM account WHERE id = {}", town.leader.account);
        let named = format!("SELECT CAST(version AS text) || ' ' || (holder_mac IS NOT NULL) {account}");
        let before = town.stage.database.texts(&named).await;
        assert!(["2 1", "2 true"].contains(&before[0].as_str()), "{before:?}");
        town.stage.clock.forward(4_000 * 86_400_000);
        town.erased().await;
        let left = format!("SELECT CAST(version AS text) || COALESCE(holder_mac, '') {account}");
        assert_eq!(town.stage.database.texts(&left).await, ["2"]);
    })
    .await;
}

#[tokio::test]
async fn who_holds_an_account_neither_reviews_nor_decides_the_own_application() {
    in_a_town(async |town| {
        let holder = town.neighbour("陈三", json!({ "identityNumber": own() })).await;
        let matter = town.report(&town.leader, "stall-district", json!({ "served": holder["id"] })).await;
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        assert!(town.actions(&town.town_clerk, &matter).await.contains(&"PASS".to_owned()));
        town.held_by(&town.town_clerk, json!(own())).await;
        let told = town.refused(&town.town_clerk, "passMatter", &matter, json!({}), "FORBIDDEN").await;
        assert_eq!(told, "who applies does not review or decide the own application");
        assert!(!town.actions(&town.town_clerk, &matter).await.contains(&"PASS".to_owned()));
        let other = worker(town.stage, "town-clerk", TOWN, None).await;
        town.step(&other, "passMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_of_counts_is_full_without_what_is_withheld() {
    in_a_town(async |town| {
        let holder = town.neighbour("陈三", json!({ "identityNumber": own() })).await;
        town.held_by(&town.leader, json!(own())).await;
        town.complaint("lamp", &holder).await;
        town.complaint("leak", &holder).await;
        town.report(&town.clerk, "spoil", json!({})).await;
        town.report(&town.clerk, "stall-district", json!({})).await;
        let page = async |who: &Worker, more: &str| {
            let list =
                format!("matterStatistics(area: \"{}\", by: KIND, {more}) {{ key reported }}", town.grid);
            let mut data = town.stage.ask(&who.access, &format!("{{ {list} }}")).await;
            data["matterStatistics"].take()
        };
        let row = |kind: &str| json!({ "key": kind, "reported": 1 });
        assert_eq!(page(&town.leader, "first: 1").await, json!([row("spoil")]));
        assert_eq!(page(&town.leader, "first: 1, after: \"spoil\"").await, json!([row("stall-district")]));
        assert_eq!(page(&town.leader, "first: 3").await, json!([row("spoil"), row("stall-district")]));
        assert_eq!(page(&town.director, "first: 2").await, json!([row("lamp"), row("leak")]));
    })
    .await;
}
