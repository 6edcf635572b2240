//! Tables of illegal construction.

pub mod building_archive;
pub mod circular_village;
pub mod construction_circular;
pub mod construction_inspection;
pub mod evaluation_item;
pub mod village_evaluation;
pub mod violation;
pub mod violation_step;
