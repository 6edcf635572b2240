//! A step whose process ends at any moment is done or not done, and is done once when it is sent again.

use super::town::{Town, in_a_town};
use serde_json::{Value, json};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use work::clock::tick;

/// Drives a future until it was looked at so many times, and drops it there.
async fn dropped_after<F: Future>(future: F, most: usize) -> Option<F::Output> {
    let (mut future, mut looks) = (pin!(future), 0);
    poll_fn(|cx| {
        if looks == most {
            return Poll::Ready(None);
        }
        looks += 1;
        future.as_mut().poll(cx).map(Some)
    })
    .await
}

/// Version, signatures, versions kept, events, and matters that count as to be handled: none without the others.
async fn traces(town: &Town<'_>) -> String {
    let sql = "SELECT (SELECT version FROM matter) || ' ' || (SELECT count(*) FROM matter_step) || ' ' || \
         (SELECT count(*) FROM history WHERE record_type = 'Matter') || ' ' || \
         (SELECT count(*) FROM outbox WHERE record_type = 'Matter')";
    town.stage.database.texts(sql).await.remove(0)
}

#[tokio::test]
async fn a_mutation_that_is_dropped_anywhere_leaves_all_or_nothing() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        let input = json!({ "id": matter["id"], "version": 1, "idempotencyKey": "once" });
        let mut answer = None;
        for most in 1..2_000 {
            answer = dropped_after(town.send(&town.leader, "acceptMatter", input.clone()), most).await;
            let now = traces(town).await;
            assert!(["1 1 1 1", "2 2 2 2"].contains(&now.as_str()), "{now} after {most}");
            if answer.is_some() {
                break;
            }
        }
        let answer: Value = answer.unwrap();
        assert_eq!(answer["data"]["acceptMatter"]["matter"]["version"], 2, "{answer:#}");
        town.send(&town.leader, "acceptMatter", input).await;
        assert_eq!(traces(town).await, "2 2 2 2", "none was repeated");
        assert_eq!(town.counts("lamp").await["handle"], 1);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_is_dropped_anywhere_goes_on_where_it_was() {
    in_a_town(async |town| {
        town.report(&town.leader, "leak", json!({})).await;
        town.stage.clock.forward(3 * 3_600_000);
        for most in 1..2_000 {
            let ended = dropped_after(tick(&town.stage.platform, "test"), most).await;
            let now = traces(town).await;
            assert!(["1 1 1 1", "2 2 2 2"].contains(&now.as_str()), "{now} after {most}");
            if ended.is_some() {
                break;
            }
        }
        assert_eq!(traces(town).await, "2 2 2 2");
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 0);
    })
    .await;
}
