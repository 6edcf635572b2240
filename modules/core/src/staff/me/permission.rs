//! What a caller may do, told from the policy.

use async_graphql::{Enum, SimpleObject};
use kit::access::{self, Access};
use kit::code::AreaCode;

/// What is done with a resource (操作).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "kit::access::Action")]
pub(super) enum Action {
    /// See it.
    Read,
    /// Enter a new one.
    Create,
    /// Change or retire one.
    Change,
    /// Decide a case.
    Decide,
    /// Take many out of the platform.
    Export,
    /// See sensitive values.
    Reveal,
}

/// One thing that the caller may do (权限).
#[derive(Debug, SimpleObject)]
pub(super) struct Permission {
    /// Code of what it is done with.
    resource: &'static str,
    /// What that is.
    title: &'static str,
    /// What is done.
    action: Action,
    /// Without a limit of area.
    everywhere: bool,
    /// With one's own records.
    own: bool,
    /// In these areas, none inside another.
    areas: Vec<AreaCode>,
}

/// Everything that the caller may do, by resource.
pub(super) fn permissions(access: &Access) -> Vec<Permission> {
    use access::Action::{Change, Create, Decide, Export, Read, Reveal};
    let mut list = Vec::new();
    for resource in access.policy().resources() {
        for action in [Read, Create, Change, Decide, Export, Reveal] {
            let scope = access.scope(resource.code, action);
            if scope.is_empty() {
                continue;
            }
            list.push(Permission {
                resource: resource.code,
                title: resource.title,
                action: action.into(),
                everywhere: scope.is_all(),
                own: scope.own(),
                areas: scope
                    .areas()
                    .iter()
                    .chain(scope.lines().iter().map(|(area, _)| area))
                    .cloned()
                    .collect(),
            });
        }
    }
    list
}
