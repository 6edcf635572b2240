//! What an enrolment shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Kind of insurance (险种).
    InsuranceKind {
        /// For old age (养老保险).
        Pension = "pension",
        /// For illness (医疗保险).
        Medical = "medical",
    }
}

text_enum! {
    /// Scheme of insurance (参保险种).
    InsuranceScheme {
        /// Basic pension of employees (城镇职工基本养老保险).
        EmployeePension = "employee_pension",
        /// Basic pension of residents (城乡居民基本养老保险).
        ResidentPension = "resident_pension",
        /// Basic pension of offices and public institutions (机关事业单位基本养老保险).
        InstitutionPension = "institution_pension",
        /// Basic medical insurance of employees (职工基本医疗保险).
        EmployeeMedical = "employee_medical",
        /// Basic medical insurance of residents (城乡居民基本医疗保险).
        ResidentMedical = "resident_medical",
    }
}

impl InsuranceKind {
    /// Its schemes.
    pub const fn schemes(self) -> &'static [InsuranceScheme] {
        match self {
            Self::Pension => &[
                InsuranceScheme::EmployeePension,
                InsuranceScheme::ResidentPension,
                InsuranceScheme::InstitutionPension,
            ],
            Self::Medical => &[InsuranceScheme::EmployeeMedical, InsuranceScheme::ResidentMedical],
        }
    }
}

impl InsuranceScheme {
    /// Its kind.
    pub fn kind(self) -> InsuranceKind {
        let medical = InsuranceKind::Medical.schemes().contains(&self);
        if medical { InsuranceKind::Medical } else { InsuranceKind::Pension }
    }
}

text_enum! {
    /// State of a contribution (缴费状态). Who has the first four is covered.
    ContributionState {
        /// Paid for the year (已缴费).
        Paid = "paid",
        /// Paid by the state for somebody in need (资助参保).
        Assisted = "assisted",
        /// Nothing is to be paid: the person has the benefits (享受待遇).
        Receiving = "receiving",
        /// Insured in another area (异地参保).
        Elsewhere = "elsewhere",
        /// Enrolled, and not paid yet (未缴费).
        Unpaid = "unpaid",
        /// Not paid any longer (中断缴费).
        Interrupted = "interrupted",
        /// Handed over to another area (关系转出).
        Transferred = "transferred",
        /// Over: the person died or left (终止).
        Ended = "ended",
        /// Entered by mistake, or twice (作废).
        Void = "void",
    }
}

impl ContributionState {
    /// Those that cover a person.
    pub const COVERING: [Self; 4] = [Self::Paid, Self::Assisted, Self::Receiving, Self::Elsewhere];

    /// Does it cover a person?
    pub fn covers(self) -> bool {
        Self::COVERING.contains(&self)
    }
}

/// An enrolment in an insurance scheme.
#[derive(Debug)]
pub struct InsuranceEnrolment;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for InsuranceEnrolment {
    type Entity = entities::social_security::insurance_enrolment::Entity;
    const TYPE: &'static str = "InsuranceEnrolment";
    const ABOUT: &'static str = "An enrolment of a person in an insurance scheme for a year (参保登记). A person has one of each scheme and \
        year in a district; one that was entered by mistake stays as void.";
    const RESOURCE: &'static str = "insurance-enrolment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<InsuranceScheme>("scheme", "scheme", "Scheme."),
        of::<i16>("year", "year", "The year."),
        of::<ContributionState>("state", "state", "State of the contribution."),
        Field::of::<Option<Counter>>(
            "amountFen",
            "amount_fen",
            Class::Personal,
            "The person's own contribution for the year, in fen; null where it is not known.",
        ),
        of::<Option<Date>>("paidOn", "paid_on", "Day of the payment."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
