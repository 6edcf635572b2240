//! A file of the demo with who helps, its visits and, now and then, an objection.

use super::people::Living;
use super::story::{Story, of};
use crate::content::{Aim, Basis, Content, Informed};
use crate::kind::KeyGroupKind;
use crate::seal::{ANSWER, NOTE, OBJECTION, key_of};
use chrono::{Datelike, NaiveDate, TimeDelta};
use entities::key_groups::{key_file, key_helper, key_objection, key_visit};
use entities::work::visit_task;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::start_of;
use kit::vault::PersonKey;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;
/// Days for which a file of the demo is open before it is reviewed.
const OPEN: i64 = 170;
/// Days between two visits.
const VISITS: usize = 30;

/// The rows of the demo.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) files: Vec<key_file::Model>,
    pub(super) helpers: Vec<key_helper::Model>,
    pub(super) visits: Vec<key_visit::Model>,
    pub(super) objections: Vec<key_objection::Model>,
    pub(super) tasks: Vec<visit_task::Model>,
}

impl Rows {
    /// Writes them.
    pub(super) async fn write(self, tx: &Tx) -> Result<()> {
        insert_rows(tx, self.files.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.helpers.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.tasks.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.visits.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.objections.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await
    }
}

/// Tells the file of somebody: opened within the last year, and closed by itself after its review date.
pub(super) async fn tell(
    tx: &Tx,
    who: &Living,
    kind: KeyGroupKind,
    dice: &mut Dice,
    rows: &mut Rows,
) -> Result<()> {
    let today = tx.access().today();
    let ago = i64::try_from(dice.below(340)).unwrap_or_default();
    let opened = today - TimeDelta::days(ago);
    let review = opened + TimeDelta::days(OPEN);
    let over = Some(review.succ_opt().unwrap_or(review)).filter(|day| *day <= today);
    let key = key_of(tx, who.person).await?;
    let story = of(kind);
    let content = content(kind, &story, opened, dice);
    let at = start_of(opened) + 9 * HOUR;
    let mut file = key_file::Model {
        district_code: who.district.clone(),
        id: tx.access().new_id(),
        grid_code: who.grid_code.clone(),
        grid_id: who.grid_id,
        resident_id: who.resident,
        person_id: who.person,
        desk_mac: kind.authority().desk(tx.access()),
        state: if over.is_some() { "closed" } else { "open" }.to_owned(),
        content_cipher: Some(content.sealed(tx.access(), &key)?),
        proposed_by: None,
        confirmed_by: None,
        opened_on: Some(opened),
        review_on: review,
        seal_on: None,
        renewal_by: None,
        renewal_on: None,
        closed_on: over,
        version: 2,
        created_at: at,
        changed_at: over.map_or(at, start_of),
    };
    help(tx, who, &mut file, over, rows);
    visits(tx, who, &mut file, (&key, &story, over.unwrap_or(today)), dice, rows)?;
    if over.is_none() && dice.below(12) == 0 {
        rows.objections.push(objection(tx, &file, &key, today, dice)?);
        file.version += 1;
    }
    rows.files.push(file);
    Ok(())
}

fn content(kind: KeyGroupKind, story: &Story, opened: NaiveDate, dice: &mut Dice) -> Content {
    let year = opened.year();
    let number = dice.between(1, 900);
    let aim = |(at, text): (usize, &&str)| Aim {
        text: (*text).to_owned(),
        by: Some(opened + TimeDelta::days(OPEN)),
        reached_on: (at == 0).then(|| opened + TimeDelta::days(20)),
    };
    Content {
        kind: kind.as_str().to_owned(),
        basis: Basis {
            kind: story.basis.as_str().to_owned(),
            number: format!("（{year}）{}{number}{}", story.number.0, story.number.1),
            authority: story.authority.to_owned(),
            dated_on: opened - TimeDelta::days(15),
        },
        need: story.need.to_owned(),
        aims: story.aims.iter().enumerate().map(aim).collect(),
        informed: Some(Informed { on: opened, way: "in_person".to_owned() }),
        closed: None,
    }
}

/// A police officer of the grid helps where justice or drug rehabilitation keeps the file.
fn help(tx: &Tx, who: &Living, file: &mut key_file::Model, over: Option<NaiveDate>, rows: &mut Rows) {
    let health = crate::kind::KeyAuthority::Health.desk(tx.access());
    let (Some(account), true) = (who.police, file.desk_mac != health) else { return };
    file.version += 1;
    rows.helpers.push(key_helper::Model {
        district_code: file.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: file.grid_code.clone(),
        grid_id: file.grid_id,
        resident_id: file.resident_id,
        person_id: file.person_id,
        file_id: file.id,
        account_id: account,
        role: crate::policy::POLICE_OFFICER.to_owned(),
        from_on: file.opened_on.unwrap_or(file.review_on),
        to_on: over,
        version: 1 + i64::from(over.is_some()),
        created_at: file.created_at,
        changed_at: file.changed_at,
    });
}

/// A visit each month; every third by somebody of the grid, who gets a visit task.
fn visits(
    tx: &Tx,
    who: &Living,
    file: &mut key_file::Model,
    (key, story, until): (&PersonKey, &Story, NaiveDate),
    dice: &mut Dice,
    rows: &mut Rows,
) -> Result<()> {
    let mut due = file.opened_on.unwrap_or(until) + TimeDelta::days(10);
    let mut number = 0;
    while due < until {
        number += 1;
        let done = due - TimeDelta::days(1);
        let at = start_of(done) + 15 * HOUR;
        let result = dice.pick(&["met", "met", "met", "not_met", "needs_help"]);
        let task =
            who.leader.filter(|_| number % 3 == 0).map(|leader| task(tx, file, leader, (due, done, result)));
        let by_helper = task.is_none();
        rows.visits.push(key_visit::Model {
            district_code: file.district_code.clone(),
            id: tx.access().new_id(),
            grid_code: file.grid_code.clone(),
            grid_id: file.grid_id,
            resident_id: file.resident_id,
            person_id: file.person_id,
            file_id: file.id,
            account_id: who.police.filter(|_| by_helper),
            task_id: task.as_ref().map(|task| task.id),
            due_on: due,
            done_on: by_helper.then_some(done),
            result: by_helper.then(|| result.to_owned()),
            note_cipher: match by_helper {
                true => Some(key.seal(tx.access(), NOTE, story.note)?),
                false => None,
            },
            version: 1 + i64::from(by_helper),
            created_at: start_of(due - TimeDelta::days(8)) + 9 * HOUR,
            changed_at: at,
        });
        rows.tasks.extend(task);
        file.version += 2;
        due += TimeDelta::days(i64::try_from(VISITS).unwrap_or(30));
    }
    Ok(())
}

/// The task that somebody of the grid got, as all others are.
fn task(
    tx: &Tx,
    file: &key_file::Model,
    leader: i64,
    (due_on, done_on, result): (NaiveDate, NaiveDate, &str),
) -> visit_task::Model {
    visit_task::Model {
        district_code: file.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: file.grid_code.clone(),
        grid_id: file.grid_id,
        resident_id: file.resident_id,
        person_id: file.person_id,
        account_id: leader,
        assigned_grid: file.grid_code.clone(),
        due_on,
        state: "done".to_owned(),
        result: Some(result.to_owned()),
        done_on: Some(done_on),
        version: 2,
        created_at: start_of(due_on - TimeDelta::days(8)) + 9 * HOUR,
        changed_at: start_of(done_on) + 16 * HOUR,
    }
}

/// An objection: every other one is decided.
fn objection(
    tx: &Tx,
    file: &key_file::Model,
    key: &PersonKey,
    today: NaiveDate,
    dice: &mut Dice,
) -> Result<key_objection::Model> {
    let made = Ord::max(file.opened_on.unwrap_or(today), today - TimeDelta::days(12));
    let decided = (dice.below(2) == 0).then_some(today);
    let answer = decided.map(|_| key.seal(tx.access(), ANSWER, "经复核，依据有效，继续帮扶至复核日。"));
    Ok(key_objection::Model {
        district_code: file.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: file.grid_code.clone(),
        grid_id: file.grid_id,
        resident_id: file.resident_id,
        person_id: file.person_id,
        file_id: file.id,
        made_on: made,
        text_cipher: Some(key.seal(tx.access(), OBJECTION, "已有稳定工作，请求提前结案。")?),
        upheld: decided.map(|_| false),
        decided_by: None,
        decided_on: decided,
        answer_cipher: answer.transpose()?,
        version: 1 + i64::from(decided.is_some()),
        created_at: start_of(made) + 10 * HOUR,
        changed_at: start_of(decided.unwrap_or(made)) + 10 * HOUR,
    })
}
