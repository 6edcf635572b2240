//! Erasure: asked for by people or by staff, decided by who may, and carried out; and what is due by itself.

mod create;
mod decide;
mod due;
mod fields;
mod held;
mod holding;
mod home;
mod inputs;
mod keep;
mod mutations;
mod named;
mod person;
mod queries;
mod record;

pub use due::erase_due;
pub(crate) use held::hold_along;
pub use holding::{HOLDINGS, Holding};
pub use keep::Keep;
pub use named::{Gone, NAMINGS, Naming, clear_named};
pub use record::{Erasure, ErasureGround, ErasureState};

use kit::module::Parts;
use kit::person::{Declared, Records};
use kit::record::Class;

/// The tables that hold data of people: those of the records that name their person or have a personal field, those of
/// [`HOLDINGS`] and [`NAMINGS`], whichever modules are on, and those beside them.
pub fn tables(records: &Records) -> Vec<String> {
    let own = [
        "person",
        "household",
        "binding",
        "body_member",
        "account",
        "session",
        "known_network",
        "audit",
        "history",
        "idempotency",
        "outbox",
        "stored_file",
        "tenancy_tenant",
    ];
    let mut tables: Vec<String> = own.map(str::to_owned).into();
    let personal = |record: &&Declared| {
        record.person.is_some() || record.fields.iter().any(|f| f.class >= Class::Personal)
    };
    tables.extend(HOLDINGS.iter().map(|holding| holding.table.to_owned()));
    tables.extend(NAMINGS.iter().map(|naming| naming.table.to_owned()));
    tables.extend(records.iter().filter(personal).map(|record| record.table.clone()));
    tables.sort();
    tables.dedup();
    tables
}

/// What erasure adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<Erasure>()
        .fields_of::<Erasure, fields::ErasureResident>()
        .queries::<queries::ErasureQueries>()
        .mutations::<mutations::ErasureMutations>();
}
