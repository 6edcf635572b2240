//! What an employment shows of its table.

use async_graphql::{Enum, Value};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, enum_value};
use sea_orm::{DbErr, QueryResult};

macro_rules! states {
    ($($(#[$doc:meta])* $item:ident = $code:literal, $name:literal;)*) => {
        /// What a person does for a living (从业状况), GB/T 2261.4-2003.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        pub enum EmploymentState { $($(#[$doc])* $item,)* }

        impl EmploymentState {
            /// Each of them, in the order of the codes.
            pub const ALL: &[Self] = &[$(Self::$item,)*];

            /// Its code in the standard.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$item => $code,)* }
            }

            const fn name(self) -> &'static str {
                match self { $(Self::$item => $name,)* }
            }
        }
    };
}

states! {
    /// Civil servant (国家公务员), code 11.
    CivilServant = "11", "civil_servant";
    /// Professional or technician (专业技术人员), code 13.
    Professional = "13", "professional";
    /// Clerk (职员), code 17.
    Clerk = "17", "clerk";
    /// Manager of a company (企业管理人员), code 21.
    Manager = "21", "manager";
    /// Worker (工人), code 24.
    Worker = "24", "worker";
    /// Farmer (农民), code 27.
    Farmer = "27", "farmer";
    /// Student (学生), code 31.
    Student = "31", "student";
    /// In military service (现役军人), code 37.
    Military = "37", "military";
    /// Freelancer (自由职业者), code 51.
    Freelancer = "51", "freelancer";
    /// In business of one's own (个体经营者), code 54.
    SelfEmployed = "54", "self_employed";
    /// Without work (无业人员), code 70.
    Jobless = "70", "jobless";
    /// Retired (退（离）休人员), code 80.
    Retired = "80", "retired";
    /// Something else (其他), code 90.
    Other = "90", "other";
}

impl EmploymentState {
    /// From its code in the standard.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.code() == code)
    }
}

impl FromColumn for EmploymentState {
    type Shown = Self;

    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let code: String = row.try_get_by(column)?;
        Ok(enum_value(Self::of_code(&code).unwrap_or(Self::Other).name()))
    }
}

/// What a person does for a living.
#[derive(Debug)]
pub struct EmploymentRecord;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for EmploymentRecord {
    type Entity = entities::social_security::employment::Entity;
    const TYPE: &'static str = "EmploymentRecord";
    const ABOUT: &'static str = "What a person does for a living (从业状况), from one day to another. The one without a last day is that of \
        now; a person has one in a district.";
    const RESOURCE: &'static str = "employment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const BLANKS: &'static [(&'static str, &'static str)] = &[("code", "90")];
    const FIELDS: &'static [Field] = &[
        Field::of::<EmploymentState>("state", "code", Class::Personal, "What it is."),
        Field::of::<String>("code", "code", Class::Personal, "Its code in GB/T 2261.4-2003."),
        of::<Date>("fromOn", "from_on", "First day."),
        of::<Option<Date>>("toOn", "to_on", "First day on which it was so no longer; null while it is so."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
