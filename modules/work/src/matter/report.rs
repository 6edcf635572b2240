//! Reporting a matter, and reporting one that was dealt with on the spot.

use super::inputs::{ReportMatterInput, SettleMatterInput};
use super::place::{Parties, Site, parties, site};
use super::record::{Matter, MatterStatus, Urgency};
use super::told::Told;
use crate::act::{self, who};
use crate::admission;
use crate::calendar::days;
use crate::campaign;
use crate::catalogue::{self, Source};
use crate::clock::{self, Limits};
use crate::procedure::{Act, Procedure, ProcedureKind, Stage, To};
use crate::stat;
use crate::team;
use entities::work::matter::Model;
use entities::work::matter_kind;
use kit::access::{Action, Kind, Post, Tx, Written};
use kit::node::GlobalId;
use kit::platform::start_of;
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::places::text;

/// Matters that the account of a resident may report on a day of China.
const REPORTS_OF_A_RESIDENT: i64 = 20;
/// The category of services.
const SERVICE: &str = "service";

/// Reports a matter.
pub(crate) async fn report(tx: &mut Tx, input: ReportMatterInput) -> Result<Written> {
    let site = site(tx, &input).await?;
    let kind = kind_here(tx, &input.kind, &site, "input.kind").await?;
    if let Some(known) = known_report(tx, &input, &site, &kind).await? {
        return Ok(known);
    }
    not_too_many(tx).await?;
    let matter = drawn(tx, &input, site, &kind).await?;
    let procedure = act::procedure_of(&matter)?;
    let (stage, signs) = procedure.begins;
    begin(tx, matter, &kind, (Act::Report, stage, signs), None).await
}

/// Refuses one report more than a resident's account may send on a day.
async fn not_too_many(tx: &Tx) -> Result<()> {
    if caller_kind(tx) != Some(Kind::Resident) {
        return Ok(());
    }
    // of several that are sent at once, each counts those before it
    tx.hold("account", Condition::all().add(Expr::col("id").eq(tx.access().account()))).await?;
    let midnight = start_of(tx.access().today());
    let mut select = Query::select();
    select
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .from("matter")
        .and_where(Expr::col("account_id").eq(tx.access().account()))
        .and_where(Expr::col("reported_by").eq(tx.access().account()))
        .and_where(Expr::col("reported_at").gte(midnight));
    let rows = tx.rows(&select).await?;
    let reported: i64 = rows.first().map(|row| row.try_get_by("n")).transpose()?.unwrap_or(0);
    if reported < REPORTS_OF_A_RESIDENT {
        return Ok(());
    }
    let text = format!(
        "no more than {REPORTS_OF_A_RESIDENT} reports of a resident on a day; what is urgent is told by telephone"
    );
    Err(Error::new(Code::LimitExceeded, text))
}

/// Reports a matter of the general procedure that was dealt with on the spot: steps 1 to 3 in one call.
pub(super) async fn settle(tx: &mut Tx, input: SettleMatterInput) -> Result<Written> {
    let result = text::passage(&input.result, "input.result", 2_000)?;
    let result = result.ok_or_else(|| Error::bad_input("input.result", "say what came of it"))?;
    let site = site(tx, &input.report).await?;
    let kind = kind_here(tx, &input.report.kind, &site, "input.report.kind").await?;
    if let Some(known) = known_report(tx, &input.report, &site, &kind).await? {
        return Ok(known);
    }
    let mut matter = drawn(tx, &input.report, site, &kind).await?;
    let procedure = act::procedure_of(&matter)?;
    let step = procedure.moves().find(|step| step.act == Act::Settle);
    let Some((step, To::Stage(stage))) = step.map(|step| (step, step.to)) else {
        let text = format!("only a kind of the {} can be settled on the spot", general());
        return Err(Error::bad_input("input.report.kind", text));
    };
    let post = who::may(tx.access(), &act::Standing::of(&matter), step, &act::Past::default())?;
    matter.handled_by = tx.access().account();
    matter.post_id = post.as_ref().map(|post| post.id);
    matter.asked_post_id = matter.post_id;
    matter.result = Some(result.clone());
    begin(tx, matter, &kind, (Act::Settle, stage, step.signs), Some(result)).await
}

