//! What an attachment shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Instant, Key};
use kit::text_enum;

text_enum! {
    /// What an attached file is (附件类型).
    AttachmentKind {
        /// A photo (照片): a picture.
        Photo = "photo",
        /// A form (表格), filled in or signed.
        Form = "form",
        /// Another paper (其他材料).
        Other = "other",
    }
}

text_enum! {
    /// Whether an attachment can be read (附件状态).
    AttachmentStatus {
        /// It can.
        Active = "active",
        /// It was removed; the file is deleted.
        Removed = "removed",
        /// Its record was erased; the file is deleted.
        Erased = "erased",
    }
}

/// A file that is attached to a record.
#[derive(Debug)]
pub struct Attachment;

const fn internal<C: kit::scalar::FromColumn>(
    name: &'static str,
    column: &'static str,
    about: &'static str,
) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for Attachment {
    type Entity = entities::files::attachment::Entity;
    const TYPE: &'static str = "Attachment";
    const ABOUT: &'static str = "A file that is attached to a record (附件). It is as readable as its record, and is read through it; \
        `url` is a path that is good for you alone and for five minutes.";
    // nobody has it: an attachment is read through its record, by the rule of that record's field
    const RESOURCE: &'static str = "attachment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        internal::<AttachmentKind>("kind", "kind", "What it is."),
        Field::of::<String>("name", "name", Class::Personal, "Its name, for people; empty once erased."),
        internal::<String>(
            "mediaType",
            "media_type",
            "Media type, found by the content: `image/jpeg`, `image/png`, `image/webp` or `application/pdf`.",
        ),
        internal::<Counter>("bytes", "bytes", "Size in bytes, as it is downloaded."),
        internal::<Option<i32>>("width", "width", "Width of a picture in pixels, before it is turned."),
        internal::<Option<i32>>("height", "height", "Height of a picture in pixels, before it is turned."),
        internal::<AccountId>("uploadedBy", "uploaded_by", "Account that uploaded it."),
        internal::<AttachmentStatus>("status", "status", "Whether it can be read."),
        internal::<Counter>(
            "version",
            "version",
            "Counts the changes; name it when you remove the attachment.",
        ),
        internal::<Instant>("createdAt", "created_at", "When it was attached."),
        internal::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("record_id"),
    ];
}
