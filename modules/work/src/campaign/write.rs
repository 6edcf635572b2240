//! Starting a campaign, adding a local action, and ending it.

use super::inputs::{AddCampaignActionInput, CampaignActionInput, EndCampaignInput, StartCampaignInput};
use super::record::{Campaign, CampaignAction};
use crate::catalogue::kind_code;
use entities::work::{campaign, campaign_action};
use kit::access::{Action, Permit, Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::text;

/// Most fixed actions.
const MOST: usize = 20;

mutations! {
    /// What a mutation of a campaign answers.
    CampaignPayload { campaign: Campaign }
    CampaignMutations {
        /// Starts a campaign with its fixed key actions.
        start_campaign(StartCampaignInput) = start;
        /// Adds a local action to a campaign, for a part of its area (自选动作).
        add_campaign_action(AddCampaignActionInput) = add;
        /// Ends a campaign: nothing more is recorded for it.
        end_campaign(EndCampaignInput) = end;
    }
}

async fn start(tx: &mut Tx, input: StartCampaignInput) -> Result<Written> {
    tx.require(Campaign::RESOURCE, Action::Create, input.area.as_str())?;
    if input.area.as_str().len() < 4 {
        return Err(Error::bad_input("input.area", "a city or what lies in one"));
    }
    let from = input.from_on.map_or_else(|| tx.access().today(), |day| day.0);
    if input.to_on.0 < from {
        return Err(Error::bad_input("input.toOn", "not before the first day"));
    }
    if input.actions.is_empty() || input.actions.len() > MOST {
        return Err(Error::bad_input("input.actions", format!("1 to {MOST} actions")));
    }
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let written = tx
        .create::<Campaign>(campaign::ActiveModel {
            id: Set(id),
            area_code: Set(input.area.to_string()),
            title: Set(text::name(&input.title, "input.title")?),
            chinese: Set(text::name(&input.chinese, "input.chinese")?),
            about: Set(about(input.about.as_deref(), "input.about")?),
            from_on: Set(from),
            to_on: Set(input.to_on.0),
            status: Set("running".to_owned()),
            version: Set(1),
            created_at: Set(now),
            changed_at: Set(now),
        })
        .await?;
    for (nth, action) in input.actions.iter().enumerate() {
        let path = format!("input.actions.{nth}");
        enter(tx, written.permit(), (id, input.area.as_str(), true), action, &path).await?;
    }
    Ok(written)
}

fn about(given: Option<&str>, path: &str) -> Result<Option<String>> {
    crate::matter::passage(given, path, 1_000)
}

/// Writes an action of a campaign.
async fn enter(
    tx: &mut Tx,
    permit: &Permit,
    (campaign, area, fixed): (i64, &str, bool),
    action: &CampaignActionInput,
    path: &str,
) -> Result<Written> {
    let now = tx.access().now();
    let kind = action.kind.as_deref().map(|code| kind_code(code, &format!("{path}.kind"))).transpose()?;
    let row = campaign_action::ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(area.to_owned()),
        campaign_id: Set(campaign),
        title: Set(text::name(&action.title, &format!("{path}.title"))?),
        chinese: Set(text::name(&action.chinese, &format!("{path}.chinese"))?),
        about: Set(about(action.about.as_deref(), &format!("{path}.about"))?),
        fixed: Set(fixed),
        kind_code: Set(kind),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<CampaignAction>(permit, row).await
}

/// A local action: by who may start campaigns in that part of the area.
async fn add(tx: &mut Tx, input: AddCampaignActionInput) -> Result<Written> {
    let permit = tx.permit(Campaign::RESOURCE, Action::Create, input.area.as_str())?;
    let path = "input.campaign";
    let campaign = tx.known::<Campaign>(&input.campaign.clone().of(Campaign::TYPE, path)?).await;
    let campaign = campaign.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such campaign"),
        _ => error,
    })?;
    goes_on(&campaign, tx)?;
    if !input.area.as_str().starts_with(&campaign.area_code) {
        return Err(Error::bad_input("input.area", "a part of the campaign's area"));
    }
    enter(tx, &permit, (campaign.id, input.area.as_str(), false), &input.action, "input.action").await?;
    Ok(Written::of(&permit, input.campaign, campaign.version))
}

/// Refuses a campaign that is over.
pub(super) fn goes_on(campaign: &campaign::Model, tx: &Tx) -> Result<()> {
    if campaign.status != "running" || campaign.to_on < tx.access().today() {
        return Err(Error::conflict("this campaign is over"));
    }
    Ok(())
}

async fn end(tx: &mut Tx, input: EndCampaignInput) -> Result<Written> {
    let target = tx.target::<Campaign>(&input.id, Action::Change).await?;
    if target.status != "running" {
        return Err(Error::conflict("this campaign was ended already"));
    }
    let row = campaign::ActiveModel { status: Set("ended".to_owned()), ..Default::default() };
    tx.change::<Campaign>(target, row, input.version.into(), "end").await
}
