use super::{FIXTURE, imported, nbs, system, table};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use crate::harness::platform::Hands;
use kit::access::Policy;
use kit::error::Code;
use wangge_core::divisions::import::{Edition, import};

#[tokio::test]
async fn what_contradicts_an_earlier_import_is_refused() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "2023", FIXTURE).await;
        let before = Before::now(database, &[]).await;
        let other = Edition { issuer: "mca".into(), ..nbs("2023") };
        let not_governing = Edition { governing: false, ..nbs("2024") };
        let unnamed = Edition { edition: " ".into(), ..nbs("") };
        for (edition, code) in [
            (nbs("2023"), Code::Conflict),
            (other, Code::Conflict),
            (not_governing, Code::Conflict),
            (unnamed, Code::BadUserInput),
        ] {
            let result = import(&access, &edition, &table("code,name\n34,安徽省\n"), &mut |_| ()).await;
            assert_eq!(result.unwrap_err().code(), code, "{edition:?}");
        }
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn a_caller_of_the_graph_cannot_import() {
    on_each_database(async |database| {
        let before = Before::now(database, &[]).await;
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        let result = import(&platform.anonymous(), &nbs("2023"), &table(FIXTURE), &mut |_| ()).await;
        assert_eq!(result.unwrap_err().code(), Code::Forbidden);
        before.assert_same().await;
    })
    .await;
}
