//! What an inspection links to.

use super::answer::FireInspectionAnswer;
use super::record::FireInspection;
use crate::checklist::FireChecklist;
use crate::hazard::FireHazard;
use crate::premises::FirePremises;
use async_graphql::Object;
use kit::record::Row;
use wangge_core::links::{all, global, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::position::point_of;
use wangge_core::places::shape::Point;

one! {
    /// The premises.
    FireInspectionPremises(FireInspection).premises: FirePremises, |row| near(row, "premises_id")
}

one! {
    /// The building.
    FireInspectionBuilding(FireInspection).building: Building, |row| near(row, "building_id")
}

one! {
    /// The edition of the check list.
    FireInspectionChecklist(FireInspection).checklist: FireChecklist, |row| global(row, "checklist_id")
}

all! {
    /// The answers, in the order of the items.
    FireInspectionAnswers(FireInspection).answers: FireInspectionAnswer, "inspection_id"
}

all! {
    /// The hazards that it found, newest first.
    FireInspectionHazards(FireInspection).hazards: FireHazard, "inspection_id"
}

/// Where an inspection was made.
pub(super) struct FireInspectionPoint(Option<Point>);

impl From<&Row<FireInspection>> for FireInspectionPoint {
    fn from(inspection: &Row<FireInspection>) -> Self {
        Self(point_of(inspection))
    }
}

#[Object]
impl FireInspectionPoint {
    /// Where it was made, if that was said.
    async fn point(&self) -> Option<&Point> {
        self.0.as_ref()
    }
}
