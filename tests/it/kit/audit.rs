//! The audit's chain tells of every row that was changed or taken away.

use crate::harness::platform::Hands;
use crate::harness::{TestDatabase, on_each_database};
use kit::access::Policy;
use kit::platform::Platform;
use kit::stream::{Broken, Head};

const DISTRICT: &str = "340705";

/// A platform with three audit rows, linked.
async fn three_rows(database: &TestDatabase) -> Platform {
    let platform = database.platform(Policy::default(), &Hands::default()).await;
    for name in ["a", "b", "c"] {
        let tx = platform.system().begin().await.unwrap();
        tx.audit("login", "Account", name, DISTRICT, None).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(platform.sequence("one").await.unwrap(), 3);
    platform
}

/// What the check says after `tampering` with three good rows.
async fn verdict(database: &TestDatabase, tampering: &str) -> Result<i64, Broken> {
    let platform = three_rows(database).await;
    assert_eq!(platform.verify_audit(DISTRICT).await.unwrap(), Ok(3));
    database.execute(tampering).await;
    platform.verify_audit(DISTRICT).await.unwrap()
}

#[tokio::test]
async fn a_changed_row_is_told() {
    on_each_database(async |database| {
        let told = verdict(database, "UPDATE audit SET record_id = 'x' WHERE seq = 2").await;
        assert_eq!(told, Err(Broken::Changed { seq: 2 }));
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_missing_is_told() {
    on_each_database(async |database| {
        let told = verdict(database, "DELETE FROM audit WHERE seq = 2").await;
        assert_eq!(told, Err(Broken::Gap { seq: 2 }));
    })
    .await;
}

#[tokio::test]
async fn a_chain_that_was_cut_short_is_told() {
    on_each_database(async |database| {
        let told = verdict(database, "DELETE FROM audit WHERE seq = 3").await;
        assert_eq!(told, Err(Broken::Truncated { seq: 3 }));
    })
    .await;
}

#[tokio::test]
async fn a_row_put_in_another_place_is_told() {
    on_each_database(async |database| {
        let swap = "UPDATE audit SET seq = -1 WHERE seq = 2;
            UPDATE audit SET seq = 2 WHERE seq = 3;
            UPDATE audit SET seq = 3 WHERE seq = -1";
        assert_eq!(verdict(database, swap).await, Err(Broken::Gap { seq: 2 }));
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_away_whole_is_told_by_a_head_that_was_kept() {
    on_each_database(async |database| {
        let platform = three_rows(database).await;
        let kept = platform.audit_heads().await.unwrap();
        let [Head { district, seq: 3, .. }] = &kept[..] else { panic!("{kept:?}") };
        assert_eq!(
            (district.as_str(), platform.audited().await.unwrap()),
            (DISTRICT, vec![DISTRICT.to_owned()])
        );
        assert_eq!(platform.holds(&kept[0]).await.unwrap(), Ok(()));
        let other = Head { link: "other".into(), ..kept[0].clone() };
        assert_eq!(platform.holds(&other).await.unwrap(), Err(Broken::Replaced { seq: 3 }));
        database.execute("DELETE FROM audit; DELETE FROM stream_head").await;
        assert_eq!(platform.audited().await.unwrap(), Vec::<String>::new(), "nothing tells of it any more");
        assert_eq!(platform.holds(&kept[0]).await.unwrap(), Err(Broken::Truncated { seq: 3 }));
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_not_linked_in_a_minute_are_told() {
    on_each_database(async |database| {
        let clock = Hands::default();
        let platform = database.platform(Policy::default(), &clock).await;
        let tx = platform.system().begin().await.unwrap();
        tx.audit("login", "Account", "a", DISTRICT, None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(platform.unlinked_audit().await.unwrap(), 0);
        clock.forward(60_001);
        assert_eq!(platform.unlinked_audit().await.unwrap(), 1);
        platform.sequence("one").await.unwrap();
        assert_eq!(platform.unlinked_audit().await.unwrap(), 0);
    })
    .await;
}
