//! Numbers of committed rows follow the order of commits, not that of ids.

use crate::harness::platform::Hands;
use crate::harness::{TestDatabase, on_each_database};
use kit::access::Policy;
use kit::platform::Platform;

const AREA: &str = "340705001001";

/// Enters an event with this id, committed at once.
async fn commit(database: &TestDatabase, district: &str, id: i64) {
    let values = format!("('{district}', {id}, 'grid.change', 'Grid', '{id}', '{district}', 0)");
    let into = "outbox (district_code, id, event, record_type, record_id, area_code, at)";
    database.execute(&format!("INSERT INTO {into} VALUES {values}")).await;
}

/// Each row of a table as `district id seq`, by number.
async fn numbered(database: &TestDatabase, table: &str) -> Vec<String> {
    let row = "district_code || ' ' || id || ' ' || seq";
    database.texts(&format!("SELECT {row} FROM {table} ORDER BY district_code, seq")).await
}

#[tokio::test]
async fn a_late_commit_of_an_early_id_gets_the_later_number() {
    on_each_database(async |database| {
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        commit(database, "340705", 20).await;
        assert_eq!(platform.sequence("one").await.unwrap(), 1);
        commit(database, "340705", 10).await;
        commit(database, "371102", 15).await;
        assert_eq!(platform.sequence("one").await.unwrap(), 2);
        assert_eq!(platform.sequence("one").await.unwrap(), 0, "none is numbered twice");
        assert_eq!(numbered(database, "outbox").await, ["340705 20 1", "340705 10 2", "371102 15 1"]);
    })
    .await;
}

/// SQLite has one writer at a time, so there two transactions cannot even begin together.
#[tokio::test]
async fn two_open_transactions_are_numbered_as_they_commit() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let platform = database.platform(Policy::default(), &Hands::default()).await;
    let access = platform.system();
    let (early, late) = (access.begin().await.unwrap(), access.begin().await.unwrap());
    early.audit("login", "Account", "early", AREA, None).await.unwrap();
    late.audit("login", "Account", "late", AREA, None).await.unwrap();
    late.commit().await.unwrap();
    assert_eq!(platform.sequence("one").await.unwrap(), 1);
    early.commit().await.unwrap();
    assert_eq!(platform.sequence("one").await.unwrap(), 1);
    let order = database.texts("SELECT record_id FROM audit ORDER BY seq").await;
    assert_eq!(order, ["late", "early"]);
    let ids = database.texts("SELECT record_id FROM audit ORDER BY id").await;
    assert_eq!(ids, ["early", "late"]);
    database.remove().await;
}

#[tokio::test]
async fn a_backlog_is_numbered_without_gaps() {
    on_each_database(async |database| {
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        for id in 1..=450 {
            commit(database, "340705", id).await;
        }
        assert_eq!(platform.sequence("one").await.unwrap(), 450);
        let ends = "SELECT min(seq) || ' ' || max(seq) || ' ' || count(DISTINCT seq) FROM outbox";
        assert_eq!(database.texts(ends).await, ["1 450 450"]);
    })
    .await;
}

#[tokio::test]
async fn a_round_for_what_is_late_leaves_the_rest_to_one_for_all() {
    on_each_database(async |database| {
        let clock = Hands::default();
        let platform = database.platform(Policy::default(), &clock).await;
        commit(database, "340705", 1).await;
        assert_eq!(platform.sequence_lately("one").await.unwrap(), 0, "the district has no numbers yet");
        assert_eq!(platform.sequence("one").await.unwrap(), 1);
        let late = platform.system().new_id();
        commit(database, "340705", 2).await;
        commit(database, "340705", late).await;
        assert_eq!(platform.sequence_lately("one").await.unwrap(), 1);
        assert_eq!(platform.sequence("one").await.unwrap(), 1);
        let last = platform.system().new_id();
        commit(database, "340705", last).await;
        clock.forward(30_001);
        assert_eq!(platform.sequence_lately("one").await.unwrap(), 0, "it was begun long ago");
        assert_eq!(platform.sequence("one").await.unwrap(), 1);
        let expected = [(1, 1), (late, 2), (2, 3), (last, 4)].map(|(id, seq)| format!("340705 {id} {seq}"));
        assert_eq!(numbered(database, "outbox").await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_second_instance_waits_for_the_lease() {
    on_each_database(async |database| {
        let clock = Hands::default();
        let one = database.platform(Policy::default(), &clock).await;
        let two: Platform = database.platform(Policy::default(), &clock).await;
        commit(database, "340705", 1).await;
        assert_eq!(one.sequence("one").await.unwrap(), 1);
        commit(database, "340705", 2).await;
        assert_eq!(two.sequence("two").await.unwrap(), 0);
        clock.forward(10_001);
        assert_eq!(two.sequence("two").await.unwrap(), 1);
        assert_eq!(numbered(database, "outbox").await, ["340705 1 1", "340705 2 2"]);
    })
    .await;
}
