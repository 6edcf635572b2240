//! Broken glass: in an emergency an account reads the records of people in an area beyond its own, for a short time.
//! It is over by itself, each statement made with it is on record, and a superior reviews it.

mod fields;
mod inputs;
mod mutations;
mod open;
mod queries;
mod record;
mod review;
mod rules;

pub use record::BreakGlass;
pub use rules::BreakGlassRules;

use kit::history::History;
use kit::module::Parts;

/// What broken glass adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<BreakGlass>()
        .fields_of::<BreakGlass, fields::BreakGlassFields>()
        .fields_of::<BreakGlass, History<BreakGlass>>()
        .queries::<queries::BreakGlassQueries>()
        .mutations::<mutations::BreakGlassMutations>();
}
