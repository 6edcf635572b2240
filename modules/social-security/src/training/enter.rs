//! People take part in courses.

use super::attendance::{TrainingAttendance, TrainingResult};
use super::inputs::{EnterTrainingInput, RecordTrainingResultInput};
use super::record::TrainingCourse;
use crate::person::{of_person, of_working_age, residence};
use chrono::NaiveDate;
use entities::people::resident::Model as Residence;
use entities::social_security::training_attendance::ActiveModel;
use entities::social_security::training_course::Model as Course;
use kit::access::{Action, Tx, Written, district_of};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query};
use wangge_core::links::mutations;
use wangge_core::places::retire::in_force;

mutations! {
    /// An attendance that was written.
    TrainingAttendancePayload { attendance: TrainingAttendance }
    AttendanceMutations {
        /// Enters a person for a course (报名参训).
        enter_training(EnterTrainingInput) = enter;
        /// Records what came of taking part in a course (培训结果).
        record_training_result(RecordTrainingResultInput) = result;
    }
}

async fn enter(tx: &mut Tx, input: EnterTrainingInput) -> Result<Written> {
    const PATH: &str = "input.course";
    let right = (TrainingAttendance::RESOURCE, Action::Create);
    let (_, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    of_working_age(tx, &resident, "input.resident")?;
    let id = input.course.clone().of(TrainingCourse::TYPE, PATH)?;
    // nobody else takes the last seat meanwhile
    tx.hold("training_course", Condition::all().add(Expr::col("id").eq(id.id()?))).await?;
    let course = tx.known::<TrainingCourse>(&id).await.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(PATH, "there is no such course"),
        _ => error,
    })?;
    in_force(&course.status, "course")?;
    if !resident.grid_code.starts_with(&course.area_code) {
        return Err(Error::bad_input(PATH, "a course for the people of the area of the residence"));
    }
    if course.to_on < tx.access().today() {
        return Err(Error::conflict("the course is over"));
    }
    seat_left(tx, &course, &resident).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        course_id: Set(course.id),
        entered_on: Set(tx.access().today()),
        result: Set(TrainingResult::Entered.as_str().to_owned()),
        result_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<TrainingAttendance>(row).await
}

/// Refuses who is entered already, and anybody where all seats are taken.
async fn seat_left(tx: &Tx, course: &Course, resident: &Residence) -> Result<()> {
    let entered = || {
        let mut select = Query::select();
        select
            .from("training_attendance")
            .and_where(Expr::col("district_code").eq(district_of(&course.area_code)))
            .and_where(Expr::col("course_id").eq(course.id))
            .and_where(Expr::col("result").ne(TrainingResult::Withdrawn.as_str()));
        select
    };
    let mut own = entered();
    own.column("id").cond_where(of_person(&resident.district_code, resident.person_id));
    if !tx.rows(&own).await?.is_empty() {
        return Err(Error::conflict("the person is entered for this course already"));
    }
    let mut all = entered();
    all.expr_as(Func::count(Expr::col("id")), "taken");
    let rows = tx.rows(&all).await?;
    let taken: i64 = rows.first().map(|row| row.try_get_by("taken")).transpose()?.unwrap_or(0);
    if taken >= i64::from(course.seats) { Err(Error::conflict("all seats are taken")) } else { Ok(()) }
}

async fn result(tx: &mut Tx, input: RecordTrainingResultInput) -> Result<Written> {
    let target = tx.target::<TrainingAttendance>(&input.id, Action::Change).await?;
    if target.result != TrainingResult::Entered.as_str() {
        return Err(Error::conflict("the result is recorded already"));
    }
    if input.result == TrainingResult::Entered {
        return Err(Error::bad_input("input.result", "anything but ENTERED"));
    }
    let mut course = Query::select();
    course
        .columns(["from_on", "status"])
        .from("training_course")
        .and_where(Expr::col("id").eq(target.course_id));
    let rows = tx.rows(&course).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(TrainingCourse::TYPE))?;
    let (from, status): (NaiveDate, String) = (row.try_get_by("from_on")?, row.try_get_by("status")?);
    let today = tx.access().today();
    if input.result != TrainingResult::Withdrawn && (from > today || status != "active") {
        return Err(Error::conflict("the course has not begun, or was cancelled"));
    }
    tx.change::<TrainingAttendance>(target, over(input.result, today), input.version.into(), "result").await
}

/// What changes when a result is known.
pub(crate) fn over(result: TrainingResult, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        result: Set(result.as_str().to_owned()),
        result_on: Set(Some(on)),
        ..ActiveModel::default()
    }
}
