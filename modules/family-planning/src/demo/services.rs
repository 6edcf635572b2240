//! Services that were offered to people from elsewhere in the last year.

use super::Totals;
use super::place::{Living, Place};
use crate::floating::{FamilyServiceAnswer as Answer, FamilyServiceKind as Kind};
use chrono::{NaiveDate, TimeDelta};
use entities::family_planning::family_service::Model;
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Services offered in a year.
const OFFERED: usize = 600;

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let people = place.some(size.of(OFFERED), dice, |who| who.floating && (18..60).contains(&who.age));
    let rows: Vec<Model> = people.into_iter().map(|who| row(tx, place, who, dice)).collect();
    totals.services = rows.len();
    insert_rows(tx, rows.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn row(tx: &Tx, place: &Place, who: &Living, dice: &mut Dice) -> Model {
    let grid = place.grid_of(who);
    let kind = dice.pick(&[
        Kind::Guidance,
        Kind::Guidance,
        Kind::FreeCheck,
        Kind::Vaccination,
        Kind::Childcare,
        Kind::Contraceptives,
        Kind::Papers,
    ]);
    let offered = Ord::max(place.ago(dice.between(0, 360)), Ord::min(who.from, place.today));
    let answer = dice.pick(&[Answer::Open, Answer::Taken, Answer::Taken, Answer::Taken, Answer::Declined]);
    let soon = |day: NaiveDate, most| {
        Ord::min(day + TimeDelta::days(i64::try_from(most).unwrap_or_default()), place.today)
    };
    let answered = (answer != Answer::Open).then(|| soon(offered, dice.below(7)));
    let done = answered.filter(|_| answer == Answer::Taken).map(|day| soon(day, dice.below(20)));
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        kind: kind.as_str().to_owned(),
        offered_on: offered,
        offered_by: grid.leader,
        answer: answer.as_str().to_owned(),
        answered_on: answered,
        done_on: done,
        version: 1 + i64::from(answered.is_some()) + i64::from(done.is_some()),
        created_at: place.moment(offered),
        changed_at: place.moment(done.or(answered).unwrap_or(offered)),
    }
}
