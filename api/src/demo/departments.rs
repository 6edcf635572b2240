//! The demos of the department modules that are in this build and on. A department that is switched on later starts
//! without demo records, as in a district that begins with it.

use crate::config::Failure;
use crate::start::App;
use futures_util::future::BoxFuture;
use kit::access::Access;
use people::demo::Size;

/// Is told how many parts are done.
type Progress<'a> = &'a mut (dyn FnMut(usize) + Send);

/// The demo of a department.
struct Demo {
    /// Its module.
    module: &'static str,
    /// A table that it fills.
    table: &'static str,
    /// Parts that its progress counts.
    steps: usize,
    load: for<'a> fn(&'a Access, Size, Progress<'a>) -> BoxFuture<'a, kit::error::Result<()>>,
}

/// The demos of these departments: module and feature, crate, and a table that it fills.
macro_rules! demos {
    ($($module:literal $department:ident $table:literal;)*) => {
        &[$(
            #[cfg(feature = $module)]
            Demo {
                module: $module,
                table: $table,
                steps: $department::demo::STEPS,
                load: |system, size, progress| {
                    let loaded = $department::demo::load(system, wangge_core::demo::SEED, size, progress);
                    Box::pin(async move { loaded.await.map(|_| ()) })
                },
            },
        )*]
    };
}

const DEMOS: &[Demo] = demos! {
    "civil-affairs" civil_affairs "assistance_programme";
    "family-planning" family_planning "birth_registration";
    "fire-safety" fire_safety "fire_premises";
    "illegal-construction" illegal_construction "building_archive";
    "key-groups" key_groups "key_file";
    "social-security" social_security "insurance_enrolment";
};

/// Parts that the progress of [`load`] counts.
pub(super) fn steps() -> usize {
    DEMOS.iter().map(|demo| demo.steps).sum()
}

/// Loads what is missing; `progress` is told how many of [`steps`] are done.
///
/// # Errors
/// When the database fails.
pub(super) async fn load(app: &App, system: &Access, progress: Progress<'_>) -> Result<(), Failure> {
    let mut before = 0;
    for demo in DEMOS {
        if app.is_on(demo.module) && super::holds::none(app, demo.table).await? {
            (demo.load)(system, app.config.demo_size(), &mut |step| progress(before + step)).await?;
        }
        before += demo.steps;
        progress(before);
    }
    Ok(())
}
