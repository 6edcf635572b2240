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
