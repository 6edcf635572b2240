//! What a district that uses the platform has decided.

mod inputs;
mod mutations;
mod queries;
mod record;
mod view;
mod zone;

pub use record::{DistrictSetting, Kinds};
pub use view::{ViewKind, ViewLevel};

use kit::history::History;
use kit::module::Parts;

/// What the settings of districts add to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<DistrictSetting>()
        .fields_of::<DistrictSetting, queries::SettingFields>()
        .fields_of::<DistrictSetting, History<DistrictSetting>>()
        .queries::<queries::SettingQueries>()
        .mutations::<mutations::SettingMutations>();
}
