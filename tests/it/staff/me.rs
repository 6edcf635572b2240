//! What an account sees of itself, and the list of roles.

use super::scene::{Scene, account};
use crate::harness::on_each_database;
use serde_json::{Value, json};

const ME: &str = "{ me { account { name } postsInForce { roleCode areaCode } secondFactorMissing
    permissions { resource action everywhere own areas } } }";

fn permission<'a>(told: &'a Value, resource: &str, action: &str) -> Option<&'a Value> {
    let list = told["me"]["permissions"].as_array().unwrap();
    list.iter().find(|p| p["resource"] == resource && p["action"] == action)
}

#[tokio::test]
async fn an_account_reads_its_posts_and_what_it_may_do() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let told = scene.ask("director", ME, json!({})).await;
        assert_eq!(told["me"]["account"], json!({ "name": "director" }));
        let posts = json!([{ "roleCode": "community-director", "areaCode": "371102100001" }]);
        assert_eq!(told["me"]["postsInForce"], posts);
        let wanted = json!({ "resource": "post", "action": "CREATE", "everywhere": false, "own": false,
            "areas": ["371102100001"] });
        assert_eq!(permission(&told, "post", "CREATE"), Some(&wanted));
        assert_eq!(permission(&told, "account", "CREATE"), None);
        assert_eq!(permission(&told, "division", "READ").unwrap()["everywhere"], true);
        scene.denied("anonymous", "{ me { account { name } } }", json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}

#[tokio::test]
async fn an_administrator_without_a_second_factor_has_no_post_in_force() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        database.execute("UPDATE account SET totp_confirmed_at = NULL").await;
        let told = scene.ask("security", ME, json!({})).await;
        assert_eq!(
            (&told["me"]["secondFactorMissing"], &told["me"]["postsInForce"]),
            (&json!(true), &json!([]))
        );
        assert_eq!(permission(&told, "account", "CREATE"), None);
    })
    .await;
}

#[tokio::test]
async fn departments_are_listed_and_their_posts_are_found() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let document = "{ departments { code title chineseTitle } }";
        let told = scene.ask("leader", document, json!({})).await;
        let departments = told["departments"].as_array().unwrap();
        let fire = json!({ "code": "fire-safety", "title": "fire safety", "chineseTitle": "消防" });
        assert!(departments.contains(&fire), "{departments:?}");
        scene.denied("anonymous", document, json!({}), "UNAUTHENTICATED").await;
        let input = json!({ "account": account("free"), "role": "line-officer", "area": "371102100",
            "line": "fire-safety" });
        let appoint = "mutation($input: AppointInput!) { appoint(input: $input) { post {
            line department { chineseTitle } } } }";
        let told = scene.ask("command", appoint, json!({ "input": input })).await;
        let wanted = json!({ "line": "fire-safety", "department": { "chineseTitle": "消防" } });
        assert_eq!(told["appoint"]["post"], wanted);
        let posts = "query($line: String) { posts(line: $line) { nodes { department { code } } } }";
        let told = scene.ask("command", posts, json!({ "line": "fire-safety" })).await;
        assert_eq!(told["posts"]["nodes"], json!([{ "department": { "code": "fire-safety" } }]));
        scene.denied("command", posts, json!({ "line": "fire" }), "BAD_USER_INPUT").await;
        // a department of a module that is off: the code stays, and it has no title
        database.execute("UPDATE post SET line = 'fire' WHERE line = 'fire-safety'").await;
        let document = "{ posts(role: \"line-officer\") { nodes { line department { code } } } }";
        let told = scene.ask("command", document, json!({})).await;
        assert_eq!(told["posts"]["nodes"], json!([{ "line": "fire", "department": null }]));
    })
    .await;
}

#[tokio::test]
async fn roles_are_listed_for_whoever_is_logged_in() {
    on_each_database(async |database| {
        let scene = Scene::new(database).await;
        let document = "{ roles { code title chineseTitle levels line secondFactor appoints } }";
        let told = scene.ask("leader", document, json!({})).await;
        let roles = told["roles"].as_array().unwrap();
        let town = roles.iter().find(|role| role["code"] == "town-leader").unwrap();
        let wanted = json!({ "code": "town-leader", "title": "street or town leader",
            "chineseTitle": "街道（乡镇）领导", "levels": ["TOWN"], "line": false, "secondFactor": true,
            "appoints": ["community-clerk", "community-director"] });
        assert_eq!(town, &wanted);
        scene.denied("anonymous", document, json!({}), "UNAUTHENTICATED").await;
    })
    .await;
}
