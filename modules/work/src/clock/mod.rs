//! Clocks: the limit of each stage, when it warns, and what happens when it is passed.

mod limits;
mod set;
mod unassign;
mod worker;

pub use limits::{LimitUnit, Limits, TimeLimit};

pub use unassign::unassign;
pub use worker::due;

pub(crate) use set::{end_of, pause, resume, start};

use kit::Result;
use kit::platform::Platform;

/// Does all that the platform does with matters by itself and that is due now, in every district; answers how many steps
/// that were. Any number of instances can do it at once: `holder` is the name of this one.
///
/// # Errors
/// The first failure; what did not fail is done.
pub async fn tick(platform: &Platform, holder: &str) -> Result<u64> {
    Ok(unassign(platform, holder).await? + due(platform, holder).await?)
}
