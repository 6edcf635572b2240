//! The matters of a grid, of a building and of a person, and those about a person.

use super::record::{Matter, MatterStatus};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::places::building::Building;
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;

/// A page of the matters that name the record in this hidden field.
async fn page(
    ctx: &Context<'_>,
    key: &PlaceKey,
    (column, discreet): (&'static str, bool),
    status: Option<MatterStatus>,
    paging: Paging,
) -> Result<Option<Connection<Matter>>> {
    let mut below = Below::<Matter>::new(column, selected::<Matter>(ctx), paging);
    if let Some(status) = status {
        below = below.only("status", status.as_str());
    }
    if !discreet {
        below = below.meeting(super::queries::OPENLY);
    }
    Ok(ctx.loaders().load(below, key.key()?).await?.map(Connection::of))
}

/// Adds to a record the matters that name it in a hidden field.
macro_rules! matters {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident, $column:literal, discreet: $discreet:literal) => {
        /// The matters of a record.
        pub(super) struct $name(PlaceKey);

        impl From<&Row<$parent>> for $name {
            fn from(parent: &Row<$parent>) -> Self {
                Self(PlaceKey::of(parent))
            }
        }

        #[Object]
        impl $name {
            $(#[$doc])*
            async fn $field(
                &self,
                ctx: &Context<'_>,
                status: Option<MatterStatus>,
                first: Option<i32>,
                after: Option<String>,
                last: Option<i32>,
                before: Option<String>,
            ) -> Result<Option<Connection<Matter>>> {
                let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
                page(ctx, &self.0, ($column, $discreet), status, paging).await
            }
        }
    };
}

matters! {
    /// The matters in it within your reach, newest first; those of one status, where you say so.
    GridMatters(Grid).matters, "grid_id", discreet: true
}

matters! {
    /// The matters at it within your reach, newest first; those of one status, where you say so.
    BuildingMatters(Building).matters, "building_id", discreet: true
}

matters! {
    /// The matters in the same district that serve this person, within your reach, newest first; those of one status, where
    /// you say so. Discreet kinds are left out, also for those who may see their matters elsewhere.
    ResidentMatters(Resident).matters, "served_id", discreet: false
}

matters! {
    /// The matters in the same district that are about this person and serve somebody else or nobody, within your reach,
    /// newest first; those of one status, where you say so. They are no matters of this person's own. Discreet kinds are
    /// left out, also for those who may see their matters elsewhere.
    ResidentConcerned(Resident).concerning_matters, "concerned_id", discreet: false
}
