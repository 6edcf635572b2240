//! Fire safety: cases from start to end, what is refused, what follows, and the demo.

mod demo;
mod docs;
mod follow;
mod hazards;
mod incidents;
mod lists;
mod premises;
mod procedure;
mod reports;
mod scene;
mod switched;
