//! What a recognition shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Why it is difficult for a person to find work (就业困难类别).
    HardshipCategory {
        /// Older (大龄失业人员).
        Older = "older",
        /// Disabled (残疾人员).
        Disabled = "disabled",
        /// Of a household on the minimum living allowance (低保家庭人员).
        LowIncome = "low_income",
        /// Of a household in which nobody has work (零就业家庭成员).
        NobodyWorks = "nobody_works",
        /// Without land, which was taken (失地农民).
        LostLand = "lost_land",
        /// Unemployed for a year or more (连续失业一年以上).
        LongUnemployed = "long_unemployed",
        /// Another one that the district recognises (其他).
        Other = "other",
    }
}

text_enum! {
    /// Why a recognition ended (退出原因).
    HardshipEndReason {
        /// The person has work (已就业).
        Employed = "employed",
        /// The condition is met no longer (条件消失).
        NotEntitled = "not_entitled",
        /// The person is retired (已享受养老待遇).
        Retired = "retired",
        /// The person gave it up (自愿退出).
        GivenUp = "given_up",
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district, and applies there (迁出本区县).
        Moved = "moved",
        /// The person had it twice, as two who turned out to be one (重复认定).
        Duplicate = "duplicate",
        /// It was entered by mistake (登记有误).
        Mistake = "mistake",
    }
}

/// A recognition as a person with difficulty finding work.
#[derive(Debug)]
pub struct JobHardship;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for JobHardship {
    type Entity = entities::social_security::job_hardship::Entity;
    const TYPE: &'static str = "JobHardship";
    const ABOUT: &'static str = "An application for recognition as a person with difficulty finding work (就业困难人员认定), and the \
        recognition. Where the application stands says its matter.";
    const RESOURCE: &'static str = "job-hardship";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const BLANKS: &'static [(&'static str, &'static str)] = &[("category", "other")];
    const FIELDS: &'static [Field] = &[
        Field::of::<HardshipCategory>("category", "category", Class::Personal, "Why it is difficult."),
        of::<Date>("appliedOn", "applied_on", "Day of the application."),
        of::<Option<Date>>("recognisedOn", "recognised_on", "First day of the recognition."),
        of::<Option<Date>>("untilOn", "until_on", "Last day of the recognition."),
        of::<Option<Date>>("endedOn", "ended_on", "First day on which it was over before that."),
        of::<Maybe<HardshipEndReason>>("endReason", "end_reason", "Why it ended."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
