//! Statements that write: each change brings its history, its audit row and its event, in one transaction.

use super::Access;
use super::find::table;
use super::located::{Located, Values, all_values, key_columns, number, set_values, shown};
use super::permit::Permit;
use super::policy::Action;
use super::principal::Post;
use super::target::Target;
use crate::db::Open;
use crate::discreet::Told;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::Record;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, Value};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryResult};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// What a write did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The record.
    pub id: GlobalId,
    /// Its version now.
    pub version: i64,
    permit: Permit,
}

impl Written {
    /// What was done, once it was looked whether it may be.
    pub(crate) fn new(id: GlobalId, version: i64) -> Self {
        Self { id, version, permit: Permit::seen() }
    }

    /// What a mutation answers instead of a record that it wrote, by somebody who may write: the record to look at.
    pub fn of(permit: &Permit, id: GlobalId, version: i64) -> Self {
        Self { id, version, permit: permit.clone() }
    }

    /// Proof that the caller may write what belongs to the record.
    pub fn permit(&self) -> &Permit {
        &self.permit
    }
}

/// A transaction of one caller. Dropped without `commit`, it leaves nothing.
#[must_use]
#[derive(Debug)]
pub struct Tx {
    access: Access,
    pub(crate) open: Open,
    rights_changed: bool,
    districts_changed: bool,
    reason: Option<String>,
    right: Option<&'static str>,
    post: Option<Option<Post>>,
    detail: Option<String>,
    /// What it told the auditor.
    pub(crate) told: tokio::sync::Mutex<Told>,
    /// Statements that put up again what loading took down.
    pub(super) taken_down: Mutex<Vec<String>>,
}

impl Access {
    /// Begins a transaction.
    ///
    /// # Errors
    /// UNAVAILABLE when no connection is free in time.
    pub async fn begin(&self) -> Result<Tx> {
        let open = self.shared.db.begin(&self.meter).await?;
        // its own reads need no row of their own: what they are for leaves one, in the same transaction
        let access = Self { inside: true, ..self.clone() };
        Ok(Tx {
            access,
            open,
            rights_changed: false,
            districts_changed: false,
            reason: None,
            right: None,
            post: None,
            detail: None,
            told: tokio::sync::Mutex::default(),
            taken_down: Mutex::default(),
        })
    }
}

impl Tx {
    /// The access that it belongs to.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// States why, for the audit rows that follow.
    pub fn because(&mut self, reason: impl Into<String>) {
        self.reason = Some(reason.into());
    }

    /// States that what follows is done by the right to this resource, where it is not the record's own: for what is
    /// created without a record that was looked at before.
    pub fn by_right_to(&mut self, resource: &'static str) {
        self.right = Some(resource);
    }

    /// States by which post what follows is done, or that it is done without one, where that was looked at already.
    pub fn by_post(&mut self, post: Option<&Post>) {
        self.post = Some(post.cloned());
    }

    /// States what the event of the next change says beside its record: for streams that choose by it whom they tell. It
    /// is never sent to a client, and holds nothing of a person.
    pub fn event_says(&mut self, detail: String) {
        self.detail = Some(detail);
    }

    /// Refuses unless the caller may do `action` with `resource` in the area with this code.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when not at all, NOT_FOUND when not there.
    pub fn require(&self, resource: &str, action: Action, area: &str) -> Result<()> {
        let scope = self.access.require(resource, action)?;
        if scope.covers(area) { Ok(()) } else { Err(Error::not_found("area")) }
    }

    /// Writes a new record: `row` sets every column. The caller needs the right to create in its area, or to create
    /// one's own where the row names the caller as its owner.
    ///
    /// # Errors
    /// As `require`; CONFLICT when a unique value is taken.
    pub async fn create<T: Record>(&mut self, row: <T::Entity as EntityTrait>::ActiveModel) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    {
        let values = set_values::<T::Entity>(&row);
        let at = Located::of::<T>(&values)?;
        let permit = self.may_create::<T>(&values, &at.area)?;
        self.insert(&permit, row).await?;
        let version = number(values.get("version")).unwrap_or(1);
        let changes = shown::<T>(&values);
        self.record::<T>(&at, version, ("create", &changes), (&Permit::seen(), Action::Create)).await?;
        Ok(Written::new(at.id, version))
    }

