//! Attaching an uploaded file to a record, and removing an attachment.

use crate::carrier::{Carriers, Holder, Settled};
use crate::content::Content;
use crate::inputs::{AttachFileInput, RemoveAttachmentInput};
use crate::record::{Attachment, AttachmentKind, AttachmentStatus};
use crate::standing::Standing;
use crate::upload::UPLOAD;
use entities::files::attachment::{ActiveModel, Model};
use entities::platform::stored_file;
use kit::access::{Permit, Target, Tx, Written};
use kit::node::GlobalId;
use kit::record::{Class, Selection};
use kit::vault::KeptKey;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable};

/// Most attachments of one record.
const MOST: i64 = 200;
/// Most characters of a name.
const NAME: usize = 200;

/// Attaches it.
pub(crate) async fn attach(tx: &mut Tx, carriers: &Carriers, input: AttachFileInput) -> Result<Written> {
    let name = name(&input.name)?;
    let carrier = carriers.get(&input.record.record_type).ok_or_else(|| unfit(carriers, &input.record))?;
    let holder = carrier.hold(tx, &input.record).await?;
    tx.by_right_to(holder.resource);
    holder.keeping.takes()?;
    let file = uploaded(tx, &input.upload).await?;
    if input.kind == AttachmentKind::Photo && !Content::is_picture(&file.media_type) {
        return Err(Error::bad_input(
            "input.kind",
            format!("a photo is a picture, and this is {}", file.media_type),
        ));
    }
    let district = holder.area.get(..6).ok_or_else(|| {
        Error::bad_input("input.record", "a record that lies in a district, or in a part of one")
    })?;
    let record = input.record.id()?;
    room(tx, district, carrier.record_type(), record).await?;
    bind(tx, &holder, &file).await?;
    let now = tx.access().now();
    let row = Model {
        district_code: district.to_owned(),
        id: tx.access().new_id(),
        grid_code: holder.area.clone(),
        record_type: carrier.record_type().to_owned(),
        record_id: record,
        file_id: file.id,
        kind: input.kind.as_str().to_owned(),
        name,
        class: class(carrier.class()).to_owned(),
        media_type: file.media_type,
        bytes: file.bytes,
        sha256: file.sha256,
        width: file.width,
        height: file.height,
        uploaded_by: Some(file.account_id),
        status: AttachmentStatus::Active.as_str().to_owned(),
        version: 1,
        created_at: now,
        changed_at: now,
    };
    let active = row.clone().into_active_model().reset_all();
    let written = tx.create_belonging::<Attachment>(&holder.permit, active).await?;
    carrier.settle(tx, &input.record, Settled::Attached(&row)).await?;
    Ok(written)
}

/// Removes it.
pub(crate) async fn remove(
    tx: &mut Tx,
    carriers: &Carriers,
    input: RemoveAttachmentInput,
) -> Result<Written> {
    let absent = || Error::not_found(UNSEEN);
    let standing = Standing::read(tx, &input.id).await?.ok_or_else(absent)?;
    let carrier = carriers.get(&standing.record_type).ok_or_else(absent)?;
    let (record, access) = (standing.record(), tx.access());
    let seen = carrier.find(access, record, standing.id, Selection::default()).await?;
    seen.ok_or_else(absent)?;
    let record = carrier.global_id(record.0, record.1);
    let holder = carrier.hold(tx, &record).await?;
    tx.by_right_to(holder.resource);
    holder.keeping.gives(standing.uploaded_by == tx.access().account())?;
    let id = standing.id;
    let written = retire(tx, &holder.permit, standing, input.version.into()).await?;
    carrier.settle(tx, &record, Settled::Removed(id)).await?;
    Ok(written)
}

/// What an attachment is called when there is none.
const UNSEEN: &str = "Attachment";

/// Takes the attachment out of use whose place another one took, of a record that the caller may write.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &mut Tx, permit: &Permit, before: &GlobalId) -> Result<()> {
    let Some(standing) = Standing::read(tx, before).await? else { return Ok(()) };
    let version = standing.version;
    retire(tx, permit, standing, version).await.map(drop)
}

