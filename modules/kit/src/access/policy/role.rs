//! Roles, which posts have.

use crate::access::Kind;
use crate::code::AreaLevel::{self, City, Community, District, Town};

/// Those who appoint the staff of departments.
const APPOINT_STAFF: &[&str] = &["town-leader", "district-command"];

/// A role that a post can have.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Stable code.
    pub code: &'static str,
    /// English title.
    pub title: &'static str,
    /// Chinese title.
    pub chinese: &'static str,
    /// Levels of area that a post of this role can be for.
    pub levels: &'static [AreaLevel],
    /// The post names a department line.
    pub line: bool,
    /// The department whose line every post of the role has.
    pub department: Option<&'static str>,
    /// A role whose rights it has, too: those that the modules before its own grant.
    pub like: Option<&'static str>,
    /// Kind of account that has it. A post with it gives an account of another kind no right.
    pub kind: Kind,
    /// Logging in takes a second factor.
    pub second_factor: bool,
    /// It sees what is restricted, or appoints to a role that does: who may appoint to every role does not appoint to it, and
    /// may remove from it.
    pub restricted: bool,
    /// Roles that a holder may appoint to and remove from, within the own area; `*` is every role.
    pub appoints: &'static [&'static str],
    /// Roles whose holders may appoint to it and remove from it, beside those that name it themselves.
    pub appointed_by: &'static [&'static str],
}

impl Role {
    /// A role of staff without a line, to which only who may appoint to every role appoints.
    pub const fn new(
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
        levels: &'static [AreaLevel],
    ) -> Self {
        Self {
            code,
            title,
            chinese,
            levels,
            line: false,
            department: None,
            like: None,
            kind: Kind::Staff,
            second_factor: false,
            restricted: false,
            appoints: &[],
            appointed_by: &[],
        }
    }

    /// The clerk of a department module in a community: takes in cases, and reviews first what others file.
    pub const fn clerk(
        department: &'static str,
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
    ) -> Self {
        let role = Self::new(code, title, chinese, &[Community]);
        role.of_department(department).like("line-officer").appointed_by(APPOINT_STAFF)
    }

    /// Who reviews the cases of a department module in a town or street.
    pub const fn reviewer(
        department: &'static str,
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
    ) -> Self {
        let role = Self::new(code, title, chinese, &[Town]);
        role.of_department(department).like("line-reviewer").appointed_by(APPOINT_STAFF)
    }

    /// Who decides the cases of a department module in a district.
    pub const fn decider(
        department: &'static str,
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
    ) -> Self {
        let role = Self::new(code, title, chinese, &[District]);
        role.of_department(department).like("line-reviewer").appointed_by(&["district-command"])
    }

    /// Who reads the records of a department module, and changes nothing.
    pub const fn reader(
        department: &'static str,
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
    ) -> Self {
        let role = Self::new(code, title, chinese, &[Town, District, City]);
        role.of_department(department).like("line-reader").appointed_by(APPOINT_STAFF)
    }

    /// The service account of a department's own system.
    pub const fn system(
        department: &'static str,
        code: &'static str,
        title: &'static str,
        chinese: &'static str,
    ) -> Self {
        let role = Self::new(code, title, chinese, &[Town, District, City]);
        role.of_department(department).like("line-system").for_programs()
    }

    /// Its posts name a department line.
    #[must_use]
    pub const fn of_a_line(self) -> Self {
        Self { line: true, ..self }
    }

    /// Its posts have the line of this department.
    #[must_use]
    pub const fn of_department(self, code: &'static str) -> Self {
        Self { line: true, department: Some(code), ..self }
    }

    /// It has the rights of this role, too.
    #[must_use]
    pub const fn like(self, code: &'static str) -> Self {
        Self { like: Some(code), ..self }
    }

    /// Programs have it, and nobody else.
    #[must_use]
    pub const fn for_programs(self) -> Self {
        Self { kind: Kind::Service, ..self }
    }

    /// Residents have it, and nobody else.
    #[must_use]
    pub const fn for_residents(self) -> Self {
        Self { kind: Kind::Resident, ..self }
    }

    /// Logging in takes a second factor.
    #[must_use]
    pub const fn with_second_factor(self) -> Self {
        Self { second_factor: true, ..self }
    }

    /// It sees what is restricted, or appoints to a role that does, so that only those appoint to it who name it or are named
    /// by it: who makes accounts makes none for that, nor one that makes one. Its first holder comes from the command line,
    /// where nobody else appoints to it.
    #[must_use]
    pub const fn restricted(self) -> Self {
        Self { restricted: true, ..self }
    }

    /// Its holders appoint to these roles.
    #[must_use]
    pub const fn appoints(self, codes: &'static [&'static str]) -> Self {
        Self { appoints: codes, ..self }
    }

    /// The holders of these roles appoint to it.
    #[must_use]
    pub const fn appointed_by(self, codes: &'static [&'static str]) -> Self {
        Self { appointed_by: codes, ..self }
    }

    /// Does it name the role with this code among those that a holder appoints to?
    pub(super) fn names(&self, code: &str) -> bool {
        self.appoints.contains(&code)
    }

    /// Does a holder appoint to every role?
    pub(super) fn names_all(&self) -> bool {
        self.names("*")
    }
}
