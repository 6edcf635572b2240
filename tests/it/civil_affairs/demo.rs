//! The civil affairs of the demo as they lie in the database and in the graph.

use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use civil_affairs::demo::{STEPS, Totals, load as load_civil};
use kit::access::Policy;
use kit::recount::Recount;
use serde_json::json;
use wangge_core::demo::SEED;

async fn load(database: &TestDatabase) -> Totals {
    crate::people::demo::load(database, FEW).await.unwrap();
    let clock = Hands::default();
    clock.forward(120_000);
    let platform = database.platform(Policy::default(), &clock).await;
    work::demo::load(&platform.system(), SEED, FEW, &mut |_| ()).await.unwrap();
    clock.forward(600_000);
    let mut steps = Vec::new();
    let totals = load_civil(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await.unwrap();
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    let twice = load_civil(&platform.system(), SEED, FEW, &mut |_| ()).await;
    assert_eq!(twice.unwrap_err().code(), kit::error::Code::Conflict);
    totals
}

#[tokio::test]
async fn a_year_of_it_adds_up() {
    let seen = std::cell::Cell::new(None::<Totals>);
    on_each_demo(async |database| {
        let totals = load(database).await;
        println!("{totals:?}");
        let count = async |what: &str| {
            database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse::<usize>().unwrap()
        };
        for (what, wanted) in [
            ("assistance_programme", totals.programmes),
            ("assistance_application", totals.applications),
            ("household_visit", totals.visits),
            ("assistance_grant", totals.grants),
            ("assistance_grant WHERE state = 'active'", totals.active),
            ("assistance_review", totals.reviews),
            ("assistance_batch", totals.batches),
            ("assistance_payment", totals.payments),
            ("assistance_payment WHERE state = 'returned'", totals.returned),
            ("care_record", totals.care_records),
            ("care_visit", totals.care_visits),
        ] {
            assert_eq!(count(what).await, wanted, "{what}");
        }
        assert!(totals.grants > 5 && totals.payments > totals.grants && totals.care_visits > 40, "{totals:?}");
        // every grant is of a case that was granted
        let wrong = "SELECT m.stage FROM assistance_grant g JOIN matter m ON m.district_code = g.district_code \
            AND m.id = g.matter_id WHERE m.status IN ('refused', 'cancelled') OR m.stage NOT IN ('verify', 'file', 'done')";
        assert_eq!(database.texts(wrong).await, [""; 0]);
        // nobody is paid twice for a month, and nobody before the grant
        let wrong = "SELECT p.for_month FROM assistance_payment p JOIN assistance_grant g ON g.district_code = p.district_code \
            AND g.id = p.grant_id WHERE p.for_month || '-01' < CAST(g.from_on AS text)";
        assert_eq!(database.texts(wrong).await, [""; 0]);
        // the same on both databases
        if let Some(before) = seen.replace(Some(totals)) {
            assert_eq!(before, totals);
        }
        in_the_graph(database, &totals).await;
    })
    .await;
}

/// The graph has these totals, and a recount finds nothing.
async fn in_the_graph(database: &TestDatabase, totals: &Totals) {
    let stage = Stage::whole(database, 1).await;
    let mut sums = [0_i64; 4];
    for district in ["371102", "410185", "340705"] {
        let reader = stage.account("civil-affairs-reader", district).await;
        stage.database.execute(&format!("UPDATE post SET line = 'civil-affairs' WHERE id = {reader}")).await;
        let reader = stage.platform.caller(reader).await.unwrap().unwrap();
        let query = "{ applications: assistanceApplications(first: 0) { totalCount } grants: assistanceGrants(first: 0, \
            filter: { state: ACTIVE }) { totalCount } care: careRecords(first: 0, status: null) { totalCount } \
            batches: assistanceBatches(first: 200, state: SENT) { nodes { totalFen items payments(first: 200) { nodes { amountFen } } } } }";
        let data = stage.ask(&reader, query).await;
        for (sum, list) in sums.iter_mut().zip(["applications", "grants", "care"]) {
            *sum += data[list]["totalCount"].as_i64().unwrap();
        }
        for batch in data["batches"]["nodes"].as_array().unwrap() {
            let paid = batch["payments"]["nodes"].as_array().unwrap();
            let total: i64 = paid.iter().map(|payment| payment["amountFen"].as_i64().unwrap()).sum();
            assert_eq!((&batch["totalFen"], &batch["items"]), (&json!(total), &json!(paid.len())));
            sums[3] += total;
        }
        let system = stage.platform.system();
        let mut recount = Recount::new(&system, district, false);
        for module in stage.modules.iter() {
            module.on_recount(&mut recount).await.unwrap();
        }
        assert_eq!(recount.found(), [], "{district}");
    }
    let number = |count: usize| i64::try_from(count).unwrap();
    let wanted =
        [number(totals.applications), number(totals.active), number(totals.care_records), totals.sent_fen];
    assert_eq!(sums, wanted);
    stage.platform.close().await.unwrap();
}
