//! The policy: what each role may do with each resource, and how far. Everything else is denied.

mod role;

pub use role::Role;

use crate::error::{Error, Result};
use entities::{Table, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// What is done with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
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

impl Action {
    /// Its name in the printed policy.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Change => "change",
            Self::Decide => "decide",
            Self::Export => "export",
            Self::Reveal => "reveal",
        }
    }
}

/// How far a grant goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Records about or of the caller alone.
    Own,
    /// The grid of the post.
    Grid,
    /// The area of the post, and there what its department line works with.
    Line,
    /// The area of the post.
    Area,
    /// Everything.
    All,
}

impl Reach {
    /// Its name in the printed policy.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Grid => "grid",
            Self::Line => "line",
            Self::Area => "area",
            Self::All => "all",
        }
    }
}

/// Everybody has this role, logged in or not.
pub const ANONYMOUS: &str = "anonymous";
/// Everybody who is logged in has this role, unless the password in use is somebody else's choice.
pub const ACCOUNT: &str = "account";
/// Who is logged in with a password that somebody else chose has this role and no other: enough to change it.
pub const FIRST_LOGIN: &str = "first-login";

/// Every account of a resident has this role, with a post or without one, beside that of whoever is logged in.
pub const RESIDENT: &str = "resident";
/// Who broke the glass has this role in the area that was opened, for a short time. Nobody has it without a second
/// factor.
pub const BREAK_GLASS: &str = "break-glass";

/// A department of government, whose vertical chain of command is a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Department {
    /// Stable code, 1 to 40 of a to z, 0 to 9 and `-`. Rows keep it as text.
    pub code: &'static str,
    /// English title.
    pub title: &'static str,
    /// Chinese title.
    pub chinese: &'static str,
    /// Are the matters of its line discreet, whatever the catalogue says of their kind? Then only those find them who find
    /// what is discreet.
    pub discreet: bool,
}

/// What is governed: a kind of record, or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Resource {
    /// Stable code.
    pub code: &'static str,
    /// What it is.
    pub title: &'static str,
}

/// A cell of the policy table.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    /// Codes of roles.
    pub roles: &'static [&'static str],
    /// Codes of resources.
    pub resources: &'static [&'static str],
    /// What they may do.
    pub actions: &'static [Action],
    /// How far.
    pub reach: Reach,
}

/// What a field of the graph asks of its caller. Roots are `Query`, `Mutation`, `Subscription`.
#[derive(Clone, Copy, Debug)]
pub struct FieldRule {
    /// GraphQL type that has the field.
    pub on: &'static str,
    /// The field.
    pub field: &'static str,
    /// Code of a resource.
    pub resource: &'static str,
    /// What the field does with it.
    pub action: Action,
}

/// What one module adds to the policy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    /// Resources of the module.
    pub resources: &'static [Resource],
    /// Roles of the module.
    pub roles: &'static [Role],
    /// Departments that it brings.
    pub departments: &'static [Department],
    /// Who may do what how far.
    pub grants: &'static [Grant],
    /// What each field asks.
    pub fields: &'static [FieldRule],
}

/// The policy of a build: the parts of all modules that are on.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    roles: BTreeMap<&'static str, Role>,
    departments: BTreeMap<&'static str, Department>,
    resources: BTreeMap<&'static str, Resource>,
    grants: BTreeMap<(&'static str, &'static str, Action), BTreeSet<Reach>>,
    fields: BTreeMap<(&'static str, &'static str), (&'static str, Action)>,
    records: BTreeMap<&'static str, &'static str>,
    tables: Vec<Table>,
}

impl Policy {
    /// A table that a module has beside those of the workspace.
    pub(crate) fn table(&mut self, table: Table) {
        self.tables.push(table);
    }

