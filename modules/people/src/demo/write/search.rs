use super::{Writer, ranges};
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::search::Person;
use sea_orm::DbBackend;
use wangge_core::bulk::{JsonRows, insert_bound, source};

/// Enters names that are in no index yet.
pub(super) async fn enter(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    for residences in ranges(writer.plan.residences.len()) {
        let names = residences.map(|at| {
            let residence = &writer.plan.residences[at];
            let (grid, id) = (&writer.grids[residence.grid], writer.residences[at]);
            let tokens = Person::of(&grid.code, id, &writer.plan.persons[residence.person].name).tokens();
            (grid.district(), id, tokens.join(" "))
        });
        match tx.backend() {
            DbBackend::Postgres => enter_texts(tx, names).await?,
            _ => {
                let values = names.flat_map(|(_, id, terms)| [id.into(), terms.into()]).collect();
                insert_bound(tx, "INSERT INTO resident_search (rowid, terms)", 2, values).await?;
            }
        }
    }
    Ok(())
}

async fn enter_texts<'a>(tx: &Tx, names: impl Iterator<Item = (&'a str, i64, String)>) -> Result<()> {
    let mut rows = JsonRows::default();
    for (district, id, terms) in names {
        rows.push(&(district, id.to_string(), terms)).map_err(Error::internal)?;
    }
    let sql = format!(
        "INSERT INTO resident_search (district_code, record_id, terms) SELECT c0, CAST(c1 AS bigint), \
         array_to_tsvector(ARRAY(SELECT DISTINCT unnest(string_to_array(c2, ' ')))) FROM {}",
        source(tx.backend(), 3)
    );
    tx.bulk(sql, vec![rows.take().into()]).await.map(drop)
}
