use super::{Writer, ranges};
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::search::Person;
use sea_orm::DbBackend;
use wangge_core::bulk::{JsonRows, source};

/// Enters names that are in no index yet.
pub(super) async fn enter(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let into = match tx.backend() {
        DbBackend::Postgres => {
            "(district_code, record_id, terms) SELECT c0, CAST(c1 AS bigint), \
             array_to_tsvector(ARRAY(SELECT DISTINCT unnest(string_to_array(c2, ' '))))"
        }
        _ => "(rowid, terms) SELECT CAST(c1 AS integer), c2",
    };
    let sql = format!("INSERT INTO resident_search {into} FROM {}", source(tx.backend(), 3));
    for residences in ranges(writer.plan.residences.len()) {
        let mut rows = JsonRows::default();
        for at in residences {
            let residence = &writer.plan.residences[at];
            let (grid, id) = (&writer.grids[residence.grid], writer.residences[at]);
            let terms = Person::of(&grid.code, id, &writer.plan.persons[residence.person].name).tokens();
            rows.push(&(grid.district(), id.to_string(), terms.join(" "))).map_err(Error::internal)?;
        }
        tx.bulk(sql.as_str(), vec![rows.take().into()]).await?;
    }
    Ok(())
}
