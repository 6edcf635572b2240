//! The records that files can be attached to.

use crate::fields::Attachments;
use crate::record::Attachment;
use async_graphql::Value;
use async_trait::async_trait;
use kit::access::{Access, Action, Permit, Tx};
use kit::module::Parts;
use kit::node::GlobalId;
use kit::record::{Class, Record, Row, Selection};
use kit::{Code, Error, Result};
use rustc_hash::FxHashMap;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::fmt;
use std::sync::Arc;

/// A record that the caller may attach to, as it is now.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Proof that the caller may write what belongs to it.
    pub permit: Permit,
    /// Code of the area that it lies in, of at least six digits.
    pub area: String,
    /// The person whom it is about.
    pub person: Option<i64>,
    /// The resource of the policy by which that was looked at.
    pub resource: &'static str,
    /// What may be done with its files now.
    pub keeping: Keeping,
}

/// What may be done with the files of a record as it is now, by who may change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Files are attached and taken away.
    Open,
    /// The papers of a case that goes on: some are attached; one is taken away by who attached it, and by who has the case
    /// now.
    Papers {
        /// The caller has the case now.
        has_it: bool,
    },
    /// The papers of a case that is dealt with: some are attached, none is taken away.
    Kept,
    /// The papers of a case that is over: neither.
    Over,
    /// A record that is out of use: none is attached any more.
    Retired,
}

impl Keeping {
    /// Is another one attached?
    ///
    /// # Errors
    /// CONFLICT.
    pub(crate) fn takes(self) -> Result<()> {
        match self {
            Self::Open | Self::Papers { .. } | Self::Kept => Ok(()),
            Self::Over => Err(Error::conflict("this is over, and nothing more is attached to it")),
            Self::Retired => Err(Error::conflict("this is retired, and nothing more is attached to it")),
        }
    }

    /// Is one taken away that the caller attached, or somebody else?
    ///
    /// # Errors
    /// FORBIDDEN for the papers of others; CONFLICT for what nobody takes away.
    pub(crate) fn gives(self, own: bool) -> Result<()> {
        match self {
            Self::Open | Self::Retired => Ok(()),
            Self::Papers { has_it } if own || has_it => Ok(()),
            Self::Papers { .. } => Err(Error::new(Code::Forbidden, OTHERS)),
            Self::Kept | Self::Over => Err(Error::conflict("it is dealt with, and its papers stay with it")),
        }
    }
}

const OTHERS: &str =
    "a paper of a case is removed by who attached it, or by who has the case; attach yours beside it";

/// How files are attached to a type of record, and read through it.
#[async_trait]
pub trait Carrier: Send + Sync {
    /// Type of the record.
    fn record_type(&self) -> &'static str;

    /// The record's global id, from what an attachment keeps of it.
    fn global_id(&self, district: &str, id: i64) -> GlobalId {
        GlobalId::placed(self.record_type(), district, id)
    }

    /// How careful the platform is with what is attached to it. Each reading of what is personal is on record.
    fn class(&self) -> Class;

    /// The record, if the caller may change what is attached to it.
    ///
    /// # Errors
    /// NOT_FOUND when it is out of the caller's reach, FORBIDDEN when only that is not permitted.
    async fn hold(&self, tx: &Tx, record: &GlobalId) -> Result<Holder>;

    /// What goes with it when a file was attached to the record (`attached`), or removed from it.
    ///
    /// # Errors
    /// When the record does not take it.
    async fn settle(&self, _tx: &mut Tx, _record: &GlobalId, _attached: Settled<'_>) -> Result<()> {
        Ok(())
    }

    /// An attachment of a record that is active, if the caller may read it just now.
    ///
    /// # Errors
    /// When the database fails.
    async fn find(
        &self,
        access: &Access,
        record: (&str, i64),
        attachment: i64,
        selection: Selection,
    ) -> Result<Option<Row<Attachment>>>;

    /// The resource by whose right an attachment is read.
    fn resource(&self, access: &Access) -> Option<&'static str> {
        access.policy().rule(self.record_type(), "attachments").map(|(resource, _)| resource)
    }
}

/// What was done.
#[derive(Clone, Copy, Debug)]
pub enum Settled<'a> {
    /// This attachment was attached.
    Attached(&'a entities::files::attachment::Model),
    /// This attachment was removed.
    Removed(i64),
}

