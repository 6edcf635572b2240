//! Layers of a map.

use async_graphql::Enum;
use kit::access::{Access, Action};
use kit::code::AreaLevel;

/// A layer of a map (地图图层).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum MapLayer {
    /// The divisions of the next level below the area.
    Divisions,
    /// Streets and towns.
    Towns,
    /// Communities and villages.
    Communities,
    /// Grids.
    Grids,
    /// Compounds.
    Compounds,
    /// Buildings.
    Buildings,
    /// Roads.
    Roads,
    /// Facilities.
    Facilities,
}

impl MapLayer {
    /// What a map of an area of this level shows to the caller when nothing else is said.
    pub(super) fn usual(level: AreaLevel, access: &Access) -> Vec<Self> {
        match level {
            AreaLevel::Province | AreaLevel::City => vec![Self::Divisions],
            AreaLevel::District => vec![Self::Towns, Self::Communities],
            AreaLevel::Town => vec![Self::Grids],
            AreaLevel::Community | AreaLevel::Grid => {
                let fine =
                    [(Self::Buildings, "building"), (Self::Roads, "road"), (Self::Facilities, "facility")];
                let may = |resource| !access.scope(resource, Action::Read).is_empty();
                let seen: Vec<Self> =
                    fine.into_iter().filter(|(_, resource)| may(*resource)).map(|(layer, _)| layer).collect();
                if seen.is_empty() { vec![Self::Grids] } else { seen }
            }
        }
    }

    /// Level of the divisions that it shows in an area of level `of`, 1 for a province; None for other layers, and
    /// where there are none below.
    pub(super) fn division_level(self, of: AreaLevel) -> Option<i16> {
        match (self, of) {
            (Self::Divisions, AreaLevel::Province) => Some(2),
            (Self::Divisions, AreaLevel::City) => Some(3),
            (Self::Divisions, AreaLevel::District) | (Self::Towns, _) => Some(4),
            (Self::Divisions, AreaLevel::Town) | (Self::Communities, _) => Some(5),
            _ => None,
        }
    }

    /// The level whose detail fits its features.
    pub(super) fn detail(self, of: AreaLevel) -> AreaLevel {
        match self.division_level(of) {
            Some(2) => AreaLevel::City,
            Some(3) => AreaLevel::District,
            Some(4) => AreaLevel::Town,
            Some(_) => AreaLevel::Community,
            None => AreaLevel::Grid,
        }
    }
}
