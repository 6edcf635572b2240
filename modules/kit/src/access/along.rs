//! Records that rows lead to one by one, read in the statement of the rows: a page of residents with their grids and
//! households is one statement. What it finds is handed to the loaders, where the links find it; whatever cannot be read so
//! is loaded as always.

use super::columns::Columns;
use super::find::{Find, table};
use crate::error::Result;
use crate::ext::along;
use crate::links::One;
use crate::loaders::Loaders;
use crate::record::{Place, Record, Row, Selection};
use async_graphql::Context;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, JoinType, Query, SelectStatement};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// The columns of a record that name another: its district and its id. A hidden field reads each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Naming {
    /// Column of the district.
    pub district: &'static str,
    /// Column of the id.
    pub id: &'static str,
}

/// Links that one statement follows; further ones are loaded as always.
const MOST: usize = 4;

/// What each row of a statement leads to by one link.
pub trait Companion: Send + Sync {
    /// What it is: the same link with the same fields is joined once.
    fn same(&self) -> (Naming, Selection);
    /// Joins it to a statement that reads from a table, as the `nth` of its companions.
    fn join(&self, nth: usize, of: &Alias, select: &mut SelectStatement);
    /// How many columns that adds.
    fn width(&self) -> usize;
    /// Hands to the loaders what was found, whose columns begin at this position.
    ///
    /// # Errors
    /// INTERNAL when a column holds something else.
    fn hand_over(&self, from: usize, rows: &[QueryResult], loaders: &Loaders) -> Result<()>;
}

/// What the rows of a statement lead to, and where it is handed over.
pub(crate) struct Companions<'a> {
    all: Vec<Box<dyn Companion + 'a>>,
    loaders: &'a Loaders,
}

impl<'a> Companions<'a> {
    /// Of the records of `T` at these paths below the field that `ctx` is at.
    pub(crate) fn of<T: Record>(ctx: &Context<'a>, paths: &[&str]) -> Self {
        let mut all = Vec::new();
        for path in paths {
            let mut ahead = ctx.look_ahead();
            for step in path.split('.').filter(|step| !step.is_empty()) {
                ahead = ahead.field(step);
            }
            for field in ahead.selection_fields() {
                for companion in field.selection_set().filter_map(|below| along::<Row<T>>(ctx, &below)) {
                    add(&mut all, companion);
                }
            }
        }
        Self { all, loaders: ctx.data_unchecked() }
    }

    /// Joins them to a statement that reads rows of `T`.
    pub(super) fn join<T: Record>(&self, select: &mut SelectStatement) {
        for (nth, companion) in self.all.iter().enumerate() {
            companion.join(nth, &table::<T>(), select);
        }
    }

    /// Hands over what was found; their columns begin at this position.
    pub(super) fn hand_over(&self, mut from: usize, rows: &[QueryResult]) -> Result<()> {
        for companion in &self.all {
            companion.hand_over(from, rows, self.loaders)?;
            from += companion.width();
        }
        Ok(())
    }
}

/// A field can stand in a document any number of times.
fn add<'a>(all: &mut Vec<Box<dyn Companion + 'a>>, companion: Box<dyn Companion + 'a>) {
    if all.len() < MOST && !all.iter().any(|known| known.same() == companion.same()) {
        all.push(companion);
    }
}

/// The record of `T` that each row names.
struct Joined<'a, T> {
    find: Find<'a, T>,
    columns: Columns<T>,
    by: Naming,
}

/// The records of a statement as companions of rows that name them so; None where each look is on record, or the key is no
/// district and id.
pub(crate) fn joined<'a, T: Record>(find: Find<'a, T>, by: Naming) -> Option<Box<dyn Companion + 'a>> {
    let placed = matches!(T::PLACE, Place::Grid | Place::Grids(_) | Place::Log);
    let on_record = T::RESTRICTED.is_some() || !find.scope.broken().is_empty();
    if !placed || on_record || find.scope.is_empty() {
        return None;
    }
    let columns = Columns::of(find.selection);
    Some(Box::new(Joined { find, columns, by }))
}

impl<T: Record> Companion for Joined<'_, T> {
    fn same(&self) -> (Naming, Selection) {
        (self.by, self.find.selection)
    }

    fn join(&self, nth: usize, of: &Alias, select: &mut SelectStatement) {
        // names of their own: the conditions of the rows name columns without a table
        let name = |column: &str| Alias::new(format!("{column}_{nth}"));
        let with = Alias::new(format!("with_{nth}"));
        let mut found = Query::select();
        for column in self.columns.names() {
            found.expr_as(Expr::col(column), name(column));
            select.column((with.clone(), name(column)));
        }
        self.find.narrow(&mut found);
        let named = |own: &str, by: &'static str| {
            Expr::col((with.clone(), name(own))).equals((of.clone(), Alias::new(by)))
        };
        let on = Condition::all().add(named("district_code", self.by.district)).add(named("id", self.by.id));
        select.join_subquery(JoinType::LeftJoin, found, with.clone(), on);
    }

    fn width(&self) -> usize {
        self.columns.names().count()
    }

    fn hand_over(&self, from: usize, rows: &[QueryResult], loaders: &Loaders) -> Result<()> {
        let mut known: HashMap<_, Option<Arc<Row<T>>>> = HashMap::new();
        for row in rows {
            let district: Option<String> = row.try_get_by(self.by.district)?;
            let id: Option<i64> = row.try_get_by(self.by.id)?;
            let (Some(district), Some(id)) = (district, id) else { continue };
            if let Entry::Vacant(free) = known.entry((district, id.to_string())) {
                free.insert(self.columns.read_beside(row, from)?.map(Arc::new));
            }
        }
        loaders.know(One::new(self.find.selection), known);
        Ok(())
    }
}
