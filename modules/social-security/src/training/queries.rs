//! How courses and who takes part are found.

use super::attendance::{TrainingAttendance, TrainingResult};
use super::record::{TrainingCourse, TrainingKind};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::keyed;
use wangge_core::places::Status;

/// Which courses. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct TrainingCourseFilter {
    /// Of this kind.
    pub kind: Option<TrainingKind>,
    /// Neither over nor cancelled (true), or one of the two (false).
    pub current: Option<bool>,
    /// Beginning on this day or later.
    pub from: Option<Date>,
    /// Beginning on this day or earlier.
    pub to: Option<Date>,
}

impl TrainingCourseFilter {
    fn narrow<'a>(&self, find: Find<'a, TrainingCourse>) -> Find<'a, TrainingCourse> {
        let today = find.access().today();
        let current = |is: bool| {
            let runs = Expr::col("to_on").gte(today).and(Expr::col("status").eq(Status::Active.as_str()));
            if is { runs } else { runs.not() }
        };
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.current.map(current))
            .add_option(self.from.map(|day| Expr::col("from_on").gte(day.0)))
            .add_option(self.to.map(|day| Expr::col("from_on").lte(day.0)));
        find.filter(all)
    }
}

/// Which attendances. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct TrainingAttendanceFilter {
    /// With this result.
    pub result: Option<TrainingResult>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// In this course.
    pub course: Option<GlobalId>,
    /// Entered on this day or later.
    pub entered_from: Option<Date>,
    /// Entered on this day or earlier.
    pub entered_to: Option<Date>,
}

impl TrainingAttendanceFilter {
    fn narrow<'a>(&self, find: Find<'a, TrainingAttendance>) -> Result<Find<'a, TrainingAttendance>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let course = match &self.course {
            Some(id) => Some(id.clone().of(TrainingCourse::TYPE, "filter.course")?.id()?),
            None => None,
        };
        let all = Condition::all()
            .add_option(self.result.map(|result| Expr::col("result").eq(result.as_str())))
            .add_option(resident)
            .add_option(course.map(|id| Expr::col("course_id").eq(id)))
            .add_option(self.entered_from.map(|day| Expr::col("entered_on").gte(day.0)))
            .add_option(self.entered_to.map(|day| Expr::col("entered_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of training.
pub(super) struct TrainingQueries;

impl From<&QueryRoot> for TrainingQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl TrainingQueries {
    /// The courses of vocational training (职业培训班), newest first; those of one area, and those that the filter leaves.
    /// Everybody who is logged in reads them.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn training_courses(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<TrainingCourseFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<TrainingCourse>>> {
        let paging = Paging::new::<TrainingCourse>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<TrainingCourse>()?);
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// Who takes part in courses (参训人员) within your reach, newest first; those of one area, and those that the filter
    /// leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn training_attendances(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<TrainingAttendanceFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<TrainingAttendance>>> {
        let paging = Paging::new::<TrainingAttendance>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<TrainingAttendance>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
