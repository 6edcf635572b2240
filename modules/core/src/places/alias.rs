//! Codes that places had before.

use kit::Result;
use kit::access::{Access, ids_in};
use kit::loaders::Batch;
use kit::node::GlobalId;
use kit::record::{Class, Field, Order, Place, Record, Selection};
use kit::scalar::Key;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::HashMap;
use std::sync::Arc;

/// The table of earlier codes; never shown as a type of its own.
#[derive(Debug)]
pub(crate) struct CodeAlias;

impl Record for CodeAlias {
    type Entity = entities::places::code_alias::Entity;
    const TYPE: &'static str = "CodeAlias";
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = "grid";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] =
        &[Field::of::<String>("code", "code", Class::Public, ""), Field::hidden::<Key>("record_id")];
}

/// The record that had this code before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn holder<T: Record>(
    access: &Access,
    district: &str,
    code: &str,
) -> Result<Option<GlobalId>> {
    let find = access
        .find_as::<CodeAlias>(T::RESOURCE)?
        .select(Selection::default())
        .filter(Expr::col("district_code").eq(district))
        .filter(Expr::col("record_type").eq(T::TYPE))
        .filter(Expr::col("code").eq(code));
    let row = find.one().await?;
    Ok(row.and_then(|row| Some(GlobalId::placed(T::TYPE, district, row.link("record_id")?))))
}

/// The earlier codes of records of one type, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Aliases {
    record_type: &'static str,
    resource: &'static str,
}

impl Aliases {
    /// Of records of `T`.
    pub(crate) const fn of<T: Record>() -> Self {
        Self { record_type: T::TYPE, resource: T::RESOURCE }
    }
}

impl Batch for Aliases {
    type Key = (String, i64);
    type Value = Arc<Vec<String>>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let districts: std::collections::BTreeSet<&str> =
            keys.iter().map(|(district, _)| &**district).collect();
        let find = access
            .find_as::<CodeAlias>(self.resource)?
            .select(Selection::ALL)
            .filter(Expr::col("district_code").is_in(districts))
            .filter(Expr::col("record_type").eq(self.record_type))
            .filter(ids_in(access.backend(), "record_id", &ids));
        let mut codes: HashMap<Self::Key, Vec<String>> = HashMap::new();
        for row in find.all().await? {
            let (Some(id), Some(async_graphql::Value::String(code))) =
                (row.link("record_id"), row.value("code"))
            else {
                continue;
            };
            codes.entry((row.district().to_owned(), id)).or_default().push(code.clone());
        }
        Ok(codes.into_iter().map(|(key, codes)| (key, Arc::new(codes))).collect())
    }
}
