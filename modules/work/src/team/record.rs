//! What service teams and their rounds show of their tables.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant, Key};
use wangge_core::places::Status;

/// A service team.
#[derive(Debug)]
pub struct ServiceTeam;

/// A fixed round of a service team.
#[derive(Debug)]
pub struct ServiceRound;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Public, about)
}

impl Record for ServiceTeam {
    type Entity = entities::work::service_team::Entity;
    const TYPE: &'static str = "ServiceTeam";
    const ABOUT: &'static str = "A service team (服务队): it comes to communities on fixed rounds, and on request. Ask for it by `team` of \
        `reportMatter`; the post that leads it accepts what it is asked for.";
    const RESOURCE: &'static str = "service-team";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the area that it serves."),
        of::<String>("name", "name", "English name."),
        of::<Option<String>>("chinese", "chinese", "Chinese name."),
        of::<String>("services", "services", "What it does."),
        of::<Option<String>>("line", "line", "Department line (条线), by the code of its department."),
        of::<Option<String>>("telephone", "telephone", "Service telephone, which everybody may know."),
        of::<Status>("status", "status", "Whether it serves."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Option<Key>>("lead_post_id"),
    ];
}

impl Record for ServiceRound {
    type Entity = entities::work::service_round::Entity;
    const TYPE: &'static str = "ServiceRound";
    const ABOUT: &'static str =
        "A fixed round of a service team (定期服务): every week, or once a month, to one place.";
    const RESOURCE: &'static str = "service-team";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the area where it comes to."),
        of::<i16>("weekday", "weekday", "Day of the week, 1 Monday to 7 Sunday."),
        of::<Option<i16>>(
            "week",
            "week",
            "The how manyth such day of the month, 1 to 5; null where it comes every week.",
        ),
        of::<String>("begins", "begins", "Time of day in China at which it begins: `08:30`."),
        of::<String>("ends", "ends", "Time of day at which it ends."),
        of::<String>("place", "place", "Where, in words."),
        of::<Status>("status", "status", "Whether it takes place."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("team_id"),
    ];
}
