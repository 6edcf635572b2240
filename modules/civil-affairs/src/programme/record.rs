//! What a programme shows of its table.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Kind of programme (救助类别).
    AssistanceKind {
        /// Minimum living allowance (最低生活保障).
        MinimumLiving = "minimum_living",
        /// Support for the destitute (特困人员救助供养).
        Destitute = "destitute",
        /// Temporary relief (临时救助).
        Temporary = "temporary",
        /// Living subsidy for disabled people in hardship (困难残疾人生活补贴).
        DisabilityLiving = "disability_living",
        /// Nursing subsidy for severely disabled people (重度残疾人护理补贴).
        DisabilityCare = "disability_care",
        /// Orphans and children without care (孤儿和事实无人抚养儿童保障).
        Children = "children",
        /// Allowance for those of great age (高龄津贴).
        OldAge = "old_age",
        /// Preferential treatment of those who served and their families (优抚).
        Preferential = "preferential",
    }
}

text_enum! {
    /// How the amount of a grant follows (金额规则).
    AssistanceAmountRule {
        /// The programme's amount for each person (定额).
        Fixed = "fixed",
        /// What is missing of the programme's amount for each person, given the income that was found (补差).
        TopUp = "top_up",
        /// What is decided, up to the programme's amount for each person (限额内核定).
        UpTo = "up_to",
    }
}

text_enum! {
    /// How often a grant is paid (发放方式).
    AssistancePayout {
        /// Every month (按月).
        Monthly = "monthly",
        /// One time (一次性).
        Once = "once",
    }
}

/// A programme of social assistance.
#[derive(Debug)]
pub struct AssistanceProgramme;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for AssistanceProgramme {
    type Entity = entities::civil_affairs::assistance_programme::Entity;
    const TYPE: &'static str = "AssistanceProgramme";
    const ABOUT: &'static str = "A programme of social assistance (救助项目) of a district: who is entitled, by which rule the amount \
        follows, and how often a grant is reviewed.";
    const RESOURCE: &'static str = "assistance-programme";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Text("code");
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the district."),
        of::<String>("code", "code", "Stable code in the district."),
        of::<AssistanceKind>("kind", "kind", "Kind of programme."),
        of::<String>("title", "title", "English title."),
        of::<String>("chinese", "chinese", "Chinese title."),
        of::<String>("conditions", "conditions", "Who is entitled, in words (申请条件)."),
        of::<bool>("forHousehold", "for_household", "It is for households, not for single persons."),
        of::<AssistanceAmountRule>("amountRule", "amount_rule", "How the amount of a grant follows."),
        of::<Counter>(
            "amountFen",
            "amount_fen",
            "Amount of the rule for a person, in fen: a month's, or the one.",
        ),
        of::<Option<Counter>>(
            "incomeLimitFen",
            "income_limit_fen",
            "Most income of a person in a month, in fen; null where income does not count.",
        ),
        of::<Option<i16>>("minAge", "min_age", "Least age in years."),
        of::<Option<i16>>("maxAge", "max_age", "Greatest age in years."),
        of::<AssistancePayout>("payout", "payout", "How often a grant is paid."),
        of::<Option<i16>>(
            "reviewMonths",
            "review_months",
            "Months between two reviews of a grant (复核周期); null where none is reviewed.",
        ),
        of::<bool>("needsVisit", "needs_visit", "A household visit comes before the grant (入户调查)."),
        of::<bool>(
            "announced",
            "announced",
            "Its applications are announced before they are decided (公示).",
        ),
        of::<String>(
            "kindCode",
            "kind_code",
            "Kind of matter that its applications are, by its code in the catalogue.",
        ),
        of::<Date>("fromOn", "from_on", "First day on which it can be applied for."),
        of::<Status>("status", "status", "Whether it can be applied for."),
        of::<Option<Date>>(
            "retiredOn",
            "retired_on",
            "First day on which it could no longer be applied for.",
        ),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}
