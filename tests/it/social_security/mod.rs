//! Social security: insurance, pensions, work and training, and who learns of it.

mod cases;
mod demo;
mod docs;
mod follow;
mod insurance;
mod jobs;
mod lists;
mod pensions;
mod scene;
mod switched;
