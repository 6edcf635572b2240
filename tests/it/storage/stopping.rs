//! A statement ends with the request that waits for it, and the connection is free for the next one.
//!
//! The platforms have one connection that reads and one that writes, so that what comes next needs the very one that
//! was given up; a statement that was not stopped would hold it for ever.

use crate::harness::database::{TestDatabase, on_each_demo};
use crate::harness::platform::Hands;
use kit::Code;
use kit::access::{Access, Policy};
use kit::platform::Platform;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use std::time::Duration;
use wangge_core::places::grid::Grid;

/// Counts for ever.
const ENDLESS: &str =
    "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c) > 0";

/// Longer than the other statements of these tests take, and much shorter than for ever.
const A_WHILE: Duration = Duration::from_millis(500);

const RENAME: &str = "UPDATE grid SET name = 'half written'";
const RENAMED: &str = "SELECT name FROM grid WHERE name = 'half written'";

async fn read(platform: &Platform) -> kit::Result<usize> {
    let access = platform.system();
    let find = access.find::<Grid>()?.filter(Expr::cust(ENDLESS));
    find.all().await.map(|rows| rows.len())
}

fn endless() -> SelectStatement {
    Query::select().expr(Expr::cust(ENDLESS)).to_owned()
}

async fn narrow(database: &TestDatabase) -> Platform {
    database.narrow_platform(Policy::default(), &Hands::default()).await
}

#[tokio::test]
async fn a_read_that_nobody_waits_for_is_stopped() {
    on_each_demo(async |database| {
        let platform = narrow(database).await;
        for _ in 0..3 {
            assert!(tokio::time::timeout(A_WHILE, read(&platform)).await.is_err());
            platform.ping().await.unwrap();
            assert!(platform.system().find::<Grid>().unwrap().count().await.unwrap() > Some(0));
        }
        platform.close().await.unwrap();
    })
    .await;
}

/// Writes, and then something endless.
async fn write(access: &Access, last: &str) -> kit::Result<()> {
    let tx = access.begin().await?;
    assert!(tx.bulk(RENAME, Vec::new()).await? > 0);
    match last {
        "reads" => drop(tx.rows(&endless()).await?),
        _ => drop(tx.bulk(format!("UPDATE grid SET name = name WHERE {ENDLESS}"), Vec::new()).await?),
    }
    tx.commit().await
}

#[tokio::test]
async fn a_transaction_that_nobody_waits_for_is_stopped_and_leaves_nothing() {
    on_each_demo(async |database| {
        let platform = narrow(database).await;
        let access = platform.system();
        for last in ["reads", "writes"] {
            assert!(tokio::time::timeout(A_WHILE, write(&access, last)).await.is_err());
            let tx = access.begin().await.unwrap();
            assert_eq!(tx.bulk("UPDATE district_setting SET zone = zone", Vec::new()).await.unwrap(), 3);
            tx.commit().await.unwrap();
            assert_eq!(database.texts(RENAMED).await, [""; 0], "{last}");
        }
        platform.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_server_that_ends_a_statement_by_itself_reached_a_limit() {
    on_each_demo(async |database| {
        if database.backend() != DbBackend::Postgres {
            return;
        }
        let platform = database.hasty_platform(Policy::default(), &Hands::default()).await;
        assert_eq!(read(&platform).await.unwrap_err().code(), Code::LimitExceeded);
        for last in ["reads", "writes"] {
            let error = write(&platform.system(), last).await.unwrap_err();
            assert_eq!(error.code(), Code::LimitExceeded);
            assert!(error.message().contains("ask for less"), "{}", error.message());
            assert!(error.cause().is_none(), "nothing of the database");
            assert_eq!(database.texts(RENAMED).await, [""; 0], "{last}");
        }
        platform.ping().await.unwrap();
        platform.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn one_after_the_other_needs_one_connection() {
    on_each_demo(async |database| {
        if database.backend() != DbBackend::Postgres {
            return;
        }
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        for _ in 0..20 {
            platform.ping().await.unwrap();
        }
        let mine = "SELECT CAST(count(*) AS text) FROM pg_stat_activity \
                    WHERE application_name = 'wangge' AND datname = current_database()";
        assert_eq!(
            database.texts(mine).await,
            ["1"],
            "each connection costs memory and keeps statements of its own"
        );
        platform.close().await.unwrap();
    })
    .await;
}
