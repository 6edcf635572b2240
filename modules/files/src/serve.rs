//! The file behind a signed path: whoever it was signed for gets what they may read at that moment.

use crate::carrier::Carriers;
use crate::link::Link;
use crate::standing::Standing;
use crate::store::FileStore;
use entities::platform::stored_file;
use kit::access::Access;
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::record::Selection;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{FromQueryResult, IdenStatic, Iterable};

/// A file as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The content.
    pub bytes: Vec<u8>,
    /// Media type.
    pub media_type: String,
    /// Name for people.
    pub name: String,
    /// Everybody may keep it.
    pub public: bool,
    /// The account that it is for.
    pub account: Option<i64>,
}

/// What a path leads to.
const FILE: &str = "file";

/// The file.
///
/// # Errors
/// NOT_FOUND when the path is not signed here, no longer good, or leads to what its account may not read now.
pub async fn serve(
    platform: &Platform,
    carriers: &Carriers,
    store: &FileStore,
    token: &str,
) -> Result<Served> {
    let absent = || Error::not_found(FILE);
    let link = Link::read(&platform.system(), token).ok_or_else(absent)?;
    let access = caller(platform, &link).await?.ok_or_else(absent)?;
    let rows = platform.system().system_rows(&Standing::select(&link.district, link.attachment)).await?;
    let standing = Standing::of(rows.first().ok_or_else(absent)?)?;
    let carrier = carriers.get(&standing.record_type).ok_or_else(absent)?;
    let found = carrier.find(&access, standing.record(), standing.id, Selection::default()).await?;
    found.ok_or_else(absent)?;
    let file = file(platform, standing.file_id).await?.ok_or_else(absent)?;
    let kept = crate::upload::kept(&file);
    let key = match standing.class == "personal" {
        true => {
            let tx = access.begin().await?;
            let id = GlobalId::placed("Attachment", &standing.district_code, standing.id);
            let resource = carrier.resource(&access).unwrap_or_default();
            tx.read_on_record(&id, &standing.grid_code, file.person_id, resource).await?;
            let key = tx.file_key(file.id, &kept).await?.ok_or_else(absent)?;
            tx.commit().await?;
            key
        }
        false => access.file_key(file.id, &kept)?.ok_or_else(absent)?,
    };
    let bytes = key.open(&store.get(file.id).await?)?;
    let public = standing.class == "public";
    let Standing(row) = standing;
    Ok(Served { bytes, media_type: row.media_type, name: row.name, public, account: link.account })
}

/// Whom the path was signed for, with the rights of this moment; None when the account is no longer active.
async fn caller(platform: &Platform, link: &Link) -> Result<Option<Access>> {
    match link.account {
        Some(account) => platform.caller(account).await,
        None => Ok(Some(platform.anonymous())),
    }
}

async fn file(platform: &Platform, id: i64) -> Result<Option<stored_file::Model>> {
    let mut select = Query::select();
    select
        .columns(stored_file::Column::iter().map(|column| column.as_str()))
        .from("stored_file")
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("state").eq("attached"));
    let rows = platform.system().system_rows(&select).await?;
    Ok(rows.first().map(|row| stored_file::Model::from_query_result(row, "")).transpose()?)
}
