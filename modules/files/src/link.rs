//! The path to a file: a signed statement of which attachment, for whom, and until when.

use crate::record::{Attachment, AttachmentKind};
use async_graphql::{SimpleObject, Value};
use kit::Result;
use kit::access::Access;
use kit::node::GlobalId;
use kit::record::Row;
use subtle::ConstantTimeEq;

/// How long a path is good, in milliseconds.
pub const LASTS: i64 = 5 * 60_000;

/// A path to the file of an attachment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// District of the attachment.
    pub district: String,
    /// Id of the attachment.
    pub attachment: i64,
    /// The account that it is for; None for everybody.
    pub account: Option<i64>,
    /// When it is no longer good.
    pub expires_at: i64,
}

impl Link {
    /// To this attachment, for whoever asks, from now on.
    ///
    /// # Errors
    /// BAD_USER_INPUT for what is no id of an attachment.
    pub fn new(access: &Access, attachment: &GlobalId) -> Result<Self> {
        Ok(Self {
            district: attachment.district.clone(),
            attachment: attachment.id()?,
            account: access.account(),
            expires_at: access.now() + LASTS,
        })
    }

    /// The path.
    pub fn path(&self, access: &Access) -> String {
        let said = self.said();
        format!("/files/{said}.{}", mac(access, &said))
    }

    /// What a token says, if it is signed here and still good.
    pub fn read(access: &Access, token: &str) -> Option<Self> {
        let (said, given) = token.rsplit_once('.')?;
        let right = mac(access, said);
        if !bool::from(right.as_bytes().ct_eq(given.as_bytes())) {
            return None;
        }
        let mut parts = said.split('.');
        let mut next = || parts.next();
        let (district, attachment, account, expires_at) = (next()?, next()?, next()?, next()?);
        let account: i64 = account.parse().ok()?;
        let link = Self {
            district: district.to_owned(),
            attachment: attachment.parse().ok()?,
            account: (account != 0).then_some(account),
            expires_at: expires_at.parse().ok()?,
        };
        (access.now() < link.expires_at).then_some(link)
    }

    fn said(&self) -> String {
        let Self { district, attachment, account, expires_at } = self;
        format!("{district}.{attachment}.{}.{expires_at}", account.unwrap_or_default())
    }
}

fn mac(access: &Access, said: &str) -> String {
    access.mac("file-link", said.as_bytes())
}

/// A picture that is shown beside a record (照片), such as the photo of a contact card.
#[derive(Clone, Debug, SimpleObject)]
pub struct Photo {
    /// Path of the picture at this server, for GET, signed and good for five minutes. Do not store it: ask again.
    url: String,
    /// `image/jpeg`, `image/png` or `image/webp`.
    media_type: String,
    /// Width in pixels, before it is turned.
    width: Option<i32>,
    /// Height in pixels, before it is turned.
    height: Option<i32>,
}

impl Photo {
    /// The fields of an attachment that it needs.
    pub fn selection() -> kit::record::Selection {
        ["mediaType", "width", "height"]
            .into_iter()
            .fold(kit::record::Selection::default(), |all, field| all.with::<Attachment>(field))
    }

    /// The kind of attachment that it is.
    pub const KIND: AttachmentKind = AttachmentKind::Photo;

    /// Of an attachment, for whoever asks.
    ///
    /// # Errors
    /// Never for an attachment that was read.
    pub fn of(access: &Access, row: &Row<Attachment>) -> Result<Self> {
        let number = |field| match row.value(field) {
            Some(Value::Number(number)) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
            _ => None,
        };
        let media_type = match row.value("mediaType") {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        };
        let url = Link::new(access, &row.global_id())?.path(access);
        Ok(Self { url, media_type, width: number("width"), height: number("height") })
    }
}
