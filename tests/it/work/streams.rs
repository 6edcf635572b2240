//! Matters as they go on, to whom they concern.

use super::town::{DISTRICT, Town, Worker, in_a_town};
use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use crate::places::stage::codes;
use crate::places::town::COMMUNITY;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use kit::access::Policy;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

pub(super) type Heard = BoxStream<'static, Value>;

const EVENT: &str = "event cursor matterId matter { id stage }";

/// Follows, and has begun to. The stream goes on by itself, so that it holds no connection while nobody listens.
pub(super) async fn follow(town: &Town<'_>, who: &Worker, field: &str) -> Heard {
    let mut events = town.stage.follow(&who.access, &format!("subscription {{ {field} }}"));
    let (sender, receiver) = mpsc::unbounded_channel();
    let before = town.stage.platform.listeners();
    let mut task = JoinSet::new();
    task.spawn(async move {
        while let Some(event) = events.next().await {
            if sender.send(event).is_err() {
                break;
            }
        }
    });
    while town.stage.platform.listeners() == before {
        assert!(task.try_join_next().is_none(), "{receiver:?}");
        tokio::task::yield_now().await;
    }
    let heard = |(mut receiver, task): (mpsc::UnboundedReceiver<Value>, JoinSet<()>)| async move {
        receiver.recv().await.map(|event| (event, (receiver, task)))
    };
    futures_util::stream::unfold((receiver, task), heard).boxed()
}

/// The next event, which must come in time.
pub(super) async fn next(stream: &mut Heard) -> Value {
    let answer = tokio::time::timeout(Duration::from_secs(20), stream.next()).await;
    let mut answer = answer.expect("an event in time").expect("it goes on");
    assert!(answer.get("errors").is_none(), "{answer:#}");
    let data = answer["data"].as_object_mut().unwrap();
    data.values_mut().next().unwrap().take()
}

pub(super) async fn number(town: &Town<'_>) {
    town.stage.platform.sequence("test").await.unwrap();
}

pub(super) fn told(event: &Value) -> (&str, &Value) {
    (event["event"].as_str().unwrap(), &event["matterId"])
}

#[tokio::test]
async fn a_matter_is_followed_step_by_step_and_from_a_cursor() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "lamp", json!({})).await;
        number(town).await;
        let field = |after: &str| format!("matterChanged(id: {}{after}) {{ {EVENT} }}", matter["id"]);
        let mut stream = follow(town, &town.director, &field("")).await;
        town.report(&town.leader, "lamp", json!({})).await;
        let accepted = town.step(&town.leader, "acceptMatter", &matter).await;
        number(town).await;
        let first = next(&mut stream).await;
        assert_eq!(told(&first), ("accept", &matter["id"]));
        assert_eq!(first["matter"]["stage"], "HANDLE");
        drop(stream);
        let done = town.step(&town.leader, "finishMatter", &accepted).await;
        number(town).await;
        town.step(&town.supervisor, "verifyMatter", &done).await;
        number(town).await;
        let mut stream = town.stage.follow(
            &town.director.access,
            &format!("subscription {{ {} }}", field(&format!(", after: {}", first["cursor"]))),
        );
        let (second, third) = (next(&mut stream).await, next(&mut stream).await);
        assert_eq!([told(&second).0, told(&third).0], ["finish", "verify"], "no gap and none twice");
        assert_eq!([&second["matter"]["stage"], &third["matter"]["stage"]], ["FILE", "FILE"], "as it is now");
        let refused = town.stage.follow(&town.resident.access, &format!("subscription {{ {} }}", field("")));
        assert_eq!(codes(&{ refused }.next().await.unwrap()), ["NOT_FOUND"], "it is not the resident's");
    })
    .await;
}

