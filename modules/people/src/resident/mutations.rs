//! What is done with residences.

use super::change::change;
use super::elsewhere::is_elsewhere;
use super::end::end_residence;
use super::inputs::{
    ChangeResidentInput, EndResidenceInput, MoveResidentInput, RegisterResidentInput, VerifyResidentInput,
};
use super::lookup::Looks;
use super::record::Resident;
use super::register::register;
use super::relocate::relocate;
use super::verify::verify;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Ask, Written};
use kit::once::once;
use kit::record::{Row, Selection};
use kit::schema::MutationRoot;
use wangge_core::places::division::Division;
use wangge_core::places::read_back;

/// The mutations of residences.
pub(super) struct ResidentMutations;

impl From<&MutationRoot> for ResidentMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A residence that was written.
#[derive(SimpleObject)]
struct ResidentPayload {
    /// The residence as it is now; null when it is out of your reach now.
    resident: Option<Row<Resident>>,
}

impl ResidentPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { resident: read_back(ctx, &written, "resident").await? }))
    }
}

/// What came of entering a person.
#[derive(SimpleObject)]
struct RegisterResidentPayload {
    /// The new residence; null when none was entered.
    resident: Option<Row<Resident>>,
    /// The person is registered in another area already, and nothing was entered: contact the office of this town.
    /// Nothing of the record there is shown.
    registered_elsewhere: Option<Row<Division>>,
}

/// What came of changing a residence.
#[derive(SimpleObject)]
struct ChangeResidentPayload {
    /// The residence as it is now; null when nothing was changed, or when it is out of your reach now.
    resident: Option<Row<Resident>>,
    /// Another record has this identity number already, and nothing was changed: ask the office of this town whether
    /// both are one person. Nothing of the record there is shown.
    registered_elsewhere: Option<Row<Division>>,
}

/// The division whose office is to be asked, when nothing was written because another record has the person.
async fn office(ctx: &Context<'_>, written: &Written) -> Result<Option<Row<Division>>> {
    let selection = Selection::of::<Division>(ctx, &["registeredElsewhere"]);
    ctx.access().by_id::<Division>(&written.id, selection).await
}

#[Object]
impl ResidentMutations {
    /// Enters a person in a grid. The same person is found again by the identity number: who has a residence elsewhere
    /// is not entered, and the answer names the office to contact, unless `besideAnother` says that the person has both.
    /// Each look for a number is on record and counts as a value that was revealed to you, whatever comes of it, unless a
    /// person with that number is entered who was not known.
    async fn register_resident(
        &self,
        ctx: &Context<'_>,
        input: RegisterResidentInput,
    ) -> Result<Option<RegisterResidentPayload>> {
        let key = input.idempotency_key.clone();
        let mut looks = Looks::of(ctx);
        let written = once(ctx, key.as_deref(), async |tx| register(tx, input, &mut looks).await).await;
        let written = looks.kept(ctx, written).await?;
        if is_elsewhere(&written) {
            let registered_elsewhere = office(ctx, &written).await?;
            return Ok(Some(RegisterResidentPayload { resident: None, registered_elsewhere }));
        }
        let resident = read_back(ctx, &written, "resident").await?;
        Ok(Some(RegisterResidentPayload { resident, registered_elsewhere: None }))
    }

    /// Changes a residence. Name, identity number, sex, day of birth and telephone are changed at the residence that answers
    /// for the person; at another one CONFLICT names the office to ask. An identity number that another record has is not
    /// entered: the answer names the office to ask. Each look for a number is on record and counts as a value that was
    /// revealed to you, whatever comes of it.
    async fn change_resident(
        &self,
        ctx: &Context<'_>,
        input: ChangeResidentInput,
    ) -> Result<Option<ChangeResidentPayload>> {
        let key = input.idempotency_key.clone();
        let mut looks = Looks::of(ctx);
        let written = once(ctx, key.as_deref(), async |tx| change(tx, input, &mut looks).await).await;
        let written = looks.kept(ctx, written).await?;
        if is_elsewhere(&written) {
            let registered_elsewhere = office(ctx, &written).await?;
            return Ok(Some(ChangeResidentPayload { resident: None, registered_elsewhere }));
        }
        let resident = read_back(ctx, &written, "resident").await?;
        Ok(Some(ChangeResidentPayload { resident, registered_elsewhere: None }))
    }

    /// Moves a person to another grid: a new residence begins and the one before ends. You need the right to change it
    /// where it is and to enter residences where it goes; otherwise it is ended here and entered there.
    async fn move_resident(
        &self,
        ctx: &Context<'_>,
        input: MoveResidentInput,
    ) -> Result<Option<ResidentPayload>> {
        let key = input.idempotency_key.clone();
        ResidentPayload::of(ctx, once(ctx, key.as_deref(), async |tx| relocate(tx, input).await).await?).await
    }

    /// Ends a residence: the person left, died, or it was a mistake. A death is entered at the residence that answers for
    /// the person; at another one CONFLICT names the office to ask.
    async fn end_residence(
        &self,
        ctx: &Context<'_>,
        input: EndResidenceInput,
    ) -> Result<Option<ResidentPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| end_residence(tx, input).await).await?;
        ResidentPayload::of(ctx, written).await
    }

    /// Records that a residence is as it is recorded: somebody looked.
    async fn verify_resident(
        &self,
        ctx: &Context<'_>,
        input: VerifyResidentInput,
    ) -> Result<Option<ResidentPayload>> {
        let key = input.idempotency_key.clone();
        ResidentPayload::of(ctx, once(ctx, key.as_deref(), async |tx| verify(tx, input).await).await?).await
    }
}
