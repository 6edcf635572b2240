//! The process is killed in the midst of its work, again and again: no acknowledged step is lost, and none is done twice
//! when everything is sent again.

use super::site::{Site, token};
use crate::harness::database::on_each_empty;
use crate::harness::process::Home;
use reqwest::Client;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::task::JoinSet;

const KIND: &str = "killed-lamp";
const DEFINE: &str =
    "mutation($input: DefineMatterKindInput!) { defineMatterKind(input: $input) { matterKind { id } } }";
const REPORT: &str =
    "mutation($input: ReportMatterInput!) { reportMatter(input: $input) { matter { id version } } }";
const ACCEPT: &str =
    "mutation($input: MatterActInput!) { acceptMatter(input: $input) { matter { id version } } }";
/// Senders at once, matters that each reports and accepts, and steps after which the process is killed.
const SENDERS: usize = 6;
const EACH: usize = 8;
const ENOUGH: usize = 25;

/// What a sender got for each of its matters: the id, and whether the acceptance was acknowledged.
type Acknowledged = BTreeMap<String, (Value, bool)>;

/// Sends a mutation; None when no answer came.
async fn step(
    client: &Client,
    (address, token): &(String, String),
    text: &str,
    input: Value,
) -> Option<Value> {
    let body = json!({ "query": text, "variables": { "input": input } });
    let request = client.post(format!("{address}/graphql")).bearer_auth(token).json(&body);
    let answer: Value = request.send().await.ok()?.json().await.ok()?;
    assert!(answer.get("errors").is_none(), "{answer:#}");
    let payload = answer["data"].as_object()?.values().next()?;
    Some(payload["matter"].clone())
}

/// Reports and accepts matters until no answer comes.
async fn send(to: (String, String), grid: String, keys: Vec<String>, done: Arc<AtomicUsize>) -> Acknowledged {
    let (client, mut acknowledged) = (Client::new(), Acknowledged::new());
    for key in keys {
        let report =
            json!({ "kind": KIND, "grid": grid, "title": "dark", "idempotencyKey": format!("{key}-1") });
        let Some(matter) = step(&client, &to, REPORT, report).await else { break };
        done.fetch_add(1, Ordering::SeqCst);
        acknowledged.insert(key.clone(), (matter["id"].clone(), false));
        let accept = json!({ "id": matter["id"], "version": 1, "idempotencyKey": format!("{key}-2") });
        if step(&client, &to, ACCEPT, accept).await.is_none() {
            break;
        }
        done.fetch_add(1, Ordering::SeqCst);
        acknowledged.insert(key, (matter["id"].clone(), true));
    }
    acknowledged
}

/// Everybody sends; the process is killed after so many steps, or goes on to the end.
async fn round(
    (home, url): (&Home, &str),
    grid: &str,
    keys: &[Vec<String>],
    kill: Option<usize>,
) -> Acknowledged {
    let site = Site::start(home, &["serve", "--database-url", url]).await;
    let leader = token(home, url, "tongguan-grid-leader").await;
    let (done, mut senders) = (Arc::new(AtomicUsize::new(0)), JoinSet::new());
    for keys in keys {
        let to = (site.address().to_owned(), leader.clone());
        senders.spawn(send(to, grid.to_owned(), keys.clone(), done.clone()));
    }
    if let Some(enough) = kill {
        while done.load(Ordering::SeqCst) < enough {
            tokio::task::yield_now().await;
        }
        // SIGKILL
        drop(site);
        return senders.join_all().await.into_iter().flatten().collect();
    }
    let all = senders.join_all().await.into_iter().flatten().collect();
    assert!(site.stop().await.success());
    all
}

#[tokio::test]
async fn a_killed_process_loses_no_acknowledged_step_and_repeats_none() {
    on_each_empty(async |database| Box::pin(kill_again_and_again(database.url())).await).await;
}

async fn kill_again_and_again(url: &str) {
    let home = Home::new();
    let site = Site::start(&home, &["serve", "--database-url", url]).await;
    let command = token(&home, url, "tongguan-district-command").await;
    let limit = json!({ "warn": 1, "due": 2, "unit": "WORKING_DAYS" });
    let kind = json!({
        "area": "340705", "code": KIND, "title": KIND, "chinese": "事项", "category": "city",
        "line": "urban-management", "procedure": "GENERAL", "standard": "done", "reporters": ["STAFF"],
        "limits": { "accept": limit, "handle": limit },
    });
    site.query(Some(&command), DEFINE, json!({ "input": kind })).await;
    let leader = token(&home, url, "tongguan-grid-leader").await;
    let grids = site.query(Some(&leader), "{ grids(first: 1) { nodes { code } } }", json!({})).await;
    let grid = grids["grids"]["nodes"][0]["code"].as_str().unwrap().to_owned();
    assert!(site.stop().await.success());

    let keys: Vec<Vec<String>> =
        (0..SENDERS).map(|sender| (0..EACH).map(|nth| format!("{sender}-{nth}")).collect()).collect();
    let mut rounds = Vec::new();
    for kill in [ENOUGH, ENOUGH * 2, ENOUGH * 3] {
        rounds.push(round((&home, url), &grid, &keys, Some(kill)).await);
    }
    let last = round((&home, url), &grid, &keys, None).await;
    assert_eq!(last.len(), SENDERS * EACH);
    for (key, (id, _)) in rounds.iter().flatten() {
        assert_eq!(*id, last[key].0, "the same request has the same matter, whenever it was acknowledged");
    }
    assert!(rounds.iter().all(|round| !round.is_empty()));

    let site = Site::start(&home, &["serve", "--database-url", url]).await;
    let all = format!(
        r#"{{ matters(first: 200, filter: {{ kind: "{KIND}" }}) {{ totalCount
            nodes {{ id version stage steps {{ nodes {{ act number }} }} }} }} }}"#
    );
    let data = site.query(Some(&command), &all, json!({})).await;
    assert_eq!(data["matters"]["totalCount"], SENDERS * EACH);
    let steps = json!([{ "act": "REPORT", "number": 1 }, { "act": "ACCEPT", "number": 2 }]);
    for matter in data["matters"]["nodes"].as_array().unwrap() {
        assert_eq!((&matter["version"], &matter["steps"]["nodes"]), (&json!(2), &steps), "{matter:#}");
        assert!(last.values().any(|(id, accepted)| *id == matter["id"] && *accepted));
    }
    assert!(site.stop().await.success());
}
