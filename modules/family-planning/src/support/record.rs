//! What family support shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Programme of family support (扶助项目).
    FamilySupportProgramme {
        /// Bonus of parents of an only child (独生子女父母奖励费).
        OnlyChildBonus = "only_child_bonus",
        /// Reward for old parents in the country (农村部分计划生育家庭奖励扶助).
        RuralReward = "rural_reward",
        /// Special support for parents who lost their only child (特别扶助，死亡家庭).
        LostChild = "lost_child",
        /// Special support for parents whose only child is disabled (特别扶助，伤残家庭).
        DisabledChild = "disabled_child",
        /// Subsidy for small children (育儿补贴).
        Childcare = "childcare",
    }
}

text_enum! {
    /// Why family support ended (终止原因).
    FamilySupportEndReason {
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district, which gives it from then on (迁出本区县).
        Moved = "moved",
        /// What it rests on is so no longer (不再符合条件).
        NotEntitled = "not_entitled",
        /// The person does not want it any more (本人放弃).
        Declined = "declined",
        /// The person had it twice, as two who turned out to be one (重复享受).
        Duplicate = "duplicate",
        /// It was entered by mistake (登记有误).
        Mistake = "mistake",
    }
}

/// An application for family support, and what was granted of it.
#[derive(Debug)]
pub struct FamilySupport;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FamilySupport {
    type Entity = entities::family_planning::family_support::Entity;
    const TYPE: &'static str = "FamilySupport";
    const ABOUT: &'static str = "An application for family support (家庭扶助), and what was granted of it. Where it stands says its matter. It is \
        paid once a year.";
    const RESOURCE: &'static str = "family-support";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<FamilySupportProgramme>("programme", "programme", "Programme."),
        of::<Date>("appliedOn", "applied_on", "Day of the application."),
        of::<Option<Counter>>("amountFen", "amount_fen", "Amount of a year, in fen, once it is granted."),
        of::<Option<Date>>("fromOn", "from_on", "First day of the support."),
        of::<Option<Date>>(
            "toOn",
            "to_on",
            "First day on which it is no longer given; null while nobody ended it.",
        ),
        of::<Maybe<FamilySupportEndReason>>("endReason", "end_reason", "Why it ended."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
