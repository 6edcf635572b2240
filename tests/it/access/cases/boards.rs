//! Notice boards and contact cards.

use super::super::oracle::{Kind, Row, View, global_id, int, text};
use super::teams::in_force;
use super::{Call, Case, active, call, case, geometry, history, point};
use serde_json::{Value, json};

/// The cases of notice boards.
pub(super) const CASES: &[Case] = &[
    case("Query", "noticeBoard", |probes| {
        let call = |code: &String| {
            let code = code.clone();
            call(format!("(grid: \"{code}\") {{ id notice }}"), move |view, _| {
                let grid = grid(view, &code).filter(|grid| active(grid));
                let board = view.facts.the("notice_board", "grid_code", &code.as_str().into());
                let id = |board: &Row| global_id(Kind::of("NoticeBoard"), board);
                let shown = |board: &Row| json!({ "id": id(board), "notice": board["notice"] });
                grid.and(board).map_or(Value::Null, shown)
            })
        };
        probes.grid_codes.iter().map(call).collect()
    }),
    case("Query", "contactCard", |probes| {
        let of = |id: &i64| {
            let id = *id;
            let global = data_encoding::BASE64URL_NOPAD.encode(format!("Post::{id}").as_bytes());
            call(
                format!("(post: \"{global}\") {{ name serviceTelephone workContent duties }}"),
                move |view, _| {
                    let post = view.facts.the("post", "id", &id.into());
                    post.filter(|post| shown(view, post)).map_or(Value::Null, card)
                },
            )
        };
        probes.posts.iter().map(of).collect()
    }),
    case("NoticeBoard", "gridName", |_| {
        vec![call("", |view, board| {
            grid(view, text(board, "grid_code")).map_or(Value::Null, |grid| grid["name"].clone())
        })]
    }),
    case("NoticeBoard", "gridBoundary", |_| {
        vec![call("(tolerance: 0)", |view, board| geometry(shape(view, board)))]
    }),
    case("NoticeBoard", "gridCentre", |_| {
        vec![call("{ longitude latitude }", |view, board| point(shape(view, board)))]
    }),
    case("NoticeBoard", "cards", |_| vec![cards()]),
    case("NoticeBoard", "history", |_| vec![history("NoticeBoard")]),
];

fn grid<'a>(view: &View<'a>, code: &str) -> Option<&'a Row> {
    view.facts.the("grid", "grid_code", &code.into())
}

fn shape<'a>(view: &View<'a>, board: &Row) -> Option<&'a Row> {
    let mut shapes = view.facts.with("place_shape", "record_id", &board["grid_id"]).into_iter();
    shapes.find(|shape| shape["record_type"] == "Grid")
}

/// Is the post on its board, held by somebody whose account is in use?
fn shown(view: &View<'_>, post: &Row) -> bool {
    let holder = view.facts.the("account", "id", &post["account_id"]).unwrap();
    let on_board = post["on_board"] == true || post["on_board"] == 1;
    on_board && in_force(post) && holder["status"] == "active"
}

fn card(post: &Row) -> Value {
    json!({
        "name": post["public_name"],
        "serviceTelephone": post["service_telephone"],
        "workContent": post["work_content"],
        "duties": post["duties"],
    })
}

fn cards() -> Call {
    call("{ name serviceTelephone workContent duties }", |view, board| {
        let mut posts = view.facts.with("post", "area_code", &board["grid_code"]);
        posts.retain(|post| shown(view, post));
        posts.sort_by_key(|post| int(post, "id"));
        posts.into_iter().map(card).collect::<Value>()
    })
}
