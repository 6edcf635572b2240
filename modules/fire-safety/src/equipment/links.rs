//! What a piece of equipment links to.

use super::record::FireEquipment;
use crate::premises::FirePremises;
use wangge_core::links::{near, one};
use wangge_core::places::building::Building;

one! {
    /// The premises.
    FireEquipmentPremises(FireEquipment).premises: FirePremises, |row| near(row, "premises_id")
}

one! {
    /// The building.
    FireEquipmentBuilding(FireEquipment).building: Building, |row| near(row, "building_id")
}