/// Takes an attachment out of use; its file is deleted.
async fn retire(tx: &mut Tx, permit: &Permit, standing: Standing, version: i64) -> Result<Written> {
    let mut update = Query::update();
    update
        .table("stored_file")
        .value("state", "doomed")
        .value("data_key", None::<String>)
        .value("expires_at", tx.access().now())
        .and_where(Expr::col("id").eq(standing.file_id));
    tx.execute(permit, &update).await?;
    let row =
        ActiveModel { status: Set(AttachmentStatus::Removed.as_str().to_owned()), ..Default::default() };
    let target = Target::<Attachment>::belonging(permit, standing.0);
    tx.change::<Attachment>(target, row, version, "remove").await
}

/// The file that the caller uploaded and did not attach yet.
async fn uploaded(tx: &Tx, upload: &GlobalId) -> Result<stored_file::Model> {
    let id = upload.clone().of(UPLOAD, "input.upload")?.id()?;
    let mut select = Query::select();
    select
        .columns(stored_file::Column::iter().map(|column| column.as_str()))
        .from("stored_file")
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("account_id").eq(tx.access().account()))
        .and_where(Expr::col("state").eq("ready"))
        .and_where(Expr::col("expires_at").gt(tx.access().now()));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(UPLOAD))?;
    Ok(stored_file::Model::from_query_result(row, "")?)
}

/// The file is the record's from now on, and its key the person's whom the record is about.
async fn bind(tx: &Tx, holder: &Holder, file: &stored_file::Model) -> Result<()> {
    let mut update = Query::update();
    update
        .table("stored_file")
        .value("state", "attached")
        .value("expires_at", None::<i64>)
        .and_where(Expr::col("id").eq(file.id))
        .and_where(Expr::col("state").eq("ready"));
    if let Some(person) = holder.person {
        let sealed = seal(tx, person, file).await?;
        update
            .value("key_id", sealed.key_id)
            .value("data_key", sealed.data_key)
            .value("person_id", sealed.person);
    }
    match tx.execute(&holder.permit, &update).await? {
        1 => Ok(()),
        _ => Err(Error::conflict("the upload was attached meanwhile")),
    }
}

async fn seal(tx: &Tx, person: i64, file: &stored_file::Model) -> Result<KeptKey> {
    let gone = || Error::conflict("the person was erased; nothing more is kept of them");
    let person = tx.person_key(person).await?.ok_or_else(gone)?;
    let kept = crate::upload::kept(file);
    let key = tx.file_key(file.id, &kept).await?.ok_or_else(|| Error::not_found(UPLOAD))?;
    key.sealed(tx.access(), &person)
}

/// Refuses more than a record holds.
async fn room(tx: &Tx, district: &str, record_type: &str, record: i64) -> Result<()> {
    let mut select = Query::select();
    select
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
        .from("attachment")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_type").eq(record_type))
        .and_where(Expr::col("record_id").eq(record))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&select).await?;
    let n: i64 = rows.first().map(|row| row.try_get_by("n")).transpose()?.unwrap_or(0);
    if n < MOST {
        return Ok(());
    }
    Err(Error::new(Code::LimitExceeded, format!("a record has at most {MOST} attachments; remove one first")))
}

fn name(given: &str) -> Result<String> {
    let name = given.trim();
    let fits = (1..=NAME).contains(&name.chars().count()) && !name.chars().any(kit::text::unseen);
    match fits {
        true => Ok(name.to_owned()),
        false => Err(Error::bad_input("input.name", format!("1 to {NAME} characters in one line"))),
    }
}

fn unfit(carriers: &Carriers, record: &GlobalId) -> Error {
    let types = carriers.types().join(", ");
    let text = format!("nothing is attached to a {}; it is to: {types}", record.record_type);
    Error::bad_input("input.record", text)
}

const fn class(class: Class) -> &'static str {
    match class {
        Class::Public => "public",
        Class::Internal => "internal",
        Class::Personal | Class::Sensitive | Class::Restricted => "personal",
    }
}
