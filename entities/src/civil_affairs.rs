//! Civil affairs: assistance from the application to the payment, and care for people.

pub mod assistance_application;
pub mod assistance_batch;
pub mod assistance_grant;
pub mod assistance_payment;
pub mod assistance_programme;
pub mod assistance_review;
pub mod care_record;
pub mod care_visit;
pub mod household_visit;
