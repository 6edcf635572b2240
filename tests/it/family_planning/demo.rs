//! The family planning of the demo as it lies in the database and in the graph.

use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use family_planning::demo::{STEPS, Totals, load as load_family};
use kit::access::Policy;
use wangge_core::demo::SEED;

async fn load(database: &TestDatabase) -> Totals {
    crate::people::demo::load(database, FEW).await.unwrap();
    let clock = Hands::default();
    clock.forward(60_000);
    let platform = database.platform(Policy::default(), &clock).await;
    property::demo::load(&platform.system(), SEED, &mut |_| ()).await.unwrap();
    clock.forward(60_000);
    work::demo::load(&platform.system(), SEED, FEW, &mut |_| ()).await.unwrap();
    clock.forward(600_000);
    let mut steps = Vec::new();
    let totals = load_family(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await.unwrap();
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    let twice = load_family(&platform.system(), SEED, FEW, &mut |_| ()).await;
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
            let sql = format!("SELECT CAST(count(*) AS text) FROM {what}");
            database.texts(&sql).await[0].parse::<usize>().unwrap()
        };
        for (what, wanted) in [
            ("birth_registration", totals.births),
            ("family_certificate", totals.certificates),
            ("family_certificate WHERE checked_on IS NOT NULL", totals.checked),
            ("family_support", totals.supports),
            ("family_support WHERE from_on IS NOT NULL", totals.given),
            ("family_support_payment", totals.payments),
            ("family_service", totals.services),
            ("health_care_plan", totals.plans),
            ("health_care_plan WHERE close_reason = 'withdrawn'", totals.withdrawn),
            ("health_care_visit", totals.visits),
        ] {
            assert_eq!(count(what).await, wanted, "{what}");
        }
        assert!(totals.births > 0 && totals.certificates > 5 && totals.services > 5, "{totals:?}");
        assert!(totals.supports > 3 && totals.plans > 3 && totals.visits > totals.plans, "{totals:?}");
        for wrong in [
            // what was granted is of a case that was granted
            "SELECT m.stage FROM family_support s JOIN matter m ON m.district_code = s.district_code AND m.id = s.matter_id \
             WHERE s.from_on IS NOT NULL AND m.stage NOT IN ('verify', 'file', 'done')",
            // nobody is paid for a year in which nothing was given, nor checks the own draft
            "SELECT p.state FROM family_support_payment p JOIN family_support s ON s.district_code = p.district_code AND \
             s.id = p.support_id WHERE s.from_on IS NULL OR p.drafted_by = p.checked_by",
            // a birth is registered after it, once
            "SELECT way FROM birth_registration WHERE registered_on < born_on",
            "SELECT CAST(born_on AS text) FROM birth_registration GROUP BY district_code, person_id, born_on HAVING count(*) > 1",
            // nobody is visited after the consent was withdrawn, or before it was given
            "SELECT v.result FROM health_care_visit v JOIN health_care_plan p ON p.district_code = v.district_code AND \
             p.id = v.plan_id WHERE v.visited_on > p.closed_on OR v.visited_on < p.consent_on",
            "SELECT kind FROM health_care_plan WHERE state = 'open' GROUP BY district_code, person_id, kind HAVING count(*) > 1",
        ] {
            assert_eq!(database.texts(wrong).await, [""; 0], "{wrong}");
        }
        // the same on both databases
        if let Some(before) = seen.replace(Some(totals)) {
            assert_eq!(before, totals);
        }
        in_the_graph(database, &totals).await;
    })
    .await;
}

/// The graph has these totals.
async fn in_the_graph(database: &TestDatabase, totals: &Totals) {
    let stage = Stage::whole(database, 1).await;
    let mut sums = [0_i64; 4];
    for district in ["371102", "410185", "340705"] {
        let reader = stage.account("family-planning-reader", district).await;
        stage
            .database
            .execute(&format!("UPDATE post SET line = 'family-planning' WHERE id = {reader}"))
            .await;
        let reader = stage.platform.caller(reader).await.unwrap().unwrap();
        let query = "{ births: birthRegistrations(first: 0) { totalCount } certificates: familyCertificates(first: 0) { totalCount } \
            supports: familySupports(first: 0) { totalCount } services: familyServices(first: 0) { totalCount } }";
        let data = stage.ask(&reader, query).await;
        for (sum, list) in sums.iter_mut().zip(["births", "certificates", "supports", "services"]) {
            *sum += data[list]["totalCount"].as_i64().unwrap();
        }
    }
    let number = |count: usize| i64::try_from(count).unwrap();
    let wanted = [totals.births, totals.certificates, totals.supports, totals.services].map(number);
    assert_eq!(sums, wanted);
    stage.platform.close().await.unwrap();
}
