//! Who signed the letter of guarantee of an archive. It lapses when that person dies, leaves or moves away: a member of
//! the household signs a new one.

use super::papers::{ArchivePaper, file};
use super::record::BuildingArchive;
use crate::links::known;
use entities::illegal_construction::building_archive::{ActiveModel, Entity, Model};
use entities::people::resident;
use kit::access::{Action, Target, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::node::GlobalId;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use people::household::Household;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

const PATH: &str = "input.signer";

/// The residence of who signs for the household of an archive: the named one, or its head; None where the head is out of
/// the caller's reach or nobody is.
///
/// # Errors
/// BAD_USER_INPUT for who is no member of the household.
pub(super) async fn of(
    tx: &Tx,
    archive: &Model,
    given: Option<&GlobalId>,
) -> Result<Option<resident::Model>> {
    let household = GlobalId::placed(Household::TYPE, &archive.district_code, archive.household_id);
    let household = known::<Household>(tx, &household, PATH).await?;
    let head = household.head_district_code.zip(household.head_id);
    let who = match (given, head) {
        (Some(id), _) => Some(known::<Resident>(tx, id, PATH).await?),
        (None, Some((district, id))) => {
            tx.known::<Resident>(&GlobalId::placed(Resident::TYPE, &district, id)).await.ok()
        }
        (None, None) => None,
    };
    let Some(who) = who else { return Ok(None) };
    let member = who.household_id == Some(archive.household_id)
        && who.household_district_code.as_ref() == Some(&archive.district_code);
    match member && who.status == "active" {
        true => Ok(Some(who)),
        false => Err(Error::bad_input(PATH, "the residence in force of a member of the household")),
    }
}

/// Puts who signed in the row.
pub(super) fn put(row: &mut ActiveModel, who: Option<resident::Model>) {
    row.signer_district_code = Set(who.as_ref().map(|who| who.district_code.clone()));
    row.signer_id = Set(who.as_ref().map(|who| who.id));
    row.person_id = Set(who.map(|who| who.person_id));
}

/// Who signed moved away. Who stays in the grid is still there to answer for the building.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || moved.from == moved.to {
        return Ok(());
    }
    lapse(tx, district_of(&moved.from), moved.before).await.map(drop)
}

/// Who signed died or left.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    lapse(tx, district_of(&ended.area), ended.id).await.map(drop)
}

/// Two residences turned out to be one: who signed as the one that went is the one that stays.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    let mut update = Query::update();
    update
        .table("building_archive")
        .value("signer_id", merged.kept)
        .and_where(Expr::col("signer_district_code").eq(district))
        .and_where(Expr::col("signer_id").eq(merged.gone));
    tx.bulk_execute(&update).await.map(drop)
}

/// Who signed is erased: the letter lapses, and what was attached goes, for it is sealed with that person's key.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    for archive in lapse(tx, district_of(&erased.area), erased.id).await? {
        let (id, area) = (archive.id, archive.grid_code);
        tx.tell_erased(&Erased { record_type: BuildingArchive::TYPE.to_owned(), id, area }).await?;
    }
    Ok(())
}

/// The letters of guarantee that this residence signed lapse; answers the archives as they were.
async fn lapse(tx: &mut Tx, district: &str, residence: i64) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("building_archive")
        .and_where(Expr::col("signer_district_code").eq(district))
        .and_where(Expr::col("signer_id").eq(residence));
    let mut archives = Vec::new();
    for row in tx.rows(&select).await? {
        let archive = Model::from_query_result(&row, "")?;
        let permit = tx.permit(BuildingArchive::RESOURCE, Action::Change, &archive.grid_code)?;
        let mut row = ActiveModel::default();
        file(&archive, &mut row, ArchivePaper::Guarantee, None);
        put(&mut row, None);
        let target = Target::<BuildingArchive>::belonging(&permit, archive.clone());
        tx.change::<BuildingArchive>(target, row, archive.version, "lapse").await?;
        archives.push(archive);
    }
    Ok(archives)
}
