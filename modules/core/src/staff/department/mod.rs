//! Departments: whose lines posts and liaisons belong to, as the policy lists them.

use async_graphql::{Context, Object, SimpleObject, Value};
use kit::access::{Access, Ask, policy};
use kit::module::Parts;
use kit::record::{Record, Row};
use kit::schema::QueryRoot;
use kit::{Error, Result};

/// What departments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<DepartmentQueries>();
}

/// A department of government (部门), whose vertical chain of command is a line (条线).
#[derive(Debug, SimpleObject)]
pub(super) struct Department {
    /// Stable code.
    code: &'static str,
    /// English title.
    title: &'static str,
    /// Chinese title.
    chinese_title: &'static str,
}

impl From<&policy::Department> for Department {
    fn from(department: &policy::Department) -> Self {
        Self { code: department.code, title: department.title, chinese_title: department.chinese }
    }
}

/// The code of the department in a row's hidden field `line`.
pub(super) fn line_of<T: Record>(row: &Row<T>) -> Option<String> {
    match row.value("line") {
        Some(Value::String(line)) => Some(line.clone()),
        _ => None,
    }
}

/// The department with this code; None where no module that is on has it.
pub(super) fn find(access: &Access, code: Option<&str>) -> Option<Department> {
    let code = code?;
    access.policy().departments().find(|department| department.code == code).map(Department::from)
}

/// The code, if a department has it.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(super) fn known(access: &Access, code: Option<&str>, path: &str) -> Result<Option<String>> {
    let known = |code: &str| access.policy().department(code, path).map(|known| known.code.to_owned());
    code.map(known).transpose()
}

struct DepartmentQueries;

impl From<&QueryRoot> for DepartmentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl DepartmentQueries {
    /// Every department (部门) whose line (条线) a post or a liaison can be of, by its code.
    async fn departments(&self, ctx: &Context<'_>) -> Result<Option<Vec<Department>>, Error> {
        Ok(Some(ctx.access().policy().departments().map(Department::from).collect()))
    }
}