/// The edition of the kind that holds where the matter lies, admitted there where that is needed.
async fn kind_here(tx: &Tx, code: &str, site: &Site, path: &str) -> Result<matter_kind::Model> {
    let kind = catalogue::in_force(tx, code, &site.grid, path).await?;
    if kind.admitted_only && !admission::admitted(tx, &kind.code, site.grid.as_str()).await? {
        let text = "the street has not admitted this kind into the community; see `matterAdmissions`";
        return Err(Error::bad_input(path, text));
    }
    Ok(kind)
}

fn general() -> &'static str {
    Procedure::of(ProcedureKind::General).title
}

/// Writes the matter in its first stage, signed.
async fn begin(
    tx: &mut Tx,
    mut matter: Model,
    kind: &matter_kind::Model,
    (act, stage, signs): (Act, Stage, &[u8]),
    note: Option<String>,
) -> Result<Written> {
    let now = tx.access().now();
    stage.as_str().clone_into(&mut matter.stage);
    matter.step = stage.step().into();
    let days = days(tx, &matter.district_code).await?;
    clock::start(&mut matter, &Limits::parse(&kind.limits)?, &days, now);
    let reporter = reporter_post(tx, &matter);
    matter.reported_post = reporter.as_ref().map(|post| post.id);
    let told = Told::text(tx, None, &matter).await?;
    tx.event_says(told);
    let written = tx.create::<Matter>(matter.clone().into_active_model().reset_all()).await?;
    let permit = written.permit().clone();
    act::sign(tx, &permit, &act::Signed::new(&matter, act, ("", signs), reporter.as_ref(), note)).await?;
    stat::count(tx, &permit, kind, None, &matter).await?;
    Ok(written)
}

/// The post by which the caller reports.
fn reporter_post(tx: &Tx, matter: &Model) -> Option<Post> {
    let access = tx.access();
    access.principal().post_for(access.policy(), Matter::RESOURCE, Action::Create, &matter.grid_code).cloned()
}

/// What is sent twice is known by: the account that sends it and the number there, so that nobody else's answer tells which
/// numbers there are.
pub fn sent(account: Option<i64>, number: &str) -> String {
    format!("{}:{number}", account.map(|account| account.to_string()).unwrap_or_default())
}

/// The matter that the caller has reported already under this number of a line system: the same report sent twice. Only for
/// who may report there.
async fn known_report(
    tx: &Tx,
    input: &ReportMatterInput,
    site: &Site,
    kind: &matter_kind::Model,
) -> Result<Option<Written>> {
    if input.source_name.is_some() && caller_kind(tx) == Some(Kind::Resident) {
        return Err(Error::bad_input("input.sourceName", "a resident's account reports for no system"));
    }
    let (Some(name), Some(number)) = (&input.source_name, &input.source_ref) else { return Ok(None) };
    let scope = tx.access().require(Matter::RESOURCE, Action::Create)?;
    if !scope.covers(site.grid.as_str()) && !scope.covers_line(site.grid.as_str(), &kind.line) {
        return Err(Error::not_found("area"));
    }
    let mut select = Query::select();
    select
        .columns(["id", "kind_code", "reported_in"])
        .from("matter")
        .and_where(Expr::col("district_code").eq(site.grid.district()))
        .and_where(Expr::col("source_name").eq(name.as_str()))
        .and_where(Expr::col("source_ref").eq(sent(tx.access().account(), number.trim())));
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (code, place): (String, String) = (row.try_get_by("kind_code")?, row.try_get_by("reported_in")?);
    if code != kind.code || place != site.grid.as_str() {
        return Err(taken());
    }
    let id = GlobalId::placed(Matter::TYPE, site.grid.district(), row.try_get_by("id")?);
    let known = tx.target_as::<Matter>(&id, Matter::RESOURCE, Action::Create).await;
    let known = known.map_err(|error| match error.code() {
        Code::NotFound | Code::Forbidden => taken(),
        _ => error,
    })?;
    Ok(Some(Written::of(known.permit(), id, known.version)))
}

