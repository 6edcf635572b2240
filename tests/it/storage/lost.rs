//! A connection that the server closed is opened anew: what had done nothing yet runs on the new one, and what it broke in fails
//! and leaves nothing.
//!
//! The platform has one connection that reads and one that writes, so that what comes next needs the very one that was lost.

use crate::harness::database::TestDatabase;
use crate::harness::platform::Hands;
use kit::Code;
use kit::access::{Access, Policy};
use sea_orm::sea_query::{Expr, Query};

/// The processes of the server behind the platform's connections.
const OPEN: &str = "SELECT CAST(pid AS text) FROM pg_stat_activity \
    WHERE application_name = 'wangge' AND datname = current_database() ORDER BY pid";
/// Closes those connections; each row is one that is gone.
const CLOSE: &str = "SELECT CAST(pg_terminate_backend(pid, 60000) AS text) FROM pg_stat_activity \
    WHERE application_name = 'wangge' AND datname = current_database()";
const ENTER: &str = "INSERT INTO rights_epoch VALUES (77, 1)";
const ENTERED: &str = "SELECT 'found' FROM rights_epoch WHERE id = 77";

/// A read and a transaction, each on its connection.
async fn read_and_write(access: &Access) {
    let one = Query::select().expr_as(Expr::cust("1"), "one").to_owned();
    let rows = access.system_rows(&one).await.unwrap();
    assert_eq!(rows[0].try_get_by::<i32, _>("one").unwrap(), 1);
    let tx = access.begin().await.unwrap();
    assert_eq!(tx.bulk("UPDATE rights_epoch SET epoch = epoch WHERE id = 77", vec![]).await.unwrap(), 0);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_the_server_closed_is_opened_anew() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let platform = database.narrow_platform(Policy::default(), &Hands::default()).await;
    let access = platform.system();
    read_and_write(&access).await;
    let mut before = database.texts(OPEN).await;
    assert_eq!(before.len(), 2, "{before:?}");
    for _ in 0..2 {
        assert_eq!(database.texts(CLOSE).await, ["true"; 2]);
        platform.ping().await.unwrap();
        assert_eq!(database.texts(CLOSE).await, ["true"]);
        read_and_write(&access).await;
        let now = database.texts(OPEN).await;
        assert_eq!(now.len(), 2, "{now:?}");
        assert!(now.iter().all(|process| !before.contains(process)), "{before:?} {now:?}");
        before = now;
    }
    platform.close().await.unwrap();
    database.remove().await;
}

#[tokio::test]
async fn a_transaction_whose_connection_is_lost_fails_and_leaves_nothing() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let platform = database.narrow_platform(Policy::default(), &Hands::default()).await;
    let access = platform.system();
    for at_the_end in [false, true] {
        let tx = access.begin().await.unwrap();
        assert_eq!(tx.bulk(ENTER, vec![]).await.unwrap(), 1);
        let closed = database.texts(CLOSE).await;
        assert!(!closed.is_empty() && closed.iter().all(|gone| gone == "true"), "{closed:?}");
        let failed = match at_the_end {
            true => tx.commit().await,
            false => {
                let update = "UPDATE rights_epoch SET epoch = 2 WHERE id = 77";
                let failed = tx.bulk(update, vec![]).await.map(drop);
                drop(tx);
                failed
            }
        };
        let failed = failed.unwrap_err();
        assert_eq!(failed.code(), Code::Unavailable, "{failed:?}");
        assert_eq!(database.texts(ENTERED).await, [""; 0]);
        read_and_write(&access).await;
    }
    platform.close().await.unwrap();
    database.remove().await;
}
