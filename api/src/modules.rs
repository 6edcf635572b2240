//! THE LIST: the only place that names the modules.

use crate::auth::gate::Identities;
use crate::auth::sign_in::SignIn;
use async_trait::async_trait;
use files::Files;
use kit::access::Access;
use kit::module::Modules;
use people::People;
use property::Property;
use std::cell::RefCell;
use wangge_core::Core;
use work::Work;

/// Binds residents' accounts to the persons whose identity an outside issuer verified.
#[derive(Clone, Copy, Debug)]
pub struct VerifiedIdentities;

#[async_trait]
impl Identities for VerifiedIdentities {
    async fn verified(&self, access: &Access, number: &str) -> kit::Result<()> {
        people::binding::bind_verified(access, number).await.map(drop)
    }
}

/// The modules of this build that the configuration leaves on.
///
/// # Errors
/// When two of them clash; the message is for their authors.
pub fn modules(off: &[String]) -> Result<Modules, String> {
    listed(off).map(|(modules, _)| modules)
}

/// Ids of the department modules of this build, which can be switched off.
///
/// # Errors
/// When two modules clash; the message is for their authors.
pub fn departments() -> Result<Vec<String>, String> {
    listed(&[]).map(|(_, departments)| departments)
}

/// The modules but those that are off, and which of them can be off.
fn listed(off: &[String]) -> Result<(Modules, Vec<String>), String> {
    let asked = RefCell::new(Vec::new());
    let on = |id: &str| {
        asked.borrow_mut().push(id.to_owned());
        !off.iter().any(|name| name == id)
    };
    let modules =
        Modules::default().with(Files, true)?.with(Core, true)?.with(People, true)?.with(Property, true)?;
    let modules = modules.with(Work, true)?.with(SignIn, true)?;
    // a department module is one line: copy it, with its feature in front
    #[cfg(feature = "civil-affairs")]
    let modules = modules.with(civil_affairs::CivilAffairs, on("civil-affairs"))?;
    #[cfg(feature = "family-planning")]
    let modules = modules.with(family_planning::FamilyPlanning, on("family-planning"))?;
    #[cfg(feature = "fire-safety")]
    let modules = modules.with(fire_safety::FireSafety, on("fire-safety"))?;
    #[cfg(feature = "illegal-construction")]
    let modules = modules.with(illegal_construction::IllegalConstruction, on("illegal-construction"))?;
    #[cfg(feature = "key-groups")]
    let modules = modules.with(key_groups::KeyGroups, on("key-groups"))?;
    #[cfg(feature = "social-security")]
    let modules = modules.with(social_security::SocialSecurity, on("social-security"))?;
    let departments = asked.take();
    match off.iter().find(|name| on(name) || !departments.contains(name)) {
        Some(name) => {
            Err(format!("module `{name}` cannot be switched off: it is always on, or not part of this build"))
        }
        None => Ok((modules, departments)),
    }
}
