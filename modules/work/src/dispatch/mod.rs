//! Whom a matter goes to: the levels of units, and the posts of department lines.

mod levels;
mod target;

pub(crate) use levels::{above, centre, centre_or_own, levels};
pub(crate) use target::{Asked, Goal, goal, in_force, in_force_today, may_have};
