//! The columns that a statement reads of a record, and how its rows are read: by the position of each column, which is
//! looked up once for all rows.

use super::find::area_column;
use crate::error::Result;
use crate::record::{Field, Order, Place, Record, Row, Selection, Slots};
use sea_orm::QueryResult;
use std::marker::PhantomData;

/// The columns of a statement that reads rows of `T`: keys, order and the selected fields.
pub(super) struct Columns<T> {
    names: Vec<&'static str>,
    district: Option<usize>,
    key: usize,
    area: usize,
    order: Option<usize>,
    owner: Option<usize>,
    /// The fields that are read, each with the position of its column.
    fields: Vec<(usize, &'static Field)>,
    slots: Slots,
    record: PhantomData<fn() -> T>,
}

impl<T: Record> Columns<T> {
    /// The columns for these fields.
    pub(super) fn of(selection: Selection) -> Self {
        let names = names::<T>(selection);
        // every column that is asked for below is among them
        let at = |column: &str| names.binary_search(&column).unwrap_or_default();
        let district = matches!(T::PLACE, Place::Grid | Place::Grids(_) | Place::Log);
        let order = if let Order::Text(column) = T::ORDER { Some(at(column)) } else { None };
        let read = || T::FIELDS.iter().enumerate().map(|(nth, field)| (field, selection.reads(nth, field)));
        let fields = read().filter(|(_, read)| *read).map(|(field, _)| (at(field.column), field));
        Self {
            district: district.then(|| at("district_code")),
            key: at(if T::PLACE == Place::Code { "code" } else { "id" }),
            area: at(area_column(T::PLACE)),
            order,
            owner: T::OWNER.map(at),
            fields: fields.collect(),
            slots: Slots::of(read().map(|(_, read)| read)),
            names,
            record: PhantomData,
        }
    }

    /// Their names, in the order of the statement.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.names.iter().copied()
    }

    /// Reads a row of a statement that begins with these columns.
    ///
    /// # Errors
    /// When a column holds something else.
    pub(super) fn read(&self, row: &QueryResult) -> Result<Row<T>> {
        self.read_from(row, 0)
    }

    /// Reads what a row of a statement has beside it in the columns from this position on; None when there is nothing.
    ///
    /// # Errors
    /// When a column holds something else.
    pub(super) fn read_beside(&self, row: &QueryResult, from: usize) -> Result<Option<Row<T>>> {
        match row.try_get_by::<Option<i64>, _>(from + self.key)? {
            Some(_) => self.read_from(row, from).map(Some),
            None => Ok(None),
        }
    }

    fn read_from(&self, row: &QueryResult, from: usize) -> Result<Row<T>> {
        let text = |at: usize| row.try_get_by::<String, _>(from + at).map(String::into_boxed_str);
        let key = match T::PLACE {
            Place::Code => text(self.key)?,
            _ => row.try_get_by::<i64, _>(from + self.key)?.to_string().into_boxed_str(),
        };
        let mut values = Vec::with_capacity(self.fields.len());
        for (at, field) in &self.fields {
            values.push((field.read)(row, from + at)?);
        }
        Ok(Row {
            district: self.district.map(text).transpose()?.unwrap_or_default(),
            key,
            area: text(self.area)?,
            order: self.order.map(text).transpose()?.unwrap_or_default(),
            owner: self.owner.map(|at| row.try_get_by::<Option<i64>, _>(from + at)).transpose()?.flatten(),
            values,
            slots: self.slots.clone(),
            record: PhantomData,
        })
    }
}

/// Sorted, each once.
fn names<T: Record>(selection: Selection) -> Vec<&'static str> {
    let mut columns = match T::PLACE {
        Place::Grid | Place::Grids(_) => vec!["district_code", "id", "grid_code"],
        Place::Log => vec!["district_code", "id", "area_code"],
        Place::Area => vec!["id", "area_code"],
        Place::Code => vec!["code"],
    };
    if let Order::Text(column) = T::ORDER {
        columns.push(column);
    }
    columns.extend(T::OWNER);
    columns.extend(T::SUBJECT);
    let fields = T::FIELDS.iter().enumerate();
    columns.extend(fields.filter(|(nth, field)| selection.reads(*nth, field)).map(|(_, field)| field.column));
    columns.sort_unstable();
    columns.dedup();
    columns
}
