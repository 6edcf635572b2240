//! Social security: insurance, pensions, work and training.

pub mod employment;
pub mod insurance_enrolment;
pub mod job_hardship;
pub mod job_introduction;
pub mod job_vacancy;
pub mod pension;
pub mod qualification_check;
pub mod training_attendance;
pub mod training_course;
pub mod unemployment;
pub mod unemployment_benefit;
