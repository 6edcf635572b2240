//! Courses are entered, changed and cancelled.

use super::inputs::{ChangeTrainingCourseInput, CreateTrainingCourseInput};
use super::record::TrainingCourse;
use chrono::NaiveDate;
use entities::social_security::training_course::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::code::AreaLevel;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::text;

mutations! {
    /// A course that was written.
    TrainingCoursePayload { course: TrainingCourse }
    CourseMutations {
        /// Enters a course of vocational training (开设培训班).
        create_training_course(CreateTrainingCourseInput) = create;
        /// Changes a course.
        change_training_course(ChangeTrainingCourseInput) = change;
        /// Cancels a course (取消培训班). Who was entered stays so, without a result.
        cancel_training_course(RetireInput) = cancel;
    }
}

async fn create(tx: &mut Tx, input: CreateTrainingCourseInput) -> Result<Written> {
    let level = input.area.level();
    if !matches!(level, AreaLevel::District | AreaLevel::Town | AreaLevel::Community) {
        return Err(Error::bad_input("input.area", "a district, town or community"));
    }
    in_order(input.from_on.0, input.to_on.0)?;
    let now = tx.access().now();
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(input.area.to_string()),
        title: Set(text::name(&input.title, "input.title")?),
        kind: Set(input.kind.as_str().to_owned()),
        organiser: Set(text::name(&input.organiser, "input.organiser")?),
        venue: Set(text::optional(input.venue.as_deref(), "input.venue", 200)?),
        from_on: Set(input.from_on.0),
        to_on: Set(input.to_on.0),
        seats: Set(seats(input.seats)?),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<TrainingCourse>(row).await
}

async fn change(tx: &mut Tx, input: ChangeTrainingCourseInput) -> Result<Written> {
    let target = tx.target::<TrainingCourse>(&input.id, Action::Change).await?;
    in_force(&target.status, "course")?;
    let mut row = ActiveModel::default();
    if let Some(title) = &input.title {
        row.title = Set(text::name(title, "input.title")?);
    }
    text::replace(&input.venue, &mut row.venue, "input.venue", 200)?;
    let from = input.from_on.map_or(target.from_on, |day| day.0);
    let to = input.to_on.map_or(target.to_on, |day| day.0);
    in_order(from, to)?;
    (row.from_on, row.to_on) = (Set(from), Set(to));
    if let Some(given) = input.seats {
        row.seats = Set(seats(given)?);
    }
    tx.change::<TrainingCourse>(target, row, input.version.into(), "change").await
}

async fn cancel(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let target = tx.target::<TrainingCourse>(&input.id, Action::Change).await?;
    in_force(&target.status, "course")?;
    let row = ActiveModel {
        status: Set("retired".to_owned()),
        retired_on: Set(Some(input.day(tx)?)),
        ..ActiveModel::default()
    };
    tx.change::<TrainingCourse>(target, row, input.version.into(), "cancel").await
}

fn in_order(from: NaiveDate, to: NaiveDate) -> Result<()> {
    if to < from { Err(Error::bad_input("input.toOn", "not before the first day")) } else { Ok(()) }
}

fn seats(given: i32) -> Result<i16> {
    let seats = i16::try_from(given).ok().filter(|seats| (1..=9999).contains(seats));
    seats.ok_or_else(|| Error::bad_input("input.seats", "1 to 9,999"))
}
