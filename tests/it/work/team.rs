//! Service teams, and errands on a person's behalf (requirement W13).

use super::town::{LINE, TOWN, Town, Worker, in_a_town, stands};
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

impl Town<'_> {
    async fn team(&self, who: &Worker, area: &str, lead: Value) -> Value {
        let document = "mutation($input: CreateServiceTeamInput!) { createServiceTeam(input: $input) { serviceTeam { id version } } }";
        let input = json!({ "area": area, "name": "Repairs", "services": "lamps and locks", "lead": lead });
        self.stage.send(&who.access, document, json!({ "input": input })).await.0
    }

    async fn round(&self, team: &Value, area: &str, more: Value) -> Value {
        let document = "mutation($input: AddServiceRoundInput!) { addServiceRound(input: $input) { serviceRound { id version } } }";
        let mut input = json!({ "team": team["id"], "area": area, "weekday": 3, "begins": "8:30", "ends": "11:00", "place": "the hall" });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        self.stage.send(&self.director.access, document, json!({ "input": input })).await.0
    }

    async fn plan(&self, from: &str, to: &str) -> Vec<String> {
        let document = format!(
            "{{ servicePlan(area: \"{COMMUNITY}\", from: \"{from}\", to: \"{to}\") {{ on round {{ begins }} }} }}"
        );
        let data = self.stage.ask(&self.resident.access, &document).await;
        let days = data["servicePlan"].as_array().unwrap().iter();
        days.map(|day| {
            format!("{} {}", day["on"].as_str().unwrap(), day["round"]["begins"].as_str().unwrap())
        })
        .collect()
    }
}

