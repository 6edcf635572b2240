//! Who asks, and how far that reaches.

use super::policy::{ACCOUNT, ANONYMOUS, Action, FIRST_LOGIN, Policy, RESIDENT, Reach};
use crate::code::AreaCode;
use std::sync::Arc;

/// Kind of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Works for the grid system.
    Staff,
    /// A program: a department's line system, a dashboard.
    Service,
    /// A resident.
    Resident,
}

impl Kind {
    /// Its name where accounts are kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Service => "service",
            Self::Resident => "resident",
        }
    }
}

/// A post that is in force: one's own, or one whose holder is on leave and for whom one acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its id; of a holder on leave, that holder's post.
    pub id: i64,
    /// Code of its role.
    pub role: String,
    /// The area it is for.
    pub area: AreaCode,
    /// Department line, if the role has one.
    pub line: Option<String>,
    /// It is used in place of somebody who is on leave.
    pub stands_in: bool,
    /// The broken glass that it comes from, if it does: then the area is the opened one, and the id that of the post
    /// which allowed it.
    pub break_glass: Option<i64>,
}

/// An account that is logged in, with the posts that are in force now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Id of the account.
    pub account: i64,
    /// Login name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Posts in force; none while a second factor is missing or somebody else's choice of password is in use.
    pub posts: Vec<Post>,
    /// A role of the account asks for a second factor, and none is enrolled.
    pub second_factor_missing: bool,
    /// Somebody else chose its password, and the holder has not changed it.
    pub initial_password: bool,
    /// The next moment at which its rights change by themselves, in milliseconds since 1970.
    pub changes_at: i64,
}

impl Caller {
    /// The roles that it has without a post.
    fn plain_roles(&self) -> &'static [&'static str] {
        match self.kind {
            _ if self.initial_password => &[FIRST_LOGIN],
            Kind::Resident => &[ACCOUNT, RESIDENT],
            Kind::Staff | Kind::Service => &[ACCOUNT],
        }
    }
}

/// Who asks.
#[derive(Clone, Debug, Default)]
pub enum Principal {
    /// Nobody is logged in.
    #[default]
    Anonymous,
    /// An account.
    Caller(Arc<Caller>),
    /// The platform itself: commands, the demo, background jobs. No token leads here.
    System,
}

impl Principal {
    /// The account, if one is logged in.
    pub fn account(&self) -> Option<i64> {
        self.caller().map(|c| c.account)
    }

    /// The account that is logged in.
    pub fn caller(&self) -> Option<&Caller> {
        self.shared_caller().map(|caller| &**caller)
    }

    /// The account that is logged in, as it is shared between requests while its rights stay the same.
    pub fn shared_caller(&self) -> Option<&Arc<Caller>> {
        match self {
            Self::Caller(caller) => Some(caller),
            Self::Anonymous | Self::System => None,
        }
    }

    /// How far the principal may do `action` with `resource`.
    pub fn scope(&self, policy: &Policy, resource: &str, action: Action) -> Scope {
        let mut scope = Scope::default();
        if matches!(self, Self::System) {
            scope.all = true;
            return scope;
        }
        for reach in policy.reaches(ANONYMOUS, resource, action) {
            scope.add(reach, None);
        }
        if let Some(caller) = self.caller() {
            for role in caller.plain_roles() {
                for reach in policy.reaches(role, resource, action) {
                    scope.add(reach, None);
                }
            }
            let (broken, posts): (Vec<_>, Vec<_>) =
                caller.posts.iter().partition(|post| post.break_glass.is_some());
            for post in posts {
                for reach in policy.reaches(&post.role, resource, action) {
                    match (reach, &post.line) {
                        (Reach::Line, Some(line)) => scope.lines.push((post.area.clone(), line.clone())),
                        _ => scope.add(reach, Some(&post.area)),
                    }
                }
            }
            if !broken.is_empty() {
                scope.unbroken.clone_from(&scope.areas);
            }
            for post in broken {
                for reach in policy.reaches(&post.role, resource, action) {
                    if !scope.covers(post.area.as_str()) {
                        scope.broken.push(post.area.clone());
                        scope.add(reach, Some(&post.area));
                    }
                }
            }
        }
        scope.tidy();
        scope
    }

    /// May the principal do `action` with `resource` at least somewhere?
    pub fn may(&self, policy: &Policy, resource: &str, action: Action) -> bool {
        let reaches = |role: &str, post: Option<&Post>| {
            policy.reaches(role, resource, action).any(|reach| match reach {
                Reach::Line => post.is_some_and(|post| post.line.is_some()),
                reach => anywhere(reach, post.map(|post| &post.area)),
            })
        };
        let may = |caller: &Caller| {
            caller.plain_roles().iter().any(|role| reaches(role, None))
                || caller.posts.iter().any(|post| reaches(&post.role, Some(post)))
        };
        matches!(self, Self::System) || reaches(ANONYMOUS, None) || self.caller().is_some_and(may)
    }

