//! Statements that read. The reach is part of each; a caller narrows, and cannot widen.

use super::along::Companions;
use super::belonging::Seen;
use super::columns::Columns;
use super::condition::{reach, within};
use super::policy::Action;
use super::{Access, Scope};
use crate::code::AreaCode;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::{Order, Place, Record, Row, Selection};
use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, IntoCondition, Order as Direction, Query, SelectStatement,
};
use sea_orm::{EntityName, QueryResult};
use std::marker::PhantomData;

/// A statement that reads rows of `T` within reach.
#[must_use]
#[derive(Debug)]
pub struct Find<'a, T> {
    pub(crate) access: &'a Access,
    pub(crate) scope: Scope,
    conditions: Condition,
    pub(super) selection: Selection,
    /// The records to which the rows must belong, where these have no reach of their own.
    pub(super) seen: Option<Seen>,
    record: PhantomData<fn() -> T>,
}

impl<'a, T: Record> Find<'a, T> {
    pub(super) fn new(access: &'a Access, scope: Scope) -> Self {
        let (conditions, selection) = (Condition::all(), Selection::ALL);
        Self { access, scope, conditions, selection, seen: None, record: PhantomData }
    }

    /// The access that it reads through.
    pub fn access(&self) -> &'a Access {
        self.access
    }

    /// Only rows that also meet `condition`.
    pub fn filter(mut self, condition: impl IntoCondition) -> Self {
        self.conditions = self.conditions.add(condition.into_condition());
        self
    }

    /// Only rows that also meet `condition`, if there is one.
    pub fn filter_some(self, condition: Option<impl IntoCondition>) -> Self {
        match condition {
            Some(condition) => self.filter(condition),
            None => self,
        }
    }

    /// Only rows that the caller may also take out of the platform.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when that are none at all.
    pub fn to_export(self) -> Result<Self> {
        let scope = self.access.require(T::RESOURCE, Action::Export)?;
        let reach = reach::<T>(self.access, &scope);
        Ok(self.filter(reach))
    }

    /// Only rows where the caller may read this resource, too: what a condition tells of another record asks for the right to
    /// that one.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when that are none at all.
    pub fn reading(self, resource: &str) -> Result<Self> {
        let scope = self.access.require(resource, Action::Read)?;
        let reach = reach::<T>(self.access, &scope);
        Ok(self.filter(reach))
    }

    /// That there is such a row, as a condition of a statement about other records. Broken glass opens none: it would leave
    /// no trace.
    #[must_use]
    pub fn exists(self) -> Expr {
        let mut select = Query::select();
        select.expr(Expr::val(1));
        Self { scope: self.scope.without_glass(), ..self }.narrow(&mut select);
        Expr::exists(select)
    }

    /// The rows beyond a cursor in the record's order, for pages that are no connection.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `path` when it is no cursor of this list.
    pub fn beyond(self, cursor: Option<&str>, path: &'static str) -> Result<Self> {
        let condition = cursor.map(|cursor| crate::paging::beyond::<T>(cursor, path)).transpose()?;
        Ok(self.filter_some(condition))
    }

    /// Only rows that lie in `area`.
    pub fn in_area(mut self, area: &AreaCode) -> Self {
        if self.scope.is_all() && !self.scope.own() {
            self.conditions = self.conditions.add(within(self.access, T::PLACE, area));
        } else if matches!(T::PLACE, Place::Grids(_)) || self.scope.own() {
            // what lies in several grids can be in reach through one of them and in the area through another
            self.conditions = self.conditions.add(within(self.access, T::PLACE, area));
        } else {
            self.scope = self.scope.within(area);
        }
        self
    }

    /// Reads only these fields.
    pub fn select(mut self, selection: Selection) -> Self {
        // whom a row is about is hidden, and is on record where broken glass opens it or each look is
        let on_record = T::RESTRICTED.is_some() || !self.scope.broken().is_empty();
        self.selection = if on_record { selection.whole() } else { selection };
        self
    }

    /// Only the row with this global id.
    ///
    /// # Errors
    /// BAD_USER_INPUT when it is not an id of a `T`.
    pub fn with_id(self, id: &GlobalId) -> Result<Self> {
        let id = id.clone().of(T::TYPE, "id")?;
        Ok(match T::PLACE {
            Place::Grid | Place::Grids(_) | Place::Log => {
                let district = Expr::col("district_code").eq(id.district.as_str());
                let key = Expr::col("id").eq(id.id()?);
                self.filter(district).filter(key)
            }
            Place::Area => {
                let key = Expr::col("id").eq(id.id()?);
                self.filter(key)
            }
            Place::Code => self.filter(Expr::col("code").eq(id.key)),
        })
    }

    pub(super) fn statement(&self) -> SelectStatement {
        let mut select = Query::select();
        select.columns(Columns::<T>::of(self.selection).names());
        self.narrow(&mut select);
        select
    }

    /// From the rows that it reads.
    pub(super) fn narrow(&self, select: &mut SelectStatement) {
        select
            .from(table::<T>())
            .cond_where(reach::<T>(self.access, &self.scope))
            .cond_where(self.conditions.clone());
        if let Some(seen) = &self.seen {
            select.cond_where(seen.condition(self.access.backend()));
        }
    }

    /// The first `limit` rows in the record's order, or the last ones backwards.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take(self, limit: u64, backwards: bool) -> Result<Vec<Row<T>>> {
        self.take_with(limit, backwards, None).await
    }

    /// The same, with what the rows lead to.
    pub(crate) async fn take_with(
        self,
        limit: u64,
        backwards: bool,
        companions: Option<&Companions<'_>>,
    ) -> Result<Vec<Row<T>>> {
        if self.scope.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self.statement();
        for (column, direction) in order::<T>(backwards) {
            select.order_by((table::<T>(), column), direction);
        }
        if let Some(companions) = companions {
            companions.join::<T>(&mut select);
        }
        select.limit(limit);
        self.run_with(&select, companions).await
    }

    /// Every row: for conditions that are lists of keys, which bound them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_keys(self) -> Result<Vec<Row<T>>> {
        if self.scope.is_empty() { Ok(Vec::new()) } else { self.run(&self.statement()).await }
    }

    /// Every row, at most 10,000.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when there are more; when the database fails.
    pub async fn all(self) -> Result<Vec<Row<T>>> {
        const MOST: usize = 10_000;
        let rows = self.take(MOST as u64 + 1, false).await?;
        if rows.len() > MOST {
            let text = format!("more than {MOST} {} records; ask for a smaller area", T::TYPE);
            return Err(Error::new(crate::Code::LimitExceeded, text));
        }
        Ok(rows)
    }

    /// The row, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn one(self) -> Result<Option<Row<T>>> {
        self.one_with(None).await
    }

    /// The same, with what it leads to.
    pub(crate) async fn one_with(self, companions: Option<&Companions<'_>>) -> Result<Option<Row<T>>> {
        Ok(self.take_with(1, false, companions).await?.into_iter().next())
    }

    /// Does broken glass open some of the rows, which are about people? They are read, on record for each of them, and never
    /// counted: a figure tells of somebody, too, and leaves no trace for the person.
    pub(super) fn opens_people(&self) -> bool {
        T::PERSON.is_some() && !self.scope.broken().is_empty()
    }

    /// How many rows; none where broken glass opens some that are about people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(self) -> Result<Option<i64>> {
        if self.scope.is_empty() {
            return Ok(Some(0));
        }
        if self.opens_people() {
            return Ok(None);
        }
        let mut select = Query::select();
        select.expr_as(Expr::cust("COUNT(*)"), Alias::new("n"));
        self.narrow(&mut select);
        self.access.on_record(T::TYPE, &self.scope).await?;
        let rows = self.access.shared.db.rows(&self.access.meter, &select).await?;
        let count: Option<i64> = rows.first().map(|row| row.try_get_by("n")).transpose()?;
        Ok(Some(count.unwrap_or(0)))
    }

    /// As [`count`](Self::count); none either when they are more than `most`, which are not counted on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_to(self, most: u64) -> Result<Option<i64>> {
        if self.scope.is_empty() {
            return Ok(Some(0));
        }
        if self.opens_people() {
            return Ok(None);
        }
        let find = self.select(Selection::default());
        let mut some = find.statement();
        some.limit(most + 1);
        let mut select = Query::select();
        select.expr_as(Expr::cust("COUNT(*)"), Alias::new("n")).from_subquery(some, "some");
        find.access.on_record(T::TYPE, &find.scope).await?;
        let rows = find.access.shared.db.rows(&find.access.meter, &select).await?;
        let count: Option<i64> = rows.first().map(|row| row.try_get_by("n")).transpose()?;
        Ok(count.filter(|count| u64::try_from(*count).is_ok_and(|count| count <= most)))
    }

    /// Every row with more columns beside it, at most `most` rows: each a name and a value for the row, such as a
    /// scalar subquery on a table that belongs to the record.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when there are more; when the database fails.
    pub async fn beside(
        self,
        columns: Vec<(&'static str, Expr)>,
        most: u64,
    ) -> Result<Vec<(Row<T>, QueryResult)>> {
        if self.scope.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self.statement();
        for (name, value) in columns {
            select.expr_as(value, Alias::new(name));
        }
        for (column, direction) in order::<T>(false) {
            select.order_by(column, direction);
        }
        select.limit(most + 1);
        self.access.on_record(T::TYPE, &self.scope).await?;
        let rows = self.access.shared.db.rows(&self.access.meter, &select).await?;
        if rows.len() as u64 > most {
            let text = format!("more than {most} {} records; ask for a smaller area", T::TYPE);
            return Err(Error::new(crate::Code::LimitExceeded, text));
        }
        let columns = Columns::of(self.selection);
        let read: Vec<Row<T>> = rows.iter().map(|row| columns.read(row)).collect::<Result<_>>()?;
        self.on_record(&read).await?;
        Ok(read.into_iter().zip(rows).collect())
    }

    pub(super) async fn run(&self, select: &SelectStatement) -> Result<Vec<Row<T>>> {
        self.run_with(select, None).await
    }

    async fn run_with(
        &self,
        select: &SelectStatement,
        companions: Option<&Companions<'_>>,
    ) -> Result<Vec<Row<T>>> {
        self.access.on_record(T::TYPE, &self.scope).await?;
        let rows = self.access.shared.db.rows(&self.access.meter, select).await?;
        let columns = Columns::of(self.selection);
        if let Some(companions) = companions {
            companions.hand_over(columns.names().count(), &rows)?;
        }
        let rows: Vec<Row<T>> = rows.iter().map(|row| columns.read(row)).collect::<Result<_>>()?;
        self.on_record(&rows).await?;
        Ok(rows)
    }

    /// Puts on record for the persons of these rows that they were read, where each look is.
    async fn on_record(&self, rows: &[Row<T>]) -> Result<()> {
        self.access.on_record_of_each((&self.scope, self.selection), rows).await?;
        match T::RESTRICTED {
            Some(right) => self.access.on_record_of_persons(rows, right).await,
            None => Ok(()),
        }
    }
}

/// Name of the table of `T`.
pub(super) fn table<T: Record>() -> Alias {
    Alias::new(<T::Entity as Default>::default().table_name())
}

/// The column that holds the area of a row.
pub(crate) fn area_column(place: Place) -> &'static str {
    match place {
        Place::Grid | Place::Grids(_) => "grid_code",
        Place::Log | Place::Area => "area_code",
        Place::Code => "code",
    }
}

/// The order of `T`, ending with its key.
pub(super) fn order<T: Record>(backwards: bool) -> Vec<(&'static str, Direction)> {
    let key = if T::PLACE == Place::Code { "code" } else { "id" };
    let turn = |descending: bool| if descending != backwards { Direction::Desc } else { Direction::Asc };
    match T::ORDER {
        Order::Text(column) => vec![(column, turn(false)), (key, turn(false))],
        Order::Key => vec![(key, turn(false))],
        Order::KeyDescending => vec![(key, turn(true))],
    }
}
