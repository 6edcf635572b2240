//! A hazard arrives: reported by anybody, or found by an inspection.

use super::inputs::ReportFireHazardInput;
use super::record::{FireHazard, FireHazardKind, FireHazardSource, FireHazardState};
use crate::policy::REPORT;
use entities::fire_safety::fire_hazard::{ActiveModel, Model};
use kit::access::{Action, Kind, Permit, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::places::text;
use work::case::{ReportMatterInput, own_residence, sent, site};

/// Most hazards that a resident's account reports on a day.
const A_DAY: i64 = 20;

/// The number of a receipt: it follows from the hazard's id, so that a report sent again has the same one.
pub(crate) fn number(district: &str, id: i64) -> String {
    format!("{district}-{id:X}")
}

pub(super) async fn report(tx: &mut Tx, input: ReportFireHazardInput) -> Result<Written> {
    let at = ReportMatterInput {
        grid: input.grid.clone(),
        building: input.building.clone(),
        point: input.point,
        source_ref: input.source_ref.clone(),
        ..ReportMatterInput::default()
    };
    let site = site(tx, &at).await?;
    let permit = tx.permit(REPORT, Action::Create, site.grid.as_str())?;
    let account = tx.access().account().ok_or_else(Error::forbidden)?;
    let caller = tx.access().principal().caller().map(|caller| caller.kind);
    let detail = text::passage(&input.detail, "input.detail", 2_000)?;
    let detail = detail.ok_or_else(|| Error::bad_input("input.detail", "say what is there"))?;
    // known by who sends it, too, so that nobody else learns which numbers there are
    let system = system(&input, caller)?.map(|(name, number)| (name, sent(Some(account), &number)));
    let district = site.grid.district().to_owned();
    if let Some(system) = &system
        && let Some((id, version)) = known(tx, &district, system).await?
    {
        return Ok(Written::of(&permit, GlobalId::placed(FireHazard::TYPE, &district, id), version));
    }
    let mut row = Drawn {
        district: district.clone(),
        grid: (site.grid.to_string(), site.grid_id),
        building: site.building,
        kind: input.kind,
        source: FireHazardSource::Staff,
        place: text::optional(input.place.as_deref(), "input.place", 200)?,
        detail: Some(detail),
    }
    .row(tx);
    row.lon = site.point.map(|point| point.longitude());
    row.lat = site.point.map(|point| point.latitude());
    match caller {
        Some(Kind::Resident) => {
            few(tx, &district, account).await?;
            FireHazardSource::Resident.as_str().clone_into(&mut row.source);
            if let Some(own) = own_residence(tx, account, &district).await? {
                (row.reporter_district_code, row.reporter_id) = (Some(own.district_code), Some(own.id));
            }
        }
        Some(Kind::Service) => FireHazardSource::System.as_str().clone_into(&mut row.source),
        _ => {}
    }
    if let Some((name, reference)) = system {
        (row.source_name, row.source_ref) = (Some(name), Some(reference));
    }
    tx.by_right_to(REPORT);
    enter(tx, &permit, row).await
}

/// What is known of a new hazard.
pub(crate) struct Drawn {
    pub(crate) district: String,
    /// Code and id.
    pub(crate) grid: (String, i64),
    pub(crate) building: Option<i64>,
    pub(crate) kind: FireHazardKind,
    pub(crate) source: FireHazardSource,
    pub(crate) place: Option<String>,
    pub(crate) detail: Option<String>,
}

impl Drawn {
    /// The hazard as it was reported, today by the caller.
    pub(crate) fn row(self, tx: &Tx) -> Model {
        let (now, id) = (tx.access().now(), tx.access().new_id());
        Model {
            number: number(&self.district, id),
            district_code: self.district,
            id,
            grid_code: self.grid.0,
            grid_id: self.grid.1,
            building_id: self.building,
            premises_id: None,
            inspection_id: None,
            item_code: None,
            matter_id: None,
            kind: self.kind.as_str().to_owned(),
            level: None,
            place: self.place,
            detail: self.detail,
            lon: None,
            lat: None,
            source: self.source.as_str().to_owned(),
            source_name: None,
            source_ref: None,
            reporter_district_code: None,
            reporter_id: None,
            state: FireHazardState::Reported.as_str().to_owned(),
            due_on: None,
            extended: false,
            found_on: tx.access().today(),
            ended_on: None,
            status: "open".to_owned(),
            account_id: tx.access().account(),
            version: 1,
            created_at: now,
            changed_at: now,
        }
    }
}

/// Writes a new hazard.
pub(crate) async fn enter(tx: &mut Tx, permit: &Permit, hazard: Model) -> Result<Written> {
    let row: ActiveModel = hazard.into_active_model().reset_all();
    tx.create_belonging::<FireHazard>(permit, row).await
}

/// The line system and its number: both or none, and not by a resident.
fn system(input: &ReportFireHazardInput, caller: Option<Kind>) -> Result<Option<(String, String)>> {
    match (&input.source_name, &input.source_ref) {
        (None, None) => Ok(None),
        _ if caller == Some(Kind::Resident) => {
            Err(Error::bad_input("input.sourceName", "a resident's account reports for no system"))
        }
        (Some(name), Some(number)) => {
            let number = text::name(number, "input.sourceRef")?;
            Ok(Some((text::code(name, "input.sourceName")?, number)))
        }
        _ => Err(Error::bad_input("input.sourceRef", "both the system and its number, or none")),
    }
}

/// Id and version of the hazard that was reported so: by this system, under what [`sent`] makes of its number.
async fn known(tx: &Tx, district: &str, (name, reference): &(String, String)) -> Result<Option<(i64, i64)>> {
    let mut select = Query::select();
    select
        .columns(["id", "version"])
        .from("fire_hazard")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("source_name").eq(name.as_str()))
        .and_where(Expr::col("source_ref").eq(reference.as_str()));
    let rows = tx.rows(&select).await?;
    let one = |row: &sea_orm::QueryResult| Ok((row.try_get_by("id")?, row.try_get_by("version")?));
    rows.first().map(one).transpose()
}

/// Refuses a resident's account that reported too many today.
async fn few(tx: &Tx, district: &str, account: i64) -> Result<()> {
    let mut select = Query::select();
    select
        .expr_as(Func::count(Expr::col("id")), "reported")
        .from("fire_hazard")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("account_id").eq(account))
        .and_where(Expr::col("found_on").eq(tx.access().today()));
    let rows = tx.rows(&select).await?;
    let reported: i64 = rows.first().map(|row| row.try_get_by("reported")).transpose()?.unwrap_or(0);
    if reported < A_DAY {
        return Ok(());
    }
    Err(Error::new(Code::LimitExceeded, format!("{A_DAY} reports on a day; call 119 when it burns")))
}
