//! Modules extend the graph without a change in kit or core: seen with two toy modules.

mod answers;
mod follow;
mod hooks;
mod pinned;
mod rows;
mod schema;
mod toys;
mod yard;
