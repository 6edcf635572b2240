//! The photo of a post: what its contact card shows, to everybody.

use super::cards::on_board;
use crate::staff::post::{Post, governed_as};
use async_trait::async_trait;
use entities::platform::post::ActiveModel;
use files::carrier::Settled;
use files::link::Photo;
use files::{Attachment, AttachmentKind, Carrier, Holder, Keeping};
use kit::access::{Access, Action, Find, Tx, ids_in};
use kit::loaders::Batch;
use kit::node::GlobalId;
use kit::record::{Class, Record, Row, Selection};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What changing a card asks for, its photo included.
const CARD: &str = "contact-card";

/// The photos of posts: who may change the card of a post sets its photo, and whoever sees the card, or the post, sees
/// it.
pub(super) struct PostPhotos;

#[async_trait]
impl Carrier for PostPhotos {
    fn record_type(&self) -> &'static str {
        Post::TYPE
    }

    fn global_id(&self, _: &str, id: i64) -> GlobalId {
        GlobalId::global(Post::TYPE, id)
    }

    fn class(&self) -> Class {
        Class::Public
    }

    fn resource(&self, _: &Access) -> Option<&'static str> {
        Some(CARD)
    }

    async fn hold(&self, tx: &Tx, record: &GlobalId) -> Result<Holder> {
        let post = governed_as(tx, record, CARD).await?;
        let area = post.area_code.clone();
        Ok(Holder {
            permit: post.permit().clone(),
            area,
            person: None,
            resource: CARD,
            keeping: Keeping::Open,
        })
    }

    async fn settle(&self, tx: &mut Tx, record: &GlobalId, settled: Settled<'_>) -> Result<()> {
        let post = governed_as(tx, record, CARD).await?;
        let (version, before) = (post.version, post.photo_id);
        let (permit, district) =
            (post.permit().clone(), post.area_code.get(..6).unwrap_or_default().to_owned());
        let photo = match settled {
            Settled::Attached(row) if row.kind == AttachmentKind::Photo.as_str() => Some(row.id),
            Settled::Attached(_) => {
                return Err(Error::bad_input("input.kind", "the photo of a post is a photo"));
            }
            Settled::Removed(_) => None,
        };
        let row = ActiveModel { photo_id: Set(photo), ..Default::default() };
        tx.change::<Post>(post, row, version, "change").await?;
        match before.filter(|before| photo.is_some() && Some(*before) != photo) {
            Some(before) => {
                files::replace(tx, &permit, &GlobalId::placed("Attachment", &district, before)).await
            }
            None => Ok(()),
        }
    }

    async fn find(
        &self,
        access: &Access,
        (district, post): (&str, i64),
        attachment: i64,
        selection: Selection,
    ) -> Result<Option<Row<Attachment>>> {
        if !shown(access, post).await? {
            return Ok(None);
        }
        let find = photos(access)?.select(selection).filter(Expr::col("district_code").eq(district));
        find.filter(Expr::col("record_id").eq(post)).filter(Expr::col("id").eq(attachment)).one().await
    }
}

/// Is the post on its board, or within the caller's reach?
async fn shown(access: &Access, post: i64) -> Result<bool> {
    let card = on_board(access)?.select(Selection::default()).filter(Expr::col("id").eq(post));
    if card.one().await?.is_some() {
        return Ok(true);
    }
    if access.scope(Post::RESOURCE, Action::Read).is_empty() {
        return Ok(false);
    }
    Ok(access.by_id::<Post>(&GlobalId::global(Post::TYPE, post), Selection::default()).await?.is_some())
}

fn photos(access: &Access) -> Result<Find<'_, Attachment>> {
    let find = access.find_as::<Attachment>(CARD)?.filter(Expr::col("record_type").eq(Post::TYPE));
    Ok(find.filter(Expr::col("status").eq("active")))
}

/// The photos of many posts, by the code of the post's area and the attachment's id: one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::staff) struct Photos;

impl Batch for Photos {
    type Key = (String, i64);
    type Value = Arc<Photo>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let districts: BTreeSet<&str> = keys.iter().filter_map(|(area, _)| area.get(..6)).collect();
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let find = photos(access)?.select(Photo::selection());
        let find = find.filter(Expr::col("district_code").is_in(districts));
        let rows = find.filter(ids_in(access.backend(), "id", &ids)).take(keys.len() as u64, false).await?;
        let photo = |row: Row<Attachment>| {
            Ok(((row.area().to_owned(), row.id()?), Arc::new(Photo::of(access, &row)?)))
        };
        rows.into_iter().map(photo).collect()
    }
}
