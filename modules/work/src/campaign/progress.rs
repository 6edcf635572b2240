//! How far a campaign is, area by area.

use super::figures::Figures;
use super::record::Campaign;
use async_graphql::{Context, Object, SimpleObject};
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::record::Row;
use kit::{Error, Result};

/// How far an area is with a campaign (专项行动进度).
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
pub(super) struct CampaignProgress {
    /// Code of the area.
    pub(super) code: String,
    /// Grids in force in it.
    pub(super) grids: i64,
    /// What there is to do: a task for each grid and each action that holds there.
    pub(super) tasks: i64,
    /// Tasks that are begun and not done.
    pub(super) begun: i64,
    /// Tasks that are done.
    pub(super) done: i64,
}

/// The figures of a campaign.
pub(super) struct CampaignFigures {
    id: Option<i64>,
    area: String,
}

impl From<&Row<Campaign>> for CampaignFigures {
    fn from(campaign: &Row<Campaign>) -> Self {
        Self { id: campaign.id().ok(), area: campaign.area().to_owned() }
    }
}

#[Object]
impl CampaignFigures {
    /// How far it is, for each area of a level (进度): streets and towns, communities or grids of its own area or of a part
    /// of it. Areas that are not wholly within your reach are left out. At most 1,000 areas: name a part of the area.
    async fn progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Level of the areas: that of the campaign's own, or one below it.")]
        level: AreaLevel,
        #[graphql(desc = "Only what lies in this part of the campaign's area.")] within: Option<AreaCode>,
    ) -> Result<Option<Vec<CampaignProgress>>> {
        let Some(id) = self.id else { return Ok(None) };
        let own: AreaCode = self.area.parse().map_err(Error::internal)?;
        let area = within.unwrap_or_else(|| own.clone());
        if !own.covers(area.as_str()) {
            return Err(Error::bad_input("within", "the area of the campaign, or a part of it"));
        }
        if level < area.level() {
            return Err(Error::bad_input("level", "that of the area or one below it"));
        }
        let found = ctx.loaders().load(Figures { digits: level.digits() }, (id, area.to_string())).await?;
        Ok(found.map(|figures| figures.to_vec()))
    }
}
