//! What a notice board shows of its table: nothing that is not public.

use kit::code::GridCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Instant, Key};

/// The notice board of a grid (公示牌).
#[derive(Debug)]
pub struct NoticeBoard;

impl Record for NoticeBoard {
    type Entity = entities::staff::notice_board::Entity;
    const TYPE: &'static str = "NoticeBoard";
    const ABOUT: &'static str =
        "The notice board of a grid (公示牌), which everybody may read without a login.";
    const RESOURCE: &'static str = "notice-board";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        Field::of::<GridCode>("gridCode", "grid_code", Class::Public, "Code of the grid."),
        Field::of::<Option<String>>("notice", "notice", Class::Public, "What it says."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Public,
            "Counts the changes; name it when you change the board.",
        ),
        Field::of::<Instant>("changedAt", "changed_at", Class::Public, "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
    ];
}
