//! Fires are entered, investigated, helped with and closed.

use super::inputs::{
    CloseFireIncidentInput, InvestigateFireIncidentInput, RecordFireHelpInput, RecordFireIncidentInput,
};
use super::record::{FireIncident, FireIncidentStatus};
use super::step::FireIncidentStep;
use crate::policy::HELP;
use crate::site::{Site, site};
use entities::fire_safety::fire_incident::{ActiveModel, Model};
use entities::fire_safety::fire_incident_step;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::platform::day_of;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::day::past;
use wangge_core::places::text;

mutations! {
    /// A fire that was written.
    FireIncidentPayload { incident: FireIncident }
    FireIncidentMutations {
        /// Enters a fire (登记火灾).
        record_fire_incident(RecordFireIncidentInput) = record;
        /// Records what the investigation of a fire found: cause and losses (火灾调查).
        investigate_fire_incident(InvestigateFireIncidentInput) = investigate;
        /// Records how the grid helped in the investigation of a fire or afterwards (协助调查和善后).
        record_fire_help(RecordFireHelpInput) = help;
        /// Closes a fire: its cause is known, and its aftermath is over (结案).
        close_fire_incident(CloseFireIncidentInput) = close;
    }
}

async fn record(tx: &mut Tx, input: RecordFireIncidentInput) -> Result<Written> {
    let right = (FireIncident::RESOURCE, Action::Create);
    let at = Site {
        grid: input.grid.as_ref(),
        premises: input.premises.as_ref(),
        building: input.building.as_ref(),
    };
    let site = site(tx, right, at).await?;
    let now = tx.access().now();
    if input.occurred_at.0 > now {
        return Err(Error::bad_input("input.occurredAt", "not in the future"));
    }
    let row = ActiveModel {
        district_code: Set(site.district),
        id: Set(tx.access().new_id()),
        grid_code: Set(site.grid),
        grid_id: Set(site.grid_id),
        building_id: Set(site.building),
        premises_id: Set(site.premises),
        occurred_at: Set(input.occurred_at.0),
        occurred_on: Set(day_of(input.occurred_at.0)),
        kind: Set(input.kind.as_str().to_owned()),
        place: Set(text::optional(input.place.as_deref(), "input.place", 200)?),
        cause: Set(None),
        finding: Set(None),
        burnt_dm2: Set(None),
        deaths: Set(people(Some(input.deaths), "input.deaths")?.unwrap_or_default()),
        injured: Set(people(Some(input.injured), "input.injured")?.unwrap_or_default()),
        loss_fen: Set(None),
        status: Set(FireIncidentStatus::Open.as_str().to_owned()),
        ended_on: Set(None),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<FireIncident>(row).await
}

async fn investigate(tx: &mut Tx, input: InvestigateFireIncidentInput) -> Result<Written> {
    let incident = tx.target::<FireIncident>(&input.id, Action::Change).await?;
    open(&incident)?;
    let mut row = ActiveModel::default();
    if let Some(cause) = input.cause {
        row.cause = Set(Some(cause.as_str().to_owned()));
    }
    if let Some(finding) = text::optional(input.finding.as_deref(), "input.finding", 1_000)? {
        row.finding = Set(Some(finding));
    }
    if let Some(burnt) = input.burnt_dm2 {
        if !(0..=100_000_000).contains(&burnt) {
            return Err(Error::bad_input("input.burntDm2", "0 to 100,000,000 square decimetres"));
        }
        row.burnt_dm2 = Set(Some(burnt));
    }
    if let Some(deaths) = people(input.deaths, "input.deaths")? {
        row.deaths = Set(deaths);
    }
    if let Some(injured) = people(input.injured, "input.injured")? {
        row.injured = Set(injured);
    }
    if let Some(loss) = text::count(input.loss_fen, "input.lossFen")? {
        row.loss_fen = Set(Some(loss.into()));
    }
    tx.change::<FireIncident>(incident, row, input.version.into(), "investigate").await
}

async fn help(tx: &mut Tx, input: RecordFireHelpInput) -> Result<Written> {
    let id = input.incident.clone().of(FireIncident::TYPE, "input.incident")?;
    let incident = tx.target_as::<FireIncident>(&id, HELP, Action::Create).await?;
    open(&incident)?;
    let on = past(tx, input.on, Some(incident.occurred_on), "input.on")?;
    let (permit, now) = (incident.permit().clone(), tx.access().now());
    let row = fire_incident_step::ActiveModel {
        district_code: Set(incident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(incident.grid_code.clone()),
        grid_id: Set(incident.grid_id),
        building_id: Set(incident.building_id),
        incident_id: Set(incident.id),
        kind: Set(input.kind.as_str().to_owned()),
        done_on: Set(on),
        people: Set(people(input.people, "input.people")?),
        note: Set(text::optional(input.note.as_deref(), "input.note", 500)?),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.by_right_to(HELP);
    tx.create_belonging::<FireIncidentStep>(&permit, row).await?;
    let id = GlobalId::placed(FireIncident::TYPE, &incident.district_code, incident.id);
    Ok(Written::of(&permit, id, incident.version))
}

async fn close(tx: &mut Tx, input: CloseFireIncidentInput) -> Result<Written> {
    let incident = tx.target::<FireIncident>(&input.id, Action::Decide).await?;
    open(&incident)?;
    if incident.cause.is_none() {
        return Err(Error::conflict("its cause is recorded first, also where it could not be found"));
    }
    let on = past(tx, input.on, Some(incident.occurred_on), "input.on")?;
    let row = ActiveModel {
        status: Set(FireIncidentStatus::Ended.as_str().to_owned()),
        ended_on: Set(Some(on)),
        ..ActiveModel::default()
    };
    tx.change::<FireIncident>(incident, row, input.version.into(), "close").await
}

fn open(incident: &Model) -> Result<()> {
    match incident.status == FireIncidentStatus::Open.as_str() {
        true => Ok(()),
        false => Err(Error::conflict("the fire is closed")),
    }
}

fn people(given: Option<i32>, path: &str) -> Result<Option<i16>> {
    text::small(given, path, 9_999)
}
