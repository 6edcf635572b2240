//! Vocational training: courses, who takes part, and what came of it.

mod attendance;
mod enter;
mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use attendance::TrainingResult;
pub(crate) use enter::over;
pub(crate) use record::TrainingKind;

pub use attendance::TrainingAttendance;
pub use record::TrainingCourse;

use kit::history::History;
use kit::module::Parts;

/// What training adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<TrainingCourse>()
        .record::<TrainingAttendance>()
        .fields_of::<TrainingCourse, links::CourseAttendances>()
        .fields_of::<TrainingCourse, History<TrainingCourse>>()
        .fields_of::<TrainingAttendance, links::AttendanceResident>()
        .fields_of::<TrainingAttendance, links::AttendanceCourse>()
        .fields_of::<TrainingAttendance, History<TrainingAttendance>>()
        .queries::<queries::TrainingQueries>()
        .mutations::<write::CourseMutations>()
        .mutations::<enter::AttendanceMutations>();
}
