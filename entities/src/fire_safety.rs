//! Tables of fire safety.

pub mod fire_activity;
pub mod fire_checklist;
pub mod fire_checklist_item;
pub mod fire_equipment;
pub mod fire_hazard;
pub mod fire_hazard_step;
pub mod fire_incident;
pub mod fire_incident_step;
pub mod fire_inspection;
pub mod fire_inspection_answer;
pub mod fire_plan;
pub mod fire_premises;
