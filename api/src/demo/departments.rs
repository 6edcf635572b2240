//! The demos of the department modules that are in this build and on. A department that is switched on later starts
//! without demo records, as in a district that begins with it.

use crate::config::Failure;
use crate::start::App;
use kit::access::Access;

/// Parts that the progress of [`load`] counts.
pub(super) const STEPS: usize = {
    let steps = 0;
    #[cfg(feature = "social-security")]
    let steps = steps + social_security::demo::STEPS;
    steps
};

/// Loads what is missing; `progress` is told how many of [`STEPS`] are done.
///
/// # Errors
/// When the database fails.
pub(super) async fn load(
    app: &App,
    system: &Access,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<(), Failure> {
    #[cfg(feature = "social-security")]
    if on(app, "social-security") && super::holds::none(app, "insurance_enrolment").await? {
        social_security::demo::load(system, wangge_core::demo::SEED, app.config.demo_size(), progress).await?;
    }
    progress(STEPS);
    Ok(())
}

#[cfg(feature = "social-security")]
fn on(app: &App, id: &str) -> bool {
    app.modules.iter().any(|module| module.id() == id)
}
