//! What is done with attachments.

use crate::attach::{attach, remove};
use crate::carrier::Carriers;
use crate::inputs::{AttachFileInput, RemoveAttachmentInput};
use crate::record::Attachment;
use crate::standing::Standing;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Ask, Written};
use kit::node::GlobalId;
use kit::once::once;
use kit::record::{Row, Selection};
use kit::schema::MutationRoot;
use kit::shelf::Shelf;

/// The mutations of attachments.
pub(crate) struct FileMutations;

impl From<&MutationRoot> for FileMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A file that was attached.
#[derive(SimpleObject)]
struct AttachmentPayload {
    /// The attachment as it is now; null when it is out of your reach now.
    attachment: Option<Row<Attachment>>,
}

/// An attachment that was removed.
#[derive(SimpleObject)]
struct RemovedAttachmentPayload {
    /// Its id.
    id: GlobalId,
    /// Its version now.
    version: i64,
}

#[Object]
impl FileMutations {
    /// Attaches an uploaded file to a record that you may change (添加附件). What is attached to a post is the photo of
    /// its contact card, and takes the place of the one before.
    async fn attach_file(
        &self,
        ctx: &Context<'_>,
        input: AttachFileInput,
    ) -> Result<Option<AttachmentPayload>> {
        let key = input.idempotency_key.clone();
        let carriers = carriers(ctx);
        let written = once(ctx, key.as_deref(), async |tx| attach(tx, &carriers, input).await).await?;
        let attachment = read_back(ctx, &carriers, &written).await?;
        Ok(Some(AttachmentPayload { attachment }))
    }

    /// Removes an attachment of a record that you may change (删除附件); of the papers of a case only what you attached
    /// yourself, and only until it is dealt with. Nobody can read it from then on, its file is
    /// deleted soon after, and what is known of it stays in the history of what was done.
    async fn remove_attachment(
        &self,
        ctx: &Context<'_>,
        input: RemoveAttachmentInput,
    ) -> Result<Option<RemovedAttachmentPayload>> {
        let key = input.idempotency_key.clone();
        let carriers = carriers(ctx);
        let written = once(ctx, key.as_deref(), async |tx| remove(tx, &carriers, input).await).await?;
        let version = written.version;
        Ok(Some(RemovedAttachmentPayload { id: written.id, version }))
    }
}

fn carriers(ctx: &Context<'_>) -> Carriers {
    ctx.data_unchecked::<Shelf>().get()
}

/// The attachment, read again through its record.
async fn read_back(
    ctx: &Context<'_>,
    carriers: &Carriers,
    written: &Written,
) -> Result<Option<Row<Attachment>>> {
    let access = ctx.access();
    let tx = access.begin().await?;
    let standing = Standing::read(&tx, &written.id).await?;
    drop(tx);
    let Some(standing) = standing else { return Ok(None) };
    let Some(carrier) = carriers.get(&standing.record_type) else { return Ok(None) };
    let selection = Selection::of::<Attachment>(ctx, &["attachment"]);
    carrier.find(access, standing.record(), standing.id, selection).await
}
