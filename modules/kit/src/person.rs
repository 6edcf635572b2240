//! Records that belong to people: how each follows its person when two turn out to be one, and when one is erased.
//! Every record that names its person ([`Record::PERSON`]) is here, whichever module it is of.

use crate::access::{Access, Permit, Target, Tx, all_values, erased_columns};
use crate::error::Result;
use crate::record::{Class, Field, Record};
use crate::vault::PersonKey;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, Value};
use sea_orm::{
    ActiveModelTrait, EntityName, EntityTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable,
};
use std::pin::Pin;

/// What happens to the records of one person.
type Work<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A record type, as it was declared.
#[derive(Clone)]
pub struct Declared {
    /// Name of the type.
    pub name: &'static str,
    /// Its table.
    pub table: String,
    /// Its plain fields.
    pub fields: &'static [Field],
    /// Column that holds its person.
    pub person: Option<&'static str>,
    /// What stands in a column that cannot be null, once it was erased.
    pub blanks: &'static [(&'static str, &'static str)],
    follow: for<'a> fn(&'a mut Tx, &'a Permit, &'a Follow) -> Work<'a>,
    erase: for<'a> fn(&'a mut Tx, &'a Permit, Whose<'a>, Class) -> Work<'a>,
}

/// Whose rows are erased.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// A person's, wherever they lie.
    Person(i64),
    /// Those that name a residence: its district and its id.
    Residence(&'a str, i64),
}

impl Whose<'_> {
    /// What the rows meet in a table with `person_id`, or with `district_code` and `resident_id`.
    pub fn condition(self) -> Condition {
        match self {
            Self::Person(person) => Condition::all().add(Expr::col("person_id").eq(person)),
            Self::Residence(district, id) => Condition::all()
                .add(Expr::col("district_code").eq(district))
                .add(Expr::col("resident_id").eq(id)),
        }
    }

    /// What the rows of a record meet; None where it names no residence.
    fn of<T: Record>(self) -> Option<Condition> {
        let has = |name| <T::Entity as EntityTrait>::Column::iter().any(|column| column.as_str() == name);
        match self {
            Self::Person(person) => Some(Condition::all().add(Expr::col(T::PERSON?).eq(person))),
            Self::Residence(..) => (has("resident_id") && has("district_code")).then(|| self.condition()),
        }
    }
}

impl std::fmt::Debug for Declared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Declared({})", self.name)
    }
}

/// Every record type of the modules that are on.
#[derive(Clone, Debug, Default)]
pub struct Records(Vec<Declared>);

impl Records {
    pub(crate) fn add<T: Record>(&mut self)
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        self.0.push(Declared {
            name: T::TYPE,
            table: <T::Entity as Default>::default().table_name().to_owned(),
            fields: T::FIELDS,
            person: T::PERSON,
            blanks: T::BLANKS,
            follow: |tx, permit, follow| Box::pin(follow_all::<T>(tx, permit, follow)),
            erase: |tx, permit, whose, least| Box::pin(erase_all::<T>(tx, permit, whose, least)),
        });
    }

    /// The types.
    pub fn iter(&self) -> impl Iterator<Item = &Declared> {
        self.0.iter()
    }

    /// The types that name their person, but `beside`, which its own module looks after.
    fn of_people(&self, beside: &'static str) -> impl Iterator<Item = &Declared> {
        self.0.iter().filter(move |record| record.person.is_some() && record.name != beside)
    }

    /// The records of the person who is gone become those of the person who is kept.
    ///
    /// # Errors
    /// CONFLICT when one is changed at the same moment; when the database fails.
    pub async fn follow(
        &self,
        tx: &mut Tx,
        permit: &Permit,
        follow: &Follow,
        beside: &'static str,
    ) -> Result<()> {
        for record in self.of_people(beside) {
            (record.follow)(tx, permit, follow).await?;
        }
        Ok(())
    }

    /// What the records hold of a person, or with one residence, is erased: fields of the class `least` and above. A
    /// record that holds nothing of the kind stays as it is.
    ///
    /// # Errors
    /// As `follow`.
    pub async fn erase(
        &self,
        tx: &mut Tx,
        permit: &Permit,
        (whose, least): (Whose<'_>, Class),
        beside: &'static str,
    ) -> Result<()> {
        for record in self.of_people(beside) {
            (record.erase)(tx, permit, whose, least).await?;
        }
        Ok(())
    }
}

