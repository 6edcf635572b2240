//! The first start loads the demo and says how to go on; a later one keeps what was changed.

use super::site::{Site, token};
use crate::harness::database::{on_each_demo, on_each_empty};
use crate::harness::process::Home;
use sea_orm::DbBackend;
use serde_json::{Value, json};
use wangge_core::demo::TOTALS;
use wangge_core::policy::PART;

const FIRST_GRID: &str = "{ grids(first: 1) { totalCount nodes { id version name } } }";
const CHANGE: &str =
    "mutation ($input: ChangeGridInput!) { changeGrid(input: $input) { grid { name version } } }";

/// The end of the printed query.
const END: &str = "}";

#[tokio::test]
async fn a_new_user_starts_asks_and_starts_again() {
    on_each_empty(async |database| {
        let home = Home::new();
        let url = match database.backend() {
            DbBackend::Sqlite => "sqlite://wangge.db",
            _ => database.url(),
        };
        let mut site = Site::start(&home, &["--database-url", url]).await;
        first_query(&mut site).await;
        a_leader_sees_one_grid(&site, &home, url).await;
        let renamed = rename(&site, &home, url).await;
        assert!(site.stop().await.success());

        let site = Site::start(&home, &["serve", "--database-url", url]).await;
        let command = token(&home, url, "tongguan-district-command").await;
        let kept = site.query(Some(&command), FIRST_GRID, json!({})).await;
        assert_eq!(kept["grids"]["nodes"][0], renamed);
        assert_eq!(kept["grids"]["totalCount"], TOTALS.tongguan_grids);
        assert!(site.stop().await.success());
    })
    .await;
}

#[tokio::test]
async fn a_start_that_was_interrupted_is_finished_by_the_next() {
    on_each_demo(async |database| {
        // as when a start was killed after the places and before the people
        assert_eq!(database.texts("SELECT CAST(id AS text) FROM resident").await, Vec::<String>::new());
        // the keys that it was written with are those of the tests
        database.execute("DELETE FROM audit").await;
        let (home, url) = (Home::new(), database.url());
        let refused = home.run(&["keys", "init"], "").await;
        assert!(refused.status.success());
        let refused = home.run(&["serve", "--no-demo", "--database-url", url], "").await;
        assert_eq!(refused.status.code(), Some(4), "{refused:?}");
        let site = Site::start(&home, &["serve", "--database-url", url]).await;
        let leader = token(&home, url, "heshan-town-leader").await;
        let whole = "{ residents(first: 0) { totalCount } units(first: 0, filter: { isKeyPlace: true }) { totalCount } }";
        let data = site.query(Some(&leader), whole, json!({})).await;
        assert!(data["residents"]["totalCount"].as_u64().unwrap() > 1_000, "{data}");
        assert_eq!(data["units"]["totalCount"], 32);
        assert!(site.stop().await.success());
        let checked = home.run(&["recount", "--check", "--database-url", url], "").await;
        assert!(checked.status.success(), "{checked:?}");
    })
    .await;
}

/// The greeting names an account for each role and a query that works without a login.
async fn first_query(site: &mut Site) {
    let printed = site.printed_to("A query to paste").await;
    for role in PART.roles {
        assert!(printed.contains(&format!(" tongguan-{} ", role.code)), "{} in\n{printed}", role.code);
    }
    let mut query = String::new();
    while !query.ends_with("\n}\n") {
        let all = site.printed_to(END).await;
        query = all
            .split_once("A query to paste")
            .and_then(|(_, rest)| rest.split_once('\n'))
            .unwrap()
            .1
            .to_owned();
    }
    let data = site.query(None, &query, json!({})).await;
    assert_eq!(data["division"]["name"], "铜官区");
    assert_eq!(data["division"]["children"]["nodes"].as_array().unwrap().len(), 5);
}

async fn a_leader_sees_one_grid(site: &Site, home: &Home, url: &str) {
    let leader = token(home, url, "tongguan-grid-leader").await;
    let data = site.query(Some(&leader), "{ grids { totalCount nodes { code } } }", json!({})).await;
    assert_eq!(data["grids"], json!({ "totalCount": 1, "nodes": [{ "code": "340705005002001" }] }));
}

/// Renames the first grid and returns it as it is then.
async fn rename(site: &Site, home: &Home, url: &str) -> Value {
    let command = token(home, url, "tongguan-district-command").await;
    let mut grid = site.query(Some(&command), FIRST_GRID, json!({})).await["grids"]["nodes"][0].take();
    let input = json!({ "id": grid["id"], "version": grid["version"], "name": "改过的网格" });
    let changed = site.query(Some(&command), CHANGE, json!({ "input": input })).await;
    grid["name"] = "改过的网格".into();
    grid["version"] = changed["changeGrid"]["grid"]["version"].clone();
    assert_eq!(changed["changeGrid"]["grid"]["name"], grid["name"]);
    grid
}