    /// The post that gives the right to do this in `area`: a post of one's own before one that stands in, and broken
    /// glass last.
    pub fn post_for(&self, policy: &Policy, resource: &str, action: Action, area: &str) -> Option<&Post> {
        let fits = |post: &&Post| {
            policy.reaches(&post.role, resource, action).any(|reach| match reach {
                Reach::All => true,
                Reach::Area | Reach::Grid | Reach::Line => post.area.covers(area),
                Reach::Own => false,
            })
        };
        let posts = &self.caller()?.posts;
        posts.iter().filter(fits).min_by_key(|post| (post.break_glass, post.stands_in))
    }
}

/// Does a permission that goes so far reach anything, for a post in this area?
fn anywhere(reach: Reach, area: Option<&AreaCode>) -> bool {
    match reach {
        Reach::All | Reach::Own => true,
        Reach::Area | Reach::Line => area.is_some(),
        Reach::Grid => area.is_some_and(|area| area.as_str().len() == 15),
    }
}

/// How far a permission goes. The default reaches nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    all: bool,
    own: bool,
    areas: Vec<AreaCode>,
    /// Areas in which what a department line works with is reached, each with the line.
    lines: Vec<(AreaCode, String)>,
    /// Those of the areas that are reached by broken glass alone.
    broken: Vec<AreaCode>,
    /// The areas that are reached without it, where there are such.
    unbroken: Vec<AreaCode>,
}

impl Scope {
    /// Everything.
    pub fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// These areas.
    pub(super) fn of_areas(areas: Vec<AreaCode>) -> Self {
        let mut scope = Self { areas, ..Self::default() };
        scope.tidy();
        scope
    }

    fn add(&mut self, reach: Reach, area: Option<&AreaCode>) {
        match (reach, area) {
            (Reach::All, _) => self.all = true,
            (Reach::Own, _) => self.own = true,
            (Reach::Area | Reach::Grid, Some(of)) if anywhere(reach, area) => self.areas.push(of.clone()),
            (Reach::Area | Reach::Grid | Reach::Line, _) => {}
        }
    }

    /// Sorts the areas and drops those inside another.
    fn tidy(&mut self) {
        self.areas.sort();
        self.areas.dedup_by(|inner, outer| outer.covers(inner.as_str()));
    }

    /// Not permitted at all.
    pub fn is_empty(&self) -> bool {
        !self.all && !self.own && self.areas.is_empty() && self.lines.is_empty()
    }

    /// No limit.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// The caller's own records are included.
    pub fn own(&self) -> bool {
        self.own
    }

    /// The areas, sorted, none inside another.
    pub fn areas(&self) -> &[AreaCode] {
        &self.areas
    }

    /// Those of the areas that are reached by broken glass alone.
    pub(super) fn broken(&self) -> &[AreaCode] {
        &self.broken
    }

    /// What it reaches without broken glass.
    pub(super) fn without_glass(self) -> Self {
        if self.broken.is_empty() {
            return self;
        }
        Self { areas: self.unbroken, broken: Vec::new(), unbroken: Vec::new(), ..self }
    }

    /// Areas in which what a department line works with is reached, each with the line.
    pub fn lines(&self) -> &[(AreaCode, String)] {
        &self.lines
    }

    /// Does it reach what this line works with at a place with this code?
    pub fn covers_line(&self, code: &str, line: &str) -> bool {
        self.lines.iter().any(|(area, own)| own == line && area.covers(code))
    }

    /// Does it reach a place with this code?
    pub fn covers(&self, code: &str) -> bool {
        self.all || self.areas.iter().any(|area| area.covers(code))
    }

    /// Does it reach whatever the other one reaches?
    pub(super) fn holds(&self, other: &Self) -> bool {
        let line = |(area, line): &(AreaCode, String)| {
            self.covers(area.as_str()) || self.covers_line(area.as_str(), line)
        };
        let parts = other.areas.iter().all(|area| self.covers(area.as_str())) && other.lines.iter().all(line);
        self.all || (!other.all && parts && (self.own || !other.own))
    }

    /// Drops the areas with more than `digits` digits: they are only a part of one with so many; and, where rows belong
    /// to no line, the lines.
    pub(super) fn only_wide(&mut self, digits: usize, of_lines: bool) {
        self.areas.retain(|area| area.as_str().len() <= digits);
        self.lines.retain(|(area, _)| of_lines && area.as_str().len() <= digits);
    }

    /// The part of it that lies in `area`.
    pub fn within(&self, area: &AreaCode) -> Self {
        let inside = |areas: &[AreaCode]| areas.iter().filter(|a| area.covers(a.as_str())).cloned().collect();
        let lines = self.lines.iter().filter_map(|(of, line)| {
            let part = if of.covers(area.as_str()) { area } else { of };
            area.covers(part.as_str()).then(|| (part.clone(), line.clone()))
        });
        let lines = lines.collect();
        let unbroken = match self.unbroken.iter().any(|a| a.covers(area.as_str())) {
            true => vec![area.clone()],
            false => inside(&self.unbroken),
        };
        if self.covers(area.as_str()) {
            let broken = self.broken.iter().filter(|a| a.covers(area.as_str())).cloned().collect();
            return Self { all: false, own: self.own, areas: vec![area.clone()], lines, broken, unbroken };
        }
        let (areas, broken) = (inside(&self.areas), inside(&self.broken));
        Self { all: false, own: self.own, areas, lines, broken, unbroken }
    }
}
