//! The departments with their records: loaded once for all that looks at many of them.

use super::{filters, pages, with_departments};
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use wangge_core::demo::SEED;

/// Where there is most of each department.
const DISTRICT: &str = "371102";

/// Loads people, matters and the departments' records into the places of the demo.
async fn load(stage: &Stage<'_>) {
    let (system, later) = (stage.platform.system(), || stage.clock.forward(600_000));
    people::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    property::demo::load(&system, SEED, &mut |_| ()).await.unwrap();
    later();
    work::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    civil_affairs::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    family_planning::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    fire_safety::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    illegal_construction::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
    social_security::demo::load(&system, SEED, FEW, &mut |_| ()).await.unwrap();
    later();
}

#[tokio::test]
async fn a_page_of_a_thousand_takes_as_many_statements_as_one_of_ten_and_every_filter_narrows() {
    with_departments(async |stage| {
        Box::pin(load(stage)).await;
        Box::pin(pages::assert_few_statements(stage)).await;
        Box::pin(filters::assert_narrowed(stage, DISTRICT)).await;
        Box::pin(filters::assert_narrowed_by_case(stage, DISTRICT)).await;
    })
    .await;
}
