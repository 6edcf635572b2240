//! What is erased of a residence, and of a person of whom no residence is left.

use super::holding::clear;
use super::home::erase_empty;
use super::named::{Gone, clear_named};
use crate::certificate;
use crate::correction;
use crate::dwelling::leave_tenancies;
use crate::merge::households::follow_head;
use crate::person::hold;
use crate::resident::counts::Counting;
use crate::resident::{Resident, answering, siblings};
use entities::people::resident::{ActiveModel, Model};
use kit::Result;
use kit::access::{Permit, Target, Tx};
use kit::hooks::Erased;
use kit::person::{Records, Whose};
use kit::record::{Class, Record};
use kit::search::Person;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::staff::account::{forget, forget_holder};

/// Erases what is personal about a residence, and what was entered with it; it stays as a row that says so.
pub(super) async fn erase_residence(
    tx: &mut Tx,
    (permit, records): (&Permit, &Records),
    before: Model,
    counting: &mut Counting,
) -> Result<()> {
    let active = before.status == "active";
    let today = tx.access().today();
    let row = ActiveModel {
        status: Set("erased".to_owned()),
        to_on: Set(Some(before.to_on.unwrap_or(Ord::max(today, before.from_on)))),
        due_on: Set(None),
        disputed: Set(false),
        account_id: Set(None),
        household_district_code: Set(None),
        household_id: Set(None),
        building_id: Set(None),
        dwelling_id: Set(None),
        unit_district_code: Set(None),
        unit_id: Set(None),
        ..ActiveModel::default()
    };
    let target = Target::belonging(permit, before.clone());
    tx.erase::<Resident>(target, Class::Personal, row, before.version).await?;
    tx.remove_person(permit, Person::of(&before.grid_code, before.id, "")).await?;
    if active {
        answering::hand_over(tx, permit, before.person_id).await?;
        counting.ended(&before, tx.access().now());
        leave_tenancies(tx, permit, &before.district_code, before.id).await?;
        certificate::expire(tx, permit, &before, today).await?;
    }
    correction::close(tx, permit, &before).await?;
    forget_papers(tx, permit, Whose::Residence(&before.district_code, before.id)).await?;
    let held = (Whose::Residence(&before.district_code, before.id), Class::Personal);
    erase_held(tx, permit, records, held).await?;
    clear_named(tx, permit, Gone::Residence(&before.district_code, before.id)).await?;
    follow_head(tx, permit, &before, None).await?;
    if let Some((district, id)) = before.household_district_code.as_deref().zip(before.household_id) {
        erase_empty(tx, permit, (district, id)).await?;
    }
    tell(tx, Resident::TYPE, before.id, &before.grid_code).await
}

/// When no residence is left that says anything: the registry forgets the person, the key is destroyed, the account of
/// the person is closed, and the audit keeps no reason that was stated about the person.
pub(super) async fn finish(tx: &mut Tx, permit: &Permit, records: &Records, person: i64) -> Result<()> {
    let rows = siblings::all_of(tx, person).await?;
    if rows.iter().any(|row| row.status != "erased") {
        return Ok(());
    }
    let [held] = hold(tx, [person]).await?;
    if let Some(account) = held.account_id {
        forget(tx, permit, account).await?;
    }
    if let Some(mac) = &held.number_mac {
        forget_holder(tx, permit, mac).await?;
    }
    erase_held(tx, permit, records, (Whose::Person(person), Class::Personal)).await?;
    tx.erase_reasons(permit, person).await?;
    forget_papers(tx, permit, Whose::Person(person)).await?;
    let mut update = Query::update();
    update
        .table("person")
        .value("number_mac", Option::<String>::None)
        .value("data_key", Option::<String>::None)
        .value("account_id", Option::<i64>::None)
        .value("account_confirmed_at", Option::<i64>::None)
        .value("erased_at", tx.access().now())
        .and_where(Expr::col("id").eq(person));
    tx.execute(permit, &update).await?;
    let area = rows.first().map_or("", |row| row.grid_code.as_str());
    tell(tx, "Person", person, area).await
}

/// Certificates, corrections and codes are nothing without what they say: their rows go.
async fn forget_papers(tx: &Tx, permit: &Permit, whose: Whose<'_>) -> Result<()> {
    for table in ["binding", "correction", "resident_certificate"] {
        let mut delete = Query::delete();
        delete.from_table(table).cond_where(whose.condition());
        tx.execute(permit, &delete).await?;
    }
    Ok(())
}

/// What is held of a person beside the residences is erased: by the records of the modules that are on, with history and
/// event, and in the tables of the others.
pub(super) async fn erase_held(
    tx: &mut Tx,
    permit: &Permit,
    records: &Records,
    (whose, least): (Whose<'_>, Class),
) -> Result<()> {
    records.erase(tx, permit, (whose, least), Resident::TYPE).await?;
    clear(tx, permit, whose, least).await
}

async fn tell(tx: &Tx, record_type: &str, id: i64, area: &str) -> Result<()> {
    tx.tell_erased(&Erased { record_type: record_type.to_owned(), id, area: area.to_owned() }).await
}
