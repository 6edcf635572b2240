//! What is measured: each work with its document and the variables of its n-th request.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

const DISTRICT: &str = "999901";
/// What a list of matters shows of each.
macro_rules! matter {
    () => {
        "title kindCode category procedure lineCode stage step status urgency light dueAt reportedAt version"
    };
}
/// Households that every grid has at least (`district.sql`).
const HOUSEHOLDS: u64 = 300;

/// A kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// As it is named on the command line and at the limit.
    pub name: &'static str,
    document: &'static str,
    /// What one should know who reads the figures.
    pub note: &'static str,
    /// The clerk of the first town asks, not the district's program.
    pub of_town: bool,
}

const fn work(name: &'static str, document: &'static str) -> Work {
    Work { name, document, note: "", of_town: false }
}

/// Every work.
pub const WORKS: &[Work] = &[
    work(
        "resident",
        "query ($id: ID!) { node(id: $id) { ... on Resident { name kind sex birthOn identityNumber telephone \
            relation version grid { code name kind } household { number people kind } } } }",
    ),
    work(
        "page",
        "query ($after: String) { residents(first: 50, after: $after) { nodes { name kind sex birthOn \
            identityNumber telephone relation version grid { code name kind } household { number people kind } } } }",
    ),
    work(
        "community",
        "query ($code: DivisionCode!) { division(code: $code) { code name grids(first: 20) { nodes { code name \
            households(first: 5) { nodes { number people members(first: 20) { nodes { name sex birthOn } } } } } } } }",
    ),
    work(
        "thousand",
        "query ($after: String) { residents(first: 1000, after: $after) { nodes { name kind sex birthOn \
            identityNumber telephone relation version } } }",
    ),
    work(
        "verify",
        "mutation ($id: ID!, $version: Int!, $key: String) { verifyResident(input: { id: $id, version: $version, \
            idempotencyKey: $key }) { resident { version } } }",
    ),
    work(
        "dashboard",
        "query ($code: AreaCode!) { statistics(area: $code) { households registered floating } }",
    ),
    work(
        "matters",
        concat!(
            "query ($stage: Stage!, $after: String) { matters(area: \"999901\", first: 20, filter: { stage: $stage }, ",
            "after: $after) { nodes { ",
            matter!(),
            " } } }"
        ),
    ),
    Work {
        of_town: true,
        ..work("queue", concat!("{ matterQueue(queue: UNIT, first: 20) { nodes { ", matter!(), " } } }"))
    },
    Work {
        note: " (of the counters `matter_sum`, also at the limit)",
        ..work(
            "matter-dashboard",
            "query ($code: AreaCode!) { matterStatistics(area: $code, by: KIND, first: 100) { key reported open closed \
             refused overdue toAccept toDispatch toHandle toVerify toFile onTimeRate medianHours } }",
        )
    },
];

impl Work {
    /// Does it change what it asks for?
    pub fn writes(self) -> bool {
        self.document.starts_with("mutation")
    }

    /// Body of the n-th request.
    pub fn body(self, n: u64, district: &District) -> String {
        let grids = district.grids;
        let spread = district.spread(n);
        let (grid, household) = (spread % grids, spread / grids);
        let resident = 100_000_000 + (grid * 500 + household) * 4;
        let variables: Value = match self.name {
            "resident" => json!({ "id": global_id(resident) }),
            "page" | "thousand" => json!({ "after": cursor(grid, resident) }),
            "community" => json!({ "code": community(grid) }),
            "verify" => json!({
                "id": global_id(resident),
                "version": 1 + district.writes(n).load(Ordering::Relaxed),
                "key": format!("bench-{n}"),
            }),
            "matters" => district.page(spread),
            "queue" => json!({}),
            _ => json!({ "code": DISTRICT }),
        };
        json!({ "query": self.document, "variables": variables }).to_string()
    }
}

/// The district as far as requests have changed it.
#[derive(Debug)]
pub struct District {
    /// Its grids.
    pub grids: u64,
    /// How often the program wrote each resident that requests go round.
    written: Vec<AtomicU64>,
    /// Variables of the pages of matters that requests go round.
    pages: Vec<Value>,
}

impl District {
    /// Of so many grids, as it was filled, with these pages of matters.
    pub fn new(grids: u64, pages: Vec<Value>) -> Self {
        Self { grids, written: (0..grids * HOUSEHOLDS).map(|_| AtomicU64::new(0)).collect(), pages }
    }

    fn page(&self, spread: u64) -> Value {
        let at = usize::try_from(spread).unwrap_or_default().checked_rem(self.pages.len());
        at.and_then(|at| self.pages.get(at)).cloned().unwrap_or_default()
    }

    /// How often the program answered that it wrote the resident of the n-th request: its version follows from that.
    pub fn writes(&self, n: u64) -> &AtomicU64 {
        &self.written[usize::try_from(self.spread(n)).unwrap_or_default()]
    }

    /// A prime step spreads the requests over the district.
    fn spread(&self, n: u64) -> u64 {
        n.wrapping_mul(7_919) % (self.grids * HOUSEHOLDS)
    }
}

fn global_id(resident: u64) -> String {
    BASE64URL_NOPAD.encode(format!("Resident:{DISTRICT}:{resident}").as_bytes())
}

fn cursor(grid: u64, resident: u64) -> String {
    // the end of the district would make a short page
    let code = format!("{}{:03}", community(grid / 2), grid / 2 % 10 + 1);
    let plain = json!(["Resident", code, resident.to_string()]).to_string();
    BASE64URL_NOPAD.encode(plain.as_bytes())
}

fn community(grid: u64) -> String {
    format!("{DISTRICT}{:03}{:03}", grid / 200 + 1, grid / 10 % 20 + 1)
}
