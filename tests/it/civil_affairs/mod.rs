//! Civil affairs: assistance from the application to the payment, care for people, and who learns of it.

mod apply;
mod care;
mod demo;
mod docs;
mod follow;
mod grants;
mod lists;
mod payments;
pub(crate) mod scene;
mod switched;
