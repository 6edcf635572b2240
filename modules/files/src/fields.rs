//! The attachments of a record, and the path to an attachment's file.

use crate::link::Link;
use crate::record::{Attachment, AttachmentKind};
use async_graphql::{Context, Object, TypeName};
use kit::access::Ask;
use kit::belonging::Belonging;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use kit::{Error, Result};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// The field `attachments` of a record.
pub(crate) struct Attachments<T> {
    key: Result<(String, i64)>,
    record: PhantomData<fn() -> T>,
}

impl<T: Record> From<&Row<T>> for Attachments<T> {
    fn from(row: &Row<T>) -> Self {
        Self { key: row.id().map(|id| (row.district().to_owned(), id)), record: PhantomData }
    }
}

impl<T: Record> TypeName for Attachments<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Attachments", T::TYPE).into()
    }
}

#[Object(name_type)]
impl<T: Record> Attachments<T> {
    /// The files that are attached to it (附件), in the order in which they were attached, or those of one kind.
    async fn attachments(
        &self,
        ctx: &Context<'_>,
        kind: Option<AttachmentKind>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Attachment>>> {
        let (resource, _) =
            ctx.access().policy().rule(T::TYPE, "attachments").ok_or_else(Error::forbidden)?;
        let paging = Paging::new::<Attachment>(ctx, first, after, last, before)?;
        let batch =
            Belonging::<T, Attachment>::new(resource, "record_id", selected::<Attachment>(ctx), paging);
        let batch = batch.only("status", "active");
        let batch = match kind {
            Some(kind) => batch.only("kind", kind.as_str()),
            None => batch,
        };
        let Ok(key) = &self.key else { return Ok(None) };
        Ok(ctx.loaders().load(batch, key.clone()).await?.map(Connection::of))
    }
}

impl<T> fmt::Debug for Attachments<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attachments")
    }
}

/// What an attachment has beside its columns.
pub(crate) struct AttachmentFields {
    id: GlobalId,
}

impl From<&Row<Attachment>> for AttachmentFields {
    fn from(row: &Row<Attachment>) -> Self {
        Self { id: row.global_id() }
    }
}

#[Object]
impl AttachmentFields {
    /// Path of the file at this server, for GET. It is signed for you and good for five minutes; whoever follows it
    /// gets what you may read at that moment. Do not store it: ask again.
    async fn url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(Some(Link::new(ctx.access(), &self.id)?.path(ctx.access())))
    }
}
