//! What a drill or publicity shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of drill or publicity (演练、宣传类别).
    FireActivityKind {
        /// Drill: the way out (疏散演练).
        EvacuationDrill = "evacuation_drill",
        /// Drill: putting out a fire (灭火演练).
        ExtinguishingDrill = "extinguishing_drill",
        /// Drill of a micro fire station (微型消防站拉动演练).
        StationDrill = "station_drill",
        /// Publicity: a lecture or training (讲座、培训).
        Lecture = "lecture",
        /// Publicity: leaflets or letters to households (发放宣传资料).
        Leaflets = "leaflets",
        /// Publicity: from door to door (入户宣传).
        HomeVisits = "home_visits",
        /// Publicity: an event in the open (集中宣传).
        Event = "event",
        /// Publicity: broadcast, screens or groups on the net (广播、屏幕、网络宣传).
        Broadcast = "broadcast",
    }
}

impl FireActivityKind {
    /// The kinds that are drills.
    pub const DRILLS: [Self; 3] = [Self::EvacuationDrill, Self::ExtinguishingDrill, Self::StationDrill];
}

/// A drill, or publicity.
#[derive(Debug)]
pub struct FireActivity;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireActivity {
    type Entity = entities::fire_safety::fire_activity::Entity;
    const TYPE: &'static str = "FireActivity";
    const ABOUT: &'static str =
        "A drill, or publicity for fire safety (消防演练、消防宣传), with the people whom it reached.";
    const RESOURCE: &'static str = "fire-activity";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<FireActivityKind>("kind", "kind", "Its kind."),
        of::<String>("subject", "subject", "What it was about."),
        of::<Option<String>>("place", "place", "Where it was held."),
        of::<Date>("heldOn", "held_on", "Its day."),
        of::<i32>("people", "people", "People who took part or were reached (参与、受教育人数)."),
        of::<Option<i32>>("materials", "materials", "Materials that were handed out (发放资料份数)."),
        of::<Option<String>>("note", "note", "How it went."),
        of::<AccountId>(
            "accountId",
            "account_id",
            "Account that recorded it; null for records taken over from paper.",
        ),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("premises_id"),
    ];
}
