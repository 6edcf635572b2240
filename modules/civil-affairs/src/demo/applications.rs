//! Applications, and the visits at home.

use super::Totals;
use super::cases::Case;
use super::keys::Keys;
use super::place::Place;
use crate::application::{AssistanceApplication, HouseholdVisit};
use crate::programme::{AssistanceAmountRule, Programme};
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::{assistance_application, household_visit};
use kit::access::Tx;
use kit::error::Result;
use kit::platform::day_of;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// An application, as what follows from it knows it.
#[derive(Debug)]
pub(super) struct Applied {
    pub(super) row: assistance_application::Model,
    /// Income of a month in fen.
    pub(super) income: i64,
    /// Day on which its case was granted, if it was.
    pub(super) granted: Option<NaiveDate>,
    pub(super) programme: usize,
}

const MEANS: [&str; 3] = [
    "家庭无机动车辆，无商品房，存款不足一万元。",
    "仅有自住房一套，无存款，子女已分户。",
    "家庭成员患病，主要收入为务农和零工。",
];
const FOUND: [&str; 3] = [
    "入户核查，家庭情况与申报一致。",
    "居住条件较差，无贵重物品，邻里证实情况属实。",
    "收入以打零工为主，与申报基本一致。",
];

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    programmes: &[Programme],
    cases: &[Case],
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<Vec<Applied>> {
    let (mut applied, mut visits, mut keys) = (Vec::new(), Vec::new(), Keys::default());
    for case in cases {
        let one = application(tx, place, programmes, case, dice, &mut keys).await?;
        let ago = (place.today - one.row.applied_on).num_days();
        if programmes[one.programme].needs_visit && (one.granted.is_some() || ago > 10) {
            visits.push(visit(tx, place, &one, dice, &mut keys).await?);
        }
        applied.push(one);
    }
    (totals.applications, totals.visits) = (applied.len(), visits.len());
    insert_rows(tx, applied.iter().map(|one| one.row.clone().into_active_model().reset_all()).collect())
        .await?;
    insert_rows(tx, visits.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    Ok(applied)
}

async fn application(
    tx: &Tx,
    place: &Place,
    programmes: &[Programme],
    case: &Case,
    dice: &mut Dice,
    keys: &mut Keys,
) -> Result<Applied> {
    let (programme, who) = (&programmes[case.programme], &place.people[case.person]);
    let grid = &place.grids[who.grid];
    let household = place.members(who).filter(|_| programme.for_household);
    let people = household.map_or(1, |(_, people)| Ord::clamp(people, 1, 50));
    let most = if programme.amount_rule == AssistanceAmountRule::TopUp.as_str() { 550 } else { 1_500 };
    let income = i64::from(people) * 100 * i64::try_from(dice.between(80, most)).unwrap_or_default();
    let (income_cipher, income_mask) =
        keys.sealed::<AssistanceApplication>(tx, who.person, "incomeFen", &income.to_string()).await?;
    let means = dice.pick(&MEANS);
    let (means_cipher, means_mask) =
        keys.sealed::<AssistanceApplication>(tx, who.person, "means", means).await?;
    let row = assistance_application::Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        programme_id: programme.id,
        kind: programme.kind.clone(),
        household_id: household.map(|(id, _)| id),
        people,
        matter_id: case.matter,
        income_cipher,
        income_mask,
        means_cipher,
        means_mask,
        applied_on: day_of(case.reported),
        applied_by: grid.leader,
        version: 1,
        created_at: case.reported,
        changed_at: case.reported,
    };
    Ok(Applied { row, income, granted: case.granted.map(day_of), programme: case.programme })
}

async fn visit(
    tx: &Tx,
    place: &Place,
    of: &Applied,
    dice: &mut Dice,
    keys: &mut Keys,
) -> Result<household_visit::Model> {
    let row = &of.row;
    let days = i64::try_from(dice.between(1, 6)).unwrap_or_default();
    let latest = of.granted.unwrap_or(place.today);
    let day = Ord::min(row.applied_on + TimeDelta::days(days), latest);
    let (income_cipher, income_mask) =
        keys.sealed::<HouseholdVisit>(tx, row.person_id, "incomeFen", &of.income.to_string()).await?;
    let found = dice.pick(&FOUND);
    let (findings_cipher, findings_mask) =
        keys.sealed::<HouseholdVisit>(tx, row.person_id, "findings", found).await?;
    Ok(household_visit::Model {
        district_code: row.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: row.grid_code.clone(),
        grid_id: row.grid_id,
        resident_id: row.resident_id,
        person_id: row.person_id,
        application_id: row.id,
        visited_on: day,
        people: row.people,
        confirmed: dice.below(12) > 0,
        income_cipher,
        income_mask,
        findings_cipher,
        findings_mask,
        visited_by: row.applied_by,
        version: 1,
        created_at: row.created_at,
        changed_at: row.created_at,
    })
}
