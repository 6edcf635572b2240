//! Roles: what posts can be, as the policy lists it.

use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Ask, policy};
use kit::code::AreaLevel;
use kit::module::Parts;
use kit::schema::QueryRoot;

/// What roles add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<RoleQueries>();
}

/// A role that a post can have (角色).
#[derive(Debug, SimpleObject)]
pub(super) struct Role {
    /// Stable code.
    code: &'static str,
    /// English title.
    title: &'static str,
    /// Chinese title.
    chinese_title: &'static str,
    /// Levels of area that a post of this role can be for.
    levels: Vec<AreaLevel>,
    /// A post of this role names a department line (条线).
    line: bool,
    /// Code of the department (部门) whose line every post of the role has; null when it is of no department.
    department: Option<&'static str>,
    /// Its posts have effect only with a second factor (动态口令).
    second_factor: bool,
    /// Codes of the roles that a holder may appoint to and remove from, within the own area. `*` is every role; of those that
    /// see key files or care at home, and of the district's command, which appoints to these, only to remove from.
    appoints: &'static [&'static str],
    /// Codes of roles whose holders may do the same with this one, beside those that name it in `appoints`.
    appointed_by: &'static [&'static str],
}

impl From<&policy::Role> for Role {
    fn from(role: &policy::Role) -> Self {
        Self {
            code: role.code,
            title: role.title,
            chinese_title: role.chinese,
            levels: role.levels.to_vec(),
            line: role.line,
            department: role.department,
            second_factor: role.second_factor,
            appoints: role.appoints,
            appointed_by: role.appointed_by,
        }
    }
}

struct RoleQueries;

impl From<&QueryRoot> for RoleQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl RoleQueries {
    /// Every role (角色) that a post can have, by its code.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Option<Vec<Role>>> {
        Ok(Some(ctx.access().policy().roles().map(Role::from).collect()))
    }
}
