//! A resident sees the own record, and who saw it, and nothing of anybody else.

use super::village::number;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use serde_json::{Value, json};

impl Stage<'_> {
    /// An account of a resident, with no post.
    pub(crate) async fn resident(&self) -> Access {
        let id = self.platform.system().new_id();
        self.database
            .execute(&format!(
                "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
                 VALUES ({id}, 'a{id}', 'a', 'resident', '{COMMUNITY}', 'active', 1, 0, 0)"
            ))
            .await;
        self.platform.caller(id).await.unwrap().unwrap()
    }

    /// A code for the person of a residence.
    pub(crate) async fn code(&self, staff: &Access, residence: &Value) -> String {
        let input = json!({ "resident": residence["id"] });
        let made = self.act(staff, "issueBindingCode", "code expiresAt", input).await;
        made["code"].as_str().unwrap().to_owned()
    }

    /// Binds an account by a code of the staff.
    pub(crate) async fn bind(&self, resident: &Access, staff: &Access, residence: &Value) {
        let code = self.code(staff, residence).await;
        let told = self.act(resident, "bindAccount", "bound", json!({ "code": code })).await;
        assert_eq!(told["bound"], true);
    }

    /// Binds an account by a code of the staff; it was confirmed that it is the person's own.
    pub(crate) async fn bind_confirmed(&self, resident: &Access, staff: &Access, residence: &Value) {
        self.bind(resident, staff, residence).await;
        let account = resident.account().unwrap();
        let confirmed = format!("UPDATE person SET account_confirmed_at = 1 WHERE account_id = {account}");
        self.database.execute(&confirmed).await;
    }
}