    fn may_create<T: Record>(&self, values: &Values, area: &str) -> Result<Permit> {
        let scope = self.access.require(T::RESOURCE, Action::Create)?;
        let owner = T::OWNER.and_then(|column| number(values.get(column)));
        let own = scope.own() && owner.is_some() && owner == self.access.account();
        let of_line = T::LINES.iter().any(|column| match values.get(column) {
            Some(Value::String(Some(line))) => scope.covers_line(area, line),
            _ => false,
        });
        if own || of_line || scope.covers(area) { Ok(Permit::seen()) } else { Err(Error::not_found("area")) }
    }

    /// Changes the record `before`: `row` sets the columns that change. The version must be the `expected` one. What
    /// is already so is left alone.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed it since.
    pub async fn change<T: Record>(
        &mut self,
        before: Target<T>,
        row: <T::Entity as EntityTrait>::ActiveModel,
        expected: i64,
        verb: &str,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        let (row_before, permit) = before.into_parts();
        let old = all_values::<T::Entity>(&row_before.into_active_model());
        let mut new = set_values::<T::Entity>(&row);
        new.retain(|column, value| old.get(column) != Some(value));
        let shown = shown::<T>(&new);
        if new.is_empty() {
            let at = Located::of::<T>(&old)?;
            let version = current::<T>(&old, expected)?;
            return Ok(Written::of(&permit, at.id, version));
        }
        self.apply::<T>((&old, &permit), new, shown, expected, verb).await
    }

    pub(super) async fn apply<T: Record>(
        &mut self,
        (old, permit): (&Values, &Permit),
        new: Values,
        shown: BTreeMap<&'static str, serde_json::Value>,
        expected: i64,
        verb: &str,
    ) -> Result<Written> {
        let at = Located::of::<T>(old)?;
        let version = current::<T>(old, expected)?;
        let mut update = Query::update();
        update.table(table::<T>()).value("version", version + 1).value("changed_at", self.access.now());
        for (column, value) in new {
            update.value(column, value);
        }
        for column in key_columns(T::PLACE) {
            let key = old.get(column).cloned().unwrap_or(Value::String(None));
            update.and_where(Expr::col(*column).eq(key));
        }
        update.and_where(Expr::col("version").eq(version));
        if self.execute(&Permit::seen(), &update).await? != 1 {
            return Err(stale(T::TYPE, version));
        }
        self.record::<T>(&at, version + 1, (verb, &shown), (permit, Action::Change)).await?;
        Ok(Written::of(permit, at.id, version + 1))
    }

