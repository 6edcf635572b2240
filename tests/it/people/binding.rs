//! Accounts are bound by codes that are handed over, once, to one person.

use super::village::number;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::node::GlobalId;
use serde_json::json;

const DAY: i64 = 86_400_000;

#[tokio::test]
async fn a_code_is_right_once_and_tells_nothing_when_it_is_not() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一甲", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        let first = stage.code(&member, &made).await;
        let second = stage.code(&member, &made).await;
        assert_eq!((second.len(), second.matches('-').count()), (19, 3));
        let stored = stage.database.texts("SELECT code_mac FROM binding").await;
        assert!(stored.iter().all(|mac| mac.len() == 64 && !mac.contains(&second[..4].to_lowercase())));
        let mut refused = Vec::new();
        for wrong in [first.as_str(), "2222-2222-2222-2222", "nonsense"] {
            refused.push(stage.act(&resident, "bindAccount", "bound", json!({ "code": wrong })).await);
        }
        let expired = stage.code(&member, &made).await;
        stage.clock.forward(7 * DAY);
        refused.push(stage.act(&resident, "bindAccount", "bound", json!({ "code": expired })).await);
        assert!(refused.iter().all(|told| *told == json!({ "bound": false })), "{refused:?}");
        let code = stage.code(&member, &made).await;
        let sent = code.to_lowercase().replace('-', " ");
        let told = stage
            .act(&resident, "bindAccount", "bound", json!({ "code": sent, "idempotencyKey": "k" }))
            .await;
        assert_eq!(told["bound"], true);
        let again = stage
            .act(&resident, "bindAccount", "bound", json!({ "code": sent, "idempotencyKey": "k" }))
            .await;
        assert_eq!(again["bound"], true, "sent again, it answers the same");
        let used = stage.act(&stage.resident().await, "bindAccount", "bound", json!({ "code": code })).await;
        assert_eq!(used["bound"], false);
        let history = "SELECT action FROM history WHERE record_type = 'Resident' AND action = 'bind'";
        assert_eq!(stage.database.texts(history).await, ["bind"]);
        let wrong = "SELECT CAST(count(*) AS text) FROM audit WHERE action = 'wrong_code'";
        assert_eq!(stage.database.texts(wrong).await, ["5"]);
        let staff = json!({ "code": code });
        stage.denied(&member, "bindAccount", staff, "FORBIDDEN").await;
        let input = json!({ "resident": made["id"] });
        stage.denied(&member, "issueBindingCode", input.clone(), "CONFLICT").await;
        stage.denied(&resident, "issueBindingCode", input.clone(), "FORBIDDEN").await;
        let other = stage.caller("grid-member", "371102100260001").await;
        stage.denied(&other, "issueBindingCode", input, "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn guessing_ends_with_the_code_and_with_the_account() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一乙", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let code = stage.code(&member, &made).await;
        let last = if code.ends_with('2') { "3" } else { "2" };
        let near = format!("{}{last}", &code[..18]);
        let (guesser, owner) = (stage.resident().await, stage.resident().await);
        for _ in 0..5 {
            let told = stage.act(&guesser, "bindAccount", "bound", json!({ "code": near })).await;
            assert_eq!(told["bound"], false);
        }
        let told = stage.act(&owner, "bindAccount", "bound", json!({ "code": code })).await;
        assert_eq!(told["bound"], false, "after five wrong tries the code is of no use");
        for _ in 0..5 {
            stage.act(&guesser, "bindAccount", "bound", json!({ "code": near })).await;
        }
        let code = stage.code(&member, &made).await;
        stage.denied(&guesser, "bindAccount", json!({ "code": code }), "LIMIT_EXCEEDED").await;
        stage.clock.forward(DAY);
        let told = stage.act(&guesser, "bindAccount", "bound", json!({ "code": code })).await;
        assert_eq!(told["bound"], true, "the next day it may try again");
    })
    .await;
}

#[tokio::test]
async fn one_account_is_one_person_until_it_is_unbound() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let person = |name: &str, sequence| {
            let number = number("1970-05-05", sequence);
            json!({ "grid": grids[0], "kind": "REGISTERED", "name": name, "identityNumber": number })
        };
        let one = stage.enter(&member, person("陈一丙", 61)).await;
        let two = stage.enter(&member, person("陈一丁", 63)).await;
        let (first, second) = (stage.resident().await, stage.resident().await);
        // a code that was made before another account was bound is of no use any more
        stage.bind(&first, &member, &one).await;
        let code = stage.code(&member, &two).await;
        let told = stage.denied(&first, "bindAccount", json!({ "code": code }), "CONFLICT").await;
        assert!(told["errors"][0]["message"].as_str().unwrap().contains("another person"));
        // who moves keeps the account
        let to = json!({ "id": one["id"], "version": 2, "grid": grids[1] });
        let moved = stage.act(&clerk, "moveResident", "resident { id version }", to).await;
        let mine = "{ myResidences { nodes { id } } }";
        let both = json!([{ "id": one["id"] }, { "id": moved["resident"]["id"] }]);
        assert_eq!(stage.ask(&first, mine).await["myResidences"]["nodes"], both);
        let unbind = json!({ "resident": moved["resident"]["id"], "reason": "lost the telephone" });
        stage.denied(&second, "unbindAccount", unbind.clone(), "NOT_FOUND").await;
        stage.denied(&clerk, "unbindAccount", unbind.clone(), "FORBIDDEN").await;
        stage.act(&director, "unbindAccount", "resident { id }", unbind.clone()).await;
        assert_eq!(stage.ask(&first, mine).await["myResidences"]["nodes"], json!([]), "also what is over");
        stage.denied(&director, "unbindAccount", unbind, "CONFLICT").await;
        stage.bind(&second, &clerk, &moved["resident"]).await;
        stage.bind(&first, &member, &two).await;
        let own = json!({ "resident": two["id"] });
        let gone = stage.act(&first, "unbindAccount", "resident { id }", own).await;
        assert_eq!(gone["resident"], serde_json::Value::Null);
    })
    .await;
}

