//! What was counted in an area, as the graph shows it.

use super::ages::AgeGroup;
use super::areas::division_of;
use crate::places::division::Division;
use crate::stat::figures::Figures;
use crate::stat::names::Names;
use async_graphql::{Context, Object};
use chrono::Datelike;
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::record::Row;
use kit::{Error, Result};
use std::sync::Arc;

/// What was counted in an area.
#[derive(Clone, Debug)]
pub struct AreaStatistics(pub(super) Arc<Figures>);

/// The field that shows the count in this column.
pub(in crate::stat) fn field_of(column: &str) -> String {
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |field, word| format!("{field}{}{}", word[..1].to_uppercase(), &word[1..]))
}

/// What was counted in an area (统计): records in force, as they are now. Sums over its grids, at the same cost whatever
/// the number of records.
#[Object]
impl AreaStatistics {
    /// Code of the area.
    async fn code(&self) -> Result<AreaCode> {
        self.0.code.parse().map_err(Error::internal)
    }

    /// Its level.
    async fn level(&self) -> Option<AreaLevel> {
        AreaLevel::of_digits(self.0.code.len())
    }

    /// Its name.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        ctx.loaders().load(Names, self.0.code.clone()).await
    }

    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.0.code).await
    }

    /// Households (户数).
    async fn households(&self) -> i64 {
        self.0.of("households")
    }

    /// People registered there (户籍人口), those who live elsewhere among them.
    async fn registered(&self) -> i64 {
        self.0.of("registered")
    }

    /// People registered there who live elsewhere (人户分离).
    async fn away(&self) -> i64 {
        self.0.of("away")
    }

    /// People who live there and are registered elsewhere (流动人口).
    async fn floating(&self) -> i64 {
        self.0.of("floating")
    }

    /// People who live there (实有人口): registered and not away, or floating.
    async fn living(&self) -> i64 {
        self.0.living()
    }

    /// Men and boys who live there.
    async fn male(&self) -> i64 {
        self.0.of("male")
    }

    /// Women and girls who live there. With men and boys it is less than `living` where the sex is not known.
    async fn female(&self) -> i64 {
        self.0.of("female")
    }

    /// Dwellings (房屋).
    async fn dwellings(&self) -> i64 {
        self.0.of("dwellings")
    }

    /// Dwellings in which nobody lives (空置房屋).
    async fn vacant_dwellings(&self) -> i64 {
        self.0.of("vacant_dwellings")
    }

    /// Dwellings that are let (出租房屋).
    async fn rented_dwellings(&self) -> i64 {
        self.0.of("rented_dwellings")
    }

    /// Units (单位).
    async fn units(&self) -> i64 {
        self.0.of("units")
    }

    /// Key places among the units (重点场所).
    async fn key_places(&self) -> i64 {
        self.0.of("key_places")
    }

    /// People who live there by age, the youngest first. Their sum is less than `living` where a day of birth is not
    /// known.
    async fn ages(&self, ctx: &Context<'_>) -> Vec<AgeGroup> {
        AgeGroup::all(&self.0, ctx.access().today().year())
    }
}
