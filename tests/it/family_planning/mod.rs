//! Family planning: services for families, care at home with consent, and who learns of it.

mod audit;
mod care;
mod cases;
mod demo;
mod docs;
mod figures;
mod follow;
mod lists;
mod records;
mod scene;
mod secret;
mod switched;
