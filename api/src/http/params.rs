//! The parameters of a GraphQL request, from a JSON body or the query part of an address.

use super::problem::{Refusal, problem};
use async_graphql::Variables;
use http::StatusCode;
use kit::Code;
use serde_json::{Map, Value};

/// The parameters of one request. `extensions` are checked and not used.
#[derive(Debug, PartialEq)]
pub(super) struct Params {
    /// The document.
    pub(super) query: String,
    /// Which of its operations to run.
    pub(super) operation_name: Option<String>,
    /// Values as they came.
    pub(super) variables: Variables,
}

impl Params {
    /// From a JSON body.
    pub(super) fn from_json(body: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(body).map_err(|_| bad("the body is not UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(bad("the body is empty: send a JSON object with `query`"));
        }
        match serde_json::from_str(text) {
            Ok(Value::Object(object)) => Self::from_object(object),
            Ok(Value::Array(_)) => Err(bad("batches are off: send one operation a request")),
            Ok(_) => Err(bad("the body must be a JSON object")),
            Err(e) => Err(bad(&format!("the body is not JSON: see line {} column {}", e.line(), e.column()))),
        }
    }

    /// From the query part of an address, where `variables` and `extensions` are JSON texts.
    pub(super) fn from_address(query: &str) -> Result<Self, Refusal> {
        let mut object = Map::new();
        for (name, text) in url::form_urlencoded::parse(query.as_bytes()) {
            let json = matches!(&*name, "variables" | "extensions");
            let value = match json {
                true if text.is_empty() => Value::Null,
                true => serde_json::from_str(&text).map_err(|_| bad(&format!("`{name}` is not JSON")))?,
                false => Value::String(text.into_owned()),
            };
            if object.insert(name.to_string(), value).is_some() {
                return Err(bad(&format!("`{name}` is given twice")));
            }
        }
        Self::from_object(object)
    }

    /// From the parameters as one JSON object.
    pub(super) fn from_object(mut object: Map<String, Value>) -> Result<Self, Refusal> {
        let query = match object.remove("query") {
            Some(Value::String(query)) => query,
            None | Some(Value::Null) => return Err(bad("`query` is missing: it holds the GraphQL document")),
            Some(_) => return Err(bad("`query` must be a string")),
        };
        let operation_name = match object.remove("operationName") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name),
            Some(_) => return Err(bad("`operationName` must be a string or null")),
        };
        let variables = match object.remove("variables") {
            None | Some(Value::Null) => Variables::default(),
            Some(values @ Value::Object(_)) => Variables::from_json(values),
            Some(_) => return Err(bad("`variables` must be an object or null")),
        };
        match object.remove("extensions") {
            None | Some(Value::Null | Value::Object(_)) => Ok(Self { query, operation_name, variables }),
            Some(_) => Err(bad("`extensions` must be an object or null")),
        }
    }
}

fn bad(message: &str) -> Refusal {
    Refusal::transport(StatusCode::BAD_REQUEST, problem(Code::BadUserInput, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refused(body: &str) -> String {
        Params::from_json(body.as_bytes()).unwrap_err().errors.remove(0).message
    }

    #[test]
    fn a_body_and_an_address_say_the_same() {
        let body = json!({"query": "{ a }", "operationName": "A", "variables": {"x": [1]}, "extensions": {}});
        let address = "query=%7B+a+%7D&operationName=A&variables=%7B%22x%22%3A%5B1%5D%7D";
        assert_eq!(
            Params::from_json(body.to_string().as_bytes()).unwrap(),
            Params::from_address(address).unwrap()
        );
    }

    #[test]
    fn each_wrong_parameter_is_named() {
        assert!(refused("").contains("empty"));
        assert!(refused("{").contains("line 1 column 1"));
        assert!(refused("[]").contains("batches are off"));
        assert!(refused("3").contains("JSON object"));
        assert!(refused("{}").contains("`query` is missing"));
        assert!(refused(r#"{"query": 1}"#).contains("`query`"));
        assert!(refused(r#"{"query": "", "operationName": 0}"#).contains("`operationName`"));
        assert!(refused(r#"{"query": "", "variables": "x"}"#).contains("`variables`"));
        assert!(refused(r#"{"query": "", "extensions": []}"#).contains("`extensions`"));
    }

    #[test]
    fn an_address_gives_each_parameter_once() {
        let error = Params::from_address("query=a&query=b").unwrap_err();
        assert_eq!(error.errors[0].message, "`query` is given twice");
        assert!(Params::from_address("query=a&variables=%7B").is_err());
    }
}
