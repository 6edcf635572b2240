//! Property: dwellings, who owns and rents them, and the units that work in a place.
//!
//! Who owns or lets is a residence, a unit, or a name outside the platform. Links to residences and units may lead to
//! another district; what is out of the reader's reach is not shown. Private telephones of landlords, owners and
//! legal representatives are not recorded here: they belong to the person's own record, sealed with its key.

pub mod credit_code;
pub mod demo;
pub mod dwelling;
mod links;
pub mod ownership;
pub mod party;
mod policy;
pub mod tenancy;
pub mod unit;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::Moved;
use kit::module::{Module, Parts};

/// The module of property.
#[derive(Clone, Copy, Debug, Default)]
pub struct Property;

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
}
