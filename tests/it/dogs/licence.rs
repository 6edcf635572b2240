//! Licences: applied for as a case, issued once it is settled.

use super::entity::{ActiveModel, Entity};
use async_graphql::{Context, InputObject, Object};
use kit::access::{Action, Ask, Tx, Written};
use kit::module::Parts;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Key};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use wangge_core::links::{mutations, near, one};
use work::case::{self, ReportMatterInput};

/// A licence.
#[derive(Debug)]
pub(crate) struct DogLicence;

impl Record for DogLicence {
    type Entity = Entity;
    const TYPE: &'static str = "DogLicence";
    const ABOUT: &'static str = "The licence of a dog.";
    const RESOURCE: &'static str = "dog-licence";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("name", "name", Class::Internal, "Name of the dog."),
        Field::of::<Option<i32>>("number", "number", Class::Internal, "Its number, once issued."),
        Field::of::<Option<Date>>("endedOn", "ended_on", Class::Internal, "When it ended."),
        Field::of::<Counter>("version", "version", Class::Internal, "Counts the changes."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}

/// What licences add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<DogLicence>()
        .fields_of::<DogLicence, LicenceResident>()
        .fields_of::<DogLicence, LicenceMatter>()
        .queries::<LicenceQueries>()
        .mutations::<LicenceMutations>();
}

one! {
    /// Whose dog it is.
    LicenceResident(DogLicence).resident: Resident, |row| near(row, "resident_id")
}

work::case_of! {
    /// Its case.
    LicenceMatter(DogLicence).matter
}

/// The queries of licences.
struct LicenceQueries;

impl From<&QueryRoot> for LicenceQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl LicenceQueries {
    /// The licences within your reach.
    async fn dog_licences(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
    ) -> Result<Option<Connection<DogLicence>>> {
        let paging = Paging::new::<DogLicence>(ctx, first, None, None, None)?;
        Connection::read(ctx, &paging, || ctx.access().find::<DogLicence>()).await.map(Some)
    }
}

/// An application.
#[derive(Debug, InputObject)]
struct ApplyForDogLicenceInput {
    resident: GlobalId,
    name: String,
    idempotency_key: Option<String>,
}

/// A licence to be issued.
#[derive(Debug, InputObject)]
struct IssueDogLicenceInput {
    id: GlobalId,
    version: i32,
    number: i32,
    idempotency_key: Option<String>,
}

mutations! {
    /// A licence that was written.
    DogLicencePayload { licence: DogLicence }
    LicenceMutations {
        /// Applies for a licence.
        apply_for_dog_licence(ApplyForDogLicenceInput) = apply;
        /// Issues a licence whose case is settled.
        issue_dog_licence(IssueDogLicenceInput) = issue;
    }
}

async fn apply(tx: &mut Tx, input: ApplyForDogLicenceInput) -> Result<Written> {
    let id = input.resident.of(Resident::TYPE, "input.resident")?;
    let target = tx.target_as::<Resident>(&id, DogLicence::RESOURCE, Action::Create).await?;
    let (permit, resident) = (target.permit().clone(), target.clone());
    let report = ReportMatterInput {
        kind: "dog-licence".to_owned(),
        grid: Some(resident.grid_code.parse().map_err(Error::internal)?),
        title: "养犬登记".to_owned(),
        served: Some(id),
        ..ReportMatterInput::default()
    };
    let case = case::open(tx, report).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code.clone()),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        matter_id: Set(case.matter.id),
        name: Set(input.name),
        number: Set(None),
        ended_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<DogLicence>(&permit, row).await
}

async fn issue(tx: &mut Tx, input: IssueDogLicenceInput) -> Result<Written> {
    let target = tx.target::<DogLicence>(&input.id, Action::Decide).await?;
    let case = case::of(tx, target.permit(), &target.district_code, target.matter_id).await?;
    if !case.state().is_settled() {
        return Err(Error::conflict("the case is not granted"));
    }
    let row = ActiveModel { number: Set(Some(input.number)), ..ActiveModel::default() };
    tx.change::<DogLicence>(target, row, input.version.into(), "issue").await
}
