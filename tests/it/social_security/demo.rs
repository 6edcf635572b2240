//! The social security of the demo as it lies in the database and in the graph.

use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use kit::access::Policy;
use social_security::demo::{STEPS, Totals, load as load_social};
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
    let totals = load_social(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await.unwrap();
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    let twice = load_social(&platform.system(), SEED, FEW, &mut |_| ()).await;
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
            ("insurance_enrolment", totals.enrolments),
            ("pension", totals.pensions),
            ("pension WHERE state = 'suspended'", totals.suspended),
            ("qualification_check", totals.checks),
            ("employment", totals.employments),
            ("unemployment", totals.registrations),
            ("unemployment WHERE to_on IS NULL", totals.unemployed),
            ("unemployment_benefit", totals.benefits),
            ("job_hardship", totals.hardships),
            ("job_hardship WHERE recognised_on IS NOT NULL", totals.recognised),
            ("job_vacancy", totals.vacancies),
            ("job_introduction", totals.introductions),
            ("job_introduction WHERE result = 'hired'", totals.hired),
            ("training_course", totals.courses),
            ("training_attendance", totals.attendances),
        ] {
            assert_eq!(count(what).await, wanted, "{what}");
        }
        assert!(totals.communities > 2 && totals.enrolments > totals.people, "{totals:?}");
        assert!(totals.pensions > 10 && totals.attendances > 5 && totals.vacancies > 3, "{totals:?}");
        for wrong in [
            // what was granted is of a case that was granted
            "SELECT m.stage FROM job_hardship h JOIN matter m ON m.district_code = h.district_code AND m.id = h.matter_id \
             WHERE h.recognised_on IS NOT NULL AND m.stage NOT IN ('verify', 'file', 'done')",
            "SELECT m.stage FROM unemployment_benefit b JOIN matter m ON m.district_code = b.district_code AND \
             m.id = b.matter_id WHERE b.from_on IS NOT NULL AND m.stage NOT IN ('verify', 'file', 'done')",
            // who was hired is counted where, and registered no longer
            "SELECT v.title FROM job_vacancy v WHERE v.hired <> (SELECT count(*) FROM job_introduction i WHERE \
             i.district_code = v.district_code AND i.vacancy_id = v.id AND i.result = 'hired')",
            "SELECT i.result FROM job_introduction i JOIN unemployment u ON u.district_code = i.district_code AND \
             u.person_id = i.person_id WHERE i.result = 'hired' AND u.to_on IS NULL",
            // nobody is suspended without a notice whose days were over
            "SELECT state FROM pension WHERE state = 'suspended' AND (notice_until IS NULL OR notice_until >= suspended_on)",
            // a person has one enrolment of a scheme and year
            "SELECT scheme FROM insurance_enrolment GROUP BY district_code, person_id, scheme, year HAVING count(*) > 1",
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

/// The graph has these totals, and most people are covered.
async fn in_the_graph(database: &TestDatabase, totals: &Totals) {
    let stage = Stage::whole(database, 1).await;
    let (mut sums, mut overdue) = ([0_i64; 4], 0);
    for district in ["371102", "410185", "340705"] {
        let reader = stage.account("social-security-reader", district).await;
        stage
            .database
            .execute(&format!("UPDATE post SET line = 'social-security' WHERE id = {reader}"))
            .await;
        let reader = stage.platform.caller(reader).await.unwrap().unwrap();
        let query = "{ enrolments: insuranceEnrolments(first: 0) { totalCount } pensions(first: 0) { totalCount } \
            vacancies: jobVacancies(first: 0, area: \"DISTRICT\") { totalCount } \
            introductions: jobIntroductions(first: 0) { totalCount } \
            late: pensions(first: 0, filter: { overdue: true }) { totalCount } }";
        let data = stage.ask(&reader, &query.replace("DISTRICT", district)).await;
        for (sum, list) in sums.iter_mut().zip(["enrolments", "pensions", "vacancies", "introductions"]) {
            *sum += data[list]["totalCount"].as_i64().unwrap();
        }
        overdue += data["late"]["totalCount"].as_i64().unwrap();
    }
    let number = |count: usize| i64::try_from(count).unwrap();
    let wanted = [totals.enrolments, totals.pensions, totals.vacancies, totals.introductions].map(number);
    assert_eq!((sums, overdue), (wanted, number(totals.overdue)));
    for community in ["340705005002", "371102100260"] {
        let clerk = stage.account("social-security-clerk", community).await;
        stage.database.execute(&format!("UPDATE post SET line = 'social-security' WHERE id = {clerk}")).await;
        let clerk = stage.platform.caller(clerk).await.unwrap().unwrap();
        let query = format!(
            "{{ socialSecurityStatistics(area: \"{community}\") {{ medical: coverage(insurance: MEDICAL) {{ people covered rate }} \
             pension: coverage(insurance: PENSION) {{ people covered rate }} }} }}"
        );
        let data = stage.ask(&clerk, &query).await;
        let row = &data["socialSecurityStatistics"][0];
        for (insurance, least) in [("medical", 0.85), ("pension", 0.75)] {
            assert!(row[insurance]["rate"].as_f64().unwrap() > least, "{community}: {row}");
        }
    }
    stage.platform.close().await.unwrap();
}
