//! Proof that the reach of whoever writes was looked at. Nothing is written without one.

use super::write::taken;
use super::{Access, Action, Post, Tx};
use crate::error::{Error, Result};
use crate::platform::Platform;
use sea_orm::sea_query::InsertStatement;
use sea_orm::{ActiveModelTrait, EntityTrait, QueryResult, StatementBuilder};
use std::sync::Arc;

/// Proof that the caller may write a record and what belongs to it. It comes from where that was looked at:
/// [`Tx::permit`], [`Tx::target`](super::Target::permit) and [`Tx::create`](super::Written::permit).
///
/// What skips the look does not compile:
///
/// ```compile_fail,E0061
/// async fn resolver(tx: &kit::access::Tx, row: entities::platform::history::ActiveModel) -> kit::Result<()> {
///     tx.insert(row).await
/// }
/// ```
///
/// ```compile_fail,E0423
/// let made_up = kit::access::Permit(());
/// ```
///
/// What looks does:
///
/// ```
/// use kit::access::{Action, Tx};
/// async fn resolver(tx: &Tx, row: entities::platform::history::ActiveModel) -> kit::Result<()> {
///     let permit = tx.permit("grid", Action::Change, "340705001001")?;
///     tx.insert(&permit, row).await
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    right: Option<Arc<Right>>,
    /// What is written with it follows from something else that the audit names.
    follows: bool,
}

/// What was looked at: the right to do this with that resource in an area. What is written with the permit is on record
/// as done by the post that has it.
#[derive(Debug, PartialEq, Eq)]
struct Right {
    resource: String,
    action: Action,
    area: String,
}

impl Permit {
    /// For kit itself, right after a look or for a table of its own.
    pub(crate) const fn seen() -> Self {
        Self { right: None, follows: false }
    }

    /// After a look whether the caller may do this in an area.
    pub(super) fn looked(resource: &str, action: Action, area: &str) -> Self {
        let right = Right { resource: resource.to_owned(), action, area: area.to_owned() };
        Self { right: Some(Arc::new(right)), follows: false }
    }

    /// For what follows from something else that the audit names, such as the merge or the erasure of a person: the auditor is
    /// not told of restricted records that change with it.
    pub(crate) fn following(&self) -> Self {
        Self { follows: true, ..self.clone() }
    }

    /// Does what is written with it follow from something else?
    pub(super) fn follows(&self) -> bool {
        self.follows
    }

    /// The post by which the caller may; the outer None where no right was looked at.
    pub(crate) fn post<'a>(&self, access: &'a Access) -> Option<Option<&'a Post>> {
        let right = self.right.as_ref()?;
        Some(access.principal().post_for(access.policy(), &right.resource, right.action, &right.area))
    }
}

impl Platform {
    /// For the tables of the platform itself, which are no records of the graph: sessions, known networks, what an
    /// account logs in with. Only the process and the tests have a platform.
    pub fn permit(&self) -> Permit {
        Permit::seen()
    }
}

impl Tx {
    /// Leave to write what belongs to `resource` in the area with this code, if the caller may do `action` there.
    ///
    /// # Errors
    /// As `require`; INTERNAL for an action that writes nothing.
    pub fn permit(&self, resource: &str, action: Action, area: &str) -> Result<Permit> {
        self.require(resource, writing(action)?, area)?;
        Ok(Permit::looked(resource, action, area))
    }

    /// Leave to write what is the caller's own and belongs to `resource`, if the caller may do `action` with what is
    /// one's own.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN; INTERNAL for an action that writes nothing.
    pub fn permit_own(&self, resource: &str, action: Action) -> Result<Permit> {
        let scope = self.access().require(resource, writing(action)?)?;
        match (scope.own(), self.access().account()) {
            (true, Some(_)) => Ok(Permit::seen()),
            _ => Err(self.access().denied()),
        }
    }

    /// Writes a row that belongs to a record which the caller may write.
    ///
    /// # Errors
    /// CONFLICT when a unique value is taken.
    pub async fn insert<A>(&self, permit: &Permit, row: A) -> Result<()>
    where
        A: ActiveModelTrait + Send,
    {
        let insert = sea_orm::QueryTrait::into_query(<A::Entity as EntityTrait>::insert(row));
        self.execute(permit, &insert).await.map(drop)
    }

    /// Writes a row as `insert` does, and answers what the statement returns.
    ///
    /// # Errors
    /// CONFLICT when a unique value is taken.
    pub async fn insert_returning(
        &self,
        _permit: &Permit,
        insert: &InsertStatement,
    ) -> Result<Vec<QueryResult>> {
        self.open.rows(self.access().meter(), insert).await.map_err(taken)
    }

    /// Runs a statement on rows that belong to a record which the caller may write; answers how many.
    ///
    /// # Errors
    /// CONFLICT when a unique value is taken.
    pub async fn execute(&self, _permit: &Permit, write: &impl StatementBuilder) -> Result<u64> {
        Ok(self.open.execute(self.access().meter(), write).await.map_err(taken)?.rows_affected())
    }
}

/// The action itself, if it is one that writes.
pub(super) fn writing(action: Action) -> Result<Action> {
    match action {
        Action::Create | Action::Change | Action::Decide => Ok(action),
        Action::Read | Action::Export | Action::Reveal => Err(Error::internal(NoWrite(action))),
    }
}

#[derive(Debug)]
struct NoWrite(Action);

impl std::fmt::Display for NoWrite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "who may {} may not write for that", self.0.as_str())
    }
}

impl std::error::Error for NoWrite {}
