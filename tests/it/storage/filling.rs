//! What is taken down for loading stands again with the commit.

use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use kit::access::Policy;
use sea_orm::DbBackend;

const ON_SQLITE: &str =
    "SELECT sql FROM sqlite_master WHERE tbl_name = 'fire_incident' AND sql IS NOT NULL ORDER BY sql";
const ON_POSTGRES: &str = "SELECT indexdef FROM pg_indexes WHERE tablename = 'fire_incident' \
    UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint \
    WHERE conrelid = CAST('fire_incident' AS regclass) ORDER BY 1";

#[tokio::test]
async fn what_is_taken_down_for_many_rows_stands_again_with_the_commit() {
    on_each_demo(async |database| {
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        let what = if database.backend() == DbBackend::Postgres { ON_POSTGRES } else { ON_SQLITE };
        let before = database.texts(what).await;
        for lasts in [false, true] {
            let access = platform.system();
            let tx = access.begin().await.unwrap();
            tx.bulk_into_empty("fire_incident").await.unwrap();
            let left = tx.bulk_rows(what, Vec::new()).await.unwrap().len();
            assert!(left < before.len(), "{left} of {before:#?}");
            if lasts {
                tx.commit().await.unwrap();
            } else {
                drop(tx);
            }
            assert_eq!(database.texts(what).await, before);
        }
        // not where there are rows, whom others may read
        let tx = platform.system().begin().await.unwrap();
        tx.bulk_into_empty("grid").await.unwrap();
        drop(tx);
        platform.close().await.unwrap();
    })
    .await;
}