    /// The tables whose rows lie with something, and with what.
    pub fn tied_tables(&self) -> impl Iterator<Item = (&'static str, Tie)> + use<'_> {
        entities::TABLES.iter().chain(&self.tables).filter_map(|table| Some((table.name, table.tie?)))
    }

    /// Adds a module's part.
    ///
    /// # Errors
    /// When a code is taken, or a grant or a rule names what does not exist. The message is for the module's author.
    pub fn add(&mut self, module: &str, part: &Part) -> Result<(), String> {
        for resource in part.resources {
            if self.resources.insert(resource.code, *resource).is_some() {
                return Err(format!("module `{module}`: resource `{}` is already taken", resource.code));
            }
        }
        for role in part.roles {
            if self.roles.insert(role.code, *role).is_some() {
                return Err(format!("module `{module}`: role `{}` is already taken", role.code));
            }
            if let Some(like) = role.like {
                self.grant_like(module, role.code, like)?;
            }
        }
        self.closed(module)?;
        for department in part.departments {
            if self.departments.insert(department.code, *department).is_some() {
                return Err(format!("module `{module}`: department `{}` is already taken", department.code));
            }
        }
        for grant in part.grants {
            self.grant(module, grant)?;
        }
        for rule in part.fields {
            if !self.resources.contains_key(rule.resource) {
                return Err(format!("module `{module}`: `{}.{}` names no resource", rule.on, rule.field));
            }
            if self.fields.insert((rule.on, rule.field), (rule.resource, rule.action)).is_some() {
                return Err(format!("module `{module}`: `{}.{}` is already ruled", rule.on, rule.field));
            }
        }
        Ok(())
    }

    /// Enters a record type with the resource that reading it asks for, and its plain fields that ask for another.
    ///
    /// # Errors
    /// When the type is taken, or a resource does not exist. The message is for the module's author.
    pub(crate) fn show(
        &mut self,
        module: &str,
        on: &'static str,
        resource: &'static str,
        narrower: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Result<(), String> {
        if self.records.insert(on, resource).is_some() {
            return Err(format!("module `{module}`: record `{on}` is already taken"));
        }
        let narrower: Vec<_> = narrower.collect();
        for resource in narrower.iter().map(|(_, resource)| *resource).chain([resource]) {
            if !self.resources.contains_key(resource) {
                return Err(format!("module `{module}`: record `{on}` names no resource: `{resource}`"));
            }
        }
        for (field, resource) in narrower {
            if self.fields.insert((on, field), (resource, Action::Read)).is_some() {
                return Err(format!("module `{module}`: `{on}.{field}` is already ruled"));
            }
        }
        Ok(())
    }

    /// Who may appoint to a restricted role has one: whoever makes accounts would make one for that otherwise.
    fn closed(&self, module: &str) -> Result<(), String> {
        for role in self.roles.values().filter(|role| role.restricted) {
            let open = |own: &&Role| !own.restricted && self.may_appoint(own.code, role.code);
            if let Some(own) = self.roles.values().find(open) {
                let (own, role) = (own.code, role.code);
                return Err(format!(
                    "module `{module}`: `{own}`, which is not restricted, appoints to `{role}`, which is"
                ));
            }
        }
        Ok(())
    }

    /// What was granted to `like` until now, for `role`.
    fn grant_like(&mut self, module: &str, role: &'static str, like: &'static str) -> Result<(), String> {
        if !self.roles.contains_key(like) {
            return Err(format!("module `{module}`: `{role}` is like no role: `{like}`"));
        }
        let its = self.grants.iter().filter(|((of, ..), _)| *of == like);
        let same: Vec<_> = its.map(|((_, on, action), how)| ((role, *on, *action), how.clone())).collect();
        self.grants.extend(same);
        Ok(())
    }

    fn grant(&mut self, module: &str, grant: &Grant) -> Result<(), String> {
        if let Some(resource) = grant.resources.iter().find(|code| !self.resources.contains_key(*code)) {
            return Err(format!("module `{module}`: a grant names no resource: `{resource}`"));
        }
        for role in grant.roles {
            if !self.roles.contains_key(role)
                && ![ANONYMOUS, ACCOUNT, FIRST_LOGIN, BREAK_GLASS].contains(role)
            {
                return Err(format!("module `{module}`: a grant names no role: `{role}`"));
            }
            let factor = *role == BREAK_GLASS || self.roles.get(role).is_some_and(|role| role.second_factor);
            if grant.actions.contains(&Action::Reveal) && !factor {
                return Err(format!("module `{module}`: `{role}` may reveal, so it needs a second factor"));
            }
            for resource in grant.resources {
                for action in grant.actions {
                    self.grants.entry((role, resource, *action)).or_default().insert(grant.reach);
                }
            }
        }
        Ok(())
    }

    /// How far `role` may do `action` with `resource`; empty when not at all.
    pub fn reaches<'a>(
        &'a self,
        role: &'a str,
        resource: &'a str,
        action: Action,
    ) -> impl Iterator<Item = Reach> + 'a {
        let found = self.grants.get(&(role, resource, action));
        found.into_iter().flatten().copied()
    }

    /// What a field asks of its caller.
    pub fn rule(&self, on: &str, field: &str) -> Option<(&'static str, Action)> {
        self.fields.get(&(on, field)).copied()
    }

    /// The role with this code.
    ///
    /// # Errors
    /// BAD_USER_INPUT when there is none.
    pub fn role(&self, code: &str) -> Result<&Role> {
        self.roles.get(code).ok_or_else(|| {
            Error::bad_input("role", format!("there is no role {code:?}; the query `roles` lists them"))
        })
    }

    /// May who has the role `own` appoint to the role `other`?
    pub fn may_appoint(&self, own: &str, other: &str) -> bool {
        let by = self.roles.get(other).is_some_and(|role| role.appointed_by.contains(&own));
        let open = self.roles.get(other).is_some_and(|role| !role.restricted);
        by || self.roles.get(own).is_some_and(|role| role.names(other) || (open && role.names_all()))
    }

    /// May who has the role `own` remove from the role `other`, also where no module that is on has that?
    pub fn may_remove(&self, own: &str, other: &str) -> bool {
        self.may_appoint(own, other) || self.roles.get(own).is_some_and(Role::names_all)
    }

    /// Every role.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// The department with this code.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `path` when there is none.
    pub fn department(&self, code: &str, path: &str) -> Result<&Department> {
        self.departments.get(code).ok_or_else(|| {
            let message = format!("there is no department {code:?}; the query `departments` lists them");
            Error::bad_input(path, message)
        })
    }

    /// Every department.
    pub fn departments(&self) -> impl Iterator<Item = &Department> {
        self.departments.values()
    }

    /// Every resource.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.resources.values()
    }

    /// Every cell: role, resource, action and how far.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &'static str, Action, Reach)> + '_ {
        self.grants.iter().flat_map(|((role, resource, action), reaches)| {
            reaches.iter().map(move |r| (*role, *resource, *action, *r))
        })
    }

    /// Every record type with the resource that reading it asks for.
    pub fn records(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.records.iter().map(|(on, resource)| (*on, *resource))
    }

    /// Every rule of a field: type, field, resource and action.
    pub fn rules(&self) -> impl Iterator<Item = (&'static str, &'static str, &'static str, Action)> + '_ {
        self.fields.iter().map(|((on, field), (resource, action))| (*on, *field, *resource, *action))
    }
}
