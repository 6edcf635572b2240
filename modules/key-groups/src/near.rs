//! What key groups add to a resident, for who keeps or helps with a file of that person: for everybody else there is none.

use crate::list::{every, stubs};
use crate::row::{Found, TYPE};
use crate::shown::KeyFileStub;
use crate::sight::by_id;
use crate::view::{AT_ONCE, few, on_record, purposed};
use async_graphql::{Context, Object};
use kit::access::{Access, Ask, ids_in};
use kit::loaders::Batch;
use kit::module::Parts;
use kit::node::GlobalId;
use kit::record::Row;
use kit::{Code, Error, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::HashMap;
use wangge_core::places::key::PlaceKey;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Resident, KeyFilesOfResident>();
}

/// Adds a field to a resident.
struct KeyFilesOfResident(PlaceKey);

impl From<&Row<Resident>> for KeyFilesOfResident {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl KeyFilesOfResident {
    /// The files of the person that you keep or help with: ids, review dates and who helps. It is on record, with the purpose,
    /// for the authority and for the person. Null where there is none for you.
    async fn key_files(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What you need it for, 4 to 200 characters. The person can read it.")]
        purpose: Option<String>,
    ) -> Result<Option<Vec<KeyFileStub>>> {
        let purpose = purposed(purpose.as_deref())?;
        ctx.loaders().load(OfResidents { purpose }, self.0.key()?).await
    }
}

/// The files of people that the caller keeps or helps with.
#[derive(Clone, PartialEq, Eq, Hash)]
struct OfResidents {
    purpose: String,
}

impl Batch for OfResidents {
    type Key = (String, i64);
    type Value = Vec<KeyFileStub>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let districts: Vec<&str> = keys.iter().map(|(district, _)| district.as_str()).collect();
        let about = Condition::all()
            .add(Expr::col("district_code").is_in(districts.iter().copied()))
            .add(ids_in(access.backend(), "resident_id", &ids));
        let mut rows: Vec<Row<Found>> = every(access, about, AT_ONCE as u64 + 1).await?;
        // what was handed over is seen by nobody here before it is accepted
        rows.retain(|row| row.value("state") != Some(&"handed".into()));
        let mut found: HashMap<Self::Key, Self::Value> = HashMap::new();
        let mut asked: HashMap<&Self::Key, Vec<(String, i64)>> =
            keys.iter().map(|key| (key, Vec::new())).collect();
        for (row, stub) in rows.iter().zip(stubs(access, &rows).await?) {
            let Some(resident) = row.link("resident_id") else { continue };
            let of = (row.district().to_owned(), resident);
            if let Some(files) = asked.get_mut(&of) {
                files.push((of.0.clone(), row.id()?));
            }
            found.entry(of).or_default().push(stub);
        }
        few(access, &districts, &asked.into_values().collect::<Vec<_>>()).await?;
        if rows.is_empty() {
            // nobody saw anything: there is nothing to write, and nobody to wait for who writes
            return Ok(found);
        }
        let tx = access.begin().await?;
        for row in &rows {
            let id = GlobalId::placed(TYPE, row.district(), row.id()?);
            if let Some(seen) = by_id(&tx, &id, "id").await? {
                on_record(&tx, &seen, &self.purpose).await?;
            }
        }
        tx.commit().await?;
        // that they are too many tells of them, too, so that it is on record
        if rows.len() > AT_ONCE {
            let text = format!("more than {AT_ONCE} files; ask for one person at a time");
            return Err(Error::new(Code::LimitExceeded, text));
        }
        Ok(found)
    }
}
