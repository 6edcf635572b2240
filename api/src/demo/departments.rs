//! The demos of the department modules that are in this build and on. A department that is switched on later starts
//! without demo records, as in a district that begins with it.

use crate::config::Failure;
use crate::start::App;
use kit::access::Access;
#[cfg(any(feature = "civil-affairs", feature = "social-security"))]
use wangge_core::demo::SEED;

/// Parts that the progress of [`load`] counts.
pub(super) const STEPS: usize = {
    let steps = 0;
    #[cfg(feature = "civil-affairs")]
    let steps = steps + civil_affairs::demo::STEPS;
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
    #[cfg(feature = "civil-affairs")]
    if on(app, "civil-affairs") && super::holds::none(app, "assistance_programme").await? {
        civil_affairs::demo::load(system, SEED, app.config.demo_size(), progress).await?;
    }
    #[cfg(feature = "social-security")]
    if on(app, "social-security") && super::holds::none(app, "insurance_enrolment").await? {
        let size = app.config.demo_size();
        let before = STEPS - social_security::demo::STEPS;
        social_security::demo::load(system, SEED, size, &mut |step| progress(before + step)).await?;
    }
    progress(STEPS);
    Ok(())
}

#[cfg(any(feature = "civil-affairs", feature = "social-security"))]
fn on(app: &App, id: &str) -> bool {
    app.modules.iter().any(|module| module.id() == id)
}
