//! Every mutation as everybody: what the policy lets happen happens, in a copy of the database, and once however often
//! it is sent; what it refuses is refused and changes nothing.

use super::{Deed, On, Outcome, all};
use crate::access::oracle::{Kind, Row, View, Who};
use crate::access::verdict::{assert_as_wanted, errors};
use crate::access::world::World;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::content::Content;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Tables that a refusal may write to, each with a reason. The list may only shrink.
const MAY_CHANGE: &[&str] = &[];

/// The rows that a mutation is tried on: the first and the last of each area, of those that it fits.
fn candidates<'a>(world: &'a World, deed: &Deed) -> Vec<&'a Row> {
    let kind = match deed.on {
        On::Record(kind) | On::About(kind) | On::Area(kind) | On::Ids(kind, _) | On::Mine(kind) => kind,
        On::Belonging(kind, ..) => kind,
        On::Attached(..) => "Attachment",
        On::Own(_) => return vec![&world.nothing],
    };
    let (kind, nobody) = (Kind::of(kind), Who::anonymous());
    let view = View { facts: &world.facts, who: &nobody };
    world.sample(kind, world.facts.rows(kind.table).iter().filter(|row| (deed.fits)(&view, row)))
}

/// The first row for each outcome that a caller can have.
fn chosen<'a>(view: &View<'_>, deed: &Deed, rows: &[&'a Row]) -> BTreeMap<Outcome, &'a Row> {
    let mut chosen = BTreeMap::new();
    for row in rows {
        chosen.entry(deed.outcome(view, row)).or_insert(*row);
    }
    chosen
}

/// How much was written down of changes; who looks again looks once more.
const TRACES: &str = "SELECT CAST((SELECT count(*) FROM history) \
                      + (SELECT count(*) FROM audit WHERE action NOT IN ('read', 'act')) \
                      + (SELECT count(*) FROM outbox) AS text)";

/// Does it in a copy of the database, and sends it again; answers what is not as it should be.
async fn done(world: &World, who: &Who, deed: &Deed, row: &Row) -> Option<String> {
    let database = world.database.copy().await;
    let platform = world.platform_on(&database).await;
    let view = View { facts: &world.facts, who };
    let (document, mut variables) = deed.document(&view, row);
    // what shows sensitive values shows them each time anew
    let once = !matches!(deed.on, On::Ids(..)) && deed.field != "exportResidents";
    if once {
        variables["input"]["idempotencyKey"] = Value::from("walk");
    }
    let answer = world.send(&platform, who, &document, variables.clone()).await;
    let (sql, wanted) = (deed.done)(row);
    let before = world.database.texts(&sql).await;
    let after = database.texts(&sql).await;
    let traces = database.texts(TRACES).await;
    let again = world.send(&platform, who, &document, variables).await;
    let repeated = !once || (again == answer && database.texts(TRACES).await == traces);
    platform.close().await.unwrap();
    database.remove().await;
    if !repeated {
        return Some(format!("{} {}: sent again it answers {again}", who.name, deed.field));
    }
    let as_said = errors(&answer).is_empty() && before.last() != Some(&wanted) && after == [wanted.clone()];
    let told = answer["errors"][0]["message"].clone();
    (!as_said)
        .then(|| format!("{} {}: {before:?} became {after:?}, wanted {wanted}; {told}", who.name, deed.field))
}

/// Answers how a refusal was not the one that it should be.
fn refused(who: &Who, deed: &Deed, code: &str, answer: &Value) -> Option<String> {
    let (told, wanted) = (errors(answer), [format!("{code} {}", deed.field)]);
    (told != wanted)
        .then(|| format!("{} {}: wanted {wanted:?}, got {told:?}: {answer}", who.name, deed.field))
}

/// Every mutation as who has a post at one of the places.
async fn every_mutation_does_as_the_policy_says(second: bool) {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    let shared = world.database.copy().await;
    let platform = world.platform_on(&shared).await;
    let before = Before::now(&shared, MAY_CHANGE).await;
    let mut differences = Vec::new();
    for deed in all() {
        let rows = candidates(&world, deed);
        for who in world.half(second) {
            let view = View { facts: &world.facts, who };
            for (outcome, row) in chosen(&view, deed, &rows) {
                let Outcome::Refused(code) = outcome else {
                    differences.extend(done(&world, who, deed, row).await);
                    continue;
                };
                let (document, variables) = deed.document(&view, row);
                let answer = world.send(&platform, who, &document, variables).await;
                differences.extend(refused(who, deed, code, &answer));
            }
        }
    }
    assert_as_wanted(&differences);
    before.assert_same().await;
    platform.close().await.unwrap();
    shared.remove().await;
    world.close().await;
}

#[tokio::test]
async fn every_mutation_at_the_first_place_does_what_the_policy_says_and_nothing_else() {
    every_mutation_does_as_the_policy_says(false).await;
}

#[tokio::test]
async fn every_mutation_at_the_second_place_does_what_the_policy_says_and_nothing_else() {
    every_mutation_does_as_the_policy_says(true).await;
}

#[tokio::test]
async fn every_mutation_is_tried_where_it_is_done_and_where_it_is_refused() {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    for deed in all() {
        let rows = candidates(&world, deed);
        let of = |who| chosen(&View { facts: &world.facts, who }, deed, &rows).into_keys();
        let seen: BTreeSet<Outcome> = world.everybody.iter().flat_map(of).collect();
        let done = seen.contains(&Outcome::Done) || matches!(deed.on, On::Own(_));
        assert!(done && seen.iter().any(|outcome| *outcome != Outcome::Done), "{}: {seen:?}", deed.field);
    }
    world.close().await;
}
