//! Property: dwellings, who owns and rents them, and the units that work in a place.
//!
//! Who owns or lets is a residence, a unit, or a name outside the platform. Links to residences and units may lead to
//! another district; what is out of the reader's reach is not shown. Private telephones of landlords, owners and
//! legal representatives are not recorded here: they belong to the person's own record, sealed with its key.

pub mod credit_code;
pub mod demo;
pub mod dwelling;
mod erase;
mod links;
pub mod ownership;
pub mod party;
mod policy;
pub mod tenancy;
pub mod unit;

pub use erase::{EraseNameInput, erase_due};

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Erased, Merged, Moved};
use kit::module::{Module, Parts};
use kit::recount::{Crossing, Recount};

/// The module of property.
#[derive(Clone, Copy, Debug, Default)]
pub struct Property;

const fn party(table: &'static str, record_type: &'static str, to: &'static str) -> Crossing {
    let only = Some(("party_kind", to));
    Crossing { table, record_type, district: "party_district_code", id: "party_id", to, only }
}

/// Links that may cross districts.
const CROSSINGS: [Crossing; 5] = [
    party("ownership", "Ownership", "resident"),
    party("ownership", "Ownership", "unit"),
    party("tenancy", "Tenancy", "resident"),
    party("tenancy", "Tenancy", "unit"),
    Crossing {
        table: "resident",
        record_type: "Resident",
        district: "unit_district_code",
        id: "unit_id",
        to: "unit",
        only: None,
    },
];

#[async_trait::async_trait]
impl Module for Property {
    fn id(&self) -> &'static str {
        "property"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        dwelling::add(parts);
        ownership::add(parts);
        tenancy::add(parts);
        unit::add(parts);
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        party::follow(tx, moved).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        party::join(tx, merged).await?;
        tenancy::join(tx, merged).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        party::erase(tx, erased).await
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> Result<()> {
        for link in CROSSINGS {
            recount.crossing(link).await?;
        }
        Ok(())
    }
}
