//! Gives the stories ids and writes them, in few large statements.

use super::place::Place;
use super::story::{Sheet, Step, Story};
use super::{Catalogue, Ids, Totals, admissions, holidays, objections};
use crate::stat::{COLUMNS, Figures, LEVELS, figures, month_of};
use chrono::TimeDelta;
use entities::work::{announcement, matter, matter_kind, matter_stat, matter_step, matter_sum, work_sheet};
use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use kit::platform::day_of;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;
use wangge_core::bulk::insert_rows;

/// Stories that are written together.
const STORIES: usize = 2_000;

/// Writes everything.
pub(super) async fn write(
    tx: &Tx,
    place: &Place,
    catalogue: &Catalogue,
    stories: Vec<Story<'_>>,
) -> Result<Totals> {
    let editions = self::catalogue(tx, place, catalogue).await?;
    let totals = self::stories(tx, place, &with_ids(tx.access(), stories)).await?;
    Ok(Totals { kinds: catalogue.kinds.len(), editions, ..totals })
}

/// Writes the catalogue, what streets admit of it, and the calendar; answers the number of editions.
pub(super) async fn catalogue(tx: &Tx, place: &Place, catalogue: &Catalogue) -> Result<usize> {
    insert_rows(tx, holidays::rows(place.now)).await?;
    let editions = insert(tx, kinds(catalogue)).await?;
    insert_rows(tx, admissions::rows(tx.access(), place, catalogue)).await?;
    Ok(editions)
}

/// Writes stories that have ids, and counts them.
pub(super) async fn stories(tx: &Tx, place: &Place, stories: &[Story<'_>]) -> Result<Totals> {
    let access = tx.access();
    let mut totals = Totals { matters: stories.len(), ..Totals::default() };
    for some in stories.chunks(STORIES) {
        let matters = some.iter().map(|story| story.matter.clone().into_active_model().reset_all());
        insert_rows(tx, matters.collect::<Vec<matter::ActiveModel>>()).await?;
        let steps =
            some.iter().flat_map(|story| story.steps.iter().zip(1..).map(|at| step(access, story, at)));
        totals.steps += insert(tx, steps.collect()).await?;
        let sheets = some.iter().flat_map(|story| story.sheets.iter().map(|at| sheet(access, story, at)));
        totals.sheets += insert(tx, sheets.collect()).await?;
        let announced: Vec<announcement::Model> =
            some.iter().filter_map(|story| announcement(access, place, story)).collect();
        let objected = objections::to(access, place, &announced);
        let announced = announced.into_iter().map(|row| row.into_active_model().reset_all());
        totals.announcements += insert(tx, announced.collect::<Vec<announcement::ActiveModel>>()).await?;
        totals.objections += insert(tx, objected).await?;
    }
    totals.counts = insert(tx, counts(access, stories)?).await?;
    for level in LEVELS {
        insert(tx, division_counts(access, stories, level)?).await?;
    }
    Ok(totals)
}

async fn insert<A: ActiveModelTrait + Send>(tx: &Tx, rows: Vec<A>) -> Result<usize> {
    let count = rows.len();
    insert_rows(tx, rows).await?;
    Ok(count)
}

/// In the order of their reports, with ids in the same order.
pub(super) fn with_ids<'a>(access: &Access, mut stories: Vec<Story<'a>>) -> Vec<Story<'a>> {
    let mut order: Vec<usize> = (0..stories.len()).collect();
    order.sort_by_key(|at| stories.get(*at).map(|story| story.matter.reported_at));
    let mut ids = vec![0; stories.len()];
    for at in order {
        if let Some(id) = ids.get_mut(at) {
            *id = access.new_id();
        }
    }
    for (story, id) in stories.iter_mut().zip(&ids) {
        story.matter.id = *id;
        story.matter.joined_to = story.joined.and_then(|other| ids.get(other)).copied();
    }
    stories.sort_by_key(|story| story.matter.id);
    stories
}

