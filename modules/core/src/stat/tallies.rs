//! Counts of records in areas that are made when somebody asks: for records of which an area has few, so that no counter
//! has to be kept with each change.

use super::graph::Areas;
use super::{by_level, within};
use async_graphql::Context;
use chrono::NaiveDate;
use kit::access::{Access, Action, Ask, Tally};
use kit::loaders::Batch;
use kit::record::Record;
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait};
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The days that are counted, and the day of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    today: NaiveDate,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Span {
    /// All days until now.
    pub fn whole(access: &Access) -> Self {
        Self { today: access.today(), from: None, to: None }
    }

    /// From the one day to the other.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `to` when it is before `from`.
    pub fn of(access: &Access, from: Option<Date>, to: Option<Date>) -> Result<Self> {
        let (from, to) = (from.map(|day| day.0), to.map(|day| day.0));
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(Error::bad_input("to", "not before `from`"));
        }
        Ok(Self { from, to, ..Self::whole(access) })
    }

    /// The day of asking.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The first of the days, where one was asked for.
    pub fn first(&self) -> Option<NaiveDate> {
        self.from
    }

    /// The rows whose day in this column lies among the days.
    pub fn has(&self, column: &'static str) -> Condition {
        Condition::all()
            .add(Expr::col(column).is_not_null())
            .add_option(self.from.map(|day| Expr::col(column).gte(day)))
            .add_option(self.to.map(|day| Expr::col(column).lte(day)))
    }
}

/// 1 for a row that meets the condition, otherwise 0: what a count sums.
pub fn one_if(condition: impl Into<Condition>) -> Expr {
    amount_if(condition, Expr::cust("1"))
}

/// The amount of a row that meets the condition, otherwise 0.
pub fn amount_if(condition: impl Into<Condition>, amount: Expr) -> Expr {
    CaseStatement::new().case(condition.into(), amount).finally(Expr::cust("0")).into()
}

/// What is summed over the rows of `T`, known by a name that no other has.
pub struct Tallies<T> {
    name: &'static str,
    sums: fn(&Span) -> Vec<Expr>,
    record: PhantomData<fn() -> T>,
}

impl<T: Record> Tallies<T> {
    /// These sums.
    pub const fn new(name: &'static str, sums: fn(&Span) -> Vec<Expr>) -> Self {
        Self { name, sums, record: PhantomData }
    }

    /// A batch for the sums of single areas: one statement for those of a level.
    pub const fn of_each(self, span: Span) -> OfEach<T> {
        OfEach { tallies: self, span }
    }

    /// The sums of an area by their places, each 0 where there is nothing; none where it is not wholly within what the
    /// caller may read of `T`. Asked for together with those of other areas: one statement for a level.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_area(
        self,
        ctx: &Context<'_>,
        area: &str,
        span: Span,
    ) -> Result<Option<impl Fn(usize) -> i64 + use<T>>> {
        if !ctx.access().scope(T::RESOURCE, Action::Read).covers(area) {
            return Ok(None);
        }
        let found = ctx.loaders().load(self.of_each(span), area.to_owned()).await?;
        Ok(Some(move |at: usize| found.as_ref().and_then(|sums| sums.get(at)).copied().unwrap_or(0)))
    }

    /// The sums of each of these areas that is wholly within reach, by its code.
    ///
    /// # Errors
    /// When the caller may read none of the records; when the database fails.
    pub async fn of_areas(
        self,
        access: &Access,
        areas: &Areas,
        span: Span,
    ) -> Result<Vec<(String, Vec<i64>)>> {
        let find = access.find::<T>()?.in_area(&areas.area);
        find.sums(&areas.tally(), &(self.sums)(&span)).await
    }

    /// The sums of the rows with each text of a column, in an area that is wholly within reach, by that text.
    ///
    /// # Errors
    /// As `of_areas`.
    pub async fn by(
        self,
        access: &Access,
        areas: &Areas,
        column: &'static str,
        span: Span,
    ) -> Result<Vec<(String, Vec<i64>)>> {
        let tally = Tally { digits: areas.area.level().digits(), ..areas.tally() };
        access.find::<T>()?.in_area(&areas.area).sums_by(column, &tally, &(self.sums)(&span)).await
    }
}

/// The sums of an area, by its code; none where nothing is, or it is not wholly within reach.
pub struct OfEach<T> {
    tallies: Tallies<T>,
    span: Span,
}

impl<T: Record> Batch for OfEach<T> {
    type Key = String;
    type Value = Arc<Vec<i64>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut found = HashMap::new();
        let values = (self.tallies.sums)(&self.span);
        for (digits, codes) in by_level(keys) {
            let find = within(access, access.find::<T>()?, digits, &codes);
            for (code, sums) in find.sums(&Tally::of(digits, codes.len()), &values).await? {
                found.insert(code, Arc::new(sums));
            }
        }
        Ok(found)
    }
}

// by hand: a derive would ask the same of T

impl<T> Clone for Tallies<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Tallies<T> {}

impl<T> fmt::Debug for Tallies<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tallies({})", self.name)
    }
}

impl<T> Clone for OfEach<T> {
    fn clone(&self) -> Self {
        Self { tallies: self.tallies, span: self.span }
    }
}

impl<T> PartialEq for OfEach<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.tallies.name, self.span) == (other.tallies.name, other.span)
    }
}

impl<T> Eq for OfEach<T> {}

impl<T> Hash for OfEach<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.tallies.name, self.span).hash(state);
    }
}

impl<T> fmt::Debug for OfEach<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfEach({:?}, {:?})", self.tallies, self.span)
    }
}
