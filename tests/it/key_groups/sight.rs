//! Who sees a file, for what it is on record, and that for everybody else there is none.

use super::scene::{DISTRICT, Office, STUB, in_the_office, look, look_for, of};
use crate::harness::before::Before;
use crate::people::village::number;
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use serde_json::{Value, json};

impl Office<'_> {
    /// The answer to a question about a file that never was, with its statements.
    async fn nothing(&self, who: &Access) -> (Value, u64) {
        let never = json!({ "id": kit::node::GlobalId::placed("KeyFile", "340705", 77).to_string() });
        self.stage.send(who, &look(&never), json!({})).await
    }
}

#[tokio::test]
async fn only_its_two_people_its_helpers_and_its_system_see_it() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        for who in [&office.custodian, &office.deputy, &office.police, &office.helper, &office.system] {
            assert_eq!(office.sees(who, &file).await["need"], "需要就业指导");
        }
        // who is not assigned, of another authority, of another district: as if there were none, after the same statements
        let colleague = office.stage.caller("justice-helper", COMMUNITY).await;
        let officer = office.stage.caller("police-officer", &office.grids[0]).await;
        let elsewhere = office.stage.caller("justice-custodian", "371102").await;
        let health = office.stage.caller("health-helper", COMMUNITY).await;
        let partner = office.stage.caller("health-system", "340705").await;
        for who in
            [&office.health, &office.health_deputy, &colleague, &officer, &elsewhere, &health, &partner]
        {
            let there = office.stage.send(who, &look(&file), json!({})).await;
            assert_eq!(there, office.nothing(who).await);
            assert_eq!(there.0["data"]["keyFile"], Value::Null);
        }
        // everybody else may not ask at all
        for role in
            ["grid-leader", "community-director", "district-command", "auditor", "line-reader", "city"]
        {
            let area = if role == "grid-leader" { office.grids[0].as_str() } else { "340705" };
            let who = office.stage.caller(role, area).await;
            let there = office.stage.send(&who, &look(&file), json!({})).await;
            assert_eq!(there, office.nothing(&who).await);
            assert_eq!(codes(&there.0), ["FORBIDDEN"], "{role}");
        }
        assert_eq!(
            codes(&office.stage.send(&office.stage.platform.anonymous(), &look(&file), json!({})).await.0),
            ["UNAUTHENTICATED"]
        );
        // who is left out helps no longer
        let version = office.list(&office.custodian, "JUSTICE").await[0]["version"].clone();
        let now = json!({ "id": file["id"], "version": version });
        let posts = json!({ "posts": [office.post(&office.helper)] });
        office.does(&office.custodian, "setKeyHelpers", STUB, of(&now, posts)).await;
        assert_eq!(office.sees(&office.police, &file).await, Value::Null);
        assert_eq!(office.sees(&office.helper, &file).await["state"], "OPEN");
    })
    .await;
}

#[tokio::test]
async fn a_role_of_an_authority_is_of_no_use_to_an_account_of_another_kind() {
    in_the_office(async |office| {
        let file = office.file(&office.person("甲", json!({})).await).await;
        for (role, kind) in
            [("justice-custodian", "service"), ("justice-custodian", "resident"), ("justice-system", "staff")]
        {
            let account = office.stage.account(role, DISTRICT).await;
            let kind_is = format!("UPDATE account SET kind = '{kind}' WHERE id = {account}");
            office.stage.database.execute(&kind_is).await;
            let who = office.stage.platform.caller(account).await.unwrap().unwrap();
            let before = Before::now(office.stage.database, &[]).await;
            let list = "{ keyFiles(authority: JUSTICE) { files { id } } }";
            for query in [look(&file).as_str(), list] {
                assert_eq!(office.stage.codes(&who, query, json!({})).await, ["FORBIDDEN"], "{role} {kind}");
            }
            before.assert_same().await;
        }
    })
    .await;
}

