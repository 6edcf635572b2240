//! An upload: a file in the store that is not attached yet. Its row is written before its object, so that whatever
//! happens between, the object is found and deleted.

use crate::content::{self, Content, Unfit};
use crate::store::{FileRules, FileStore};
use bytes::Bytes;
use entities::platform::stored_file;
use kit::access::{Access, Action, Tx};
use kit::node::GlobalId;
use kit::platform::{Platform, start_of};
use kit::vault::{FileKey, KeptKey};
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};

/// How long an upload waits to be attached, in milliseconds.
pub const WAITS: i64 = 24 * 3_600_000;
/// How long its object may take to be written, in milliseconds.
const WRITING: i64 = 3_600_000;
/// The type in the id of an upload.
pub const UPLOAD: &str = "Upload";

/// A file that can be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its id, for `attachFile`.
    pub id: GlobalId,
    /// Media type, found by the content.
    pub media_type: &'static str,
    /// Bytes as they are stored.
    pub bytes: u64,
    /// Width and height of a picture.
    pub size: Option<(u32, u32)>,
    /// When it is deleted unless it is attached before.
    pub expires_at: i64,
}

/// Why an upload is not taken.
#[derive(Debug)]
pub enum Refused {
    /// The content.
    Unfit(Unfit),
    /// The platform.
    Platform(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Platform(error)
    }
}

/// Refuses who may not upload, and whose day is used up; asked before the content is read, and again with it.
///
/// # Errors
/// UNAUTHENTICATED, FORBIDDEN; LIMIT_EXCEEDED.
pub async fn admit(platform: &Platform, access: &Access, rules: &FileRules, bytes: u64) -> Result<()> {
    access.require("file", Action::Create)?;
    let account = access.account().ok_or_else(Error::unauthenticated)?;
    let today = start_of(access.today());
    let mut select = Query::select();
    select
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("files"))
        .expr_as(Expr::cust("CAST(COALESCE(SUM(bytes), 0) AS bigint)"), Alias::new("bytes"))
        .from("stored_file")
        .and_where(Expr::col("account_id").eq(account))
        .and_where(Expr::col("created_at").gte(today));
    let rows = platform.system().system_rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(()) };
    let (files, sum): (i64, i64) = (row.try_get_by("files")?, row.try_get_by("bytes")?);
    let over = |what: String| {
        Err(Error::new(Code::LimitExceeded, format!("one account uploads at most {what} a day")))
    };
    if u64::try_from(files).unwrap_or_default() >= rules.daily_files {
        return over(format!("{} files", rules.daily_files));
    }
    if u64::try_from(sum).unwrap_or_default() + bytes > rules.daily_bytes {
        return over(format!("{} bytes", rules.daily_bytes));
    }
    Ok(())
}

/// Takes a file in.
///
/// # Errors
/// When its content is not taken, or the platform refuses.
pub async fn take(
    platform: &Platform,
    access: &Access,
    store: &FileStore,
    bytes: Bytes,
) -> Result<Upload, Refused> {
    let max_pixels = store.rules().max_pixels;
    let read = tokio::task::spawn_blocking(move || content::read(bytes, max_pixels)).await;
    let content = read.map_err(Error::internal)?.map_err(Refused::Unfit)?;
    admit(platform, access, store.rules(), content.bytes.len() as u64).await?;
    let id = access.new_id();
    let key = FileKey::new(access, id);
    announce(platform, access, id, &content, key.wrapped(access)?).await?;
    store.put(id, key.seal(access, &content.bytes)?).await?;
    let expires_at = access.now() + WAITS;
    ready(platform, id, expires_at).await?;
    Ok(Upload {
        id: GlobalId::global(UPLOAD, id),
        media_type: content.media_type,
        bytes: content.bytes.len() as u64,
        size: content.size,
        expires_at,
    })
}

/// Says that the object is about to be written.
async fn announce(
    platform: &Platform,
    access: &Access,
    id: i64,
    content: &Content,
    kept: KeptKey,
) -> Result<()> {
    let pixels = |side: u32| i32::try_from(side).ok();
    let row = stored_file::ActiveModel {
        id: Set(id),
        account_id: Set(access.account().ok_or_else(Error::unauthenticated)?),
        state: Set("writing".to_owned()),
        media_type: Set(content.media_type.to_owned()),
        bytes: Set(i64::try_from(content.bytes.len()).map_err(Error::internal)?),
        sha256: Set(content.sha256()),
        width: Set(content.size.and_then(|size| pixels(size.0))),
        height: Set(content.size.and_then(|size| pixels(size.1))),
        person_id: Set(None),
        key_id: Set(kept.key_id),
        data_key: Set(kept.data_key),
        expires_at: Set(Some(access.now() + WRITING)),
        created_at: Set(access.now()),
    };
    let tx: Tx = platform.system().begin().await?;
    tx.insert(&platform.permit(), row).await?;
    tx.commit().await
}

/// Says that the object is written.
async fn ready(platform: &Platform, id: i64, expires_at: i64) -> Result<()> {
    let tx = platform.system().begin().await?;
    let mut update = Query::update();
    update
        .table("stored_file")
        .value("state", "ready")
        .value("expires_at", expires_at)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("state").eq("writing"));
    if tx.execute(&platform.permit(), &update).await? != 1 {
        return Err(Error::new(Code::Unavailable, "the file took too long to be stored; send it again"));
    }
    tx.commit().await
}

/// How the key of a file is kept.
pub(crate) fn kept(file: &stored_file::Model) -> KeptKey {
    KeptKey { key_id: file.key_id.clone(), data_key: file.data_key.clone(), person: file.person_id }
}
