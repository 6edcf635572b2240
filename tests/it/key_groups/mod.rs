//! Key groups: files under the strictest privacy of all, who sees them, and that nobody else learns of them.

mod audit;
mod busy;
mod cases;
mod clock;
mod confirmed;
mod demo;
mod docs;
mod few;
mod follow;
mod leaks;
mod objections;
pub(crate) mod scene;
mod sight;
mod stream;
mod switched;
mod visits;