/// Two persons turned out to be one.
#[derive(Debug)]
pub struct Follow {
    /// The person who goes.
    pub gone: i64,
    /// The person who stays.
    pub kept: i64,
    /// The key of who goes.
    pub from: PersonKey,
    /// The key of who stays.
    pub to: PersonKey,
}

impl Follow {
    /// Puts the person who stays in the row, and what is sealed sealed by that person's key.
    ///
    /// # Errors
    /// INTERNAL when a value does not fit its key.
    pub fn put<T: Record>(
        &self,
        access: &Access,
        before: &<T::Entity as EntityTrait>::Model,
        row: &mut <T::Entity as EntityTrait>::ActiveModel,
    ) -> Result<()>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        let old = all_values::<T::Entity>(&before.clone().into_active_model());
        for column in <T::Entity as EntityTrait>::Column::iter() {
            if Some(column.as_str()) == T::PERSON {
                row.set(column, self.kept.into());
            }
            let sealing =
                T::FIELDS.iter().find_map(|field| field.sealing.filter(|s| s.cipher == column.as_str()));
            if let (Some(sealing), Some(Value::String(Some(cipher)))) = (sealing, old.get(column.as_str())) {
                row.set(column, self.from.resealed::<T>(access, sealing, cipher, &self.to)?.into());
            }
        }
        Ok(())
    }
}

/// The rows that meet this, in the order of their keys.
async fn rows_of<T: Record>(tx: &Tx, which: Condition) -> Result<Vec<<T::Entity as EntityTrait>::Model>> {
    let mut select = Query::select();
    select
        .columns(<T::Entity as EntityTrait>::Column::iter().map(|column| IdenStatic::as_str(&column)))
        .from(Alias::new(<T::Entity as Default>::default().table_name()))
        .cond_where(which)
        .order_by("id", sea_orm::sea_query::Order::Asc);
    let rows = tx.rows(&select).await?;
    let model = <<T::Entity as EntityTrait>::Model as FromQueryResult>::from_query_result;
    rows.iter().map(|row| Ok(model(row, "")?)).collect()
}

fn version_of<T: Record>(row: &<T::Entity as EntityTrait>::Model) -> i64
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    match all_values::<T::Entity>(&row.clone().into_active_model()).get("version") {
        Some(Value::BigInt(Some(version))) => *version,
        _ => 0,
    }
}

async fn follow_all<T: Record>(tx: &mut Tx, permit: &Permit, follow: &Follow) -> Result<()>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let Some(which) = Whose::Person(follow.gone).of::<T>() else { return Ok(()) };
    let permit = permit.following();
    for before in rows_of::<T>(tx, which).await? {
        let mut row = <T::Entity as EntityTrait>::ActiveModel::default();
        follow.put::<T>(tx.access(), &before, &mut row)?;
        let version = version_of::<T>(&before);
        tx.change::<T>(Target::belonging(&permit, before), row, version, "merge").await?;
    }
    Ok(())
}

async fn erase_all<T: Record>(tx: &mut Tx, permit: &Permit, whose: Whose<'_>, least: Class) -> Result<()>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let columns = erased_columns::<T>(least);
    let Some(which) = whose.of::<T>().filter(|_| !columns.is_empty()) else { return Ok(()) };
    let held = columns.iter().fold(Condition::any(), |any, (column, blank)| {
        any.add(match blank {
            Some(text) => Expr::col(*column).ne(*text),
            None => Expr::col(*column).is_not_null(),
        })
    });
    let permit = permit.following();
    for before in rows_of::<T>(tx, which.add(held)).await? {
        let version = version_of::<T>(&before);
        let row = <T::Entity as EntityTrait>::ActiveModel::default();
        tx.erase::<T>(Target::belonging(&permit, before), least, row, version).await?;
    }
    Ok(())
}
