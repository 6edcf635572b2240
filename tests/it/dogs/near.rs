//! What dogs add to residents.

use super::licence::DogLicence;
use kit::module::Parts;
use people::resident::Resident;
use wangge_core::links::all;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Resident, ResidentDogLicences>();
}

all! {
    /// Licences of the person's dogs.
    ResidentDogLicences(Resident).dog_licences: DogLicence, "resident_id"
}
