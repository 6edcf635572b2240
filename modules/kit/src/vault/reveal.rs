//! Showing sensitive values: to who may, few at a time, for a stated purpose, on record in the same transaction.

use super::budget::Budget;
use super::sealed::sealed_field;
use crate::access::policy::Action;
use crate::access::{Ask, Tx, all_values};
use crate::error::{Error, FieldProblem, Result};
use crate::node::GlobalId;
use crate::record::Record;
use async_graphql::{Context, InputObject, Object, SimpleObject};
use rustc_hash::FxHashMap;
use sea_orm::sea_query::Value;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::pin::Pin;

/// How many values may be shown.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RevealRules {
    /// Records at once.
    pub at_once: usize,
    /// Values to one account on one day (UTC+8).
    pub daily: i32,
}

impl Default for RevealRules {
    fn default() -> Self {
        Self { at_once: 20, daily: 200 }
    }
}

type Shown<'a> = Pin<Box<dyn Future<Output = Result<Vec<RevealedValue>>> + Send + 'a>>;

/// How the sensitive values of each record type are shown.
#[derive(Clone, Default)]
pub struct Revealers(FxHashMap<&'static str, Revealer>);

type Revealer = for<'a> fn(&'a Tx, &'a GlobalId, &'a [String], &'a str) -> Shown<'a>;

impl Revealers {
    /// Lets the sealed fields of `T` be revealed.
    pub(crate) fn add<T: Record>(&mut self)
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        self.0.insert(T::TYPE, |tx, id, fields, purpose| Box::pin(show::<T>(tx, id, fields, purpose)));
    }
}

impl fmt::Debug for Revealers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// What to show, and why.
#[derive(Debug, InputObject)]
pub struct RevealInput {
    /// The records, at most 20.
    pub ids: Vec<GlobalId>,
    /// Names of their sensitive fields, e.g. `telephone`.
    pub fields: Vec<String>,
    /// Why they are needed, 4 to 200 characters. It is on record, and the person can read it.
    pub purpose: String,
}

/// A sensitive value (敏感信息).
#[derive(Debug, SimpleObject)]
pub struct RevealedValue {
    /// The record.
    id: GlobalId,
    /// The field.
    field: String,
    /// The value; null where the record has none.
    value: Option<String>,
}

/// What was shown.
#[derive(Debug, SimpleObject)]
pub struct RevealPayload {
    /// The values, in the order of the ids and fields.
    values: Vec<RevealedValue>,
    /// How many values may still be shown to you today.
    left: i32,
}

/// Showing sensitive values.
#[derive(Debug)]
pub struct Reveal;

impl From<&crate::schema::MutationRoot> for Reveal {
    fn from(_: &crate::schema::MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl Reveal {
    /// Shows sensitive values (identity numbers, telephones and the like), which every query shows masked. It asks
    /// for the right to reveal; it is on record with your purpose, for the auditor and for the person, of restricted data
    /// for the person alone. All or none are shown. Each value counts against your number of the day; it is never answered again from an idempotency key.
    async fn reveal(&self, ctx: &Context<'_>, input: RevealInput) -> Result<Option<RevealPayload>> {
        let rules = ctx.data_opt::<RevealRules>().copied().unwrap_or_default();
        let input = checked(input, rules)?;
        let revealers = ctx.data_unchecked::<Revealers>();
        let tx = ctx.access().begin().await?;
        let mut values = Vec::new();
        for id in &input.ids {
            let show = revealers.0.get(&*id.record_type).ok_or_else(|| {
                Error::bad_input("input.ids", format!("a {} has no sensitive values", id.record_type))
            })?;
            values.extend(show(&tx, id, &input.fields, &input.purpose).await?);
        }
        let left = tx.spend_reveals(values.len(), rules).await?;
        tx.commit().await?;
        Ok(Some(RevealPayload { values, left }))
    }
}

fn checked(mut input: RevealInput, rules: RevealRules) -> Result<RevealInput> {
    let mut problems = Vec::new();
    let mut problem = |path: &str, message: String| {
        problems.push(FieldProblem { path: format!("input.{path}"), message });
    };
    if input.ids.is_empty() || input.ids.len() > rules.at_once {
        problem("ids", format!("name 1 to {} records", rules.at_once));
    }
    let mut seen = BTreeSet::new();
    input.fields.retain(|field| seen.insert(field.clone()));
    if input.fields.is_empty() || input.fields.len() > 10 {
        problem("fields", "name 1 to 10 fields".to_owned());
    }
    input.purpose = input.purpose.trim().to_owned();
    if !(4..=200).contains(&input.purpose.chars().count()) || crate::text::hides(&input.purpose) {
        problem("purpose", "say why, in 4 to 200 characters that are seen".to_owned());
    }
    if problems.is_empty() { Ok(input) } else { Err(Error::bad_inputs(problems)) }
}

/// The values of one record, with the audit row that says so.
async fn show<T: Record>(
    tx: &Tx,
    id: &GlobalId,
    fields: &[String],
    purpose: &str,
) -> Result<Vec<RevealedValue>>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let row = all_values::<T::Entity>(
        &tx.looked_at::<T>(id, T::RESOURCE, Action::Reveal).await?.into_active_model(),
    );
    let person = match T::PERSON.and_then(|column| row.get(column)) {
        Some(Value::BigInt(Some(person))) => Some(*person),
        _ => None,
    };
    let key = match person {
        Some(person) => tx.person_key(person).await?,
        None => None,
    };
    let mut values = Vec::with_capacity(fields.len());
    for name in fields {
        let (field, sealing) = sealed_field::<T>(name).ok_or_else(|| {
            Error::bad_input("input.fields", format!("`{name}` is no sensitive field of a {}", T::TYPE))
        })?;
        if let Some(resource) = field.resource {
            tx.access().require(resource, Action::Reveal)?;
        }
        let value = match (&key, row.get(sealing.cipher)) {
            (Some(key), Some(Value::String(Some(cipher)))) => Some(key.value::<T>(sealing, cipher)?),
            _ => None,
        };
        values.push(RevealedValue { id: id.clone(), field: name.clone(), value });
    }
    tx.revealed::<T>(&row, &fields.join(","), purpose).await?;
    Ok(values)
}

impl Tx {
    /// Counts values that the caller is shown, or learns of, against the caller's number of the day; answers how many
    /// are left.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when there are none.
    pub async fn spend_reveals(&self, shown: usize, rules: RevealRules) -> Result<i32> {
        self.spend(budget(rules), shown).await
    }

    /// Takes back one value that this transaction counted, because the caller did not learn of any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn spare_reveal(&self, rules: RevealRules) -> Result<()> {
        self.unspend(budget(rules)).await
    }
}

fn budget(rules: RevealRules) -> Budget {
    Budget { table: "reveal_budget", daily: rules.daily, of: "values are shown to one account" }
}
