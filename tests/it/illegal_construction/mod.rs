//! Illegal construction: cases from start to end, what is refused, and the demo.

mod archives;
mod demo;
mod docs;
mod erased;
mod procedure;
mod reports;
mod scene;
mod switched;
mod violations;
