//! Certificates, most of them checked.

use super::Totals;
use super::place::{Living, Place};
use crate::certificate::{FamilyCertificateKind as Kind, FamilyCertificateState as State};
use chrono::{Months, TimeDelta};
use entities::family_planning::family_certificate::Model;
use kit::access::Tx;
use kit::error::Result;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Parents of an only child who bring their certificate in a year.
const ONLY_CHILD: usize = 400;
/// People from elsewhere who bring theirs.
const FLOATING: usize = 250;
/// Months that one of people from elsewhere is valid for.
const VALID: u32 = 36;

/// Writes them.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    size: Size,
    dice: &mut Dice,
    totals: &mut Totals,
) -> Result<()> {
    let only = place.some(size.of(ONLY_CHILD), dice, |who| (38..75).contains(&who.age) && !who.floating);
    let floating = place.some(size.of(FLOATING), dice, |who| (20..50).contains(&who.age) && who.floating);
    let mut rows = Vec::new();
    for (kind, people) in [(Kind::OnlyChild, only), (Kind::FloatingMarriage, floating)] {
        for who in people {
            let row = row(tx, place, (who, kind, rows.len()), dice);
            rows.push(row);
        }
    }
    totals.certificates = rows.len();
    totals.checked = rows.iter().filter(|row| row.checked_on.is_some()).count();
    insert_rows(tx, rows.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

fn row(tx: &Tx, place: &Place, (who, kind, nth): (&Living, Kind, usize), dice: &mut Dice) -> Model {
    let grid = place.grid_of(who);
    let entered = place.ago(dice.between(1, 360));
    let state = match dice.below(20) {
        0..3 => State::Unchecked,
        3 => State::Refuted,
        _ => State::Verified,
    };
    let checked = (state != State::Unchecked).then(|| {
        Ord::min(entered + TimeDelta::days(i64::try_from(dice.below(15)).unwrap_or_default()), place.today)
    });
    let (issuer, issued, valid) = match kind {
        Kind::FloatingMarriage => {
            let issued = entered - TimeDelta::days(200);
            ("户籍地卫生健康部门", issued, issued.checked_add_months(Months::new(VALID)))
        }
        _ => ("区卫生健康委员会", who.birth + TimeDelta::days(365 * 27), None),
    };
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: who.id,
        person_id: who.person,
        kind: kind.as_str().to_owned(),
        number: format!("99{:08}", 10_000 + nth),
        issuer: issuer.to_owned(),
        issued_on: Some(Ord::min(issued, entered)),
        valid_to: valid,
        state: state.as_str().to_owned(),
        entered_by: grid.leader,
        changed_by: None,
        checked_by: checked.and(place.desk(grid.code.get(..9).unwrap_or_default(), 0)),
        checked_on: checked,
        check_note: (state == State::Refuted).then(|| "签发机关查无此证".to_owned()),
        version: 1 + i64::from(checked.is_some()),
        created_at: place.moment(entered),
        changed_at: place.moment(checked.unwrap_or(entered)),
    }
}
