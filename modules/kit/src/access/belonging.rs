//! What belongs to a record and is a record itself, such as an attachment: read through the reach of what it belongs
//! to, and written by the right to that.

use super::condition::reach;
use super::find::table;
use super::located::{Located, set_values, shown};
use super::{Access, Action, Find, Permit, Scope, Tx, Written, ids_in};
use crate::code::AreaCode;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::Record;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveModelTrait, DbBackend, EntityTrait};
use std::collections::BTreeSet;

/// How a row that belongs to another record is read by its own id: through the reach of that record.
#[derive(Clone, Copy, Debug)]
pub struct Through {
    /// Resource that is asked for, at the other record.
    pub(crate) resource: &'static str,
    /// Type of the other record.
    record_type: &'static str,
    /// The records within a scope, one of which has this id.
    seen: fn(&Access, &Scope, &str, SelectStatement) -> SelectStatement,
    /// The column that names it.
    parent: &'static str,
}

impl Through {
    /// Through the placed record of `P` that the column `parent` names, for who may read `resource` of it.
    pub const fn of<P: Record>(resource: &'static str, parent: &'static str) -> Self {
        Self { resource, record_type: P::TYPE, seen: seen::<P>, parent }
    }
}

/// District and id of the records of `P` in a district that `scope` reaches, of those with one of these ids.
fn seen<P: Record>(access: &Access, scope: &Scope, district: &str, ids: SelectStatement) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["district_code", "id"])
        .from(table::<P>())
        .cond_where(reach::<P>(access, scope))
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").in_subquery(ids));
    select
}

/// The records whose rows are read, as far as the caller reaches them.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// The column of the rows that names the record.
    pub(super) parent: &'static str,
    ids: Vec<i64>,
    /// District and id of each.
    pub(super) records: SelectStatement,
}

impl Seen {
    /// A row belongs to one of them.
    pub(super) fn condition(&self, backend: DbBackend) -> Condition {
        let key = Expr::tuple([Expr::col("district_code"), Expr::col(self.parent)]);
        let named = ids_in(backend, self.parent, &self.ids);
        Condition::all().add(key.in_subquery(self.records.clone())).add(named)
    }
}

impl Access {
    /// The row of `T` with this id as far as the caller reaches the record that it belongs to; None where the id names no
    /// district.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when the caller reaches no such record at all; when the database fails.
    pub(super) async fn find_through<T: Record>(
        &self,
        through: &Through,
        id: &GlobalId,
    ) -> Result<Option<Find<'_, T>>> {
        let scope = self.require(through.resource, Action::Read)?;
        let key = id.id()?;
        let Ok(area) = id.district.parse::<AreaCode>() else { return Ok(None) };
        // what broken glass alone gives the right to is on record as a look at the other record
        self.on_record(through.record_type, &scope).await?;
        let mut parent = Query::select();
        parent
            .column(through.parent)
            .from(table::<T>())
            .and_where(Expr::col("district_code").eq(id.district.as_str()))
            .and_where(Expr::col("id").eq(key));
        let seen = (through.seen)(self, &scope, &id.district, parent);
        let of = Expr::tuple([Expr::col("district_code"), Expr::col(through.parent)]);
        let find = Find::new(self, Scope::of_areas(vec![area]));
        Ok(Some(find.filter(Condition::all().add(of.in_subquery(seen)))))
    }

    /// The placed rows of `T` whose column `parent` names one of these placed records of `P`, `(district, id)`, as far
    /// as the caller may read `resource` of the record. The record's reach is part of the statement, also that of an
    /// owner, and of what lies in several grids.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when the caller may read none at all.
    pub fn belonging<P: Record, T: Record>(
        &self,
        resource: &str,
        parent: &'static str,
        keys: &[(String, i64)],
    ) -> Result<Find<'_, T>> {
        let scope = self.require(resource, Action::Read)?;
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let districts: BTreeSet<&str> = keys.iter().map(|(district, _)| district.as_str()).collect();
        let areas = districts.iter().map(|code| code.parse().map_err(Error::internal));
        let areas: Vec<_> = areas.collect::<Result<_>>()?;
        let seen = Query::select()
            .columns(["district_code", "id"])
            .from(table::<P>())
            .cond_where(reach::<P>(self, &scope))
            .and_where(Expr::col("district_code").is_in(districts))
            .and_where(ids_in(self.backend(), "id", &ids))
            .to_owned();
        let mut find = Find::new(self, Scope::of_areas(areas));
        find.seen = Some(Seen { parent, ids, records: seen });
        Ok(find)
    }
}

impl Tx {
    /// Writes a new record that belongs to another one, which the caller may write: `row` sets every column.
    ///
    /// # Errors
    /// CONFLICT when a unique value is taken.
    pub async fn create_belonging<T: Record>(
        &mut self,
        permit: &Permit,
        row: <T::Entity as EntityTrait>::ActiveModel,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    {
        let values = set_values::<T::Entity>(&row);
        let at = Located::of::<T>(&values)?;
        self.insert(permit, row).await?;
        self.record::<T>(&at, 1, ("create", &shown::<T>(&values)), (permit, Action::Change)).await?;
        Ok(Written::of(permit, at.id, 1))
    }

    /// Writes down that a record of whose reading account is kept was read, by the right to read `resource`; the person
    /// whom it is about can read that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read_on_record(
        &self,
        id: &GlobalId,
        area: &str,
        person: Option<i64>,
        resource: &str,
    ) -> Result<()> {
        let access = self.access();
        let post = access.principal().post_for(access.policy(), resource, Action::Read, area);
        let district = super::district_of(area);
        let trace = crate::trace::Trace {
            district,
            area,
            record_type: &id.record_type,
            record_id: &id.key,
            person,
            verb: "read",
            post,
            reason: None,
        };
        trace.audit(self, "").await
    }
}
