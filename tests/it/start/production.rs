//! A production start: no default secret, and the README's section as it stands.

use super::readme;
use super::site::{Site, token};
use crate::harness::command::{PATIENCE, project, text};
use crate::harness::connection;
use crate::harness::process::{Home, PASSWORD};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;

const LOGIN: &str = "mutation ($input: LoginInput!) { login(input: $input) \
                     { outcome tokens { accessToken mustEnrolSecondFactor } } }";
const DATABASE: &str = "sqlite://wangge.db";

#[tokio::test]
async fn without_keys_it_fails_and_says_what_to_do() {
    let home = Home::new();
    let output = home.run(&["serve", "--no-demo"], "").await;
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("wangge keys init"), "{}", text(&output));
}

#[tokio::test]
async fn the_demo_is_not_served_as_if_it_were_real() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;
    assert!(site.stop().await.success());
    assert!(home.run(&["keys", "init"], "").await.status.success());
    let output = home.run(&["serve", "--no-demo"], "").await;
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output).contains("holds the demo"), "{}", text(&output));
}

/// A connection to the database in this folder.
async fn opened(home: &Home) -> DatabaseConnection {
    let file = home.path().join("wangge.db");
    connection::connect(&format!("sqlite://{}", file.display()), 1).await
}

/// The server that the section starts, in this folder.
async fn first_start(home: &Home) -> Site {
    let mut site = None;
    for line in readme::commands(&project().join("README.md"), "First production start") {
        match line.strip_prefix("wangge ").filter(|arguments| arguments.starts_with("serve")) {
            Some(arguments) => {
                let arguments: Vec<_> = arguments.split_whitespace().collect();
                site = Some(Site::start(home, &arguments).await);
            }
            None => {
                let output = home.shell(&line).await;
                assert!(output.status.success(), "{line}: {}", text(&output));
            }
        }
    }
    site.expect("the section starts a server")
}

#[tokio::test]
async fn the_first_production_start_of_the_readme() {
    let home = Home::new();
    let site = first_start(&home).await;
    let keys = std::fs::metadata(home.path().join("wangge.keys")).unwrap();
    assert_eq!(keys.permissions().mode() & 0o777, 0o600);
    an_administrator_logs_in(&site).await;
    only_one_without_a_reason(&home).await;
    a_command_of_each_district(&home).await;
    let token = token(&home, DATABASE, "admin").await;
    assert_eq!(site.query(Some(&token), "{ __typename }", json!({})).await, json!({ "__typename": "Query" }));
    assert!(!home.path().join("wangge-demo.keys").exists(), "production never makes the demo's keys");
    assert!(site.stop().await.success());
}

/// As where the demo was tried first, and its database removed.
#[tokio::test]
async fn keys_that_the_demo_left_are_not_taken() {
    let home = Home::new();
    let stray = home.path().join("wangge-demo.keys");
    let made = home.run(&["keys", "init", "--keys", "wangge-demo.keys"], "").await;
    assert!(made.status.success(), "{}", text(&made));
    let left = std::fs::read(&stray).unwrap();
    let site = first_start(&home).await;
    only_one_without_a_reason(&home).await;
    let token = token(&home, DATABASE, "admin").await;
    assert_eq!(site.query(Some(&token), "{ __typename }", json!({})).await, json!({ "__typename": "Query" }));
    let before = std::fs::read(home.path().join("wangge.keys")).unwrap();
    let rotated = home.run(&["keys", "rotate"], "").await;
    assert!(rotated.status.success(), "{}", text(&rotated));
    assert_ne!(
        std::fs::read(home.path().join("wangge.keys")).unwrap(),
        before,
        "the keys in use got one more"
    );
    assert_eq!(std::fs::read(&stray).unwrap(), left);
    the_audit_is_whole(&home, 5).await;
    assert!(site.stop().await.success());
}