fn taken() -> Error {
    Error::conflict("you reported another matter with this number of the system")
}

/// The matter as it was reported; where it stands comes later.
async fn drawn(tx: &Tx, input: &ReportMatterInput, site: Site, kind: &matter_kind::Model) -> Result<Model> {
    let source = source(tx, input, kind)?;
    let now = tx.access().now();
    let happened = input.happened_at.map(|at| at.0);
    if happened.is_some_and(|at| at > now) {
        return Err(Error::bad_input("input.happenedAt", "not in the future"));
    }
    // residents are asked for nothing more in an emergency, and nobody assesses when they reported it
    let allowed = kind.report_hours.filter(|_| caller_kind(tx) != Some(Kind::Resident));
    if let (None, Some(hours)) = (happened, allowed) {
        let text =
            format!("say when it happened, as far as is known: this kind is reported within {hours} hours");
        return Err(Error::bad_input("input.happenedAt", text));
    }
    let level = input.level.map(|level| i16::try_from(level).unwrap_or_default());
    if level.is_some_and(|level| !(1..=4).contains(&level)) {
        return Err(Error::bad_input("input.level", "1 to 4"));
    }
    let mine = (caller_kind(tx) == Some(Kind::Resident)).then(|| tx.access().account()).flatten();
    let Parties { served, concerned } = parties(tx, input, mine, site.grid.district()).await?;
    if kind.agency && (input.authority.is_none() || served.is_none()) {
        let text = "an errand names the person served, and the authority which that person gave";
        return Err(Error::bad_input("input.authority", text));
    }
    let team = match &input.team {
        Some(_) if !is_service(kind) => {
            let text = "a service team is asked for services and errands of the general procedure";
            return Err(Error::bad_input("input.team", text));
        }
        Some(id) => Some(team::lead_of(tx, id, &site.grid, &kind.line).await?),
        None => None,
    };
    let task = match &input.campaign_task {
        Some(id) => Some(campaign::task_in(tx, id, &site.grid).await?),
        None => None,
    };
    let allowed = allowed.map(|hours| i64::from(hours) * 3_600_000);
    let (source_name, source_number) = system(input)?;
    let unit = Procedure::of(ProcedureKind::of(&kind.procedure).unwrap_or(ProcedureKind::General)).unit;
    Ok(Model {
        district_code: site.grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: site.grid.to_string(),
        grid_id: site.grid_id,
        reported_in: site.grid.to_string(),
        kind_id: kind.id,
        kind_code: kind.code.clone(),
        category: kind.category.clone(),
        procedure: kind.procedure.clone(),
        chain: kind.chain.clone(),
        line: team.as_ref().map_or(&kind.line, |(_, lead)| &lead.line).clone(),
        asked_line: None,
        title: text::name(&input.title, "input.title")?,
        detail: passage(input.detail.as_deref(), "input.detail", 4_000)?,
        building_id: site.building,
        dwelling_id: site.dwelling,
        lon: site.point.map(|point| point.longitude()),
        lat: site.point.map(|point| point.latitude()),
        place: text::optional(input.place.as_deref(), "input.place", 200)?,
        served_district_code: served.as_ref().map(|row| row.district_code.clone()),
        served_id: served.as_ref().map(|row| row.id),
        concerned_district_code: concerned.as_ref().map(|row| row.district_code.clone()),
        concerned_id: concerned.map(|row| row.id),
        account_id: mine.or_else(|| served.as_ref().and_then(|row| row.account_id)),
        authority: passage(input.authority.as_deref(), "input.authority", 1_000)?,
        source: source.as_str().to_owned(),
        source_name,
        source_ref: source_number.as_deref().map(|number| sent(tx.access().account(), number)),
        source_number,
        campaign_task_id: task,
        team_id: team.as_ref().map(|(id, _)| *id),
        reported_by: tx.access().account(),
        reported_post: None,
        happened_at: happened,
        urgency: input.urgency.unwrap_or(Urgency::Ordinary).as_str().to_owned(),
        level,
        scale: input.scale.map(|scale| scale.as_str().to_owned()),
        stage: String::new(),
        step: 1,
        status: MatterStatus::Open.as_str().to_owned(),
        unit_code: match &team {
            Some((_, lead)) => lead.unit.clone(),
            None => site.grid.as_str().get(..unit).unwrap_or_default().to_owned(),
        },
        post_id: team.as_ref().and_then(|(_, lead)| lead.post),
        asked_post_id: team.and_then(|(_, lead)| lead.post),
        handled_by: None,
        reviewed_by: None,
        verified_by: None,
        returns: 0,
        arbitrated: false,
        reopened: false,
        urged: 0,
        light: String::new(),
        late: false,
        reported_late: happened.zip(allowed).is_some_and(|(at, allowed)| now - at > allowed),
        warn_at: None,
        due_at: None,
        next_at: None,
        paused: None,
        pause_until: None,
        left_over: None,
        announced_to: None,
        joined_to: None,
        result: None,
        rating: None,
        rating_text: None,
        discreet: catalogue::is_discreet(tx.access(), kind),
        appealed: false,
        reported_at: now,
        stage_at: now,
        closed_at: None,
        version: 1,
        created_at: now,
        changed_at: now,
    })
}

