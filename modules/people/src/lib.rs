//! People: households, and residences, which are what is known of a person in one place.
//!
//! A person and a residence are kept apart. A person is a key: what ties the residences of one human being together
//! and what seals the sensitive values. A residence says that the person is registered here, lives here, or both;
//! who moves gets a new one, and the one before stays as history.

pub mod erase;
mod export;
pub mod household;
mod merge;
mod person;
mod policy;
pub mod resident;
pub mod standard;

use kit::access::policy::Part;
use kit::module::{Module, Parts};

/// The module of people.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

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
        standard::add(parts);
        merge::add(parts);
        erase::add(parts);
        export::add(parts);
        parts.mutations::<kit::vault::Reveal>();
    }
}
