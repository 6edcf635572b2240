//! Services for families: registered births, certificates, support, care at home, services for floating families.

pub mod birth_registration;
pub mod family_certificate;
pub mod family_service;
pub mod family_support;
pub mod family_support_payment;
pub mod health_care_plan;
pub mod health_care_visit;
