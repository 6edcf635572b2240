//! What the grid's help after a fire shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// How the grid helped (网格协助事项).
    FireHelpKind {
        /// People were brought out, the way was shown to the fire engines (疏散引导).
        Evacuation = "evacuation",
        /// The scene was guarded (现场保护).
        SceneGuard = "scene_guard",
        /// Investigation: witnesses and residents were found and asked (走访询问).
        Witnesses = "witnesses",
        /// Investigation: pictures, plans and papers were handed over (提供资料).
        Evidence = "evidence",
        /// Aftermath: losses were counted with the households (损失登记).
        LossSurvey = "loss_survey",
        /// Aftermath: people were lodged (临时安置).
        Lodging = "lodging",
        /// Aftermath: help was applied for or handed out (救助帮扶).
        Relief = "relief",
        /// Aftermath: neighbours and owners were reconciled (矛盾调解).
        Mediation = "mediation",
        /// Aftermath: the neighbours were told what it teaches (警示宣传).
        Warning = "warning",
        /// Something else (其他).
        Other = "other",
    }
}

impl FireHelpKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Evacuation,
        Self::SceneGuard,
        Self::Witnesses,
        Self::Evidence,
        Self::LossSurvey,
        Self::Lodging,
        Self::Relief,
        Self::Mediation,
        Self::Warning,
        Self::Other,
    ];
}

/// A step of the grid's help after a fire.
#[derive(Debug)]
pub struct FireIncidentStep;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireIncidentStep {
    type Entity = entities::fire_safety::fire_incident_step::Entity;
    const TYPE: &'static str = "FireIncidentStep";
    const ABOUT: &'static str = "What the grid did to help in the investigation of a fire or afterwards (协助火灾调查和善后). It is not \
        changed, and names nobody. Photographs are attached to it.";
    const RESOURCE: &'static str = "fire-incident";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<FireHelpKind>("kind", "kind", "How it helped."),
        of::<Date>("doneOn", "done_on", "Its day."),
        of::<Option<i16>>("people", "people", "People who were helped or asked."),
        of::<Option<String>>("note", "note", "What was done, without names of people."),
        of::<AccountId>("accountId", "account_id", "Account that recorded it; null for those from paper."),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Key>("incident_id"),
    ];
}
