//! What belongs to a record and is a record itself, such as an attachment: read through the reach of what it belongs
//! to, and written by the right to that.

use super::condition::reach;
use super::find::table;
use super::located::{Located, set_values, shown};
use super::{Access, Action, Find, Permit, Scope, Tx, Written, ids_in};
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::Record;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, EntityTrait};
use std::collections::BTreeSet;

impl Access {
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
        let key = Expr::tuple([Expr::col("district_code"), Expr::col(parent)]);
        let find = Find::new(self, Scope::of_areas(areas)).filter(key.in_subquery(seen));
        Ok(find.filter(ids_in(self.backend(), parent, &ids)))
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
        self.record::<T>(&at, 1, "create", &shown::<T>(&values), Action::Change).await?;
        Ok(Written::new(at.id, 1))
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
