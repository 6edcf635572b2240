use super::*;

fn chosen(query: &str, name: Option<&str>) -> Result<Option<String>, String> {
    let document = parse_query(query).unwrap();
    choose(&document, name).map(|(name, _)| name).map_err(|e| e.message)
}

#[test]
fn one_operation_needs_no_name() {
    assert_eq!(chosen("{ a }", None), Ok(None));
    assert_eq!(chosen("query A { a }", None), Ok(Some("A".into())));
}

#[test]
fn one_of_several_is_chosen_by_name() {
    let query = "query A { a } query B { a }";
    assert_eq!(chosen(query, Some("B")), Ok(Some("B".into())));
    assert!(chosen(query, None).unwrap_err().contains("several operations"));
    assert!(chosen(query, Some("C")).unwrap_err().contains("named `C`"));
    assert!(chosen("{ a }", Some("A")).unwrap_err().contains("named `A`"));
}

#[test]
fn a_syntax_error_is_one_line_with_a_place() {
    let error = syntax(parse_query("{ a(").unwrap_err());
    assert!(error.message.starts_with("syntax error: expected"), "{}", error.message);
    assert!(!error.message.contains('\n'));
    assert_eq!(error.locations.len(), 1);
}
