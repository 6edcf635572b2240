//! The import of editions of the divisions.

use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use kit::access::{Access, Policy};
use wangge_core::divisions::file::{DivisionTable, read_list};
use wangge_core::divisions::import::{Allow, Edition, Summary, import};

mod aliases;
mod busy;
mod editions;
mod losses;
mod refused;

const FIXTURE: &str = include_str!("../../../modules/core/data/divisions_anomaly_fixture_2023.csv");
const DEMO: &str = include_str!("../../../modules/core/data/divisions_demo_2023.csv");
const DELTA: &str = include_str!("../../../modules/core/data/divisions_delta_2022_2023_demo.csv");

/// The platform itself, on this database.
async fn system(database: &TestDatabase) -> Access {
    database.platform(Policy::default(), &Hands::default()).await.system()
}

fn table(text: &str) -> DivisionTable {
    read_list(text.as_bytes(), "list.csv").unwrap().divisions
}

fn nbs(edition: &str) -> Edition {
    Edition { issuer: "nbs".into(), edition: edition.into(), governing: true, allow: Allow::default() }
}

/// Imports a list as this edition of the governing issuer.
async fn imported(access: &Access, edition: &str, text: &str) -> Summary {
    let table = table(text);
    let mut seen = 0;
    let mut forward = true;
    let edition = nbs(edition);
    let mut progress = |done| {
        forward &= done >= seen;
        seen = done;
    };
    let summary = import(access, &edition, &table, &mut progress).await.unwrap();
    assert!(forward, "progress goes forward");
    assert_eq!(summary.rows, table.len());
    if !summary.known_already {
        assert_eq!(seen, table.len(), "progress ends at the end");
    }
    summary
}
