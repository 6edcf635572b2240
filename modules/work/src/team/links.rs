//! Between teams, their rounds and what they are asked for.

use super::record::{ServiceRound, ServiceTeam};
use crate::matter::Matter;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use wangge_core::links::{global, one};
use wangge_core::staff::post::Post;

one! {
    /// The post that leads it and gets what it is asked for.
    TeamLead(ServiceTeam).lead: Post, |row| global(row, "lead_post_id")
}

one! {
    /// The team.
    RoundTeam(ServiceRound).team: ServiceTeam, |row| global(row, "team_id")
}

one! {
    /// The service team that was asked for.
    MatterTeam(Matter).team: ServiceTeam, |row| global(row, "team_id")
}

/// The rounds of a team.
pub(super) struct TeamRounds(Option<i64>);

impl From<&Row<ServiceTeam>> for TeamRounds {
    fn from(team: &Row<ServiceTeam>) -> Self {
        Self(team.id().ok())
    }
}

#[Object]
impl TeamRounds {
    /// Its rounds that take place, in the order of their entry.
    async fn rounds(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<ServiceRound>>> {
        let paging = Paging::new::<ServiceRound>(ctx, first, after, last, before)?;
        let Some(id) = self.0 else { return Ok(None) };
        let below = Below::<ServiceRound>::new("team_id", selected::<ServiceRound>(ctx), paging);
        let below = below.only("status", "active");
        Ok(ctx.loaders().load(below, (String::new(), id)).await?.map(Connection::of))
    }
}
