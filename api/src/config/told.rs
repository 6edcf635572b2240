//! What is wrong with a configuration, in words of whoever wrote it.

use figment::error::{Actual, Error, Kind};

/// One line for each problem: the setting, what is wrong, and where it stands.
pub(super) fn told(errors: Error) -> String {
    errors.into_iter().map(|error| one(&error)).collect::<Vec<_>>().join("; ")
}

fn one(error: &Error) -> String {
    let problem = match &error.kind {
        Kind::Message(text) => text.clone(),
        Kind::InvalidType(given, wanted) | Kind::InvalidValue(given, wanted) => {
            format!("{} is expected, and {} is given", kind(wanted), value(given))
        }
        Kind::InvalidLength(given, wanted) => format!("{wanted} is expected, and {given} are given"),
        Kind::UnknownVariant(given, known) => {
            format!("`{given}` is none of {}", known.join(", "))
        }
        Kind::UnknownField(given, known) => {
            return placed(error, &format!("there is no setting `{given}`; known are {}", known.join(", ")));
        }
        Kind::MissingField(name) => return placed(error, &format!("the setting `{name}` is missing")),
        Kind::DuplicateField(name) => return placed(error, &format!("`{name}` is set twice")),
        Kind::ISizeOutOfRange(_) | Kind::USizeOutOfRange(_) => "the number is too large".to_owned(),
        Kind::Unsupported(given) | Kind::UnsupportedKey(given, _) => {
            format!("{} cannot stand here", value(given))
        }
    };
    match error.path.is_empty() {
        true => placed(error, &problem),
        false => placed(error, &format!("`{}`: {problem}", error.path.join("."))),
    }
}

fn placed(error: &Error, problem: &str) -> String {
    let place = error.metadata.as_ref().and_then(|metadata| {
        let file = metadata.source.as_ref().map(ToString::to_string);
        file.or_else(|| metadata.name.contains("environment").then(|| "the environment".to_owned()))
    });
    match place {
        Some(place) => format!("{problem} ({place})"),
        None => problem.to_owned(),
    }
}

/// What the library calls a type.
fn kind(wanted: &str) -> String {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number that is not negative".to_owned(),
        "i32" | "i64" | "isize" => "a whole number".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a string" | "path string" | "string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        _ if wanted.starts_with("tuple struct") => "a list".to_owned(),
        _ if wanted.starts_with("struct ") || wanted == "a map" => "a section of settings".to_owned(),
        other => other.to_owned(),
    }
}

fn value(given: &Actual) -> String {
    match given {
        Actual::Bool(value) => format!("`{value}`"),
        Actual::Unsigned(value) => format!("`{value}`"),
        Actual::Signed(value) => format!("`{value}`"),
        Actual::Float(value) => format!("`{value}`"),
        Actual::Char(value) => format!("{value:?}"),
        Actual::Str(value) => format!("{value:?}"),
        Actual::Seq => "a list".to_owned(),
        Actual::Map => "a section".to_owned(),
        _ => "something else".to_owned(),
    }
}
