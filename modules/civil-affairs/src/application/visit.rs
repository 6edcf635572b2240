//! A visit at home: what it shows, and how it is recorded.

use super::inputs::RecordHouseholdVisitInput;
use super::record::AssistanceApplication;
use entities::civil_affairs::household_visit::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Date, FromColumn, Instant, Key};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::places::text;
use wangge_core::seal;
use work::case::{self, CaseState};

/// A visit at home.
#[derive(Debug)]
pub struct HouseholdVisit;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for HouseholdVisit {
    type Entity = entities::civil_affairs::household_visit::Entity;
    const TYPE: &'static str = "HouseholdVisit";
    const ABOUT: &'static str = "A visit at home before an application is decided (入户调查). It is not changed: a later visit stands \
        beside it, and counts in its place.";
    const RESOURCE: &'static str = "household-visit";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("visitedOn", "visited_on", "Day of the visit."),
        of::<i16>("people", "people", "Persons who live there."),
        of::<bool>("confirmed", "confirmed", "What was stated is so."),
        Field::sealed(
            "incomeFen",
            "income_mask",
            Sealing { cipher: "income_cipher", mask: Mask::Whole },
            "Income of all of them in a month that was found, in fen, masked.",
        ),
        Field::sealed(
            "findings",
            "findings_mask",
            Sealing { cipher: "findings_cipher", mask: Mask::Whole },
            "What was found, masked.",
        ),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("application_id"),
    ];
}

/// Records a visit; answers the application.
pub(super) async fn record(tx: &mut Tx, input: RecordHouseholdVisitInput) -> Result<Written> {
    let id = input.application.clone().of(AssistanceApplication::TYPE, "input.application")?;
    let application =
        tx.target_as::<AssistanceApplication>(&id, HouseholdVisit::RESOURCE, Action::Create).await?;
    let permit = application.permit().clone();
    let case = case::of(tx, &permit, &application.district_code, application.matter_id).await?;
    if case.state() != CaseState::UnderWay {
        return Err(Error::conflict("the case of this application is not under way"));
    }
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < application.applied_on {
        return Err(Error::bad_input("input.on", "from the day of the application until today"));
    }
    let people = persons(Some(input.people), "input.people")?.unwrap_or(1);
    let key = seal::key_of(tx, application.person_id).await?;
    let income = (input.income_fen, "input.incomeFen");
    let (income_cipher, income_mask) = seal::amount::<HouseholdVisit>(tx, &key, "incomeFen", income)?;
    let findings = (input.findings.as_deref(), "input.findings");
    let (findings_cipher, findings_mask) = seal::passage::<HouseholdVisit>(tx, &key, "findings", findings)?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(application.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(application.grid_code.clone()),
        grid_id: Set(application.grid_id),
        resident_id: Set(application.resident_id),
        person_id: Set(application.person_id),
        application_id: Set(application.id),
        visited_on: Set(day),
        people: Set(people),
        confirmed: Set(input.confirmed),
        income_cipher: Set(income_cipher),
        income_mask: Set(income_mask),
        findings_cipher: Set(findings_cipher),
        findings_mask: Set(findings_mask),
        visited_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<HouseholdVisit>(row).await?;
    Ok(Written::of(&permit, id, application.version))
}

/// A number of persons that was sent, 1 to 50.
pub(super) fn persons(given: Option<i32>, path: &str) -> Result<Option<i16>> {
    match text::small(given, path, 50)? {
        Some(0) => Err(Error::bad_input(path, "1 to 50")),
        people => Ok(people),
    }
}