#[tokio::test]
async fn exactly_the_own_rows_by_every_way() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let home = json!({ "grid": grids[0], "kind": "FAMILY", "number": "77" });
        let home = stage.act(&member, "createHousehold", "household { id }", home).await;
        let home = &home["household"]["id"];
        let person = |grid: &str, name: &str, number: &str| {
            json!({
                "grid": grid, "kind": "FLOATING", "name": name, "identityNumber": number, "besideAnother": true,
                "home": { "household": home, "relation": "02" }, "particulars": { "telephone": "15400001111" },
            })
        };
        let number = number("1980-01-01", 51);
        let mine = stage.enter(&clerk, person(&grids[0], "陈甲", &number)).await;
        let other = stage.enter(&clerk, person(&grids[0], "陈乙", &super::village::number("1981-01-01", 51))).await;
        let resident = stage.resident().await;
        let list = "{ residents { nodes { id name telephone identityNumber } totalCount } }";
        let none = json!({ "nodes": [], "totalCount": 0 });
        assert_eq!(stage.ask(&resident, list).await["residents"], none, "bound to nobody, it sees nobody");
        assert_eq!(stage.ask(&resident, "{ myResidences { nodes { id } totalCount } }").await["myResidences"], none);
        stage.bind(&resident, &member, &mine).await;
        // a residence that comes later is the person's, too
        let second = stage.enter(&clerk, person(&grids[1], "陈甲", &number)).await;
        let told = stage.ask(&resident, list).await;
        let ids: Vec<&Value> = told["residents"]["nodes"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
        assert_eq!((ids, &told["residents"]["totalCount"]), (vec![&mine["id"], &second["id"]], &json!(2)));
        assert_eq!(told["residents"]["nodes"][0]["telephone"], "154****1111");
        assert!(!told.to_string().contains(&number), "the own number is masked, too");
        let own = "{ myResidences { nodes { id gridCode ownHousehold { number people } } } }";
        let own = stage.ask(&resident, own).await;
        let household = json!({ "number": "77", "people": 3 });
        let row = json!({ "id": mine["id"], "gridCode": grids[0], "ownHousehold": household });
        assert_eq!(own["myResidences"]["nodes"][0], row);
        let search = stage.ask(&resident, "{ residents(filter: { name: \"陈\" }) { nodes { id } totalCount } }").await;
        assert_eq!(search["residents"]["totalCount"], 2);
        let node = stage.ask(&resident, &format!("{{ node(id: {}) {{ id }} }}", other["id"])).await;
        assert_eq!(node["node"], Value::Null);
        let number = super::village::number("1981-01-01", 51);
        let found = format!("{{ residents(filter: {{ identityNumber: \"{number}\" }}) {{ totalCount }} }}");
        assert_eq!(stage.ask(&resident, &found).await["residents"]["totalCount"], 0);
        let area = format!("{{ residents(filter: {{ area: \"{}\" }}) {{ nodes {{ id }} }} }}", grids[0]);
        assert_eq!(stage.ask(&resident, &area).await["residents"]["nodes"], json!([{ "id": mine["id"] }]));
        let page = "query($after: String) { residents(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }";
        let cursor = "{ residents(first: 1) { pageInfo { endCursor } } }";
        let cursor = stage.ask(&clerk, cursor).await["residents"]["pageInfo"]["endCursor"].take();
        let after = stage.ask_with(&resident, page, json!({ "after": cursor })).await;
        let seen = after["residents"]["nodes"].as_array().unwrap();
        assert!(seen.iter().all(|row| row["id"] == mine["id"] || row["id"] == second["id"]), "{after}");
        for (document, code) in [
            ("{ households { nodes { id } } }".to_owned(), "FORBIDDEN"),
            (format!("{{ node(id: {home}) {{ id }} }}"), ""),
            ("{ residents { nodes { household { id } } } }".to_owned(), "FORBIDDEN"),
            ("{ grids { nodes { id } } }".to_owned(), "FORBIDDEN"),
        ] {
            let (answer, _) = stage.send(&resident, &document, json!({})).await;
            let codes = crate::places::stage::codes(&answer);
            assert!(codes.iter().all(|told| told == code) && !answer.to_string().contains("陈乙"), "{answer}");
        }
        let mut papers = Vec::new();
        for of in [&mine, &other] {
            let paper = json!({ "resident": of["id"], "kind": "HEALTH", "number": "E12345678" });
            let made = stage.act(&member, "addCertificate", "certificate { id }", paper).await;
            papers.push(made["certificate"]["id"].clone());
        }
        let own = "{ certificates { nodes { id number } totalCount } myResidences(first: 1) { nodes { certificates { nodes { id } } } } }";
        let own = stage.ask(&resident, own).await;
        let paper = json!({ "id": papers[0], "number": "*****5678" });
        assert_eq!(own["certificates"], json!({ "nodes": [paper], "totalCount": 1 }));
        let beside = json!([{ "certificates": { "nodes": [{ "id": papers[0] }] } }]);
        assert_eq!(own["myResidences"]["nodes"], beside);
        let node = stage.ask(&resident, &format!("{{ node(id: {}) {{ id }} }}", papers[1])).await;
        assert_eq!(node["node"], Value::Null);
        let change = json!({ "id": papers[0], "version": 1, "issuer": "x" });
        stage.denied(&resident, "changeCertificate", change, "FORBIDDEN").await;
        let reveal = json!({ "ids": [papers[0]], "fields": ["number"], "purpose": "my own" });
        stage.denied(&resident, "reveal", reveal, "FORBIDDEN").await;
        let reveal = json!({ "ids": [mine["id"]], "fields": ["telephone"], "purpose": "my own" });
        stage.denied(&resident, "reveal", reveal, "FORBIDDEN").await;
        let change = json!({ "id": mine["id"], "version": 2, "name": "x" });
        stage.denied(&resident, "changeResident", change, "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn a_resident_reads_who_saw_the_record() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let leader = stage.caller("town-leader", &COMMUNITY[..9]).await;
        let elsewhere = stage.caller("grid-member", "371102100260001").await;
        let number = number("1980-01-01", 53);
        let person = |grid: &str, name: &str| {
            json!({ "grid": grid, "kind": "REGISTERED", "name": name, "identityNumber": number })
        };
        let made = stage.enter(&member, person(&grid, "陈丙")).await;
        let other = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈丁", "sex": "MALE" });
        let other = stage.enter(&member, other).await;
        let ask = |row: &Value, purpose: &str| json!({ "ids": [row["id"]], "fields": ["telephone"], "purpose": purpose });
        stage.act(&leader, "reveal", "left", ask(&made, "call about the roof")).await;
        stage.act(&leader, "reveal", "left", ask(&other, "another one")).await;
        stage.enter(&elsewhere, person("371102100260001", "陈丙")).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let views = "{ recordViews { nodes { id action fields purpose byYou inEmergency viewer { roleCode areaCode title } } totalCount } }";
        let told = stage.ask(&resident, views).await;
        let nodes = told["recordViews"]["nodes"].as_array().unwrap();
        let actions: Vec<&str> = nodes.iter().map(|row| row["action"].as_str().unwrap()).collect();
        assert_eq!(actions, ["bind", "issue_code", "identify", "reveal", "create"]);
        assert_eq!((&nodes[0]["byYou"], &nodes[0]["viewer"]), (&json!(true), &Value::Null));
        let viewer = json!({ "roleCode": "grid-member", "areaCode": "371102100260001", "title": "grid member" });
        assert_eq!(nodes[2]["viewer"], viewer);
        let viewer = json!({ "roleCode": "town-leader", "areaCode": &COMMUNITY[..9], "title": "street or town leader" });
        assert_eq!((&nodes[3]["viewer"], &nodes[3]["purpose"]), (&viewer, &json!("call about the roof")));
        assert!(!told.to_string().contains("another one"));
        let page = stage.ask(&resident, "{ recordViews(first: 2) { pageInfo { endCursor } } }").await;
        let after = &page["recordViews"]["pageInfo"]["endCursor"];
        let rest = stage.ask(&resident, &format!("{{ recordViews(after: {after}) {{ nodes {{ id }} }} }}")).await;
        assert_eq!(rest["recordViews"]["nodes"].as_array().unwrap().len(), 3);
        let (_, statements) = stage.send(&resident, views, json!({})).await;
        assert_eq!(statements, 3, "the rows, their number and the posts");
        let stranger = stage.resident().await;
        let none = stage.ask(&stranger, "{ recordViews { nodes { id } totalCount } }").await;
        assert_eq!(none["recordViews"], json!({ "nodes": [], "totalCount": 0 }));
        let node = stage.ask(&stranger, &format!("{{ node(id: {}) {{ id }} }}", nodes[3]["id"])).await;
        assert_eq!(node["node"], Value::Null);
        assert_eq!(stage.codes(&member, "{ recordViews { totalCount } }", json!({})).await, ["FORBIDDEN"]);
        stage.platform.sequence("one").await.unwrap();
        assert!(stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap().is_ok());
        stage.database.execute("UPDATE audit SET person_id = NULL WHERE action = 'reveal'").await;
        assert!(stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap().is_err(), "the chain covers the person");
    })
    .await;
}
