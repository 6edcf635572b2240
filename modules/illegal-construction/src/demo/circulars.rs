//! A year of weekly circulars of three towns. Inspections of weeks before the platform had them are those on paper.

use super::TOWNS;
use super::inspections::recorded;
use super::place::{Place, village_of};
use crate::circular::{Figures, village};
use chrono::{Datelike, NaiveDate, TimeDelta};
use entities::illegal_construction::construction_circular::Model;
use entities::illegal_construction::{
    building_archive, circular_village, construction_inspection, violation,
};
use kit::access::Access;
use kit::error::{Error, Result};
use kit::platform::start_of;
use std::collections::BTreeMap;

/// Weeks before this one.
const WEEKS: i64 = 52;

type Recorded<'a> =
    (&'a [building_archive::Model], &'a [construction_inspection::Model], &'a [violation::Model]);

/// The circulars with their villages.
pub(super) fn plan(
    access: &Access,
    place: &Place,
    recorded: Recorded<'_>,
) -> Result<(Vec<Model>, Vec<circular_village::ActiveModel>)> {
    let (mut circulars, mut villages) = (Vec::new(), Vec::new());
    let this_week = place.today - TimeDelta::days(place.today.weekday().num_days_from_monday().into());
    for back in (1..=WEEKS).rev() {
        let monday = this_week - TimeDelta::days(7 * back);
        for town in TOWNS {
            let figures = figures(place, town, monday, recorded)?;
            let all = figures.values().copied().fold(Figures::default(), Figures::plus);
            // where the demo has accounts, the last one is still to be published
            let draft = back == 1 && town != super::XUZHUANG;
            let circular = circular(access, (town, monday), all, (draft, WEEKS - back + 1));
            let (id, at) = (circular.id, circular.created_at);
            circulars.push(circular);
            villages.extend(
                figures.into_iter().map(|(code, figures)| village((access.new_id(), code, id, at), figures)),
            );
        }
    }
    Ok((circulars, villages))
}

fn figures(
    place: &Place,
    town: &str,
    monday: NaiveDate,
    (archives, inspections, violations): Recorded<'_>,
) -> Result<BTreeMap<String, Figures>> {
    let sunday = monday + TimeDelta::days(6);
    let week = |day: NaiveDate| (monday..=sunday).contains(&day);
    let mut villages: BTreeMap<String, Figures> =
        place.villages(town).into_iter().map(|code| (code, Figures::default())).collect();
    let on_paper = |grid: &str| !recorded(place, village_of(grid), monday);
    for grid in place.of_town(town) {
        let Some(of) = villages.get_mut(village_of(&grid.code)) else { continue };
        of.inspections_due += 7;
        of.inspections += if on_paper(&grid.code) { 7 - i32::from(grid.id % 5 == 0) } else { 0 };
    }
    for home in &place.homes {
        let Some(grid) = place.grid(home.grid_id) else { continue };
        if let Some(of) = villages.get_mut(village_of(&grid.code)) {
            of.households += 1;
        }
    }
    for archive in archives.iter().filter(|archive| archive.surveyed_on <= sunday) {
        if let Some(of) = villages.get_mut(village_of(&archive.grid_code)) {
            of.archives += 1;
            of.complete += i32::from(archive.complete);
        }
    }
    for inspection in inspections.iter().filter(|inspection| week(inspection.inspected_on)) {
        if on_paper(&inspection.grid_code) {
            continue;
        }
        if let Some(of) = villages.get_mut(village_of(&inspection.grid_code)) {
            of.inspections += 1;
            of.suspected += i32::from(inspection.suspected);
        }
    }
    for violation in violations.iter().filter(|violation| violation.discovered_on <= sunday) {
        let Some(of) = villages.get_mut(village_of(&violation.grid_code)) else { continue };
        let open = violation.ended_on.is_none_or(|ended| ended > sunday);
        of.discovered += i32::from(week(violation.discovered_on));
        of.ended += i32::from(violation.ended_on.is_some_and(week));
        of.open += i32::from(open);
        of.past_due += i32::from(open && violation.due_on.is_some_and(|due| due < sunday));
    }
    match villages.is_empty() {
        true => Err(Error::conflict("the demo's lists do not fit")),
        false => Ok(villages),
    }
}

fn circular(
    access: &Access,
    (town, monday): (&str, NaiveDate),
    of: Figures,
    (draft, nth): (bool, i64),
) -> Model {
    let at = start_of(monday + TimeDelta::days(7)) + 9 * 3_600_000;
    Model {
        id: access.new_id(),
        area_code: town.to_owned(),
        week_on: monday,
        number: (!draft).then(|| format!("违治通〔{}〕{nth}号", monday.format("%G"))),
        households: of.households,
        archives: of.archives,
        complete: of.complete,
        inspections: of.inspections,
        inspections_due: of.inspections_due,
        suspected: of.suspected,
        discovered: of.discovered,
        ended: of.ended,
        open_now: of.open,
        past_due: of.past_due,
        remarks: Some("请各村（社区）对逾期案件逐件落实责任人，限期办结。".to_owned()),
        state: if draft { "draft" } else { "published" }.to_owned(),
        drafted_by: None,
        published_by: None,
        published_at: (!draft).then_some(at),
        version: if draft { 1 } else { 2 },
        created_at: at,
        changed_at: at,
    }
}