fn kinds(catalogue: &Catalogue) -> Vec<matter_kind::ActiveModel> {
    let of = |(district, ids): &(String, Vec<Ids>)| {
        let row = |id: i64, edition: &matter_kind::Model| {
            let model = matter_kind::Model { id, area_code: district.clone(), ..edition.clone() };
            model.into_active_model().reset_all()
        };
        let rows = |(kind, ids): (&super::Kind, &Ids)| {
            let before = kind.before.as_ref().map(|before| row(ids.before, before));
            before.into_iter().chain([row(ids.now, &kind.model)]).collect::<Vec<_>>()
        };
        catalogue.kinds.iter().zip(ids).flat_map(rows).collect::<Vec<_>>()
    };
    catalogue.districts.iter().flat_map(of).collect()
}

fn step(access: &Access, story: &Story<'_>, (step, seq): (&Step, i32)) -> matter_step::ActiveModel {
    let matter = &story.matter;
    let signs: Vec<String> = step.signs.iter().map(u8::to_string).collect();
    let by = step.by.as_ref();
    matter_step::ActiveModel {
        district_code: Set(matter.district_code.clone()),
        id: Set(access.new_id()),
        grid_code: Set(matter.grid_code.clone()),
        grid_id: Set(matter.grid_id),
        matter_id: Set(matter.id),
        seq: Set(seq),
        act: Set(step.act.as_str().to_owned()),
        signs: Set(signs.join(",")),
        from_stage: Set(step.from.to_owned()),
        to_stage: Set(step.to.to_owned()),
        account_id: Set(by.map(|signer| signer.account)),
        post_id: Set(by.and_then(|signer| signer.post)),
        role: Set(by.and_then(|signer| signer.role.clone())),
        stands_in: Set(by.is_some_and(|signer| signer.stands_in)),
        unit_code: Set(step.unit.clone()),
        to_post_id: Set(step.to_post),
        note: Set(step.note.clone()),
        late: Set(step.late),
        at: Set(step.at),
    }
}

fn sheet(access: &Access, story: &Story<'_>, sheet: &Sheet) -> work_sheet::ActiveModel {
    let (matter, id) = (&story.matter, access.new_id());
    work_sheet::ActiveModel {
        district_code: Set(matter.district_code.clone()),
        id: Set(id),
        grid_code: Set(matter.grid_code.clone()),
        grid_id: Set(matter.grid_id),
        matter_id: Set(matter.id),
        from_line: Set(sheet.from_line.clone()),
        from_post_id: Set(sheet.from_post),
        line: Set(sheet.line.clone()),
        unit_code: Set(sheet.to.area.clone()),
        post_id: Set(sheet.to.post),
        number: Set(crate::sheet::number(sheet.sent_at, id)),
        task: Set(sheet.task.clone()),
        state: Set(sheet.state.to_owned()),
        answer: Set(sheet.answer.clone()),
        sent_by: Set(sheet.sent_by),
        received_by: Set(sheet.received_at.map(|_| sheet.to.account)),
        received_at: Set(sheet.received_at),
        discreet: Set(matter.discreet),
        version: Set(if sheet.state == "sent" { 1 } else { 2 }),
        created_at: Set(sheet.sent_at),
        changed_at: Set(sheet.received_at.unwrap_or(sheet.sent_at)),
    }
}

