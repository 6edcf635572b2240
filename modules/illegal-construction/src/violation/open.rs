//! A violation is opened, with its case.

use super::inputs::OpenViolationInput;
use super::record::{Violation, ViolationKind, ViolationState};
use super::step::ViolationStepKind;
use super::steps::{Of, Step, enter};
use crate::archive::area;
use crate::inspection::ConstructionInspection;
use crate::links::known;
use entities::illegal_construction::violation::Model;
use entities::people::household;
use kit::access::{Action, Tx, Written};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::platform::day_of;
use kit::record::Record;
use kit::{Error, Result};
use people::household::Household;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::places::building::Building;
use wangge_core::places::day::past;
use wangge_core::places::text;
use work::case::{self, Case, CaseState, ReportMatterInput};
use work::matter::Matter;
use work::steps::{number, told};

/// Digits of a made number that follow the day.
const DIGITS: i64 = 1_000_000;

pub(super) async fn open(tx: &mut Tx, input: OpenViolationInput) -> Result<Written> {
    let household = match &input.household {
        Some(id) => Some(known::<Household>(tx, id, "input.household").await?),
        None => None,
    };
    let inspection = match &input.inspection {
        Some(id) => Some(known::<ConstructionInspection>(tx, id, "input.inspection").await?),
        None => None,
    };
    let draft = Draft {
        place: text::optional(input.place.as_deref(), "input.place", 200)?,
        party: text::optional(input.party.as_deref(), "input.party", 100)?,
        number: input.number.as_deref().map(number).transpose()?,
        storeys: text::small(input.storeys, "input.storeys", 200)?,
        area_dm2: area(input.area_dm2)?,
        site_before: input.site_before.as_deref().map(|text| told(text, "input.siteBefore")).transpose()?,
        discovered_on: past(tx, input.discovered_on, None, "input.discoveredOn")?,
    };
    let (kind, sent) = (input.kind, input.source_ref.is_some());
    let case = match input.matter.clone() {
        Some(id) => of_matter(tx, &input, &id).await?,
        None => reported(tx, input, household.as_ref()).await?,
    };
    let grid = case.matter.grid_code.as_str();
    tx.require(Violation::RESOURCE, Action::Create, grid)?;
    if let Some(before) = of_case(tx, &case).await? {
        // the same report of a line system
        let id = GlobalId::placed(Violation::TYPE, &case.matter.district_code, before.0);
        let there = Error::conflict("this matter is the case of a violation already");
        return if sent { Ok(Written::of(case.permit(), id, before.1)) } else { Err(there) };
    }
    if household.as_ref().is_some_and(|household| household.grid_code != grid) {
        return Err(Error::bad_input("input.household", format!("a household of the grid {grid}")));
    }
    if inspection.as_ref().is_some_and(|inspection| inspection.grid_code != grid) {
        return Err(Error::bad_input("input.inspection", format!("an inspection of the grid {grid}")));
    }
    let row = draft.row(tx, &case, kind, household.map(|row| row.id), inspection.map(|row| row.id));
    let (of, on, note) = (Of::new(&row), row.discovered_on, row.site_before.clone());
    let written = tx.create::<Violation>(row.into_active_model().reset_all()).await?;
    let step = Step { note, ..Step::on(ViolationStepKind::Discovery, on) };
    enter(tx, &written.permit().clone(), &of, step).await?;
    Ok(written)
}

/// What was said of the violation.
struct Draft {
    place: Option<String>,
    party: Option<String>,
    number: Option<String>,
    storeys: Option<i16>,
    area_dm2: Option<i32>,
    site_before: Option<String>,
    discovered_on: chrono::NaiveDate,
}

impl Draft {
    fn row(
        self,
        tx: &Tx,
        case: &Case,
        kind: ViolationKind,
        household_id: Option<i64>,
        inspection_id: Option<i64>,
    ) -> Model {
        let (now, id, matter) = (tx.access().now(), tx.access().new_id(), &case.matter);
        let made = || format!("违{}-{:06}", day_of(now).format("%Y%m%d"), id.rem_euclid(DIGITS));
        Model {
            district_code: matter.district_code.clone(),
            id,
            grid_code: matter.grid_code.clone(),
            grid_id: matter.grid_id,
            building_id: matter.building_id,
            household_id,
            inspection_id,
            matter_id: matter.id,
            kind: kind.as_str().to_owned(),
            number: self.number.unwrap_or_else(made),
            place: self.place.or_else(|| matter.place.clone()),
            party: self.party,
            storeys: self.storeys,
            area_dm2: self.area_dm2,
            state: ViolationState::Discovered.as_str().to_owned(),
            measure: None,
            due_on: None,
            site_before: self.site_before,
            site_after: None,
            photos_at: None,
            discovered_on: self.discovered_on,
            ended_on: None,
            status: "open".to_owned(),
            version: 1,
            created_at: now,
            changed_at: now,
        }
    }
}

/// The matter that was reported before, as the case.
async fn of_matter(tx: &Tx, input: &OpenViolationInput, id: &GlobalId) -> Result<Case> {
    const PATH: &str = "input.matter";
    let beside = [
        input.grid.is_some(),
        input.building.is_some(),
        input.concerned.is_some(),
        input.title.is_some(),
        input.detail.is_some(),
        input.source_name.is_some(),
        input.source_ref.is_some(),
    ];
    if beside.contains(&true) {
        return Err(Error::bad_input(PATH, "the matter says where it is and what it is about"));
    }
    let matter = known::<Matter>(tx, id, PATH).await?;
    if matter.kind_code != input.kind.matter() {
        return Err(Error::bad_input(PATH, format!("a matter of the kind {}", input.kind.matter())));
    }
    let permit = tx.permit(Violation::RESOURCE, Action::Create, &matter.grid_code)?;
    let case = case::of(tx, &permit, &matter.district_code, matter.id).await?;
    match case.state() {
        CaseState::UnderWay => Ok(case),
        state => {
            Err(Error::conflict(format!("the matter is not under way any more, but `{}`", state.as_str())))
        }
    }
}

/// A new matter, as the case.
async fn reported(
    tx: &mut Tx,
    input: OpenViolationInput,
    household: Option<&household::Model>,
) -> Result<Case> {
    let (mut grid, mut building) = (input.grid, input.building);
    if let (None, None, Some(household)) = (&grid, &building, household) {
        let code: GridCode = household.grid_code.parse().map_err(Error::internal)?;
        grid = Some(code);
        building =
            household.building_id.map(|id| GlobalId::placed(Building::TYPE, &household.district_code, id));
    }
    let made = || match &input.place {
        Some(place) => format!("{}：{place}", input.kind.chinese()).chars().take(100).collect(),
        None => input.kind.chinese().to_owned(),
    };
    let title = input.title.clone().unwrap_or_else(made);
    let report = ReportMatterInput {
        kind: input.kind.matter().to_owned(),
        grid,
        building,
        place: input.place,
        title,
        detail: input.detail,
        concerned: input.concerned,
        source_name: input.source_name,
        source_ref: input.source_ref,
        ..ReportMatterInput::default()
    };
    case::open(tx, report).await
}

/// Id and version of the violation whose case it is.
async fn of_case(tx: &Tx, case: &Case) -> Result<Option<(i64, i64)>> {
    let mut select = Query::select();
    select
        .columns(["id", "version"])
        .from("violation")
        .and_where(Expr::col("district_code").eq(case.matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(case.matter.id));
    let rows = tx.rows(&select).await?;
    rows.first().map(|row| Ok((row.try_get_by("id")?, row.try_get_by("version")?))).transpose()
}
