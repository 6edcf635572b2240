//! Births of the last year, registered by the mother who lives with the child.

use super::Totals;
use super::place::{Living, Place};
use crate::birth::{BirthRegistrationState, BirthRegistrationWay};
use chrono::{NaiveDate, TimeDelta};
use entities::family_planning::birth_registration::Model;
use kit::access::Tx;
use kit::error::Result;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::HashMap;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Writes them.
pub(super) async fn write(tx: &Tx, place: &Place, dice: &mut Dice, totals: &mut Totals) -> Result<()> {
    let mothers = mothers(place);
    let mut rows: Vec<Model> = Vec::new();
    for child in place.people.iter().filter(|who| who.age == 0 && who.birth <= place.today) {
        let Some(mother) = child.household.as_ref().and_then(|household| mothers.get(household)) else {
            continue;
        };
        let later = TimeDelta::days(i64::try_from(dice.between(5, 60)).unwrap_or_default());
        let day = child.birth + later;
        // twins are one registration; a birth of the last days is not registered yet
        let same = |row: &Model| row.person_id == mother.person && row.born_on == child.birth;
        if day > place.today || rows.iter().rev().take(8).any(same) {
            continue;
        }
        rows.push(row(tx, place, (mother, child.birth, day), dice));
    }
    totals.births = rows.len();
    insert_rows(tx, rows.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await
}

/// A woman of each household who can be the mother of a small child.
fn mothers(place: &Place) -> HashMap<&(String, i64), &Living> {
    let mut mothers = HashMap::new();
    for who in place.people.iter().filter(|who| who.woman && (18..=45).contains(&who.age)) {
        if let Some(household) = &who.household {
            mothers.insert(household, who);
        }
    }
    mothers
}

fn row(
    tx: &Tx,
    place: &Place,
    (mother, born_on, day): (&Living, NaiveDate, NaiveDate),
    dice: &mut Dice,
) -> Model {
    let grid = place.grid_of(mother);
    let way = dice.pick(&[
        BirthRegistrationWay::Window,
        BirthRegistrationWay::Online,
        BirthRegistrationWay::Online,
        BirthRegistrationWay::Visit,
    ]);
    Model {
        district_code: grid.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.clone(),
        grid_id: grid.id,
        resident_id: mother.id,
        person_id: mother.person,
        born_on,
        children: 1,
        birthplace: Some("区妇幼保健院".to_owned()),
        other_parent: None,
        way: way.as_str().to_owned(),
        registered_on: day,
        registered_by: place.desk(grid.code.get(..9).unwrap_or_default(), 0),
        state: BirthRegistrationState::Registered.as_str().to_owned(),
        version: 1,
        created_at: place.moment(day),
        changed_at: place.moment(day),
    }
}
