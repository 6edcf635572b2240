//! What arguments mean that many fields have: described once, for the fields of every module.

use crate::paging::{DEFAULT, MOST, MOST_FOR_SERVICES};
use async_graphql::registry::{MetaField, MetaType, Registry};

/// Describes arguments that their fields do not describe themselves.
pub(super) fn describe(registry: &mut Registry) {
    for known in registry.types.values_mut() {
        if let MetaType::Object { fields, .. } | MetaType::Interface { fields, .. } = known {
            fields.values_mut().for_each(of_field);
        }
    }
}

fn of_field(field: &mut MetaField) {
    let is_list = field.args.contains_key("first");
    for (name, argument) in &mut field.args {
        if argument.description.is_none() {
            argument.description = about(name, is_list);
        }
    }
}

fn about(name: &str, is_list: bool) -> Option<String> {
    let rows = format!("{DEFAULT} when left out, at most {MOST}, {MOST_FOR_SERVICES} for service accounts");
    let text = match name {
        "first" => return Some(format!("Rows from the beginning, or after `after`: {rows}.")),
        "last" => return Some(format!("Rows from the end, or before `before`: {rows}.")),
        "after" if is_list => "Cursor of the row before the page.",
        "after" => "Cursor of an event; what came after it comes first.",
        "before" => "Cursor of the row behind the page.",
        "input" => "What to do; its type describes each part.",
        "filter" => "Only what fits every part that is given.",
        "area" => "Code of an area, a division or a grid.",
        "kind" => "Only those of this kind.",
        "state" => "Only those in this state.",
        "status" => "Only those with this status.",
        "id" => "Global id.",
        "code" => "Its code.",
        _ => return None,
    };
    Some(text.to_owned())
}
