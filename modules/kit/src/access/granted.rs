//! What the token of a partner's client was granted. Its rights are these and the user's, never one without the other.

use super::policy::Action;
use std::sync::Arc;

/// The scopes of a token (RFC 6749, section 3.3): resources of the policy (`grid`), or one action on a resource
/// (`grid:read`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted(Arc<str>);

impl Granted {
    /// Scopes, separated by blanks. What names no resource grants nothing.
    pub fn new(scopes: &str) -> Self {
        Self(scopes.into())
    }

    /// Is `action` with `resource` granted?
    pub fn allows(&self, resource: &str, action: Action) -> bool {
        self.0.split_ascii_whitespace().any(|scope| match scope.split_once(':') {
            Some((named, verb)) => named == resource && verb == action.as_str(),
            None => scope == resource,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_is_granted() {
        let granted = Granted::new("openid grid  building:read grid-map");
        assert!(granted.allows("grid", Action::Read) && granted.allows("grid", Action::Change));
        assert!(granted.allows("building", Action::Read) && granted.allows("grid-map", Action::Read));
        assert!(!granted.allows("building", Action::Change));
        assert!(!granted.allows("build", Action::Read) && !granted.allows("account", Action::Read));
        assert!(!Granted::new("").allows("", Action::Read));
    }
}
