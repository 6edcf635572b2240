//! An import beside others who write.

use super::{imported, nbs, system, table};
use crate::harness::before::Before;
use crate::harness::busy::impatient;
use crate::harness::platform::Hands;
use crate::harness::{TestDatabase, on_each_database};
use kit::access::Policy;
use kit::error::Code;
use wangge_core::divisions::import::{Plan, Summary};

const FIRST: &str = "code,name\n34,安徽省\n3407,铜陵市\n";
const SECOND: &str = "code,name\n34,安徽省\n3407,铜陵新市\n";

#[tokio::test]
async fn an_edition_is_compared_while_another_process_writes_and_applied_afterwards() {
    let database = TestDatabase::sqlite().await;
    let platform = database.platform(Policy::default(), &Hands::default()).await;
    let access = platform.system();
    imported(&access, "1", FIRST).await;
    impatient(&platform).await;
    let before = Before::now(&database, &[]).await;
    let writer = database.hold().await;
    assert!(imported(&access, "1", FIRST).await.known_already, "it needs no writer");
    let (edition, divisions) = (nbs("2"), table(SECOND));
    let plan = Plan::make(&access, &edition, &divisions, &mut |_| ()).await.unwrap();
    let busy = plan.carry_out(&access, &mut |_| ()).await.unwrap_err();
    assert_eq!(busy.code(), Code::Unavailable, "{}", busy.message());
    writer.rollback().await.unwrap();
    before.assert_same().await;

    let summary = plan.carry_out(&access, &mut |_| ()).await.unwrap();
    assert_eq!(summary, Summary { rows: 2, renamed: 1, ..Summary::default() });
    database.remove().await;
}

#[tokio::test]
async fn what_was_compared_before_a_change_of_the_divisions_is_not_applied() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", FIRST).await;
        let (edition, divisions) = (nbs("2"), table(SECOND));
        let entered = Plan::make(&access, &edition, &divisions, &mut |_| ()).await.unwrap();
        let insert = "INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at) \
                      VALUES ('3408', 2, '34', '安庆市', 'local', 'local', 1, 0)";
        database.execute(insert).await;
        let note = "INSERT INTO division_change (id, code, issuer, edition, kind, new_name, at) \
                    VALUES (1, '3408', 'local', 'local', 'created', '安庆市', 0)";
        database.execute(note).await;
        let before = Before::now(database, &[]).await;
        assert_eq!(entered.carry_out(&access, &mut |_| ()).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;

        let next = Plan::make(&access, &edition, &divisions, &mut |_| ()).await.unwrap();
        assert_eq!(imported(&access, "2", SECOND).await.renamed, 1);
        let before = Before::now(database, &[]).await;
        let twice = next.carry_out(&access, &mut |_| ()).await.unwrap_err();
        assert_eq!(twice.code(), Code::Conflict, "another import was faster");
        before.assert_same().await;
    })
    .await;
}
