//! Whom a matter is about has no right to it; whom it serves has.

use super::streams::{follow, next, number, told};
use super::town::{TOWN, Town, Worker, in_a_town, stands, worker};
use crate::places::stage::codes;
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// What a resident finds: the lists of the own account.
async fn found(town: &Town<'_>, who: &Access) -> usize {
    let lists = "{ matters { nodes { id } } own: matterQueue(queue: OWN) { nodes { id } } \
         reported: matterQueue(queue: REPORTED) { nodes { id } } }";
    let data = town.stage.ask(who, lists).await;
    ["matters", "own", "reported"].iter().map(|list| data[*list]["nodes"].as_array().unwrap().len()).sum()
}

/// Somebody of the grid with an account, and the residence.
async fn somebody(town: &Town<'_>, name: &str) -> (Worker, Value) {
    let access = town.stage.resident().await;
    let account = access.account().unwrap();
    let document = "mutation($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id version } } }";
    let input = json!({ "grid": town.grid, "kind": "REGISTERED", "name": name, "sex": "MALE" });
    let mut made = town.stage.ask_with(&town.leader.access, document, json!({ "input": input })).await;
    let residence = made["registerResident"]["resident"].take();
    bind(town, account, &residence).await;
    (Worker { access, account }, residence)
}

/// Binds an account to a residence.
async fn bind(town: &Town<'_>, account: i64, residence: &Value) {
    let key = key(&residence["id"]);
    let sql = format!(
        "UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE id = {key}); \
         UPDATE resident SET account_id = {account} WHERE id = {key}"
    );
    town.stage.database.execute(&sql).await;
}

