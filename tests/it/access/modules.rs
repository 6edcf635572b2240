//! The modules that a build can have, all of them on.

use kit::module::Modules;

/// Every module.
pub(crate) fn all() -> Modules {
    api::modules::modules(&[]).unwrap()
}
