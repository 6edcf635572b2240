//! Matters of discreet kinds: found and counted by who handles them, reported them or is served by them, and by nobody
//! else.

use super::streams::{follow, next, number, told};
use super::town::{DISTRICT, TOWN, Town, Worker, in_a_town, stands, worker};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

impl Town<'_> {
    async fn petitions(&self) {
        self.define("petition", "COORDINATION", json!({ "discreet": true })).await;
    }

    /// Does somebody find the matter? Every way of looking says the same.
    async fn finds(&self, who: &Worker, matter: &Value) -> bool {
        let id = &matter["id"];
        let document = format!(
            "{{ matter(id: {id}) {{ id }} node(id: {id}) {{ id }} matters {{ nodes {{ id }} totalCount }} \
             of: matters(filter: {{ kind: \"petition\" }}) {{ nodes {{ id }} totalCount }} \
             grid: matters(area: \"{}\") {{ nodes {{ id }} totalCount }} }}",
            self.grid
        );
        let data = self.stage.ask(&who.access, &document).await;
        let listed =
            |list: &Value| list["nodes"].as_array().is_some_and(|nodes| nodes.iter().any(|n| n["id"] == *id));
        let found = !data["matter"].is_null();
        assert_eq!(!data["node"].is_null(), found, "{data:#}");
        for list in ["matters", "of", "grid"] {
            assert_eq!(listed(&data[list]), found, "{list}: {data:#}");
            let nodes = data[list]["nodes"].as_array().unwrap().len();
            assert_eq!(data[list]["totalCount"], nodes, "{list}: {data:#}");
        }
        found
    }

    /// What is counted of petitions for somebody in an area, alone and with the others.
    async fn tallies(&self, who: &Worker, area: &str) -> (i64, i64) {
        let document = format!(
            "{{ petitions: matterStatistics(area: \"{area}\", kind: \"petition\") {{ reported }} \
             all: matterStatistics(area: \"{area}\") {{ reported }} \
             kinds: matterStatistics(area: \"{area}\", by: KIND) {{ key reported }} }}"
        );
        let data = self.stage.ask(&who.access, &document).await;
        let of =
            |list: &Value| list.as_array().unwrap().iter().map(|row| row["reported"].as_i64().unwrap()).sum();
        let (petitions, all): (i64, i64) = (of(&data["petitions"]), of(&data["all"]));
        let named = data["kinds"].as_array().unwrap().iter().any(|row| row["key"] == "petition");
        assert_eq!(named, petitions > 0, "{data:#}");
        (petitions, all)
    }
}

#[tokio::test]
async fn only_who_handles_a_petition_or_is_served_by_it_finds_it() {
    in_a_town(async |town| {
        town.petitions().await;
        let matter = town.report(&town.resident, "petition", json!({})).await;
        let handle = [
            &town.clerk,
            &town.director,
            &town.town_clerk,
            &town.town_leader,
            &town.command,
            &town.officer,
            &town.reviewer,
            &town.district_officer,
            &town.resident,
        ];
        for who in handle {
            assert!(town.finds(who, &matter).await, "{}", who.account);
        }
        for (who, code) in [
            (&town.leader, "NOT_FOUND"),
            (&town.member, "NOT_FOUND"),
            (&town.supervisor, "FORBIDDEN"),
            (&town.service, "FORBIDDEN"),
            (&town.police, "NOT_FOUND"),
        ] {
            assert!(!town.finds(who, &matter).await, "{}", who.account);
            town.refused(who, "finishMatter", &matter, json!({}), code).await;
        }
        let of_grid = format!("{{ grid(code: \"{}\") {{ matters {{ nodes {{ id }} }} }} }}", town.grid);
        for (who, wanted) in [(&town.leader, 0), (&town.clerk, 1)] {
            let data = town.stage.ask(&who.access, &of_grid).await;
            assert_eq!(data["grid"]["matters"]["nodes"].as_array().unwrap().len(), wanted);
        }
        // nor by what a report would repeat
        let document = format!("{{ similarMatters(kind: \"petition\", grid: \"{}\") {{ id }} }}", town.grid);
        let similar = town.stage.ask(&town.leader.access, &document).await;
        assert_eq!(similar["similarMatters"], json!([]));
        let similar = town.stage.ask(&town.clerk.access, &document).await;
        assert_eq!(similar["similarMatters"], json!([{ "id": matter["id"] }]));
    })
    .await;
}