#[tokio::test]
async fn each_hears_of_an_area_what_is_within_reach() {
    in_a_town(async |town| {
        let field = format!("mattersChanged(area: \"{COMMUNITY}\") {{ {EVENT} }}");
        let mut clerk = follow(town, &town.clerk, &field).await;
        let mut resident = follow(town, &town.resident, &field).await;
        let mut police = follow(town, &town.police, &field).await;
        let mut officer = follow(town, &town.officer, &field).await;
        let other = town.report(&town.leader, "lamp", json!({})).await;
        let own = town.report(&town.leader, "lamp", json!({ "served": town.residence })).await;
        town.define("theft", "GENERAL", json!({ "line": "police" })).await;
        let theft = town.report(&town.leader, "theft", json!({})).await;
        number(town).await;
        for wanted in [&other, &own, &theft] {
            assert_eq!(told(&next(&mut clerk).await), ("create", &wanted["id"]));
        }
        let heard = next(&mut resident).await;
        assert_eq!((told(&heard), &heard["matter"]["id"]), (("create", &own["id"]), &own["id"]));
        assert_eq!(told(&next(&mut police).await), ("create", &theft["id"]), "the line's alone");
        for wanted in [&other, &own] {
            assert_eq!(told(&next(&mut officer).await), ("create", &wanted["id"]));
        }
        town.step(&town.leader, "acceptMatter", &own).await;
        number(town).await;
        assert_eq!(told(&next(&mut resident).await), ("accept", &own["id"]), "and nothing between");
        let nobody = town.stage.platform.anonymous();
        let refused = town.stage.follow(&nobody, &format!("subscription {{ {field} }}")).next().await;
        assert_eq!(codes(&refused.unwrap()), ["UNAUTHENTICATED"]);
    })
    .await;
}

#[tokio::test]
async fn an_emergency_is_told_at_once_to_the_whole_chain() {
    in_a_town(async |town| {
        let field = format!("emergencies(area: \"{DISTRICT}\") {{ {EVENT} }}");
        let mut chain = Vec::new();
        for who in [&town.command, &town.town_leader, &town.director, &town.officer, &town.district_officer] {
            chain.push(follow(town, who, &field).await);
        }
        town.report(&town.leader, "lamp", json!({})).await;
        let leak = town.report(&town.leader, "leak", json!({})).await;
        number(town).await;
        for stream in &mut chain {
            assert_eq!(told(&next(stream).await), ("create", &leak["id"]));
        }
    })
    .await;
}

#[tokio::test]
async fn a_queue_tells_what_comes_and_what_goes() {
    in_a_town(async |town| {
        let field = |after: &str| format!("matterQueueChanged{after} {{ entered left {EVENT} }}");
        let mut clerk = follow(town, &town.clerk, &field("")).await;
        let mut officer = follow(town, &town.officer, &field("")).await;
        let mut police = follow(town, &town.police, &field("")).await;
        let moved = |event: &Value| (event["entered"].clone(), event["left"].clone());
        let matter = town.report(&town.leader, "spoil", json!({})).await;
        number(town).await;
        let first = next(&mut clerk).await;
        assert_eq!(moved(&first), (json!(["UNIT"]), json!([])));
        let matter = town.step(&town.clerk, "acceptMatter", &matter).await;
        number(town).await;
        assert_eq!(moved(&next(&mut clerk).await), (json!(["MINE"]), json!(["UNIT"])));
        let matter = town.step(&town.clerk, "dispatchMatter", &matter).await;
        number(town).await;
        assert_eq!(moved(&next(&mut clerk).await), (json!([]), json!(["MINE"])));
        assert_eq!(moved(&next(&mut officer).await), (json!(["UNIT"]), json!([])), "the line's desk");
        let over = json!({ "line": "police" });
        let matter = town.act(&town.officer, "handOverMatter", &matter, over).await;
        number(town).await;
        assert_eq!(moved(&next(&mut police).await), (json!(["RECEIPTS"]), json!([])));
        town.step(&town.police, "receiveMatter", &matter).await;
        number(town).await;
        assert_eq!(moved(&next(&mut police).await), (json!(["MINE"]), json!(["RECEIPTS"])));
        let gone = next(&mut officer).await;
        assert_eq!(moved(&gone), (json!([]), json!(["UNIT"])), "until the receipt it was the officer's");
        assert_eq!((told(&gone), &gone["matter"]), (("receive", &matter["id"]), &Value::Null));
        let again = field(&format!("(after: {})", first["cursor"]));
        let mut clerk = town.stage.follow(&town.clerk.access, &format!("subscription {{ {again} }}"));
        assert_eq!(moved(&next(&mut clerk).await), (json!(["MINE"]), json!(["UNIT"])), "as it was then");
        assert_eq!(moved(&next(&mut clerk).await), (json!([]), json!(["MINE"])));
    })
    .await;
}