/// The types of record that files can be attached to.
#[derive(Clone, Default)]
pub struct Carriers(FxHashMap<&'static str, Arc<dyn Carrier>>);

impl Carriers {
    /// With another one.
    pub fn add(&mut self, carrier: impl Carrier + 'static) {
        self.0.insert(carrier.record_type(), Arc::new(carrier));
    }

    /// The one for this type of record.
    pub fn get(&self, record_type: &str) -> Option<&Arc<dyn Carrier>> {
        self.0.get(record_type)
    }

    /// Every type of record that takes files, sorted.
    pub fn types(&self) -> Vec<&'static str> {
        let mut types: Vec<_> = self.0.keys().copied().collect();
        types.sort_unstable();
        types
    }
}

impl fmt::Debug for Carriers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.types()).finish()
    }
}

/// Lets files be attached to placed records of `T`: adds the field `attachments`, whose rule in the module's policy
/// names the resource by which files are read and attached. Of what is about people `class` is personal. What is retired
/// takes none.
pub fn carry<T: Record>(parts: &mut Parts<'_>, class: Class) {
    with(parts, class, |_, _: &Row<T>| Keeping::Open);
}

/// Lets the papers of cases be attached to placed records of `T`, as [`carry`] does: who attached one takes it away again.
pub fn carry_papers<T: Record>(parts: &mut Parts<'_>) {
    with(parts, Class::Personal, |_, _: &Row<T>| Keeping::Papers { has_it: false });
}

/// The same for records that say by themselves what may be done with their papers now, by this caller; rows have their
/// hidden fields.
pub fn carry_case<T: Record>(parts: &mut Parts<'_>, keeping: fn(&Access, &Row<T>) -> Keeping) {
    with(parts, Class::Personal, keeping);
}

fn with<T: Record>(
    parts: &mut Parts<'_>,
    class: Class,
    keeping: impl Fn(&Access, &Row<T>) -> Keeping + Send + Sync + 'static,
) {
    parts
        .fields_of::<T, Attachments<T>>()
        .shelf::<Carriers>(|carriers| carriers.add(Of::<T> { class, keeping: Box::new(keeping) }));
}

/// How the attachments of a record are kept.
type Judge<T> = dyn Fn(&Access, &Row<T>) -> Keeping + Send + Sync;

/// Is it out of use? What has no field `status` never is.
fn is_retired<T: Record>(row: &Row<T>) -> bool {
    matches!(row.value("status"), Some(Value::Enum(status)) if status == "RETIRED")
}

/// The placed records of `T`.
struct Of<T> {
    class: Class,
    keeping: Box<Judge<T>>,
}

#[async_trait]
impl<T: Record> Carrier for Of<T> {
    fn record_type(&self) -> &'static str {
        T::TYPE
    }

    fn class(&self) -> Class {
        self.class
    }

    async fn hold(&self, tx: &Tx, record: &GlobalId) -> Result<Holder> {
        let resource = self.resource(tx.access()).ok_or_else(Error::forbidden)?;
        let target = tx.target_as::<T>(record, resource, Action::Change).await?;
        let permit = target.permit().clone();
        let selection = Selection::default().with::<T>("status");
        let row = tx.access().by_id::<T>(record, selection).await?;
        let row = row.ok_or_else(|| Error::not_found(T::TYPE))?;
        let person = T::PERSON.and_then(|column| row.link(column));
        let keeping = if is_retired(&row) { Keeping::Retired } else { (self.keeping)(tx.access(), &row) };
        Ok(Holder { permit, area: row.area().to_owned(), person, resource, keeping })
    }

    async fn find(
        &self,
        access: &Access,
        (district, record): (&str, i64),
        attachment: i64,
        selection: Selection,
    ) -> Result<Option<Row<Attachment>>> {
        let Some(resource) = self.resource(access) else { return Ok(None) };
        if access.scope(resource, Action::Read).is_empty()
            || access.scope(T::RESOURCE, Action::Read).is_empty()
        {
            return Ok(None);
        }
        let key = [(district.to_owned(), record)];
        let find = access.belonging::<T, Attachment>(resource, "record_id", &key)?.select(selection);
        find.filter(Expr::col("record_type").eq(T::TYPE))
            .filter(Expr::col("status").eq("active"))
            .filter(Expr::col("id").eq(attachment))
            .one()
            .await
    }
}
