//! People: households, and residences, which are what is known of a person in one place.
//!
//! A person and a residence are kept apart. A person is a key: what ties the residences of one human being together
//! and what seals the sensitive values. A residence says that the person is registered here, lives here, or both;
//! who moves gets a new one, and the one before stays as history.

pub mod binding;
pub mod certificate;
pub mod compound;
pub mod correction;
pub mod demo;
pub mod dwelling;
pub mod entry;
pub mod erase;
mod export;
pub mod household;
mod ledger;
mod merge;
mod person;
mod policy;
mod recount;
pub mod resident;
pub mod standard;
pub mod views;

use kit::access::policy::Part;
use kit::module::{Module, Parts};
use kit::recount::Recount;

/// The module of people.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

#[async_trait::async_trait]
impl Module for People {
    fn id(&self) -> &'static str {
        "people"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        household::add(parts);
        resident::add(parts);
        certificate::add(parts);
        standard::add(parts);
        merge::add(parts);
        erase::add(parts);
        export::add(parts);
        ledger::add(parts);
        binding::add(parts);
        views::add(parts);
        correction::add(parts);
        parts.mutations::<kit::vault::Reveal>();
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> kit::Result<()> {
        recount::recount(recount).await
    }
}
