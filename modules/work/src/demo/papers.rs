//! The papers of the demo: each matter that could not have gone on without has what its kind asks for, made up.

use crate::matter::Matter;
use entities::files::attachment;
use entities::platform::stored_file;
use files::FileStore;
use files::content::{self, Content};
use futures_util::future::try_join_all;
use kit::access::{Access, Tx, ids_in};
use kit::error::{Error, Result};
use kit::record::Record;
use kit::vault::FileKey;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryResult;
use sea_orm::sea_query::Query;
use wangge_core::bulk::insert_rows;

const PHOTO: &[u8] = include_bytes!("../../data/demo/photo.png");
const PAPER: &[u8] = include_bytes!("../../data/demo/paper.pdf");
/// How long the objects may take to be written, in milliseconds.
const WRITING: i64 = 3_600_000;
/// Objects that are written at the same time.
const AT_ONCE: usize = 16;

/// Matters that were passed, granted or verified, by kinds that ask for papers, and have none.
const WITHOUT: &str = "SELECT m.district_code, m.id, m.grid_code, m.reported_at, m.reported_by, k.attachments FROM matter m \
    JOIN matter_kind k ON k.id = m.kind_id WHERE k.attachments <> '[]' AND m.reported_by IS NOT NULL \
    AND EXISTS (SELECT 1 FROM matter_step s WHERE s.district_code = m.district_code AND s.matter_id = m.id \
    AND s.act IN ('pass', 'grant', 'verify')) AND NOT EXISTS (SELECT 1 FROM attachment a \
    WHERE a.district_code = m.district_code AND a.record_type = 'Matter' AND a.record_id = m.id) ORDER BY m.id";

/// A paper, with the key of its object.
struct Paper<'c> {
    content: &'c Content,
    key: FileKey,
    stored: stored_file::ActiveModel,
    attached: attachment::ActiveModel,
    id: i64,
}

/// Attaches those that are missing, once every matter was told; answers how many. `access` is the system's.
///
/// # Errors
/// When the database or the store fails: what is missing can be attached later.
pub async fn attach_papers(access: &Access, store: &FileStore) -> Result<usize> {
    let (photo, paper) = (read(PHOTO)?, read(PAPER)?);
    let tx = access.begin().await?;
    let mut papers = Vec::new();
    for row in tx.bulk_rows(WITHOUT, vec![]).await? {
        let titles: Vec<String> =
            serde_json::from_str(&row.try_get_by::<String, _>("attachments")?).map_err(Error::internal)?;
        for title in titles {
            let content = if title.contains("照片") { &photo } else { &paper };
            papers.push(Paper::new(access, &row, title, content)?);
        }
    }
    if papers.is_empty() {
        return Ok(0);
    }
    // as an upload does it: the row first, so that an object of which nothing comes is found
    insert_rows(&tx, papers.iter().map(|paper| paper.stored.clone()).collect()).await?;
    tx.commit().await?;
    for some in papers.chunks(AT_ONCE) {
        try_join_all(
            some.iter()
                .map(async |paper| store.put(paper.id, paper.key.seal(access, &paper.content.bytes)?).await),
        )
        .await?;
    }
    let (tx, number) = (access.begin().await?, papers.len());
    settle(&tx, &papers).await?;
    insert_rows(&tx, papers.into_iter().map(|paper| paper.attached).collect()).await?;
    tx.commit().await?;
    Ok(number)
}

/// The objects are there, and attached.
async fn settle(tx: &Tx, papers: &[Paper<'_>]) -> Result<()> {
    let ids: Vec<i64> = papers.iter().map(|paper| paper.id).collect();
    let mut update = Query::update();
    update
        .table("stored_file")
        .value("state", "attached")
        .value("expires_at", None::<i64>)
        .and_where(ids_in(tx.access().backend(), "id", &ids));
    tx.bulk_execute(&update).await.map(drop)
}

impl<'c> Paper<'c> {
    fn new(access: &Access, matter: &QueryResult, name: String, content: &'c Content) -> Result<Self> {
        let id = access.new_id();
        let key = FileKey::new(access, id);
        let kept = key.wrapped(access)?;
        let (account, at): (i64, i64) =
            (matter.try_get_by("reported_by")?, matter.try_get_by("reported_at")?);
        let bytes = i64::try_from(content.bytes.len()).map_err(Error::internal)?;
        let side = |side: u32| i32::try_from(side).ok();
        let width = content.size.and_then(|size| side(size.0));
        let height = content.size.and_then(|size| side(size.1));
        let kind = if Content::is_picture(content.media_type) { "photo" } else { "form" };
        let stored = stored_file::ActiveModel {
            id: Set(id),
            account_id: Set(account),
            state: Set("writing".to_owned()),
            media_type: Set(content.media_type.to_owned()),
            bytes: Set(bytes),
            sha256: Set(content.sha256()),
            width: Set(width),
            height: Set(height),
            person_id: Set(None),
            key_id: Set(kept.key_id),
            data_key: Set(kept.data_key),
            expires_at: Set(Some(access.now() + WRITING)),
            created_at: Set(at),
        };
        let attached = attachment::ActiveModel {
            district_code: Set(matter.try_get_by("district_code")?),
            id: Set(access.new_id()),
            grid_code: Set(matter.try_get_by("grid_code")?),
            record_type: Set(Matter::TYPE.to_owned()),
            record_id: Set(matter.try_get_by("id")?),
            file_id: Set(id),
            kind: Set(kind.to_owned()),
            name: Set(name),
            class: Set("personal".to_owned()),
            media_type: Set(content.media_type.to_owned()),
            bytes: Set(bytes),
            sha256: Set(content.sha256()),
            width: Set(width),
            height: Set(height),
            uploaded_by: Set(Some(account)),
            status: Set("active".to_owned()),
            version: Set(1),
            created_at: Set(at),
            changed_at: Set(at),
        };
        Ok(Self { content, key, stored, attached, id })
    }
}

/// A file of the demo, read as an upload is.
fn read(file: &'static [u8]) -> Result<Content> {
    content::read(file.into(), u64::MAX).map_err(|_| Error::conflict("the demo's files do not fit"))
}