/// Once the server has linked every row: so many.
async fn the_audit_is_whole(home: &Home, rows: usize) {
    let database = opened(home).await;
    let linked = "SELECT 'linked' FROM audit WHERE link IS NOT NULL";
    let all = async {
        while connection::texts(&database, linked).await.len() < rows {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, all).await.expect("every row is linked in time");
    database.close().await.unwrap();
    let verified = home.run(&["audit", "verify"], "").await;
    assert!(verified.status.success(), "{}", text(&verified));
    assert!(text(&verified).contains(&format!("000000: {rows} rows, whole")), "{}", text(&verified));
}

/// A database that was begun, and keys that are not those that it was begun with.
async fn begun_beside_other_keys() -> Home {
    let home = Home::new();
    let site = first_start(&home).await;
    the_audit_is_whole(&home, 2).await;
    assert!(site.stop().await.success());
    let made = home.run(&["keys", "init", "--keys", "other.keys"], "").await;
    assert!(made.status.success(), "{}", text(&made));
    home
}

#[tokio::test]
async fn a_database_is_used_with_the_keys_that_it_was_begun_with() {
    let home = begun_beside_other_keys().await;
    let glass = ["account", "create", "second", "--role", "security-administrator", "--area", "34"];
    let glass = [&glass[..], &["--break-glass", "all administrators left"]].concat();
    for arguments in [&["token", "admin"][..], &["keys", "rotate"], &["serve", "--no-demo"], &glass[..]] {
        let before = std::fs::read(home.path().join("other.keys")).unwrap();
        let refused = home.run(&[arguments, &["--keys", "other.keys"]].concat(), PASSWORD).await;
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {}", text(&refused));
        assert!(text(&refused).contains("begun with other keys"), "{arguments:?}: {}", text(&refused));
        assert_eq!(std::fs::read(home.path().join("other.keys")).unwrap(), before, "{arguments:?}");
    }
    let database = opened(&home).await;
    assert_eq!(connection::texts(&database, "SELECT name FROM account").await, ["admin"]);
    database.close().await.unwrap();
    the_audit_is_whole(&home, 2).await;
}

/// As an earlier version left it, which kept no mark.
#[tokio::test]
async fn what_a_database_holds_proves_its_keys() {
    let home = begun_beside_other_keys().await;
    let database = opened(&home).await;
    let ring: Value =
        serde_json::from_slice(&std::fs::read(home.path().join("wangge.keys")).unwrap()).unwrap();
    let id = ring["encryption"][0]["kid"].as_str().unwrap();
    let person = format!(
        "DELETE FROM key_mark; DELETE FROM audit; INSERT INTO person (id, district_code, resident_id, key_id, data_key, created_at) \
         VALUES (1, '340705', 1, '{id}', 'wrapped', 1)"
    );
    // a row of the audit, and where there is none the key of a person
    for before in ["DELETE FROM key_mark", &person] {
        database.execute_unprepared(before).await.unwrap();
        let heads = ["audit", "heads"];
        let refused = home.run(&[&heads[..], &["--keys", "other.keys"]].concat(), "").await;
        assert_eq!(refused.status.code(), Some(2), "{}", text(&refused));
        assert!(text(&refused).contains("begun with other keys"), "{}", text(&refused));
        assert_eq!(connection::texts(&database, "SELECT mark FROM key_mark").await, [""; 0]);
        let right = home.run(&heads, "").await;
        assert!(right.status.success(), "{}", text(&right));
        assert_eq!(connection::texts(&database, "SELECT mark FROM key_mark").await.len(), 1);
    }
    database.close().await.unwrap();
}

#[tokio::test]
async fn the_demo_makes_no_keys_in_the_place_of_lost_ones() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;
    assert!(site.stop().await.success());
    let keys = home.path().join("wangge-demo.keys");
    std::fs::rename(&keys, home.path().join("kept.keys")).unwrap();
    for without_mark in [false, true] {
        if without_mark {
            // as an earlier version left it
            let database = opened(&home).await;
            database.execute_unprepared("DELETE FROM key_mark").await.unwrap();
            database.close().await.unwrap();
        }
        let refused = home.run(&["serve"], "").await;
        assert_eq!(refused.status.code(), Some(2), "{}", text(&refused));
        assert!(!keys.exists());
    }
    std::fs::rename(home.path().join("kept.keys"), &keys).unwrap();
    let site = Site::start(&home, &["serve"]).await;
    assert!(site.stop().await.success());
}

#[tokio::test]
async fn the_demo_is_not_begun_among_records() {
    let home = Home::new();
    let site = first_start(&home).await;
    assert!(site.stop().await.success());
    let refused = home.run(&["serve"], "").await;
    assert_eq!(refused.status.code(), Some(4), "{}", text(&refused));
    assert!(text(&refused).contains("records that are not the demo's"), "{}", text(&refused));
    assert!(!home.path().join("wangge-demo.keys").exists(), "nor are its keys made");
    let site = Site::start(&home, &["serve", "--no-demo"]).await;
    let token = token(&home, DATABASE, "admin").await;
    assert_eq!(site.query(Some(&token), "{ __typename }", json!({})).await, json!({ "__typename": "Query" }));
    the_audit_is_whole(&home, 3).await;
    assert!(site.stop().await.success());
}

