//! What an announcement shows of its table: what is announced, and nothing else of the matter.

use chrono::NaiveDate;
use kit::code::DivisionCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Date, FromColumn, Key};
use kit::text_enum;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

text_enum! {
    /// How far an announcement is (公示状态).
    AnnouncementState {
        /// It runs, or it waits for the answers to objections (公示中).
        Open = "open",
        /// It is over, and the application can be decided (公示期满).
        Over = "over",
        /// The application ended before it was over (已撤回).
        Withdrawn = "withdrawn",
    }
}

/// An announcement.
#[derive(Debug)]
pub struct Announcement;

const fn public<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Public, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for Announcement {
    type Entity = entities::work::announcement::Entity;
    const TYPE: &'static str = "Announcement";
    const ABOUT: &'static str = "An announcement (公示) of what is applied for, in the community and in the street or town at the same time, \
        before it is decided. While it runs everybody can read it, and residents of the street or town can object; afterwards only staff can \
        read it.";
    const RESOURCE: &'static str = "announcement";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PUBLIC_WHILE: Option<fn(NaiveDate) -> Condition> = Some(running);
    const FIELDS: &'static [Field] = &[
        public::<String>("kindTitle", "title", "What is applied for: English title of the kind of matter."),
        public::<String>(
            "kindChinese",
            "chinese",
            "What is applied for: Chinese title of the kind of matter.",
        ),
        personal::<String>("name", "name", "Who applies, as it is announced."),
        personal::<String>("result", "result", "The result that is proposed."),
        public::<DivisionCode>("communityCode", "community_code", "Code of the community."),
        public::<DivisionCode>("townCode", "town_code", "Code of the street or town."),
        public::<Date>("fromOn", "from_on", "The day on which it was announced."),
        public::<Date>(
            "toOn",
            "to_on",
            "Last day on which it runs and objections can be made; days are counted from the one after `fromOn`.",
        ),
        public::<AnnouncementState>("state", "state", "How far it is."),
        Field::hidden::<Key>("matter_id"),
    ];
}

/// The announcements that run on a day.
fn running(day: NaiveDate) -> Condition {
    Condition::all()
        .add(Expr::col("state").eq(AnnouncementState::Open.as_str()))
        .add(Expr::col("from_on").lte(day))
        .add(Expr::col("to_on").gte(day))
}
