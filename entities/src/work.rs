//! Matters: the catalogue, what is reported, and what is done with it.

pub mod announcement;
pub mod campaign;
pub mod campaign_action;
pub mod campaign_task;
pub mod matter;
pub mod matter_admission;
pub mod matter_kind;
pub mod matter_stat;
pub mod matter_step;
pub mod matter_sum;
pub mod objection;
pub mod service_round;
pub mod service_team;
pub mod visit_task;
pub mod work_day;
pub mod work_sheet;
