use super::super::boundaries::DivisionShape;
use crate::geometry::{Position, Shape};

/// Everything that the demo has beside its divisions.
#[derive(Debug, Default)]
pub(in super::super) struct Plan {
    /// Made-up shapes of towns and communities.
    pub(in super::super) shapes: Vec<DivisionShape>,
    /// Grids, in the order of their codes.
    pub(in super::super) grids: Vec<Grid>,
    pub(in super::super) compounds: Vec<Compound>,
    pub(in super::super) roads: Vec<Road>,
    pub(in super::super) staff: Staff,
}

/// Who works there.
#[derive(Debug, Default)]
pub(in super::super) struct Staff {
    pub(in super::super) accounts: Vec<Staffer>,
    pub(in super::super) posts: Vec<Post>,
    /// Places of posts in [`Staff::posts`] whose partner is an account of the demo that comes later.
    pub(in super::super) partners: Vec<usize>,
    /// Place of the post whose holder is on leave.
    pub(in super::super) leave: Option<usize>,
    pub(in super::super) liaisons: Vec<Liaison>,
    pub(in super::super) bodies: Vec<Body>,
    pub(in super::super) members: Vec<Member>,
}

#[derive(Debug)]
pub(in super::super) struct Staffer {
    /// Login name.
    pub(in super::super) name: String,
    /// What people call the holder.
    pub(in super::super) title: String,
    pub(in super::super) area: String,
}

#[derive(Debug)]
pub(in super::super) struct Post {
    /// Place of the holder in [`Staff::accounts`].
    pub(in super::super) account: usize,
    pub(in super::super) role: &'static str,
    pub(in super::super) area: String,
    pub(in super::super) line: Option<&'static str>,
    pub(in super::super) full_time: bool,
    /// Work content and duties of a post that is on the board.
    pub(in super::super) card: Option<(&'static str, &'static str)>,
    pub(in super::super) telephone: Option<String>,
    /// Place of the post that covers it.
    pub(in super::super) covered_by: Option<usize>,
}

#[derive(Debug)]
pub(in super::super) struct Liaison {
    /// Place in [`Staff::accounts`].
    pub(in super::super) account: usize,
    pub(in super::super) area: String,
    pub(in super::super) line: Option<&'static str>,
    pub(in super::super) duties: String,
}

#[derive(Debug)]
pub(in super::super) struct Body {
    pub(in super::super) kind: &'static str,
    pub(in super::super) area: String,
    pub(in super::super) name: String,
    pub(in super::super) subject: Option<&'static str>,
    /// Place in [`Staff::bodies`].
    pub(in super::super) parent: Option<usize>,
}

#[derive(Debug)]
pub(in super::super) struct Member {
    /// Place in [`Staff::bodies`].
    pub(in super::super) body: usize,
    pub(in super::super) function: &'static str,
    pub(in super::super) name: String,
    pub(in super::super) represents: Option<&'static str>,
}

#[derive(Debug)]
pub(in super::super) struct Grid {
    /// Code of its community.
    pub(in super::super) community: String,
    /// Its number there, from 1.
    pub(in super::super) number: usize,
    pub(in super::super) name: String,
    pub(in super::super) kind: GridKind,
    pub(in super::super) households: usize,
    pub(in super::super) people: usize,
    pub(in super::super) services: Services,
    pub(in super::super) shape: Option<Shape>,
    pub(in super::super) buildings: Vec<Building>,
    pub(in super::super) facilities: Vec<Facility>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum GridKind {
    Residential,
    Unit,
    VillagerGroup,
}

/// The six service areas.
#[derive(Clone, Debug)]
pub(in super::super) struct Services {
    pub(in super::super) residents_group: String,
    pub(in super::super) property_service: String,
    pub(in super::super) sanitation: String,
    pub(in super::super) health_service: String,
    pub(in super::super) police: String,
    pub(in super::super) primary_school: String,
}

#[derive(Debug)]
pub(in super::super) struct Compound {
    pub(in super::super) name: String,
    pub(in super::super) kind: &'static str,
    pub(in super::super) age: &'static str,
    pub(in super::super) address: String,
    pub(in super::super) manager: Option<String>,
    /// Places of its grids in [`Plan::grids`].
    pub(in super::super) grids: Vec<usize>,
}

#[derive(Debug)]
pub(in super::super) struct Building {
    /// Place of its compound in [`Plan::compounds`].
    pub(in super::super) compound: Option<usize>,
    pub(in super::super) name: String,
    pub(in super::super) address: String,
    pub(in super::super) management: &'static str,
    pub(in super::super) floors: usize,
    pub(in super::super) entrances: usize,
    pub(in super::super) households: usize,
    pub(in super::super) at: Option<Position>,
}

#[derive(Debug)]
pub(in super::super) struct Road {
    pub(in super::super) name: String,
    pub(in super::super) kind: &'static str,
    pub(in super::super) line: Shape,
    /// Places of the grids that it runs through in [`Plan::grids`].
    pub(in super::super) grids: Vec<usize>,
}

#[derive(Debug)]
pub(in super::super) struct Facility {
    pub(in super::super) name: String,
    pub(in super::super) kind: &'static str,
    pub(in super::super) at: Position,
}

impl Grid {
    /// Its code.
    pub(in super::super) fn code(&self) -> String {
        format!("{}{:03}", self.community, self.number)
    }
}
