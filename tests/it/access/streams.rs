//! Every subscription as everybody: who may not follow learns so at once; who may hears what is within reach, in
//! order, and nothing else.

use super::oracle::{Kind, Row, View, Who, global_id, text};
use super::verdict::{assert_as_wanted, errors};
use super::world::{HOMES, World};
use crate::harness::TestDatabase;
use crate::harness::content::Content;
use futures_util::StreamExt;
use futures_util::future::join_all;
use serde_json::Value;
use std::time::Duration;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinSet;

/// A subscription.
pub(crate) struct Stream {
    field: &'static str,
    /// Behind the field's name, for an area.
    text: fn(&str) -> String,
    /// The record that it tells of, and where an answer has its id.
    kind: &'static str,
    id: &'static str,
}

const STREAMS: &[Stream] = &[
    Stream {
        field: "placeChanged",
        text: |area| format!("(area: \"{area}\") {{ place {{ id }} }}"),
        kind: "Grid",
        id: "/data/placeChanged/place/id",
    },
    Stream {
        field: "civilAffairsChanged",
        text: |area| format!("(area: \"{area}\") {{ record {{ id }} }}"),
        kind: "CareRecord",
        id: "/data/civilAffairsChanged/record/id",
    },
    Stream {
        field: "fireSafetyChanged",
        text: |area| format!("(area: \"{area}\") {{ record {{ id }} }}"),
        kind: "FireHazard",
        id: "/data/fireSafetyChanged/record/id",
    },
    Stream {
        field: "illegalConstructionChanged",
        text: |area| format!("(area: \"{area}\") {{ record {{ id }} }}"),
        kind: "Violation",
        id: "/data/illegalConstructionChanged/record/id",
    },
    Stream {
        field: "familyPlanningChanged",
        text: |area| format!("(area: \"{area}\") {{ record {{ id }} }}"),
        kind: "BirthRegistration",
        id: "/data/familyPlanningChanged/record/id",
    },
    Stream {
        field: "socialSecurityChanged",
        text: |area| format!("(area: \"{area}\") {{ record {{ id }} }}"),
        kind: "Pension",
        id: "/data/socialSecurityChanged/record/id",
    },
];

/// Subscriptions whose events say whom they are for, so that the walk cannot enter some: `work::streams` makes them by
/// what is done with matters, and follows them as a unit, two lines, a resident and nobody; `key_groups::stream` follows
/// files, which leave no event at all.
const BY_DEEDS: &[&str] =
    &["keyFileChanged", "matterChanged", "mattersChanged", "matterQueueChanged", "emergencies"];

/// Is there a case of a subscription?
pub(crate) fn known(field: &str) -> bool {
    STREAMS.iter().any(|stream| stream.field == field) || BY_DEEDS.contains(&field)
}

/// What a caller must hear first: an error, or nothing.
fn first(stream: &Stream, view: &View<'_>, area: &str) -> Option<String> {
    let reach = view.rule("Subscription", stream.field).unwrap();
    if reach.is_nowhere() {
        return Some(format!("{} {}", view.who.refusal(), stream.field));
    }
    (!reach.meets(area)).then(|| format!("NOT_FOUND {}", stream.field))
}

/// Enters a change of each of these rows, as the sequencer finds it.
async fn change(world: &World, first: usize, kind: &Kind, rows: &[&Row]) {
    for (at, row) in (first..).zip(rows) {
        let (area, id) = (text(row, kind.at.column()), &row["id"]);
        let values = format!("('{}', {}, 'change', '{}', '{id}', '{area}', 0)", &area[..6], at, kind.name);
        let into = "outbox (district_code, id, event, record_type, record_id, area_code, at)";
        world.database.execute(&format!("INSERT INTO {into} VALUES {values}")).await;
    }
    world.platform.sequence("walk").await.unwrap();
}

/// A subscription of somebody, driven by a task of its own, so that it holds up no other.
struct Line<'a> {
    who: &'a Who,
    answers: UnboundedReceiver<Value>,
    /// What it answered before any change.
    first: Option<Value>,
    ended: bool,
}

/// Subscribes everybody, and waits until each listens, was answered, or has ended.
async fn begin<'a>(world: &'a World, document: &str, tasks: &mut JoinSet<()>) -> Vec<Line<'a>> {
    let before = world.platform.listeners();
    let mut lines = Vec::new();
    for who in &world.everybody {
        let mut told = world.follow(who, document).await;
        let (sender, answers) = unbounded_channel();
        tasks.spawn(async move {
            while let Some(answer) = told.next().await {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        lines.push(Line { who, answers, first: None, ended: false });
    }
    loop {
        let silent = lines.iter_mut().filter(|line| line.first.is_none() && !line.ended);
        let waiting = silent.map(Line::look).filter(|waits| *waits).count();
        if world.platform.listeners() >= before + waiting {
            return lines;
        }
        tokio::task::yield_now().await;
    }
}

impl Line<'_> {
    /// Does it still say nothing?
    fn look(&mut self) -> bool {
        match self.answers.try_recv() {
            Ok(answer) => self.first = Some(answer),
            Err(TryRecvError::Disconnected) => self.ended = true,
            Err(TryRecvError::Empty) => return true,
        }
        false
    }
}

/// The next so many answers, which must come in time.
async fn next(answers: &mut UnboundedReceiver<Value>, count: usize, id: &str) -> Vec<String> {
    let mut heard = Vec::new();
    for _ in 0..count {
        let answer = tokio::time::timeout(Duration::from_secs(60), answers.recv()).await;
        let answer = answer.ok().flatten().unwrap_or_default();
        heard.push(answer.pointer(id).and_then(Value::as_str).unwrap_or("nothing").to_owned());
    }
    heard
}

#[tokio::test]
async fn every_subscription_tells_everybody_what_is_within_reach() {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    let mut differences = Vec::new();
    for (nth, stream) in (1..).zip(STREAMS) {
        let area = &HOMES[0][..12];
        let document = format!("subscription {{ {}{} }}", stream.field, (stream.text)(area));
        let mut tasks = JoinSet::new();
        let lines = begin(&world, &document, &mut tasks).await;
        let kind = Kind::of(stream.kind);
        let inside = |row: &&Row| text(row, kind.at.column()).starts_with(area);
        let mut rows: Vec<&Row> = world.facts.rows(kind.table).iter().filter(inside).collect();
        rows.sort_by(|a, b| kind.order(b, a));
        change(&world, nth * 10_000, kind, &rows).await;
        let mut following = Vec::new();
        for Line { who, answers, first: told, .. } in lines {
            let view = View { facts: &world.facts, who };
            let told = told.map(|answer| errors(&answer).join(" "));
            if told != first(stream, &view, area) {
                differences.push(format!("{} {}: heard {told:?} first", who.name, stream.field));
            } else if told.is_none() {
                let seen = rows.iter().filter(|row| view.sees(kind, row)).map(|row| global_id(kind, row));
                following.push((who, answers, seen.collect::<Vec<_>>()));
            }
        }
        let heard = following.iter_mut().map(|(_, answers, wanted)| next(answers, wanted.len(), stream.id));
        let heard = join_all(heard).await;
        for ((who, _, wanted), heard) in following.iter().zip(heard) {
            if heard != *wanted {
                differences
                    .push(format!("{} {}: heard {heard:?}, wanted {wanted:?}", who.name, stream.field));
            }
        }
        // those who listen to the next are counted from those who listen to none
        tasks.shutdown().await;
    }
    assert_as_wanted(&differences);
    world.close().await;
}
