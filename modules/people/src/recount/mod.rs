//! What people derive from their records, compared with them.

mod members;
mod names;

use kit::Result;
use kit::recount::{Crossing, Recount};

/// Links that may cross districts.
const CROSSINGS: [Crossing; 2] = [
    Crossing {
        table: "resident",
        record_type: "Resident",
        district: "household_district_code",
        id: "household_id",
        to: "household",
        only: None,
    },
    Crossing {
        table: "household",
        record_type: "Household",
        district: "head_district_code",
        id: "head_id",
        to: "resident",
        only: None,
    },
];

/// Compares links, members of households and the index of names.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    for link in CROSSINGS {
        recount.crossing(link).await?;
    }
    members::recount(recount).await?;
    names::recount(recount).await
}