#[tokio::test]
async fn who_reports_or_has_a_petition_finds_it_and_no_other() {
    in_a_town(async |town| {
        town.petitions().await;
        let other = town.report(&town.clerk, "petition", json!({})).await;
        let own = town.report(&town.leader, "petition", json!({})).await;
        let sent = json!({ "sourceName": "hotline", "sourceRef": "1" });
        let by_system = town.report(&town.service, "petition", sent.clone()).await;
        let again = town.report(&town.service, "petition", sent).await;
        assert_eq!(again["id"], by_system["id"], "sent twice");
        for (who, matter, finds) in [
            (&town.leader, &own, true),
            (&town.leader, &other, false),
            (&town.leader, &by_system, false),
            (&town.service, &by_system, true),
            (&town.service, &own, false),
        ] {
            assert_eq!(town.finds(who, matter).await, finds);
        }
        let other = town.step(&town.clerk, "acceptMatter", &other).await;
        let sent = json!({ "post": town.member.post() });
        let other = town.act(&town.clerk, "dispatchMatter", &other, sent).await;
        assert!(town.finds(&town.member, &other).await, "it is with the member");
        assert!(!town.finds(&town.leader, &other).await);
        let queue = "{ matterQueue(queue: MINE) { nodes { id } } }";
        let mine = town.stage.ask(&town.member.access, queue).await;
        assert_eq!(mine["matterQueue"]["nodes"], json!([{ "id": other["id"] }]));
        town.step(&town.member, "finishMatter", &other).await;
    })
    .await;
}

#[tokio::test]
async fn the_sheets_of_a_petition_are_found_by_who_finds_the_petition() {
    in_a_town(async |town| {
        town.petitions().await;
        let mut sheets = Vec::new();
        for kind in ["spoil", "petition"] {
            let matter = town.report(&town.clerk, kind, json!({})).await;
            let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
            let sent = json!({ "post": town.member.post() });
            let matter = town.act(&town.clerk, "dispatchMatter", &matter, sent).await;
            town.act(&town.member, "handOverMatter", &matter, json!({ "line": "police" })).await;
            let ask = format!("{{ matter(id: {}) {{ sheets {{ nodes {{ id }} }} }} }}", matter["id"]);
            let mut data = town.stage.ask(&town.command.access, &ask).await;
            sheets.push(data["matter"]["sheets"]["nodes"][0]["id"].take());
        }
        let [plain, guarded] = [&sheets[0], &sheets[1]]
            .map(|id| format!("{{ node(id: {id}) {{ ... on WorkSheet {{ task }} }} }}"));
        let finds = async |who: &Worker, ask: &str| !town.stage.ask(&who.access, ask).await["node"].is_null();
        for (who, finds_it) in [
            (&town.clerk, true),
            (&town.command, true),
            (&town.police, true),
            // who has it until the receipt is signed
            (&town.member, true),
            (&town.leader, false),
            (&town.supervisor, false),
        ] {
            assert!(finds(who, &plain).await, "{}", who.account);
            assert_eq!(finds(who, &guarded).await, finds_it, "{}", who.account);
        }
    })
    .await;
}

