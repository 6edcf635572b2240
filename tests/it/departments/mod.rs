//! What holds where several department modules meet.

mod by;
mod desks;
mod discreet;
mod filters;
mod joining;
mod lists;
mod loaded;
mod meeting;
mod moving;
mod pages;

use crate::harness::database::on_each_demo;
use crate::places::stage::Stage;
use kit::access::Access;

/// Runs `test` with every department on a copy of the demo's places in each database, an hour after the demo.
async fn with_departments(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| {
        let stage = Stage::whole(database, 1).await;
        Box::pin(test(&stage)).await;
    })
    .await;
}

/// Somebody with a post of each of these roles in an area.
async fn holder(stage: &Stage<'_>, roles: &[&str], area: &str) -> Access {
    let account = stage.account(roles[0], area).await;
    for role in &roles[1..] {
        stage.post(account, role, area).await;
    }
    stage.platform.caller(account).await.unwrap().unwrap()
}
