use super::Writer;
use crate::bulk::{JsonRows, source};
use entities::places::{building, facility};
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::search::{district_token, terms};
use sea_orm::DbBackend;

/// A record that can be found by its name.
pub(super) struct Name {
    district: String,
    record_type: &'static str,
    id: i64,
    name: String,
}

/// The names of all records.
pub(super) fn all(
    writer: &Writer<'_>,
    buildings: &[building::ActiveModel],
    facilities: &[facility::ActiveModel],
) -> Vec<Name> {
    let name = |record_type, area: &str, id: i64, name: &str| Name {
        district: area[..6].to_owned(),
        record_type,
        id,
        name: name.to_owned(),
    };
    let plan = writer.plan;
    let grids =
        plan.grids.iter().zip(&writer.grid_ids).map(|(g, id)| name("Grid", &g.community, *id, &g.name));
    let compounds = plan.compounds.iter().zip(&writer.compound_ids);
    let compounds = compounds.map(|(c, id)| name("Compound", &writer.area(&c.grids), *id, &c.name));
    let roads = plan.roads.iter().zip(&writer.road_ids);
    let roads = roads.map(|(r, id)| name("Road", &writer.area(&r.grids), *id, &r.name));
    let buildings =
        buildings.iter().map(|b| name("Building", b.district_code.as_ref(), *b.id.as_ref(), b.name.as_ref()));
    let facilities = facilities
        .iter()
        .map(|f| name("Facility", f.district_code.as_ref(), *f.id.as_ref(), f.name.as_ref()));
    grids.chain(compounds).chain(roads).chain(buildings).chain(facilities).collect()
}

/// Enters names that are in no index yet.
pub(super) async fn enter(tx: &Tx, names: Vec<Name>) -> Result<()> {
    let mut rows = JsonRows::default();
    for name in names {
        let mut terms = terms(&name.name);
        terms.push(district_token(&name.district));
        let row = (&name.district, name.record_type, name.id.to_string(), terms.join(" "));
        rows.push(&row).map_err(Error::internal)?;
    }
    let (columns, terms) = match tx.backend() {
        DbBackend::Postgres => ("", "array_to_tsvector(string_to_array(c3, ' '))"),
        _ => ("rowid, ", "c3"),
    };
    let key = if columns.is_empty() { "" } else { "CAST(c2 AS bigint), " };
    let sql = format!(
        "INSERT INTO place_search ({columns}district_code, record_type, record_id, terms) \
         SELECT {key}c0, c1, CAST(c2 AS bigint), {terms} FROM {}",
        source(tx.backend(), 4)
    );
    tx.bulk(sql, vec![rows.take().into()]).await.map(drop)
}
