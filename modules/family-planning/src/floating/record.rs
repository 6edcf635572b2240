//! What a service shows of its table.

use crate::policy::DISCREET;
use kit::record::{Class, Field, Guarded, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

text_enum! {
    /// Kind of service (服务项目). All are free, and are offered to every family who comes from elsewhere. Nobody of the grid
    /// finds those that tell of the family: contraceptives.
    FamilyServiceKind {
        /// Talk and leaflets on health (健康教育).
        Guidance = "guidance",
        /// Health check (免费健康检查).
        FreeCheck = "free_check",
        /// Vaccination of children (儿童预防接种).
        Vaccination = "vaccination",
        /// Day care of small children (托育服务).
        Childcare = "childcare",
        /// Contraceptives (免费药具发放).
        Contraceptives = "contraceptives",
        /// Help with papers (证件代办).
        Papers = "papers",
    }
}

text_enum! {
    /// What the family said (服务对象意愿).
    FamilyServiceAnswer {
        /// Nothing yet (待答复).
        Open = "open",
        /// It takes the service (接受).
        Taken = "taken",
        /// It does not, which needs no reason (谢绝).
        Declined = "declined",
        /// Nothing, and it lives here no longer (未答复即离开).
        Lapsed = "lapsed",
    }
}

impl FamilyServiceKind {
    /// Does a service of this kind tell of the family?
    pub(super) fn is_discreet(self) -> bool {
        self == Self::Contraceptives
    }
}

/// Those that tell nothing of the family.
fn open() -> Condition {
    Condition::all().add(Expr::col("kind").ne(FamilyServiceKind::Contraceptives.as_str()))
}

/// A service that was offered to a floating family.
#[derive(Debug)]
pub struct FamilyService;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FamilyService {
    type Entity = entities::family_planning::family_service::Entity;
    const TYPE: &'static str = "FamilyService";
    const ABOUT: &'static str = "A service that was offered to a family who comes from elsewhere (流动人口卫生健康服务), and what it said. It is \
        free to decline.";
    const RESOURCE: &'static str = "family-service";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const GUARDED: Option<Guarded> = Some(Guarded { open, resource: DISCREET, but: None });
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<FamilyServiceKind>("kind", "kind", "Kind."),
        of::<Date>("offeredOn", "offered_on", "Day of the offer."),
        of::<FamilyServiceAnswer>("answer", "answer", "What the family said."),
        of::<Option<Date>>("answeredOn", "answered_on", "Day of the answer."),
        of::<Option<Date>>("doneOn", "done_on", "Day on which it was given."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
