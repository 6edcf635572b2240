//! THE LIST: the only place that names the modules.

use crate::auth::sign_in::SignIn;
use kit::module::Modules;
use people::People;
use property::Property;
use std::cell::RefCell;
use wangge_core::Core;

/// The modules of this build that the configuration leaves on.
///
/// # Errors
/// When two of them clash; the message is for their authors.
pub fn modules(off: &[String]) -> Result<Modules, String> {
    let asked = RefCell::new(Vec::new());
    let on = |id: &str| {
        asked.borrow_mut().push(id.to_owned());
        !off.iter().any(|name| name == id)
    };
    // a department module is one line: copy it, with its feature in front
    // #[cfg(feature = "civil-affairs")]
    // let modules = modules.with(civil_affairs::CivilAffairs, on("civil-affairs"))?;
    let modules =
        Modules::default().with(Core, true)?.with(People, true)?.with(Property, true)?.with(SignIn, true)?;
    let known = asked.take();
    match off.iter().find(|name| on(name) || !known.contains(name)) {
        Some(name) => {
            Err(format!("module `{name}` cannot be switched off: it is always on, or not part of this build"))
        }
        None => Ok(modules),
    }
}