#[tokio::test]
async fn what_is_dealt_with_waits_for_others_until_it_comes_back() {
    in_a_town(async |town| {
        let matter = town.report(&town.member, "lamp", json!({})).await;
        let matter = town.step(&town.leader, "acceptMatter", &matter).await;
        number(town).await;
        let field = format!("matterQueueChanged {{ entered left {EVENT} }}");
        let mut leader = follow(town, &town.leader, &field).await;
        let mine = async || {
            let queue = "{ matterQueue(queue: MINE) { nodes { id } } }";
            town.stage.ask(&town.leader.access, queue).await["matterQueue"]["nodes"].take()
        };
        let listed = json!([{ "id": matter["id"] }]);
        assert_eq!(mine().await, listed);
        let done = town.step(&town.leader, "finishMatter", &matter).await;
        assert_eq!(
            (&mine().await, &done["post"]["id"]),
            (&json!([]), &town.leader.post()),
            "it is the post's still"
        );
        number(town).await;
        let event = next(&mut leader).await;
        assert_eq!(
            (told(&event).0, &event["entered"], &event["left"]),
            ("finish", &json!([]), &json!(["MINE"]))
        );
        let again = town.step(&town.director, "reworkMatter", &done).await;
        assert_eq!(mine().await, listed);
        number(town).await;
        let event = next(&mut leader).await;
        assert_eq!(
            (told(&event).0, &event["entered"], &event["left"]),
            ("rework", &json!(["MINE"]), &json!([]))
        );
        let done = town.step(&town.leader, "finishMatter", &again).await;
        let verified = town.step(&town.director, "verifyMatter", &done).await;
        assert_eq!(mine().await, json!([]));
        let filing = "{ matters(filter: { stage: FILE }) { nodes { id } } }";
        let found = town.stage.ask(&town.clerk.access, filing).await;
        assert_eq!(found["matters"]["nodes"], json!([{ "id": verified["id"] }]));
    })
    .await;
}

/// What other instances have is told on PostgreSQL, and again after the connection was lost.
#[tokio::test]
async fn another_instance_is_told_to_look() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let clock = Hands::default();
    let one = database.platform(Policy::default(), &clock).await;
    let two = database.platform(Policy::default(), &clock).await;
    let mut hints = two.hints().await.unwrap().unwrap();
    let mut woken = two.events();
    for id in [1, 2] {
        woken.mark_unchanged();
        let into = "outbox (district_code, id, event, record_type, record_id, area_code, at)";
        let row = format!("('340705', {id}, 'change', 'Matter', '1', '340705', 0)");
        database.execute(&format!("INSERT INTO {into} VALUES {row}")).await;
        assert_eq!(one.sequence("one").await.unwrap(), 1);
        let heard = tokio::time::timeout(Duration::from_secs(20), hints.pass_on()).await;
        heard.expect("a hint in time").unwrap();
        assert!(woken.has_changed().unwrap());
        let lose = "SELECT CAST(pg_terminate_backend(pid) AS text) FROM pg_stat_activity \
             WHERE query LIKE 'LISTEN%' AND datname = current_database()";
        assert_eq!(database.texts(lose).await, ["true"]);
        // that it was lost wakes as well: something may have been missed
        woken.mark_unchanged();
        hints.pass_on().await.unwrap();
        assert!(woken.has_changed().unwrap());
    }
    drop(hints);
    database.remove().await;
}
