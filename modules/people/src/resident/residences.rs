//! All residences of a person, for who looks at one of them.

use super::record::Resident;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use kit::{Error, Result};

/// The residences of the person of a residence.
pub(super) struct PersonResidences(Option<i64>);

impl From<&Row<Resident>> for PersonResidences {
    fn from(resident: &Row<Resident>) -> Self {
        Self(resident.link("person_id"))
    }
}

#[Object]
impl PersonResidences {
    /// All residences of this person within your reach, this one among them, in the order of their grids: those that are
    /// over, and those of a record that was merged into this one (`endReason` is `MERGED`), each with its `history`.
    async fn residences(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        let below = Below::<Resident>::anywhere("person_id", selected::<Resident>(ctx), paging);
        let person = self.0.ok_or_else(|| Error::not_found("person"))?;
        Ok(ctx.loaders().load(below, (String::new(), person)).await?.map(Connection::of))
    }
}