#[tokio::test]
async fn a_team_comes_on_its_rounds_until_it_is_retired() {
    in_a_town(async |town| {
        let made = town.team(&town.director, COMMUNITY, town.director.post()).await;
        let team = made["data"]["createServiceTeam"]["serviceTeam"].clone();
        assert!(team["id"].is_string(), "{made:#}");
        for (more, code) in [
            (json!({ "ends": "08:00" }), "BAD_USER_INPUT"),
            (json!({ "begins": "25:00" }), "BAD_USER_INPUT"),
            (json!({ "weekday": 8 }), "BAD_USER_INPUT"),
            (json!({ "area": TOWN }), "BAD_USER_INPUT"),
        ] {
            assert_eq!(codes(&town.round(&team, COMMUNITY, more).await), [code]);
        }
        assert!(town.round(&team, COMMUNITY, json!({})).await.get("errors").is_none());
        assert!(town.round(&team, &town.grid, json!({ "week": 5, "begins": "14:00", "ends": "15:00" })).await.get("errors").is_none());
        // July 2026 begins on a Wednesday and has five of them
        let plan = town.plan("2026-07-01", "2026-07-31").await;
        assert_eq!(
            plan,
            ["2026-07-01 08:30", "2026-07-08 08:30", "2026-07-15 08:30", "2026-07-22 08:30", "2026-07-29 08:30", "2026-07-29 14:00"]
        );
        let retire = "mutation($input: RetireServiceInput!) { retireServiceTeam(input: $input) { serviceTeam { status rounds { nodes { id } } } } }";
        let input = json!({ "id": team["id"], "version": team["version"] });
        let data = town.stage.ask_with(&town.director.access, retire, json!({ "input": input })).await;
        assert_eq!(
            data["retireServiceTeam"]["serviceTeam"],
            json!({ "status": "RETIRED", "rounds": { "nodes": [] } })
        );
        assert!(town.plan("2026-07-01", "2026-07-31").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_a_team_is_asked_for_is_with_the_post_that_leads_it() {
    in_a_town(async |town| {
        assert_eq!(codes(&town.team(&town.leader, &town.grid, Value::Null).await), ["FORBIDDEN"]);
        assert_eq!(codes(&town.team(&town.director, TOWN, Value::Null).await), ["NOT_FOUND"]);
        assert_eq!(
            codes(&town.team(&town.director, COMMUNITY, town.leader.post()).await),
            ["BAD_USER_INPUT"]
        );
        let made = town.team(&town.director, COMMUNITY, town.clerk.post()).await;
        let team = made["data"]["createServiceTeam"]["serviceTeam"].clone();
        town.define("repair", "GENERAL", json!({ "category": "service" })).await;
        town.define("repair-danger", "EMERGENCY", json!({ "category": "service" })).await;
        for kind in ["lamp", "spoil", "repair-danger", "stall-district"] {
            let asked = town.reported(kind, json!({ "team": team["id"] }));
            let answer = town.send(&town.resident, "reportMatter", asked).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{kind}");
        }
        let matter = town.report(&town.resident, "repair", json!({ "team": team["id"] })).await;
        assert_eq!(stands(&matter), ("ACCEPT", "OPEN", 2, COMMUNITY));
        assert_eq!(matter["post"]["id"], town.clerk.post());
        for who in [&town.leader, &town.director, &town.officer] {
            town.refused(who, "acceptMatter", &matter, json!({}), "FORBIDDEN").await;
        }
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        let matter = town.step(&town.clerk, "finishMatter", &matter).await;
        assert_eq!(stands(&matter), ("VERIFY", "OPEN", 4, COMMUNITY));
        let asked =
            format!("{{ matters(filter: {{ team: {} }}) {{ nodes {{ team {{ name }} }} }} }}", team["id"]);
        let data = town.stage.ask(&town.clerk.access, &asked).await;
        assert_eq!(data["matters"]["nodes"], json!([{ "team": { "name": "Repairs" } }]));
        town.stage.database.execute("UPDATE post SET ended_at = 1 WHERE role = 'community-clerk'").await;
        let answer = town
            .send(&town.resident, "reportMatter", town.reported("repair", json!({ "team": team["id"] })))
            .await;
        assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "nobody leads it any more");
    })
    .await;
}

#[tokio::test]
async fn a_team_is_led_by_who_deals_with_matters_of_whatever_post() {
    in_a_town(async |town| {
        town.define("repair", "GENERAL", json!({ "category": "service" })).await;
        let cleaner = super::town::worker(town.stage, "cleaner", COMMUNITY, None).await;
        let reader = super::town::worker(town.stage, "line-reader", TOWN, Some("police")).await;
        for who in [&cleaner, &reader, &town.service] {
            assert_eq!(codes(&town.team(&town.town_clerk, COMMUNITY, who.post()).await), ["BAD_USER_INPUT"]);
        }
        // also of another line than the kind's: the matter is then the line's
        for (lead, area, line) in
            [(&town.officer, TOWN, LINE), (&town.police, TOWN, "police"), (&town.director, COMMUNITY, LINE)]
        {
            let made = town.team(&town.town_clerk, COMMUNITY, lead.post()).await;
            let team = made["data"]["createServiceTeam"]["serviceTeam"].clone();
            let matter = town.report(&town.resident, "repair", json!({ "team": team["id"] })).await;
            assert_eq!((stands(&matter), &matter["lineCode"]), (("ACCEPT", "OPEN", 2, area), &json!(line)));
            let queue = "{ matterQueue(queue: MINE) { nodes { id actions } } }";
            let mine = town.stage.ask(&lead.access, queue).await["matterQueue"]["nodes"][0].take();
            assert_eq!(mine["id"], matter["id"]);
            assert!(mine["actions"].as_array().unwrap().contains(&json!("ACCEPT")), "{mine:#}");
            let other = if lead.account == town.officer.account { &town.reviewer } else { &town.clerk };
            town.refused(other, "acceptMatter", &matter, json!({}), "FORBIDDEN").await;
            let matter = town.step(lead, "acceptMatter", &matter).await;
            assert_eq!((stands(&matter), &matter["post"]["id"]), (("HANDLE", "OPEN", 3, area), &lead.post()));
            let matter = town.step(lead, "finishMatter", &matter).await;
            assert_eq!(stands(&matter).0, "VERIFY");
        }
    })
    .await;
}

#[tokio::test]
async fn an_errand_names_the_person_and_the_authority() {
    in_a_town(async |town| {
        town.define("errand", "GENERAL", json!({ "agency": true })).await;
        for more in [json!({}), json!({ "authority": "by telephone" }), json!({ "served": town.residence })] {
            let answer = town.send(&town.leader, "reportMatter", town.reported("errand", more)).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"]);
        }
        let more = json!({ "authority": "a signed letter", "served": town.residence });
        let errand = town.report(&town.leader, "errand", more).await;
        town.report(&town.leader, "lamp", json!({})).await;
        let register = format!(
            "{{ matters(area: \"{TOWN}\", filter: {{ onBehalf: true }}) {{ nodes {{ id authority }} }} }}"
        );
        let data = town.stage.ask(&town.town_clerk.access, &register).await;
        assert_eq!(data["matters"]["nodes"], json!([{ "id": errand["id"], "authority": "a signed letter" }]));
        let own = "{ matterQueue(queue: OWN) { nodes { id } } }";
        let data = town.stage.ask(&town.resident.access, own).await;
        assert_eq!(
            data["matterQueue"]["nodes"],
            json!([{ "id": errand["id"] }]),
            "the person served follows it"
        );
    })
    .await;
}
