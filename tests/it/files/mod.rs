//! Files: uploaded, attached, read through their records, and gone when they must be.

mod bucket;
mod cleaning;
pub(crate) mod desk;
mod erasing;
mod keys;
mod people;
mod photos;
pub(crate) mod pictures;
mod reading;
mod stripping;
mod uploads;
