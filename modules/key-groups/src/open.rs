//! Opening a file: one person of the authority proposes it, another one confirms it; one from another district is accepted.

use crate::content::{Basis, Content};
use crate::inputs::{AcceptKeyFileInput, KeyFileBasisInput, KeyFileInput, ProposeKeyFileInput};
use crate::kind::{KeyAuthority, KeyGroupKind};
use crate::known::Known;
use crate::plan::aims;
use crate::renew::renewable;
use crate::row::{Act, id_of, on_record, reviewed};
use crate::seal::{key_of, stated};
use crate::sight::{Seen, to_keep};
use async_graphql::Context;
use chrono::{Months, NaiveDate};
use entities::key_groups::key_file::Model;
use entities::people::resident::Model as Residence;
use kit::access::{Action, Ask, Permit, Tx, Written};
use kit::once::once;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::places::retire::in_force;
use wangge_core::places::text;

/// Age from which a person is no minor.
const OF_AGE: u32 = 18;

/// Proposes a file. Who is refused since there is one already looked for it: that stays on record, and counts as a look.
///
/// # Errors
/// As [`Known::alone`], and what is wrong with the input.
pub(crate) async fn proposed(
    ctx: &Context<'_>,
    key: Option<&str>,
    input: ProposeKeyFileInput,
) -> Result<Written> {
    let mut known = Known::default();
    let came = once(ctx, key, async |tx| propose(tx, input, &mut known).await).await;
    known.kept(ctx.access(), came).await
}

/// Proposes a file. Nobody helps and nothing is visited before it is confirmed.
async fn propose(tx: &mut Tx, input: ProposeKeyFileInput, known: &mut Known) -> Result<Written> {
    let authority = input.kind.authority();
    let id = input.resident.clone();
    let resident = tx.target_as::<Resident>(&id, authority.files(), Action::Create).await?;
    in_force(&resident.status, "residence")?;
    let today = tx.access().today();
    let review_on = reviewed(input.review_on.0, today, "input.reviewOn")?;
    let content = Content {
        kind: input.kind.as_str().to_owned(),
        basis: based(input.kind, &input.basis, today)?,
        need: stated(&input.need, "input.need")?,
        aims: aims(&input.aims, today)?,
        informed: None,
        closed: None,
    };
    known.alone(tx, &resident, authority).await?;
    let key = key_of(tx, resident.person_id).await?;
    let cipher = content.sealed(tx.access(), &key)?;
    let row = Model {
        content_cipher: Some(cipher),
        proposed_by: tx.access().account(),
        seal_on: resident.birth_on.and_then(|birth| of_age(birth, today)),
        ..blank(tx, &resident, authority, review_on)
    };
    write(tx, resident.permit(), &row).await?;
    on_record(tx, resident.permit(), &row, "propose").await?;
    Ok(Written::of(resident.permit(), id_of(&row), 1))
}

/// A proposed file of a residence that says nothing yet.
pub(crate) fn blank(tx: &Tx, of: &Residence, authority: KeyAuthority, review_on: NaiveDate) -> Model {
    let now = tx.access().now();
    Model {
        district_code: of.district_code.clone(),
        id: tx.access().new_id(),
        grid_code: of.grid_code.clone(),
        grid_id: of.grid_id,
        resident_id: of.id,
        person_id: of.person_id,
        desk_mac: authority.desk(tx.access()),
        state: "proposed".to_owned(),
        content_cipher: None,
        proposed_by: None,
        confirmed_by: None,
        opened_on: None,
        review_on,
        seal_on: None,
        renewal_by: None,
        renewal_on: None,
        closed_on: None,
        version: 1,
        created_at: now,
        changed_at: now,
    }
}

/// Enters a file.
pub(crate) async fn write(tx: &Tx, permit: &Permit, row: &Model) -> Result<()> {
    tx.insert(permit, row.clone().into_active_model().reset_all()).await
}

/// The day on which somebody who is a minor on a day is one no longer.
pub(crate) fn of_age(birth: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
    birth.checked_add_months(Months::new(12 * OF_AGE)).filter(|of_age| *of_age > day)
}

/// What the file is based on, which its kind allows.
fn based(kind: KeyGroupKind, given: &KeyFileBasisInput, today: NaiveDate) -> Result<Basis> {
    if !kind.bases().contains(&given.kind) {
        let names: Vec<&str> = kind.bases().iter().map(|basis| basis.as_str()).collect();
        let rule = format!("a file of this kind is based on: {}", names.join(", ").to_uppercase());
        return Err(Error::bad_input("input.basis.kind", rule));
    }
    if given.dated_on.0 > today {
        return Err(Error::bad_input("input.basis.datedOn", "not after today"));
    }
    Ok(Basis {
        kind: given.kind.as_str().to_owned(),
        number: text::name(&given.number, "input.basis.number")?,
        authority: text::name(&given.authority, "input.basis.authority")?,
        dated_on: given.dated_on.0,
    })
}

/// Confirms what another person of the authority proposed: the file, or its renewal.
pub(crate) async fn confirm(tx: &mut Tx, input: KeyFileInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Decide).await?;
    let row = &seen.row;
    let (today, account) = (tx.access().today(), tx.access().account());
    match (row.state.as_str(), row.renewal_by.zip(row.renewal_on)) {
        ("proposed", _) => {
            another(row.proposed_by, account)?;
            Act { tx, permit: &permit, row, verb: "open" }
                .keep(|update| {
                    // one that was handed over was opened where it came from
                    let opened_on = row.opened_on.unwrap_or(today);
                    update
                        .value("state", "open")
                        .value("opened_on", opened_on)
                        .value("confirmed_by", account);
                })
                .await
        }
        ("open", Some((by, until))) => {
            another(Some(by), account)?;
            renewable(tx, row).await?;
            Act { tx, permit: &permit, row, verb: "renew" }
                .keep(|update| {
                    update
                        .value("review_on", until)
                        .value("renewal_by", Option::<i64>::None)
                        .value("renewal_on", Option::<NaiveDate>::None);
                })
                .await
        }
        _ => Err(Error::conflict("nothing is proposed that could be confirmed")),
    }
}

/// Refuses who proposed it.
pub(crate) fn another(proposed: Option<i64>, account: Option<i64>) -> Result<()> {
    if proposed.is_some() && proposed == account {
        return Err(Error::conflict("you proposed this yourself; another person of your authority has to"));
    }
    Ok(())
}

/// Takes a file that another district handed over, which another person of the authority confirms, or closes it unread.
pub(crate) async fn accept(tx: &mut Tx, input: AcceptKeyFileInput) -> Result<Written> {
    let (Seen { row, .. }, permit) = to_keep(tx, &input.id, input.version, Action::Decide).await?;
    if row.state != "handed" {
        return Err(Error::conflict("this file was not handed over, or accepted already"));
    }
    let (today, account) = (tx.access().today(), tx.access().account());
    if input.accept {
        return Act { tx, permit: &permit, row: &row, verb: "accept" }
            .keep(|update| {
                update.value("state", "proposed").value("proposed_by", account);
            })
            .await;
    }
    Act { tx, permit: &permit, row: &row, verb: "close" }
        .change(|update| {
            update.value("state", "closed").value("closed_on", today);
        })
        .await
}
