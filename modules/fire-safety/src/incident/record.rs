//! What a fire shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// What burnt (起火场所).
    FireIncidentKind {
        /// A dwelling (住宅).
        Dwelling = "dwelling",
        /// A shop, restaurant or other place of business (经营场所).
        Business = "business",
        /// A factory or store (厂房、仓库).
        Industry = "industry",
        /// Another place where people gather (人员密集场所).
        PublicPlace = "public_place",
        /// A vehicle, also an electric bicycle (车辆).
        Vehicle = "vehicle",
        /// Rubbish, grass or straw in the open (露天堆垛、杂草).
        OpenAir = "open_air",
        /// Something else (其他).
        Other = "other",
    }
}

text_enum! {
    /// Cause of a fire (起火原因).
    FireCause {
        /// Electricity (电气故障).
        Electricity = "electricity",
        /// Gas (燃气泄漏).
        Gas = "gas",
        /// Cooking or heating (用火不慎).
        OpenFire = "open_fire",
        /// Smoking (吸烟).
        Smoking = "smoking",
        /// Electric bicycle or battery (电动自行车、电池).
        Battery = "battery",
        /// Work on the site, such as welding (生产作业).
        Work = "work",
        /// Children playing with fire (玩火).
        Playing = "playing",
        /// Fireworks (燃放烟花爆竹).
        Fireworks = "fireworks",
        /// Lightning or by itself (雷击、自燃).
        Natural = "natural",
        /// Arson (放火).
        Arson = "arson",
        /// It could not be found (原因不明).
        Unknown = "unknown",
        /// Another one (其他).
        Other = "other",
    }
}

text_enum! {
    /// Whether the aftermath of a fire is over (善后状态).
    FireIncidentStatus {
        /// Something is left to do (未结).
        Open = "open",
        /// Closed (已结).
        Ended = "ended",
    }
}

/// A fire.
#[derive(Debug)]
pub struct FireIncident;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireIncident {
    type Entity = entities::fire_safety::fire_incident::Entity;
    const TYPE: &'static str = "FireIncident";
    const ABOUT: &'static str = "A fire (火灾事故): when and where it broke out, its cause and losses once they are known, and how the grid \
        helped in the investigation and the aftermath (`steps`). It names nobody: who was hurt is a number.";
    const RESOURCE: &'static str = "fire-incident";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<Instant>("occurredAt", "occurred_at", "When it broke out."),
        of::<Date>("occurredOn", "occurred_on", "The day, in the zone of the district."),
        of::<FireIncidentKind>("kind", "kind", "What burnt."),
        of::<Option<String>>("place", "place", "Where it was, in words, without names of people."),
        of::<Maybe<FireCause>>("cause", "cause", "Its cause; null until it is known."),
        of::<Option<String>>("finding", "finding", "What the investigation found, without names of people."),
        of::<Option<i32>>("burntDm2", "burnt_dm2", "Burnt area in square decimetres (过火面积)."),
        of::<i16>("deaths", "deaths", "People who died."),
        of::<i16>("injured", "injured", "People who were injured."),
        of::<Option<Counter>>("lossFen", "loss_fen", "Direct loss, in fen (直接财产损失)."),
        of::<FireIncidentStatus>("status", "status", "Whether its aftermath is over."),
        of::<Option<Date>>("endedOn", "ended_on", "Day on which it was closed."),
        of::<AccountId>("accountId", "account_id", "Account that entered it; null for those from paper."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("premises_id"),
    ];
}
