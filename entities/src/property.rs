//! Dwellings, who owns and rents them, and units.

pub mod credit_code;
pub mod dwelling;
pub mod ownership;
pub mod tenancy;
pub mod tenancy_check;
pub mod tenancy_tenant;
pub mod unit;
