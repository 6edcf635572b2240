//! What a case of erasure links to.

use super::record::Erasure;
use crate::resident::Resident;
use wangge_core::links::{near, one};

one! {
    /// The residence that it was asked for at.
    ErasureResident(Erasure).resident: Resident, |row| near(row, "resident_id")
}
