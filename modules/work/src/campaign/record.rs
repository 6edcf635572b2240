//! What campaigns, their actions and tasks show of their tables.

use kit::code::{AreaCode, GridCode};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Whether a campaign goes on (专项行动状态).
    CampaignStatus {
        /// It does, or will from its first day.
        Running = "running",
        /// It was ended.
        Ended = "ended",
    }
}

text_enum! {
    /// How far a grid is with an action (任务状态).
    TaskState {
        /// Begun.
        Begun = "begun",
        /// Done.
        Done = "done",
    }
}

/// A campaign.
#[derive(Debug)]
pub struct Campaign;

/// A key action of a campaign.
#[derive(Debug)]
pub struct CampaignAction;

/// What a grid did of an action.
#[derive(Debug)]
pub struct CampaignTask;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for Campaign {
    type Entity = entities::work::campaign::Entity;
    const TYPE: &'static str = "Campaign";
    const ABOUT: &'static str = "A campaign (专项行动): for a time, every grid of an area does the same fixed key actions, and local ones \
        that a part of the area adds (\"9+X\").";
    const RESOURCE: &'static str = "campaign";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the area."),
        of::<String>("title", "title", "English title."),
        of::<String>("chinese", "chinese", "Chinese title."),
        of::<Option<String>>("about", "about", "What it is for."),
        of::<Date>("fromOn", "from_on", "First day."),
        of::<Date>("toOn", "to_on", "Last day."),
        of::<CampaignStatus>("status", "status", "Whether it goes on."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}

impl Record for CampaignAction {
    type Entity = entities::work::campaign_action::Entity;
    const TYPE: &'static str = "CampaignAction";
    const ABOUT: &'static str = "A key action of a campaign (重点行动): a fixed one for its whole area, or a local one for a part of it.";
    const RESOURCE: &'static str = "campaign";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the area in whose grids it is to be done."),
        of::<String>("title", "title", "English title."),
        of::<String>("chinese", "chinese", "Chinese title."),
        of::<Option<String>>("about", "about", "What is to be done."),
        of::<bool>("fixed", "fixed", "It is one of the fixed actions, not a local one."),
        of::<Option<String>>(
            "kindCode",
            "kind_code",
            "Code of the kind of matter in the catalogue that is reported of what is found.",
        ),
        of::<Counter>("version", "version", "Counts the changes."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("campaign_id"),
    ];
}

impl Record for CampaignTask {
    type Entity = entities::work::campaign_task::Entity;
    const TYPE: &'static str = "CampaignTask";
    const ABOUT: &'static str = "What a grid did of an action of a campaign (专项行动任务). A grid that has not begun with an action has no such record; \
        `Campaign.progress` counts it all the same.";
    const RESOURCE: &'static str = "campaign-task";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<GridCode>("gridCode", "grid_code", "Code of the grid."),
        of::<TaskState>("state", "state", "How far it is."),
        of::<Option<String>>("result", "result", "What came of it."),
        of::<Option<Instant>>("doneAt", "done_at", "When it was done."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was begun."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("campaign_id"),
        Field::hidden::<Key>("action_id"),
        Field::hidden::<Key>("grid_id"),
    ];
}