    /// Rows of a statement, read inside the transaction: for what belongs to a record that it may write.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rows(&self, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        self.open.rows(&self.access.meter, select).await
    }

    /// Rights change with this transaction: every cache drops them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rights_change(&mut self) -> Result<()> {
        self.rights_changed = true;
        crate::access::rights::bump(self).await
    }

    /// The list of districts changes with this transaction: this process reads it again after the commit, others
    /// with their next look at the rights, which is within a second.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn districts_change(&mut self) -> Result<()> {
        self.districts_changed = true;
        self.rights_change().await
    }

    /// Makes everything last.
    ///
    /// # Errors
    /// When the database fails: then nothing was written.
    pub async fn commit(self) -> Result<()> {
        self.put_up().await?;
        let Self { access, open, told, rights_changed, districts_changed, .. } = self;
        open.commit(&access.meter).await?;
        told.into_inner().lasts(&access.meter).await;
        if districts_changed && let Err(error) = access.shared.read_districts().await {
            // what was committed stays so, and the next look at the rights reads the list again
            tracing::warn!(code = error.code().as_str(), "the list of districts was not read again");
        }
        if rights_changed {
            access.shared.rights.forget();
        }
        access.shared.events.send_modify(|n| *n += 1);
        Ok(())
    }

    /// Makes everything last, and wakes nobody: for what no stream tells of.
    pub(crate) async fn commit_quietly(self) -> Result<()> {
        self.open.commit(&self.access.meter).await?;
        self.told.into_inner().lasts(&self.access.meter).await;
        Ok(())
    }

    /// Records that sensitive fields of a record were shown, and why. Nothing of the values.
    pub(crate) async fn revealed<T: Record>(&self, row: &Values, fields: &str, purpose: &str) -> Result<()> {
        let at = Located::of::<T>(row)?;
        let by = (&Permit::seen(), Action::Reveal);
        let post = self.post_of::<T>(&at, by);
        self.tell_auditor_of::<T>(&at, post, by).await?;
        let trace = crate::trace::Trace {
            district: &at.district,
            area: &at.area,
            record_type: T::TYPE,
            record_id: &at.id.key,
            person: at.person,
            verb: "reveal",
            post,
            reason: Some(purpose),
        };
        trace.audit(self, fields).await
    }

    /// History, audit and event of a change of a record: by the post that was stated, otherwise by the one whose right
    /// the permit comes from, otherwise by one that may do `action` with what was stated or the record's resource.
    pub(super) async fn record<T: Record>(
        &mut self,
        at: &Located,
        version: i64,
        (verb, changes): (&str, &BTreeMap<&'static str, serde_json::Value>),
        (permit, action): (&Permit, Action),
    ) -> Result<()> {
        let post = self.post_of::<T>(at, (permit, action));
        self.tell_auditor_of::<T>(at, post, (permit, action)).await?;
        let trace = crate::trace::Trace {
            district: &at.district,
            area: &at.area,
            record_type: T::TYPE,
            record_id: &at.id.key,
            person: at.person,
            verb,
            post,
            reason: self.reason.as_deref(),
        };
        trace.history(self, version, changes).await?;
        trace.audit(self, &changes.keys().copied().collect::<Vec<_>>().join(",")).await?;
        let detail = self.detail.take();
        crate::trace::event(self, verb, &at.id, &at.area, detail).await
    }
}

impl Tx {
    /// The post by which a record is dealt with. With a restricted one somebody without a permit deals by a post only as its
    /// owner, and the person as oneself, whatever post that account has.
    fn post_of<T: Record>(&self, at: &Located, (permit, action): (&Permit, Action)) -> Option<&Post> {
        let find = |resource, action| {
            self.access.principal().post_for(self.access.policy(), resource, action, &at.area)
        };
        let right = || find(self.right.unwrap_or(T::RESOURCE), action);
        match (&self.post, permit.post(&self.access), T::RESTRICTED) {
            (Some(post), ..) => post.as_ref(),
            (None, Some(post), None) => post,
            (None, Some(Some(post)), Some(_)) => Some(post),
            (None, None, None) => right(),
            (None, _, Some(of_owner)) if self.owns(at) => right().or_else(|| find(of_owner, Action::Read)),
            (None, _, Some(_)) => None,
        }
    }

    /// Tells the auditor that staff dealt with a record, where that is all that there is to tell of it.
    async fn tell_auditor_of<T: Record>(
        &self,
        at: &Located,
        post: Option<&Post>,
        (permit, action): (&Permit, Action),
    ) -> Result<()> {
        if T::RESTRICTED.is_some() && !permit.follows() && (post.is_some() || self.owns(at)) {
            return self.tell_auditor(&at.district, post, action).await;
        }
        Ok(())
    }

    fn owns(&self, at: &Located) -> bool {
        at.owner.is_some() && at.owner == self.access.account()
    }
}

/// The version of a row, if it is the expected one.
fn current<T: Record>(old: &Values, expected: i64) -> Result<i64> {
    let version = number(old.get("version")).unwrap_or(0);
    if version == expected { Ok(version) } else { Err(stale(T::TYPE, version)) }
}

fn stale(record_type: &str, version: i64) -> Error {
    Error::conflict(format!(
        "this {record_type} was changed meanwhile and is at version {version}; read it again"
    ))
}

/// A unique value that is taken is the user's conflict, not a fault.
pub(super) fn taken(error: Error) -> Error {
    let text = error.cause().map(ToString::to_string).unwrap_or_default();
    let unique = text.contains("UNIQUE constraint failed") || text.contains("duplicate key value");
    if unique { Error::conflict("a record with this name or code exists already") } else { error }
}
