//! Between circulars, their villages and divisions.

use super::record::{CircularVillage, ConstructionCircular};
use crate::links::{below, division_of};

division_of! {
    /// The town or street.
    CircularTown(ConstructionCircular).town
}

below! {
    /// What it says of each village, in the order of their codes.
    CircularVillages(ConstructionCircular).villages: CircularVillage, "circular_id"
}

division_of! {
    /// The village or community.
    VillageOfCircular(CircularVillage).village
}
