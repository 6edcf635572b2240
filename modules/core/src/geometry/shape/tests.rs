use super::*;
use kit::error::Code;

fn refused(text: &str) -> (String, String) {
    let error = Shape::parse(text, "input.shape").unwrap_err();
    assert_eq!(error.code(), Code::BadUserInput);
    (error.fields()[0].path.clone(), error.fields()[0].message.clone())
}

#[test]
fn a_good_shape_is_rounded_and_turned_as_rfc_7946_says() {
    let clockwise =
        r#"{"type":"Polygon","coordinates":[[[117,30],[117,31.00000049],[118,31],[118,30],[117,30]]]}"#;
    let shape = Shape::parse(clockwise, "input.shape").unwrap();
    assert_eq!(shape.kind(), ShapeKind::Area);
    let text = shape.to_geojson();
    assert_eq!(Shape::parse(&text, "again").unwrap(), shape);
    assert!(
        text.starts_with(r#"{"coordinates":[[[117.0,30.0],[118.0,30.0]"#)
            || text.contains("[[[117.0,30.0],[118.0,30.0]")
    );
    assert!(!text.contains("31.0000004"));
}

#[test]
fn an_error_names_the_place_in_the_input() {
    let range = r#"{"type":"LineString","coordinates":[[117,30],[30.9,117.8]]}"#;
    assert_eq!(refused(range).0, "input.shape.coordinates[1]");
    let open =
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,3]]]]}"#;
    let (path, message) = refused(open);
    assert_eq!(path, "input.shape.coordinates[1][0]");
    assert!(message.contains("not closed"), "{message}");
    let height = r#"{"type":"Point","coordinates":[117,30,5]}"#;
    assert!(refused(height).1.contains("two numbers"));
}

#[test]
fn what_is_no_geojson_is_told_in_own_words_with_its_place() {
    for (text, path, told) in [
        ("{\"type\":\n \"Point\",,}", "input.shape", "no JSON from line 2, column 10 on"),
        ("[1,2]", "input.shape", "an object with `type` and `coordinates`"),
        (r#"{"coordinates":[1,2]}"#, "input.shape.type", "`type` is missing"),
        (r#"{"type":7,"coordinates":[1,2]}"#, "input.shape.type", "a text is expected"),
        (r#"{"type":"Circle","coordinates":[1,2]}"#, "input.shape.type", "no such type"),
        (r#"{"type":"Feature","geometry":null}"#, "input.shape.type", "send its `geometry`"),
        (r#"{"type":"Point"}"#, "input.shape.coordinates", "are missing"),
        (r#"{"type":"Point","coordinates":"x"}"#, "input.shape.coordinates", "an array is expected"),
        (r#"{"type":"Polygon","coordinates":[[1,2]]}"#, "input.shape.coordinates", "in as many brackets"),
        (r#"{"type":"LineString","coordinates":[[1,1],[1,1]]}"#, "input.shape", "two different positions"),
    ] {
        let (at, message) = refused(text);
        assert!(at == path && message.contains(told), "{text}: {at}: {message}");
        assert!(!message.contains("expected value") && !message.contains("GeoJSON object"), "{message}");
    }
}

#[test]
fn what_is_no_shape_of_a_place_is_refused() {
    for text in [
        "",
        "{}",
        r#"{"type":"Point"}"#,
        r#"{"type":"Point","coordinates":["a",1]}"#,
        r#"{"type":"Point","coordinates":[]}"#,
        r#"{"type":"MultiPoint","coordinates":[[1,1]]}"#,
        r#"{"type":"GeometryCollection","geometries":[]}"#,
        r#"{"type":"Polygon","coordinates":[]}"#,
        r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}"#,
        r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"#,
        r#"{"type":"Polygon","coordinates":[[[0,0],[0,0],[0,0],[0,0]]]}"#,
        r#"{"type":"LineString","coordinates":[[1,1]]}"#,
        r#"{"type":"LineString","coordinates":[[1,1],[1,1]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,0]]],[[[0,0],[2,0],[2,2],[0,0]]]]}"#,
    ] {
        refused(text);
    }
}

#[test]
fn a_polygon_that_is_not_simple_is_refused_and_one_that_only_touches_is_not() {
    let outer = "[[0,0],[10,0],[10,10],[0,10],[0,0]]";
    let polygon = |rings: &[&str]| format!(r#"{{"type":"Polygon","coordinates":[{}]}}"#, rings.join(","));
    for (rings, why) in [
        (vec!["[[0,0],[4,0],[4,4],[2,0],[0,4],[0,0]]"], "ring 0 touches itself"),
        (vec!["[[0,0],[4,0],[8,0],[4,0],[4,4],[0,0]]"], "ring 0 touches itself"),
        (vec!["[[0,0],[2,2],[4,0],[4,4],[2,2],[0,4],[0,0]]"], "ring 0 touches itself"),
        (vec![outer, "[[8,8],[12,8],[12,12],[8,12],[8,8]]"], "ring 1 is not inside"),
        (vec![outer, "[[0,2],[2,2],[2,4],[0,4],[0,2]]"], "ring 1 is not inside"),
        (
            vec![outer, "[[1,1],[4,1],[4,4],[1,4],[1,1]]", "[[3,3],[6,3],[6,6],[3,6],[3,3]]"],
            "rings 1 and 2 overlap",
        ),
    ] {
        let message = refused(&polygon(&rings)).1;
        assert!(message.contains(why), "{message}");
    }
    let touching = [outer, "[[0,5],[3,3],[3,6],[0,5]]", "[[3,6],[5,6],[5,8],[3,6]]"];
    Shape::parse(&polygon(&touching), "shape").unwrap();
}

#[test]
fn too_many_vertices_are_refused_before_the_geometry_is_looked_at() {
    let many: Vec<String> = (0..=MAX_VERTICES).map(|i| format!("[{},30]", 100.0 + i as f64 / 1e4)).collect();
    let text = format!(r#"{{"type":"LineString","coordinates":[{}]}}"#, many.join(","));
    assert!(refused(&text).1.contains("20000"));
}

#[test]
fn a_ring_of_many_vertices_is_checked() {
    let count = 19_000;
    let ring: Vec<String> = (0..=count)
        .map(|i| f64::from(i % count) / f64::from(count) * std::f64::consts::TAU)
        .map(|turn| format!("[{:.6},{:.6}]", 117.0 + turn.cos(), 30.0 + turn.sin()))
        .collect();
    let text = format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, ring.join(","));
    assert!(Shape::parse(&text, "input.shape").unwrap().vertices() > 18_000);
}
