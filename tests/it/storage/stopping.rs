//! A statement ends with the request that waits for it, and the connection is free for the next one.

use crate::harness::database::{TestDatabase, on_each_demo};
use crate::harness::platform::Hands;
use kit::Code;
use kit::access::Policy;
use kit::platform::Platform;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use std::time::Duration;
use wangge_core::places::grid::Grid;

/// Counts for ever.
const ENDLESS: &str =
    "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c) > 0";

/// Longer than any statement of a test takes, and much shorter than for ever.
const A_WHILE: Duration = Duration::from_millis(500);

async fn read(platform: &Platform) -> kit::Result<usize> {
    let access = platform.system();
    let find = access.find::<Grid>()?.filter(Expr::cust(ENDLESS));
    find.all().await.map(|rows| rows.len())
}

fn endless() -> SelectStatement {
    Query::select().expr(Expr::cust(ENDLESS)).to_owned()
}

/// With one connection that reads and one that writes: what comes next needs the very one that was given up.
async fn hasty(database: &TestDatabase) -> Platform {
    database.hasty_platform(Policy::default(), &Hands::default()).await
}

#[tokio::test]
async fn what_nobody_waits_for_is_stopped() {
    on_each_demo(async |database| {
        let platform = hasty(database).await;
        assert!(tokio::time::timeout(A_WHILE, read(&platform)).await.is_err());
        platform.ping().await.unwrap();
        assert!(platform.system().find::<Grid>().unwrap().count().await.unwrap() > 0);
        let access = platform.system();
        let tx = access.begin().await.unwrap();
        assert!(tokio::time::timeout(A_WHILE, tx.rows(&endless())).await.is_err());
        drop(tx);
        let tx = access.begin().await.unwrap();
        tx.bulk("UPDATE grid SET name = name", Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
        platform.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_server_that_ends_a_statement_reached_a_limit() {
    on_each_demo(async |database| {
        if database.backend() != DbBackend::Postgres {
            return;
        }
        let platform = hasty(database).await;
        assert_eq!(read(&platform).await.unwrap_err().code(), Code::LimitExceeded);
        let access = platform.system();
        let tx = access.begin().await.unwrap();
        let error = tx.rows(&endless()).await.unwrap_err();
        assert_eq!(error.code(), Code::LimitExceeded);
        assert!(error.message().contains("ask for less"), "{}", error.message());
        assert!(error.cause().is_none(), "nothing of the database");
        drop(tx);
        platform.close().await.unwrap();
    })
    .await;
}