/// The last announcement of an application.
fn announcement(access: &Access, place: &Place, story: &Story<'_>) -> Option<announcement::Model> {
    let (from, account) = story.announced?;
    let matter = &story.matter;
    let to = matter.announced_to.unwrap_or(from + TimeDelta::days(6));
    let code = |digits: usize| matter.grid_code.get(..digits).unwrap_or_default().to_owned();
    let begun = story.steps.iter().rev().find(|step| step.act == crate::procedure::Act::Announce)?.at;
    let over = matter.stage != "announced" || to < day_of(place.now);
    Some(announcement::Model {
        district_code: matter.district_code.clone(),
        id: access.new_id(),
        grid_code: matter.grid_code.clone(),
        grid_id: matter.grid_id,
        matter_id: matter.id,
        kind_code: matter.kind_code.clone(),
        title: story.kind.model.title.clone(),
        chinese: story.kind.model.chinese.clone(),
        name: "申请人某某".to_owned(),
        result: format!("{}：经初审、审核，拟予批准，现予公示。", story.kind.model.chinese),
        community_code: code(12),
        town_code: code(9),
        from_on: from,
        to_on: to,
        state: if over { "over" } else { "open" }.to_owned(),
        announced_by: Some(account),
        version: 1,
        created_at: begun,
        changed_at: begun,
    })
}

/// What a row of counts is of: grid or division, kind, discreet or not, month; the editions of a kind of the demo have one
/// category and line.
type Key<'k> = (&'k str, &'k str, bool, String);
/// A story that a row counts, and the counts.
type Counted<'s, 'a> = (&'s Story<'a>, Figures);

/// The counts of all stories, by places with so many digits.
fn sums<'s, 'a>(stories: &'s [Story<'a>], digits: usize) -> BTreeMap<Key<'s>, Counted<'s, 'a>> {
    let mut sums: BTreeMap<Key<'s>, Counted<'s, 'a>> = BTreeMap::new();
    for story in stories {
        let matter = &story.matter;
        let place = matter.reported_in.get(..digits).unwrap_or_default();
        let key = (place, matter.kind_code.as_str(), matter.discreet, month_of(matter.reported_at));
        let (_, sum) = sums.entry(key).or_insert((story, [0; COLUMNS.len()]));
        for (sum, figure) in sum.iter_mut().zip(figures(matter)) {
            *sum += figure;
        }
    }
    sums
}

/// The counts of grids.
fn counts(access: &Access, stories: &[Story<'_>]) -> Result<Vec<matter_stat::ActiveModel>> {
    let row = |((grid, kind, discreet, month), (story, sum)): (Key<'_>, Counted<'_, '_>)| {
        let row = matter_stat::ActiveModel {
            district_code: Set(story.matter.district_code.clone()),
            id: Set(access.new_id()),
            grid_code: Set(grid.to_owned()),
            grid_id: Set(story.matter.grid_id),
            kind_code: Set(kind.to_owned()),
            category: Set(story.kind.model.category.clone()),
            line: Set(story.kind.model.line.clone()),
            month: Set(month),
            discreet: Set(discreet),
            ..Default::default()
        };
        filled(row, sum)
    };
    sums(stories, 15).into_iter().map(row).collect()
}

/// The counts of the divisions of a level.
fn division_counts(
    access: &Access,
    stories: &[Story<'_>],
    level: i16,
) -> Result<Vec<matter_sum::ActiveModel>> {
    let row = |((area, kind, discreet, month), (story, sum)): (Key<'_>, Counted<'_, '_>)| {
        let row = matter_sum::ActiveModel {
            district_code: Set(story.matter.district_code.clone()),
            id: Set(access.new_id()),
            level: Set(level),
            grid_code: Set(area.to_owned()),
            kind_code: Set(kind.to_owned()),
            category: Set(story.kind.model.category.clone()),
            line: Set(story.kind.model.line.clone()),
            month: Set(month),
            discreet: Set(discreet),
            part: Set(0),
            ..Default::default()
        };
        filled(row, sum)
    };
    sums(stories, usize::try_from(level).unwrap_or_default()).into_iter().map(row).collect()
}

/// A row with these counts.
fn filled<A: ActiveModelTrait>(mut row: A, sum: Figures) -> Result<A> {
    for (name, figure) in COLUMNS.iter().zip(sum) {
        let column = name.parse::<<A::Entity as EntityTrait>::Column>();
        row.set(column.map_err(|_| Error::conflict(format!("no count {name}")))?, figure.into());
    }
    Ok(row)
}