/// Is it what service teams do: a service or an errand that is dealt with as it is accepted?
fn is_service(kind: &matter_kind::Model) -> bool {
    kind.procedure == ProcedureKind::General.as_str() && (kind.agency || kind.category == SERVICE)
}

fn caller_kind(tx: &Tx) -> Option<Kind> {
    tx.access().principal().caller().map(|caller| caller.kind)
}

/// Who reports it, if the kind can be reported so.
fn source(tx: &Tx, input: &ReportMatterInput, kind: &matter_kind::Model) -> Result<Source> {
    let source = match (caller_kind(tx), input.source) {
        (Some(Kind::Resident), None | Some(Source::Resident)) => Source::Resident,
        (Some(Kind::Resident), Some(_)) => {
            return Err(Error::bad_input("input.source", "a resident's account reports as a resident"));
        }
        (Some(Kind::Service), None) => Source::System,
        (Some(Kind::Service), Some(Source::Staff | Source::Patrol | Source::Resident)) => {
            return Err(Error::bad_input("input.source", "a system's account reports as a system"));
        }
        (_, None) if input.campaign_task.is_some() => Source::Campaign,
        (_, given) => given.unwrap_or(Source::Staff),
    };
    if source == Source::System && caller_kind(tx) != Some(Kind::Service) && input.source_name.is_none() {
        let text = "what a system reported has its name and number: `sourceName` and `sourceRef`";
        return Err(Error::bad_input("input.source", text));
    }
    if source == Source::Campaign && input.campaign_task.is_none() {
        let text = "what was found during a campaign names the task: `campaignTask`";
        return Err(Error::bad_input("input.source", text));
    }
    if kind.reporters.split(',').any(|name| name == source.as_str()) {
        return Ok(source);
    }
    let text = format!("this kind is reported by: {}", kind.reporters.replace(',', ", "));
    Err(Error::bad_input("input.source", text))
}

/// The line system and its number: both or none.
fn system(input: &ReportMatterInput) -> Result<(Option<String>, Option<String>)> {
    match (&input.source_name, &input.source_ref) {
        (None, None) => Ok((None, None)),
        (Some(name), Some(number)) => {
            let number = text::name(number, "input.sourceRef")?;
            Ok((Some(text::code(name, "input.sourceName")?), Some(number)))
        }
        _ => Err(Error::bad_input("input.sourceRef", "both the system and its number, or none")),
    }
}

/// Lines of text, if there are any.
pub(crate) fn passage(given: Option<&str>, path: &str, most: usize) -> Result<Option<String>> {
    given.map(|given| text::passage(given, path, most)).transpose().map(Option::flatten)
}