#[tokio::test]
async fn who_is_complained_of_neither_reads_nor_touches_the_complaint() {
    in_a_town(async |town| {
        let (neighbour, about) = somebody(town, "陈三").await;
        let more = json!({ "served": town.residence, "concerned": about["id"] });
        let matter = town.report(&town.leader, "lamp", more).await;
        for mutation in ["cancelMatter", "rateMatter", "reopenMatter"] {
            town.refused(&neighbour, mutation, &matter, json!({}), "NOT_FOUND").await;
        }
        assert_eq!(found(town, &neighbour.access).await, 0);
        let one = format!("{{ matter(id: {}) {{ id }} }}", matter["id"]);
        assert_eq!(town.stage.ask(&neighbour.access, &one).await["matter"], Value::Null);
        let follow = format!("subscription {{ matterChanged(id: {}) {{ event }} }}", matter["id"]);
        let told = town.stage.follow(&neighbour.access, &follow);
        assert_eq!(codes(&futures_util::StreamExt::next(&mut { told }).await.unwrap()), ["NOT_FOUND"]);
        // nor what is read with the own residence
        let with = format!(
            "{{ node(id: {}) {{ ... on Resident {{ matters {{ nodes {{ id }} }} concerningMatters {{ nodes {{ id }} }} }} }} }}",
            about["id"]
        );
        let none = json!({ "matters": { "nodes": [] }, "concerningMatters": { "nodes": [] } });
        assert_eq!(town.stage.ask(&neighbour.access, &with).await["node"], none);
        let staff = json!({ "matters": { "nodes": [] }, "concerningMatters": { "nodes": [{ "id": matter["id"] }] } });
        assert_eq!(town.stage.ask(&town.leader.access, &with).await["node"], staff);

        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        let matter = town.step(&town.leader, "finishMatter", &matter).await;
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        for mutation in ["cancelMatter", "rateMatter", "reopenMatter"] {
            town.refused(&neighbour, mutation, &matter, json!({}), "NOT_FOUND").await;
        }
        let matter = town.step(&town.resident, "rateMatter", &matter).await;
        let matter = town.step(&town.resident, "reopenMatter", &matter).await;
        assert_eq!(stands(&matter).0, "HANDLE", "the person served has the rights");
        // whom it is about is not shown to the person served
        let people = format!("{{ matter(id: {}) {{ served {{ id }} concerned {{ id }} }} }}", matter["id"]);
        let shown = town.stage.ask(&town.resident.access, &people).await;
        assert_eq!(shown["matter"], json!({ "served": { "id": town.residence }, "concerned": null }));
        let shown = town.stage.ask(&town.clerk.access, &people).await;
        assert_eq!(shown["matter"]["concerned"]["id"], about["id"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_complained_of_does_not_find_the_complaint_by_a_post() {
    in_a_town(async |town| {
        let (_, about) = somebody(town, "陈三").await;
        bind(town, town.leader.account, &about).await;
        let area = format!("mattersChanged(area: \"{}\") {{ event matterId }}", town.grid);
        let queues = "matterQueueChanged { entered event matterId }";
        let mut heard = [follow(town, &town.leader, &area).await, follow(town, &town.leader, queues).await];
        let mut of_member = follow(town, &town.member, &area).await;
        let matter = town.report(&town.clerk, "lamp", json!({ "concerned": about["id"] })).await;
        let other = town.report(&town.clerk, "lamp", json!({})).await;
        number(town).await;
        for stream in &mut heard {
            assert_eq!(told(&next(stream).await), ("create", &other["id"]), "nothing of the complaint");
        }
        assert_eq!(told(&next(&mut of_member).await), ("create", &matter["id"]));

        let lists = format!(
            "{{ matter(id: {id}) {{ id }} node(id: {id}) {{ id }} matters {{ nodes {{ id }} totalCount }} \
             queue: matterQueue(queue: UNIT) {{ nodes {{ id }} }} \
             grid(code: \"{}\") {{ matters {{ nodes {{ id }} }} }} }}",
            town.grid,
            id = matter["id"]
        );
        let (one, both) =
            (json!([{ "id": other["id"] }]), json!([{ "id": other["id"] }, { "id": matter["id"] }]));
        for (who, finds, nodes) in [(&town.leader, false, &one), (&town.member, true, &both)] {
            let data = town.stage.ask(&who.access, &lists).await;
            assert_eq!([data["matter"].is_null(), data["node"].is_null()], [!finds; 2], "{data:#}");
            assert_eq!(&data["matters"]["nodes"], nodes);
            assert_eq!(data["matters"]["totalCount"], nodes.as_array().unwrap().len());
            assert_eq!((&data["queue"]["nodes"], &data["grid"]["matters"]["nodes"]), (nodes, nodes));
        }
        for mutation in ["acceptMatter", "refuseMatter", "cancelMatter"] {
            town.refused(&town.leader, mutation, &matter, json!({}), "NOT_FOUND").await;
        }
        let residence = format!(
            "{{ node(id: {}) {{ ... on Resident {{ concerningMatters {{ nodes {{ id }} }} }} }} }}",
            about["id"]
        );
        let none = town.stage.ask(&town.leader.access, &residence).await;
        assert_eq!(none["node"], json!({ "concerningMatters": { "nodes": [] } }));
        // what is not about the holder of the post is dealt with as ever, and the complaint by a post above
        town.step(&town.leader, "acceptMatter", &other).await;
        let taken = town.step(&town.town_leader, "takeOverMatter", &matter).await;
        assert_eq!(
            (stands(&taken), &taken["post"]["id"]),
            (("HANDLE", "OPEN", 3, TOWN), &town.town_leader.post())
        );
        town.refused(&town.leader, "acceptMatter", &matter, json!({}), "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn who_is_complained_of_is_told_of_it_by_no_count() {
    in_a_town(async |town| {
        let (_, about) = somebody(town, "陈三").await;
        bind(town, town.leader.account, &about).await;
        let counts = async |who: &Worker| {
            let figures = "reported open closed toHandle onTime onTimeRate medianHours";
            let list = |by: &str| format!("matterStatistics(area: \"{}\", by: {by}) {{ key {figures} }}", town.grid);
            let document = format!(
                "{{ areas: {} kinds: {} months: {} grid(code: \"{}\") {{ matterStatistics {{ {figures} }} }} }}",
                list("AREA"),
                list("KIND"),
                list("MONTH"),
                town.grid
            );
            town.stage.ask(&who.access, &document).await
        };
        let none = json!({ "areas": [], "kinds": [], "months": [], "grid": { "matterStatistics": null } });
        assert_eq!(counts(&town.leader).await, none);
        let complaint = town.report(&town.clerk, "lamp", json!({ "concerned": about["id"] })).await;
        assert_eq!(counts(&town.leader).await, none, "open");
        assert_eq!(counts(&town.director).await["areas"][0]["reported"], 1);
        town.report(&town.clerk, "spoil", json!({})).await;
        let one = counts(&town.leader).await;
        assert_eq!(one["areas"][0]["reported"], 1);
        assert_eq!((&one["kinds"].as_array().unwrap().len(), &one["kinds"][0]["key"]), (&1, &json!("spoil")));
        assert_eq!((&one["areas"][0]["open"], &one["grid"]["matterStatistics"]["open"]), (&json!(1), &json!(1)));
        let complaint = town.step(&town.town_leader, "takeOverMatter", &complaint).await;
        let complaint = town.step(&town.town_leader, "finishMatter", &complaint).await;
        let complaint = town.step(&town.director, "verifyMatter", &complaint).await;
        town.step(&town.clerk, "fileMatter", &complaint).await;
        assert_eq!(counts(&town.leader).await, one, "closed");
        let both = counts(&town.director).await;
        let shown = ["reported", "open", "closed", "onTimeRate"].map(|field| both["areas"][0][field].as_f64());
        assert_eq!(shown, [Some(2.0), Some(1.0), Some(1.0), Some(1.0)], "{both:#}");
    })
    .await;
}

#[tokio::test]
async fn the_person_served_is_nobody_whom_it_is_about() {
    in_a_town(async |town| {
        let both = json!({ "served": town.residence, "concerned": town.residence });
        let own = json!({ "concerned": town.residence });
        let grid = town.stage.grids().await.remove(1);
        let away = worker(town.stage, "grid-leader", &grid, None).await;
        let there = json!({ "grid": grid, "concerned": town.residence });
        for (who, more) in [(&town.leader, both), (&town.resident, own), (&away, there)] {
            let answer = town.send(who, "reportMatter", town.reported("lamp", more)).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{answer:#}");
            assert_eq!(
                answer["errors"][0]["extensions"]["fields"][0]["path"], "input.concerned",
                "{answer:#}"
            );
        }
        let none = town.stage.database.texts("SELECT CAST(count(*) AS text) FROM matter").await;
        assert_eq!(none, ["0"]);
    })
    .await;
}

impl Town<'_> {
    /// Who is served and whom it is about, as the table has it.
    async fn people(&self, matter: &Value) -> String {
        let id: GlobalId = matter["id"].as_str().unwrap().parse().unwrap();
        let text = |column: &str| format!("COALESCE(CAST({column} AS text), '-')");
        let sql = format!(
            "SELECT {} || ' ' || {} || ' ' || {} FROM matter WHERE id = {}",
            text("served_id"),
            text("concerned_id"),
            text("account_id"),
            id.key
        );
        self.stage.database.texts(&sql).await.remove(0)
    }
}

fn key(id: &Value) -> String {
    id.as_str().unwrap().parse::<GlobalId>().unwrap().key.to_string()
}

#[tokio::test]
async fn a_merge_and_an_erasure_follow_whom_it_is_about() {
    in_a_town(async |town| {
        let (_, about) = somebody(town, "陈三").await;
        let (_, same) = somebody(town, "陈三三").await;
        let account = town.resident.account;
        let more = json!({ "served": town.residence, "concerned": about["id"], "title": "龘 title", "detail": "龘 detail" });
        let matter = town.report(&town.leader, "lamp", more).await;
        let served = key(&town.residence);
        assert_eq!(town.people(&matter).await, format!("{served} {} {account}", key(&about["id"])));
        let document = "mutation($input: MergeResidentsInput!) { mergeResidents(input: $input) { resident { id } } }";
        town.stage.database.execute(&format!(
            "UPDATE resident SET account_id = NULL WHERE id = {gone}; UPDATE person SET account_id = NULL \
             WHERE id = (SELECT person_id FROM resident WHERE id = {gone})", gone = key(&about["id"])
        )).await;
        let input = json!({ "keep": same["id"], "keepVersion": 1, "gone": about["id"], "goneVersion": about["version"],
            "reason": "the same person" });
        town.stage.ask_with(&town.director.access, document, json!({ "input": input })).await;
        town.told().await;
        assert_eq!(town.people(&matter).await, format!("{served} {} {account}", key(&same["id"])));

        let end = "mutation($input: EndResidenceInput!) { endResidence(input: $input) { resident { id } } }";
        let version = town.stage.database.texts(&format!("SELECT CAST(version AS text) FROM resident WHERE id = {}", key(&same["id"]))).await;
        let input = json!({ "id": same["id"], "version": version[0].parse::<i64>().unwrap(), "reason": "LEFT" });
        town.stage.ask_with(&town.director.access, end, json!({ "input": input })).await;
        town.stage.clock.forward(4_000 * 86_400_000);
        town.erased().await;
        let left = "SELECT title || COALESCE(detail, '') FROM matter";
        assert_eq!(town.people(&matter).await, format!("{served} {} {account}", key(&same["id"])));
        assert_eq!(town.stage.database.texts(left).await, ["龘 title龘 detail"], "while it is dealt with");
        let shown = format!("{{ matter(id: {}) {{ title concerned {{ name }} }} }}", matter["id"]);
        let shown = town.stage.ask(&town.clerk.access, &shown).await;
        assert_eq!(shown["matter"]["title"], "龘 title");
        assert!(!shown.to_string().contains("陈三"), "{shown:#}");
        let matter = town.step(&town.leader, "acceptMatter", &town.now(&matter).await).await;
        let matter = town.act(&town.leader, "finishMatter", &matter, json!({ "result": "龘 result" })).await;
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        town.told().await;
        assert_eq!(town.people(&matter).await, format!("{served} - {account}"), "the person served stays");
        let left = "SELECT title || COALESCE(detail, '') || COALESCE(result, '') FROM matter";
        assert_eq!(town.stage.database.texts(left).await, [""]);
        let notes = "SELECT note FROM matter_step WHERE note IS NOT NULL";
        assert!(town.stage.database.texts(notes).await.is_empty());
    })
    .await;
}