#[tokio::test]
async fn petitions_are_counted_apart_and_for_who_handles_them_alone() {
    in_a_town(async |town| {
        town.petitions().await;
        town.report(&town.clerk, "petition", json!({})).await;
        town.report(&town.leader, "petition", json!({})).await;
        town.report(&town.leader, "lamp", json!({})).await;
        for (who, area) in [
            (&town.clerk, COMMUNITY),
            (&town.town_leader, TOWN),
            (&town.command, DISTRICT),
            (&town.officer, TOWN),
        ] {
            assert_eq!(town.tallies(who, area).await, (2, 3), "{area}");
        }
        for (who, area) in
            [(&town.leader, town.grid.as_str()), (&town.service, DISTRICT), (&town.police, TOWN)]
        {
            let all = if who.account == town.police.account { 0 } else { 1 };
            assert_eq!(town.tallies(who, area).await, (0, all), "{area}");
        }
        // who handles them in a part of an area has them counted there, and not in the whole
        let counts = worker(town.stage, "city", &DISTRICT[..4], None).await;
        let both = town.also(&counts, "town-leader", TOWN).await;
        assert_eq!(town.tallies(&both, TOWN).await, (2, 3));
        assert_eq!(town.tallies(&both, DISTRICT).await, (0, 1));
        // the grid and the division, too
        let of_grid = format!("{{ grid(code: \"{}\") {{ matterStatistics {{ reported }} }} }}", town.grid);
        for (who, wanted) in [(&town.leader, 1), (&town.clerk, 3)] {
            let data = town.stage.ask(&who.access, &of_grid).await;
            assert_eq!(data["grid"]["matterStatistics"]["reported"], wanted);
        }
        // an edition that is not discreet any more counts with the others, and what was counted stays apart
        town.stage.clock.forward(24 * 3_600_000);
        town.define("petition", "COORDINATION", json!({})).await;
        town.report(&town.leader, "petition", json!({})).await;
        assert_eq!(town.tallies(&town.leader, &town.grid).await, (1, 2));
        assert_eq!(town.tallies(&town.clerk, COMMUNITY).await, (3, 4));
        let access = town.stage.platform.system();
        let mut recount = kit::recount::Recount::new(&access, DISTRICT, true);
        for module in crate::access::modules::all().iter().filter(|module| module.id() == "work") {
            module.on_recount(&mut recount).await.unwrap();
        }
        assert_eq!(recount.found(), [], "the counters are right");
    })
    .await;
}

#[tokio::test]
async fn a_stream_tells_of_a_petition_whom_it_concerns() {
    in_a_town(async |town| {
        town.petitions().await;
        let field =
            format!("mattersChanged(area: \"{COMMUNITY}\") {{ event cursor matterId matter {{ id }} }}");
        let here = field.replace(COMMUNITY, &town.grid);
        let mut clerk = follow(town, &town.clerk, &field).await;
        let mut leader = follow(town, &town.leader, &here).await;
        let mut service = follow(town, &town.service, &field).await;
        let mut resident = follow(town, &town.resident, &field).await;
        let petition = town.report(&town.clerk, "petition", json!({ "served": town.residence })).await;
        let petition = town.step(&town.clerk, "acceptMatter", &petition).await;
        let lamp = town.report(&town.leader, "lamp", json!({})).await;
        number(town).await;
        assert_eq!(told(&next(&mut clerk).await), ("create", &petition["id"]));
        assert_eq!(told(&next(&mut resident).await), ("create", &petition["id"]));
        for stream in [&mut leader, &mut service] {
            assert_eq!(told(&next(stream).await), ("create", &lamp["id"]), "nothing of the petition");
        }
        let queues = "matterQueueChanged { entered left event cursor matterId matter { id } }";
        let mut member = follow(town, &town.member, queues).await;
        let petition =
            town.act(&town.clerk, "dispatchMatter", &petition, json!({ "post": town.member.post() })).await;
        number(town).await;
        let heard = next(&mut member).await;
        assert_eq!((told(&heard), &heard["matter"]["id"]), (("dispatch", &petition["id"]), &petition["id"]));
    })
    .await;
}

#[tokio::test]
async fn a_discreet_application_is_not_announced_whatever_its_edition_says() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "stall-announced", json!({})).await;
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        // of an edition from before its line was discreet
        let discreet = "UPDATE matter SET discreet = TRUE; UPDATE matter_stat SET discreet = TRUE";
        town.stage.database.execute(discreet).await;
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, DISTRICT));
        let matter = town.step(&town.command, "grantMatter", &matter).await;
        assert_eq!(stands(&matter).0, "VERIFY");
        assert!(town.stage.database.texts("SELECT state FROM announcement").await.is_empty());
    })
    .await;
}