#[tokio::test]
async fn an_identity_that_an_issuer_verified_binds_by_itself() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let number = number("1970-05-05", 65);
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一戊", "identityNumber": number });
        let made = stage.enter(&member, input).await;
        let (first, second) = (stage.resident().await, stage.resident().await);
        assert!(!people::binding::bind_verified(&member, &number).await.unwrap(), "staff have posts instead");
        assert!(!people::binding::bind_verified(&first, "not a number").await.unwrap());
        assert!(people::binding::bind_verified(&first, &number).await.unwrap());
        assert!(
            !people::binding::bind_verified(&second, &number).await.unwrap(),
            "the person has an account"
        );
        let mine = stage.ask(&first, "{ myResidences { nodes { id } } }").await;
        assert_eq!(mine["myResidences"]["nodes"], json!([{ "id": made["id"] }]));
        let audit = "SELECT reason FROM audit WHERE action = 'bind'";
        assert_eq!(stage.database.texts(audit).await, ["verified by an outside issuer"]);
        let confirmed = "SELECT CAST(account_id AS text) FROM person WHERE account_confirmed_at IS NOT NULL";
        let id = |who: &kit::access::Access| who.account().unwrap().to_string();
        assert_eq!(stage.database.texts(confirmed).await, [id(&first)]);
        // of who came by a code before, it confirms the account, and of nobody else
        let other = super::village::number("1970-05-05", 67);
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一庚", "identityNumber": other });
        let made = stage.enter(&member, input).await;
        stage.bind(&second, &member, &made).await;
        assert!(!people::binding::bind_verified(&second, &number).await.unwrap());
        assert_eq!(stage.database.texts(confirmed).await, [id(&first)]);
        assert!(!people::binding::bind_verified(&second, &other).await.unwrap());
        assert_eq!(
            stage.database.texts(&format!("{confirmed} ORDER BY account_id")).await,
            [id(&first), id(&second)]
        );
    })
    .await;
}

#[tokio::test]
async fn a_password_that_somebody_else_sets_ends_the_binding() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let security = stage.caller("security-administrator", &COMMUNITY[..6]).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一己", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &member, &made).await;
        let id = resident.account().unwrap();
        let again = async || stage.platform.caller(id).await.unwrap().unwrap();
        let reset = json!({ "id": GlobalId::global("Account", id).to_string(), "version": 1,
            "initialPassword": "a lamp in each window", "reason": "忘记密码" });
        let told =
            stage.act(&security, "resetAccountPassword", "account { mustChangePassword }", reset).await;
        assert_eq!(told["account"]["mustChangePassword"], true);
        // until it is changed, nothing is its own but what that takes
        let mine = "{ myResidences { nodes { id } } }";
        for query in [mine, "{ recordViews { nodes { id } } }", "{ residents { nodes { id } } }"] {
            assert_eq!(stage.codes(&again().await, query, json!({})).await, ["FORBIDDEN"], "{query}");
        }
        let me = "{ me { account { mustChangePassword } postsInForce { id } } }";
        let wanted = json!({ "account": { "mustChangePassword": true }, "postsInForce": [] });
        assert_eq!(stage.ask(&again().await, me).await["me"], wanted);
        let code = stage.code(&member, &made).await;
        stage.denied(&again().await, "bindAccount", json!({ "code": code }), "FORBIDDEN").await;
        // whoever changed it has nothing of the person without a new code
        let changed = format!("UPDATE account SET password_initial_at = NULL WHERE id = {id}");
        stage.database.execute(&changed).await;
        assert_eq!(stage.ask(&again().await, mine).await["myResidences"]["nodes"], json!([]));
        let told = stage.act(&again().await, "bindAccount", "bound", json!({ "code": code })).await;
        assert_eq!(told["bound"], true);
        let views = "{ recordViews(action: \"unbind\") { nodes { purpose viewer { roleCode } } } }";
        let viewer = json!({ "roleCode": "security-administrator" });
        let told = stage.ask(&again().await, views).await["recordViews"]["nodes"].take();
        assert_eq!(told, json!([{ "purpose": "忘记密码", "viewer": viewer }]));
    })
    .await;
}
