//! What a matter leads to.

use super::record::Matter;
use crate::act::{Past, Standing};
use crate::catalogue::MatterKind;
use crate::procedure::Act;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::record::Row;
use people::resident::Resident;
use property::dwelling::Dwelling;
use wangge_core::links::{far, global, near, one};
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;
use wangge_core::places::position::point_of;
use wangge_core::places::shape::Point;
use wangge_core::staff::post::Post;

one! {
    /// The edition of the catalogue that it follows.
    MatterKindOf(Matter).kind: MatterKind, |row| global(row, "kind_id")
}

one! {
    /// The grid.
    MatterGrid(Matter).grid: Grid, |row| near(row, "grid_id")
}

one! {
    /// The building where it is.
    MatterBuilding(Matter).building: Building, |row| near(row, "building_id")
}

one! {
    /// The dwelling where it is.
    MatterDwelling(Matter).dwelling: Dwelling, |row| near(row, "dwelling_id")
}

one! {
    /// The residence of the person served: who asks for it, or for whom it is asked for. The account that is bound to this
    /// person reads the matter, hears of it, rates it and can have it opened again.
    MatterServed(Matter).served: Resident, |row| far(row, "served_district_code", "served_id")
}

one! {
    /// The residence of the person whom it is about, where that is somebody else than the person served: who is complained
    /// of, the other party. It gives that person no right to the matter.
    MatterConcerned(Matter).concerned: Resident, |row| far(row, "concerned_district_code", "concerned_id")
}

one! {
    /// The matter that it repeats, to which it was joined.
    MatterJoinedTo(Matter).joined_to: Matter, |row| near(row, "joined_to")
}

one! {
    /// The post that has it; null while it is with a unit.
    MatterPost(Matter).post: Post, |row| global(row, "post_id")
}

one! {
    /// The post that was asked first, which stays responsible until somebody else has it (首问负责).
    MatterAskedPost(Matter).asked_post: Post, |row| global(row, "asked_post_id")
}

/// What is worked out of a matter.
pub(super) struct MatterFields {
    point: Option<Point>,
    standing: Standing,
    key: PlaceKey,
}

impl From<&Row<Matter>> for MatterFields {
    fn from(matter: &Row<Matter>) -> Self {
        Self { point: point_of(matter), standing: Standing::of_row(matter), key: PlaceKey::of(matter) }
    }
}

#[Object]
impl MatterFields {
    /// Where it is.
    async fn point(&self) -> Option<&Point> {
        self.point.as_ref()
    }

    /// What you may do with it now. A mutation can still be refused: when somebody else was faster, for what it sends, and
    /// where something is to be done first, such as attaching a paper or dealing with what was joined to it (CONFLICT).
    async fn actions(&self, ctx: &Context<'_>) -> Result<Option<Vec<Act>>> {
        let (access, mut past) = (ctx.access(), Past::default());
        for look in self.standing.looks(access) {
            let found = ctx.loaders().load(look, self.key.key()?).await?;
            past = past.with(found.unwrap_or_default());
        }
        Ok(Some(self.standing.actions(access, &past)))
    }
}
