//! Values of scalars: the five of the specification, and those of the schema that were made known.

use async_graphql::{InputType, Name, Pos, Value};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;

type Parse = Arc<dyn Fn(Value) -> Result<(), String> + Send + Sync>;

/// How the scalars of a schema are checked before an operation runs.
#[derive(Clone, Default)]
pub(super) struct Scalars(FxHashMap<String, Parse>);

impl Scalars {
    /// Makes a scalar of the schema known, so that its bad values are refused before any resolver runs.
    #[must_use]
    pub(super) fn with<T: InputType>(mut self) -> Self {
        let parse =
            |value| T::parse(Some(value)).map(drop).map_err(|e| e.into_server_error(Pos::default()).message);
        self.0.insert(T::type_name().into_owned(), Arc::new(parse));
        self
    }

    /// The value as the scalar takes it, or what is wrong with it. `literal`: it stands in the document.
    pub(super) fn coerce(&self, scalar: &str, value: &Value, literal: bool) -> Result<Value, String> {
        if has_nul(value) {
            return Err("must not have the character U+0000, which no text here can hold".into());
        }
        match (scalar, value) {
            ("Int", Value::Number(n)) => match n.as_i64().or_else(|| whole(n.as_f64(), literal)) {
                Some(n) if i32::try_from(n).is_ok() => Ok(n.into()),
                _ => Err("must be a whole number from -2147483648 to 2147483647".into()),
            },
            ("Int", _) => Err("must be a whole number".into()),
            ("Float", Value::Number(_)) => Ok(value.clone()),
            ("Float", _) => Err("must be a number".into()),
            ("String", Value::String(_)) | ("Boolean", Value::Boolean(_)) => Ok(value.clone()),
            ("ID", Value::String(_)) => self.parsed(scalar, value.clone()),
            ("ID", Value::Number(n)) if n.is_i64() || n.is_u64() => {
                self.parsed(scalar, Value::String(n.to_string()))
            }
            ("String" | "ID", _) => Err("must be a string".into()),
            ("Boolean", _) => Err("must be true or false".into()),
            _ => self.parsed(scalar, value.clone()),
        }
    }

    /// The value as the schema's own scalar takes it, if it is known.
    fn parsed(&self, scalar: &str, value: Value) -> Result<Value, String> {
        match self.0.get(scalar) {
            Some(parse) => parse(value.clone()).map(|()| value),
            None => Ok(value),
        }
    }
}

impl fmt::Debug for Scalars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// PostgreSQL stores no text with it, and SQLite ends a search text at it.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::List(items) => items.iter().any(has_nul),
        Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        _ => false,
    }
}

/// JSON knows no difference between 1 and 1.0; the document does.
fn whole(number: Option<f64>, literal: bool) -> Option<i64> {
    number.filter(|n| !literal && n.fract() == 0.0 && n.abs() < 1e15).map(|n| n as i64)
}

/// The value of an enum: a name in the document, a string in JSON.
pub(super) fn enum_name(value: &Value, literal: bool) -> Option<Name> {
    match value {
        Value::Enum(name) => Some(name.clone()),
        Value::String(name) if !literal => Some(Name::new(name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::value;

    fn of(scalar: &str, value: Value) -> Result<Value, String> {
        Scalars::default().coerce(scalar, &value, false)
    }

    #[test]
    fn int_has_32_bits() {
        assert_eq!(of("Int", value!(1)), Ok(value!(1)));
        assert_eq!(of("Int", value!(1.0)), Ok(value!(1)));
        assert!(of("Int", value!(2147483648i64)).is_err());
        assert!(of("Int", value!(1.5)).is_err());
        assert!(of("Int", value!("1")).is_err());
        assert!(Scalars::default().coerce("Int", &value!(1.0), true).is_err());
    }

    #[test]
    fn an_id_is_a_string_or_a_whole_number() {
        assert_eq!(of("ID", value!(7)), Ok(value!("7")));
        assert_eq!(of("ID", value!("7")), Ok(value!("7")));
        assert!(of("ID", value!(7.5)).is_err());
    }

    #[test]
    fn no_text_has_a_nul() {
        for value in [value!("a\u{0}b"), value!(["\u{0}"]), value!({"a": {"b": "\u{0}"}})] {
            for scalar in ["String", "ID", "Other"] {
                assert!(of(scalar, value.clone()).unwrap_err().contains("U+0000"), "{scalar} {value}");
            }
        }
    }

    #[test]
    fn a_known_scalar_is_parsed_and_an_unknown_one_passes() {
        let scalars = Scalars::default().with::<crate::http::toy::Code3>();
        assert!(scalars.coerce("Code3", &value!("abc"), false).is_ok());
        assert!(scalars.coerce("Code3", &value!("abcd"), false).unwrap_err().contains("three letters"));
        let ids = Scalars::default().with::<kit::node::GlobalId>();
        let good = kit::node::GlobalId::global("Thing", 1).to_string();
        assert!(ids.coerce("ID", &value!(good), false).is_ok());
        assert!(ids.coerce("ID", &value!("nonsense"), false).is_err());
        assert!(scalars.coerce("Other", &value!("abcd"), false).is_ok());
    }
}
