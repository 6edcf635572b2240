//! The core of the platform: the graph of places, and what all departments share. Always on.

pub mod bulk;
pub mod demo;
pub mod dice;
pub mod divisions;
pub mod geometry;
pub mod links;
pub mod narrow;
pub mod places;
pub mod policy;
pub mod seal;
pub mod staff;
pub mod stat;
pub mod verified;

use kit::access::policy::Part;
use kit::module::{Module, Parts};
use kit::recount::Recount;

/// The module of places and staff.
#[derive(Clone, Copy, Debug, Default)]
pub struct Core;

#[async_trait::async_trait]
impl Module for Core {
    fn id(&self) -> &'static str {
        "core"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        // copy a line: each subject adds its records, fields, queries, mutations and streams
        places::division::add(parts);
        places::district::add(parts);
        places::grid::add(parts);
        places::add(parts);
        places::compound::add(parts);
        places::building::add(parts);
        places::road::add(parts);
        places::facility::add(parts);
        places::boundary::add(parts);
        places::search::add(parts);
        staff::add(parts);
        stat::add(parts);
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> kit::Result<()> {
        stat::recount(recount).await
    }
}