#[tokio::test]
async fn who_makes_accounts_appoints_nobody_who_sees_a_file() {
    in_the_office(async |office| {
        let stage = &office.stage;
        let security = stage.caller("security-administrator", DISTRICT).await;
        let command = stage.caller("district-command", DISTRICT).await;
        let new = json!({ "name": "puppet", "title": "某人", "kind": "STAFF", "area": DISTRICT });
        let account =
            stage.act(&security, "createAccount", "account { id }", new).await["account"]["id"].take();
        for (role, area) in [
            ("justice-custodian", DISTRICT),
            ("health-deputy", DISTRICT),
            ("rehabilitation-helper", COMMUNITY),
            ("family-planning-nurse", COMMUNITY),
            ("district-command", DISTRICT),
        ] {
            let post = json!({ "account": account, "role": role, "area": area });
            stage.denied(&security, "appoint", post.clone(), "FORBIDDEN").await;
            let made = stage.act(&command, "appoint", "post { id version }", post).await["post"].take();
            let longer = of(&made, json!({ "toOn": office.day(30) }));
            stage.denied(&security, "changePost", longer, "FORBIDDEN").await;
            let gone = of(&made, json!({ "reason": "查实身份不符" }));
            let gone = stage.act(&security, "removePost", "post { endedAt }", gone).await;
            assert!(gone["post"]["endedAt"].is_string(), "{role} {gone}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_knows_the_person_alone_finds_the_file_by_the_residence() {
    in_the_office(async |office| {
        let numbered = json!({ "identityNumber": number("1980-01-01", 61) });
        let (person, other) = (office.person("甲", numbered).await, office.person("乙", json!({})).await);
        office.helped(&person).await;
        // the authority's system has the number of the person, and nothing else
        let find = format!(
            "{{ residents(filter: {{ identityNumber: \"{}\" }}) {{ nodes {{ id }} }} }}",
            number("1980-01-01", 61)
        );
        let found = office.stage.ask(&office.system, &find).await["residents"]["nodes"].take();
        assert_eq!(found, json!([{ "id": person["id"] }]));
        for who in [&office.system, &office.custodian, &office.police] {
            let seen = office.stage.ask(who, &look_for(&person)).await;
            assert_eq!(seen["keyFile"]["need"], "需要就业指导");
        }
        let views = office.stage.ask(&office.custodian, &look_for(&person)).await["keyFile"]["views"].take();
        assert_eq!(views[3]["roleCode"], "justice-system");
        // for everybody else it is as for a person who has none
        let officer = office.stage.caller("police-officer", &office.grids[0]).await;
        let partner = office.stage.caller("health-system", "340705").await;
        let elsewhere = office.stage.caller("justice-system", "371102").await;
        for who in [&office.health, &officer, &partner, &elsewhere, &office.clerk, &office.member] {
            let there = office.stage.send(who, &look_for(&person), json!({})).await;
            assert_eq!(there, office.stage.send(who, &look_for(&other), json!({})).await);
            assert_eq!(there.0["data"]["keyFile"], Value::Null);
        }
        let both = format!(
            "{{ a: keyFile(resident: {}, purpose: \"复核材料\") {{ need }} b: keyFile(resident: {}, purpose: \"复核材料\") {{ need }} }}",
            person["id"], other["id"]
        );
        assert_eq!(office.stage.codes(&office.system, &both, json!({})).await, ["LIMIT_EXCEEDED"]);
        let neither = "{ keyFile(purpose: \"复核材料\") { need } }";
        assert_eq!(office.stage.codes(&office.system, neither, json!({})).await, ["BAD_USER_INPUT"]);
    })
    .await;
}

#[tokio::test]
async fn one_case_a_request_for_a_purpose() {
    in_the_office(async |office| {
        let one = office.file(&office.person("甲", json!({})).await).await;
        let two = office.file(&office.person("乙", json!({})).await).await;
        for purpose in ["", ", purpose: null", ", purpose: \"x\""] {
            let query = format!("{{ keyFile(id: {}{purpose}) {{ need }} }}", one["id"]);
            let (answer, _) = office.stage.send(&office.custodian, &query, json!({})).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{purpose}");
            assert_eq!(answer["errors"][0]["extensions"]["fields"][0]["path"], "purpose");
        }
        let ask = |alias: &str, file: &Value| {
            format!("{alias}: keyFile(id: {}, purpose: \"复核材料\") {{ need }}", file["id"])
        };
        let both = format!("{{ {} {} {} }}", ask("a", &one), ask("b", &two), ask("c", &one));
        for who in [&office.custodian, &office.system] {
            let (answer, _) = office.stage.send(who, &both, json!({})).await;
            assert_eq!(codes(&answer), ["LIMIT_EXCEEDED"]);
            assert_eq!(answer["errors"][0]["path"], json!(["b"]));
        }
        // whether the other one is there or not
        let (_, never) =
            ((), json!({ "id": kit::node::GlobalId::placed("KeyFile", "340705", 77).to_string() }));
        let (answer, _) = office
            .stage
            .send(&office.health, &format!("{{ {} {} }}", ask("a", &one), ask("b", &never)), json!({}))
            .await;
        assert_eq!(codes(&answer), ["LIMIT_EXCEEDED"]);
        // the system has no list, and nobody else's authority has one
        let list = "{ keyFiles(authority: JUSTICE) { files { id } } }";
        assert_eq!(office.stage.codes(&office.system, list, json!({})).await, ["FORBIDDEN"]);
        assert_eq!(office.stage.codes(&office.police, list, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}

#[tokio::test]
async fn a_list_shows_ids_dates_and_helpers_page_by_page() {
    in_the_office(async |office| {
        let mut files = Vec::new();
        for name in ["甲", "乙", "丙"] {
            files.push(office.file(&office.person(name, json!({})).await).await);
        }
        let helped = office.helped(&office.person("丁", json!({})).await).await;
        let page = async |after: &str| {
            let query = format!(
                "{{ keyFiles(authority: JUSTICE, first: 3{after}) {{ files {{ id helpers }} next }} }}"
            );
            office.stage.send(&office.custodian, &query, json!({})).await
        };
        let (answer, statements) = page("").await;
        let first = &answer["data"]["keyFiles"];
        let ids: Vec<&Value> = first["files"].as_array().unwrap().iter().map(|file| &file["id"]).collect();
        assert_eq!(ids, files.iter().map(|file| &file["id"]).collect::<Vec<_>>());
        let (answer, _) = page(&format!(", after: {}", first["next"])).await;
        let second = &answer["data"]["keyFiles"];
        assert_eq!((&second["files"][0]["id"], &second["next"]), (&helped["id"], &Value::Null));
        assert_eq!(second["files"][0]["helpers"].as_array().unwrap().len(), 2);
        // as many statements however many files
        assert!(statements <= 8, "{statements}");
        // by their state, and by the day of their review
        let proposed = office.proposal(&office.person("戊", json!({})).await);
        let proposed = office.does(&office.custodian, "proposeKeyFile", STUB, proposed).await;
        let numbers = async |filter: &str| {
            let query = format!("{{ keyFiles(authority: JUSTICE, {filter}) {{ files {{ id }} }} }}");
            office.stage.ask(&office.custodian, &query).await["keyFiles"]["files"].as_array().unwrap().clone()
        };
        assert_eq!(numbers("state: PROPOSED").await, [json!({ "id": proposed["id"] })]);
        assert_eq!(numbers("state: OPEN").await.len(), 4);
        assert_eq!(numbers(&format!("reviewTo: \"{}\"", office.day(149))).await.len(), 0);
        assert_eq!(numbers(&format!("reviewTo: \"{}\"", office.day(150))).await.len(), 5);
        assert_eq!(numbers(&format!("state: HANDED, reviewTo: \"{}\"", office.day(150))).await.len(), 0);
        let assigned = "{ assignedKeyFiles { files { id state } next } }";
        let data = office.stage.ask(&office.police, assigned).await;
        assert_eq!(data["assignedKeyFiles"]["files"], json!([{ "id": helped["id"], "state": "OPEN" }]));
        let near = async |who: &Access| {
            let query = "{ residents { nodes { name keyFiles(purpose: \"走访前了解\") { id } } } }";
            office.stage.ask(who, query).await["residents"]["nodes"].as_array().unwrap().clone()
        };
        for (name, of) in [("甲", &files[0]), ("丁", &helped)] {
            let nodes = near(&office.custodian).await;
            let node = nodes.iter().find(|node| node["name"] == name).unwrap();
            assert_eq!(node["keyFiles"], json!([{ "id": of["id"] }]));
        }
        assert!(near(&office.health).await.iter().all(|node| node["keyFiles"].is_null()));
        let seen = near(&office.helper).await;
        assert_eq!(seen.iter().filter(|node| !node["keyFiles"].is_null()).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn each_look_is_on_record_for_the_person_and_tells_the_auditor_nothing() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.helped(&person).await;
        let resident = office.stage.resident().await;
        office.stage.bind_confirmed(&resident, &office.member, &person).await;
        office.sees(&office.police, &file).await;
        let views = "{ recordViews { nodes { action recordType fields purpose areaCode viewer { roleCode } } } }";
        let nodes = office.stage.ask(&resident, views).await["recordViews"]["nodes"].take();
        assert_eq!(
            nodes[0],
            json!({ "action": "read", "recordType": "Restricted", "fields": "", "purpose": null, "areaCode": "340705",
                "viewer": { "roleCode": "police-officer" } })
        );
        let own = office.stage.ask(&resident, "{ myKeyFiles { kind views { roleCode purpose } } }").await;
        let purposes = json!([{ "roleCode": "police-officer", "purpose": "走访前了解情况" }]);
        assert_eq!(own["myKeyFiles"], json!([{ "kind": "COMMUNITY_CORRECTION", "views": purposes }]));
        // the auditor learns that something restricted was done in the district
        let rows = "{ audit(recordType: \"Restricted\") { nodes { recordType recordKey areaCode fields reason } } }";
        let rows = office.stage.ask(&office.auditor, rows).await;
        for row in rows["audit"]["nodes"].as_array().unwrap() {
            let told = json!({ "recordType": "Restricted", "recordKey": "", "areaCode": "340705", "fields": "", "reason": null });
            assert_eq!(row, &told);
        }
        office.stage.platform.sequence("test").await.unwrap();
        let broken = office.stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap();
        assert!(broken.is_ok(), "the chain of the audit holds: {broken:?}");
    })
    .await;
}

#[tokio::test]
async fn broken_glass_opens_what_ones_own_authority_keeps_elsewhere_and_no_other_kind() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.file(&person).await;
        // of the same district, but the glass is broken by another authority
        let glass = json!({ "area": COMMUNITY, "reason": "紧急情况，需要立即联系本人" });
        office.does(&office.health, "breakGlass", "id", glass.clone()).await;
        let health = office.health.again().await.unwrap();
        assert_eq!(office.sees(&health, &file).await, Value::Null);
        // somebody of justice whose own area is another one
        let other = office.stage.account("justice-custodian", "371102").await;
        let other_post = format!(
            "INSERT INTO break_glass (id, account_id, post_id, area_code, review_code, reason, from_at, to_at, version, \
             created_at, changed_at) VALUES ({other} + 5, {other}, {other}, '{COMMUNITY}', '34', 'reason', 0, {}, 1, 0, 0)",
            office.stage.platform.system().now() + 3_600_000
        );
        office.stage.database.execute(&other_post).await;
        let other = office.stage.platform.caller(other).await.unwrap().unwrap();
        assert_eq!(office.sees(&other, &file).await["need"], "需要就业指导");
        let marked = "SELECT CAST(count(*) AS text) FROM audit WHERE record_type = 'Restricted' AND break_glass_id IS NOT NULL \
                      AND person_id IS NOT NULL";
        assert_eq!(office.stage.database.texts(marked).await, ["1"]);
        // who comes in an emergency knows of the person, and of no file
        assert_eq!(office.stage.ask(&other, &look_for(&person)).await["keyFile"]["need"], "需要就业指导");
        assert_eq!(office.stage.database.texts(marked).await, ["2"]);
        assert_eq!(office.stage.ask(&health, &look_for(&person)).await["keyFile"], Value::Null);
        office.refused(&other, "closeKeyFile", of(&file, json!({ "reason": "期满" })), "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn a_password_that_somebody_else_sets_ends_the_post_of_a_helper_without_a_second_factor() {
    in_the_office(async |office| {
        let stage = &office.stage;
        let security = stage.caller("security-administrator", DISTRICT).await;
        let posts = async |who: &Access| {
            let account = who.account().unwrap();
            let sql = format!("SELECT role FROM post WHERE account_id = {account} AND ended_at IS NULL");
            stage.database.texts(&sql).await
        };
        let reset = async |who: &Access| {
            let account = kit::node::GlobalId::global("Account", who.account().unwrap()).to_string();
            let input = json!({ "id": account, "version": 1, "initialPassword": "a lamp in each window",
                "reason": "忘记密码" });
            stage.act(&security, "resetAccountPassword", "account { mustChangePassword }", input).await;
        };
        let helper = office.helper.account().unwrap();
        let bare = format!("UPDATE account SET totp_confirmed_at = NULL WHERE id = {helper}");
        stage.database.execute(&bare).await;
        for who in [&office.helper, &office.deputy, &office.member] {
            reset(who).await;
        }
        assert_eq!(posts(&office.helper).await, [""; 0]);
        assert_eq!(posts(&office.deputy).await, ["justice-deputy"], "the second factor is the holder's");
        assert_eq!(posts(&office.member).await, ["grid-member"]);
    })
    .await;
}
