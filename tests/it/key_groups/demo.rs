//! The key groups of the demo as they lie in the database and in the graph.

use super::scene::Office;
use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use key_groups::demo::{STEPS, Totals, load as load_files};
use kit::access::Policy;
use serde_json::json;
use wangge_core::demo::SEED;

async fn load(database: &TestDatabase) -> Totals {
    crate::people::demo::load(database, FEW).await.unwrap();
    let clock = Hands::default();
    clock.forward(60_000);
    let platform = database.platform(Policy::default(), &clock).await;
    work::demo::load(&platform.system(), SEED, FEW, &mut |_| ()).await.unwrap();
    clock.forward(600_000);
    let mut steps = Vec::new();
    let totals = load_files(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await.unwrap();
    assert_eq!(steps, [STEPS]);
    let twice = load_files(&platform.system(), SEED, FEW, &mut |_| ()).await;
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
            ("key_file", totals.files),
            ("key_file WHERE state = 'open'", totals.open),
            ("key_helper", totals.helpers),
            ("key_visit", totals.visits),
            ("key_visit WHERE task_id IS NOT NULL", totals.tasks),
            ("key_objection", totals.objections),
        ] {
            assert_eq!(count(what).await, wanted, "{what}");
        }
        assert!(totals.files > 4 && totals.open > 1 && totals.visits > totals.tasks, "{totals:?}");
        // a visit task tells nothing: most are of people without a file
        let tasks = count("visit_task").await;
        assert!(tasks > 3 * totals.tasks && totals.tasks > 0, "{tasks} {totals:?}");
        for wrong in [
            // an open file has a review date in six months at most, and one that is over is closed
            "SELECT state FROM key_file WHERE state = 'open' AND CAST(review_on AS text) < CAST(opened_on AS text)",
            "SELECT state FROM key_file WHERE content_cipher IS NULL",
            "SELECT state FROM key_file GROUP BY district_code, person_id, desk_mac, state HAVING count(*) > 1",
            // and nobody has one whose record everybody reads as the account of a resident of the demo
            "SELECT f.state FROM key_file f WHERE f.resident_id IN (SELECT MIN(id) FROM resident WHERE relation = '02' AND kind = \
             'registered' AND grid_code IN ('340705005002001', '371102100260001') GROUP BY grid_code)",
            "SELECT h.role FROM key_helper h JOIN key_file f ON f.id = h.file_id WHERE f.state = 'closed' AND h.to_on IS NULL",
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

/// The custodians of the districts have these files, and can read each.
async fn in_the_graph(database: &TestDatabase, totals: &Totals) {
    let stage = Stage::whole(database, 1).await;
    let office = Office::open(stage).await;
    let mut number = 0;
    for district in ["371102", "410185", "340705"] {
        let custodian = office.stage.caller("justice-custodian", district).await;
        let query = "{ keyFiles(authority: JUSTICE, first: 200) { files { id } next } }";
        let list = office.stage.ask(&custodian, query).await["keyFiles"].take();
        assert_eq!(list["next"], json!(null));
        for file in list["files"].as_array().unwrap() {
            number += 1;
            let seen = office.sees(&custodian, file).await;
            assert!(seen["aims"].as_array().unwrap().len() == 2 && seen["state"] == "OPEN", "{seen}");
        }
    }
    assert_eq!(number, totals.justice);
    office.stage.platform.close().await.unwrap();
}
