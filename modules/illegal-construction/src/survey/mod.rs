//! The survey: how many households of an area have an archive, and which are left, until none is.

mod left;
mod progress;

pub(crate) use progress::progress;

use kit::module::Parts;

/// What the survey adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<progress::SurveyQueries>().queries::<left::LeftQueries>();
}