async fn an_administrator_logs_in(site: &Site) {
    let input = json!({ "name": "admin", "password": PASSWORD, "client": "test" });
    let login = &site.query(None, LOGIN, json!({ "input": input })).await["login"];
    assert_eq!(login["outcome"], "LOGGED_IN");
    assert_eq!(login["tokens"]["mustEnrolSecondFactor"], true);
    let demo = json!({ "name": "heshan-grid-leader", "password": api::demo::PASSWORD, "client": "test" });
    let refused = &site.query(None, LOGIN, json!({ "input": demo })).await["login"];
    assert_eq!(refused["outcome"], "REFUSED");
}

async fn only_one_without_a_reason(home: &Home) {
    let create = |name| ["account", "create", name, "--role", "security-administrator", "--area", "34"];
    let refused = home.run(&create("second"), PASSWORD).await;
    assert_eq!(refused.status.code(), Some(4), "{}", text(&refused));
    assert!(text(&refused).contains("--break-glass"), "{}", text(&refused));
    let glass = ["--break-glass", "all administrators left"];
    let misnamed = home.run(&[&create("The Second")[..], &glass].concat(), PASSWORD).await;
    assert_eq!(misnamed.status.code(), Some(3), "{}", text(&misnamed));
    assert!(text(&misnamed).contains("NAME: 2 to 64 of a to z"), "{}", text(&misnamed));
    let created = home.run(&[&create("second")[..], &glass].concat(), PASSWORD).await;
    assert!(created.status.success(), "{}", text(&created));
    each_is_on_record(home).await;
}

/// The first command of a district comes from here, since who makes accounts appoints none.
async fn a_command_of_each_district(home: &Home) {
    for (name, area, ends) in [("one", "340705", 0), ("two", "340711", 0), ("three", "340705", 4)] {
        let create = ["account", "create", name, "--role", "district-command", "--area", area];
        let output = home.run(&create, PASSWORD).await;
        assert_eq!(output.status.code(), Some(ends), "{name}: {}", text(&output));
    }
}

/// Nobody appoints who holds a post by it once it has run out, or before it has begun.
#[tokio::test]
async fn a_post_that_is_not_in_force_is_in_nobodys_way() {
    let home = Home::new();
    assert!(home.run(&["keys", "init"], "").await.status.success());
    let create = async |name| {
        let create = ["account", "create", name, "--role", "district-command", "--area", "340705"];
        home.run(&create, PASSWORD).await
    };
    let first = create("first").await;
    assert!(first.status.success(), "{}", text(&first));
    let database = opened(&home).await;
    let mut names = vec!["first"];
    for (days, name) in [("to_on = '2020-12-31'", "second"), ("from_on = '2199-01-01'", "third")] {
        let refused = create(name).await;
        assert_eq!(refused.status.code(), Some(4), "{}", text(&refused));
        assert_eq!(connection::texts(&database, "SELECT name FROM account ORDER BY id").await, names);
        database.execute_unprepared(&format!("UPDATE post SET {days}")).await.unwrap();
        let created = create(name).await;
        assert!(created.status.success(), "{}", text(&created));
        names.push(name);
        assert_eq!(connection::texts(&database, "SELECT name FROM account ORDER BY id").await, names);
    }
    database.close().await.unwrap();
}

/// Both accounts, and why there is a second one.
async fn each_is_on_record(home: &Home) {
    let database = opened(home).await;
    let recorded = async |columns: &str, table: &str, verb: &str| {
        let sql = format!("SELECT {columns} FROM {table} WHERE {verb} = 'create' ORDER BY id");
        connection::texts(&database, &sql).await
    };
    let twice = ["Account", "Post", "Account", "Post"];
    assert_eq!(recorded("name", "account", "'create'").await, ["admin", "second"]);
    assert_eq!(recorded("record_type", "history", "action").await, twice);
    assert_eq!(recorded("record_type", "outbox", "event").await, twice);
    let why = recorded("record_type || ':' || COALESCE(reason, '')", "audit", "action").await;
    let reason = |kind: &str| format!("{kind}:all administrators left");
    assert_eq!(why, ["Account:".to_owned(), "Post:".to_owned(), reason("Account"), reason("Post")]);
    database.close().await.unwrap();
}
