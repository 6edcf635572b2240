//! What courses and attendances link to.

use super::attendance::TrainingAttendance;
use super::record::TrainingCourse;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::links::{global, near, one};

one! {
    /// The residence of the person.
    AttendanceResident(TrainingAttendance).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The course.
    AttendanceCourse(TrainingAttendance).course: TrainingCourse, |row| global(row, "course_id")
}

/// Lists of a course.
pub(super) struct CourseAttendances(Result<i64>);

impl From<&Row<TrainingCourse>> for CourseAttendances {
    fn from(course: &Row<TrainingCourse>) -> Self {
        Self(course.id())
    }
}

#[Object]
impl CourseAttendances {
    /// Who takes part within your reach, newest first.
    async fn attendances(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<TrainingAttendance>>> {
        let paging = Paging::new::<TrainingAttendance>(ctx, first, after, last, before)?;
        let selection = selected::<TrainingAttendance>(ctx);
        let below = Below::<TrainingAttendance>::anywhere("course_id", selection, paging);
        Ok(ctx.loaders().load(below, (String::new(), self.0.clone()?)).await?.map(Connection::of))
    }
}
