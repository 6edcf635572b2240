//! What an ownership links to, and the ownerships of a dwelling.

use super::record::Ownership;
use crate::dwelling::Dwelling;
use crate::links::{many, near, one};
use crate::party::{PartyKind, key_of};
use crate::unit::Unit;
use people::resident::Resident;

one! {
    /// The dwelling.
    OwnershipDwelling(Ownership).dwelling: Dwelling, |row| near(row, "dwelling_id")
}

one! {
    /// The residence of an owner who has one, if it is within your reach.
    OwnerResident(Ownership).owner_resident: Resident, |row| key_of(row, PartyKind::Resident)
}

one! {
    /// The unit that owns it, if it is within your reach.
    OwnerUnit(Ownership).owner_unit: Unit, |row| key_of(row, PartyKind::Unit)
}

many! {
    /// Who owns it now, in the order of entry.
    DwellingOwnerships(Dwelling).ownerships: Ownership, "dwelling_id"
}
