//! Plain rows of prepared statements, written as JSON here.

use crate::asked::Variables;
use crate::shown::{
    Community, Data, Grid, HeldGrid, HeldHousehold, Household, Linked, Member, Nodes, Resident, sex,
};
use crate::{Pool, matters, on};
use serde::Serialize;
use std::collections::HashMap;

type Plain = (String, String, String, Option<String>, Option<String>, Option<String>, Option<String>, i64);
type Wide = (
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
    String,
    String,
    String,
    Option<String>,
    Option<i32>,
    Option<String>,
);

const RESIDENT: &str = "r.name, upper(r.kind), r.sex, CAST(r.birth_on AS text), r.identity_number_mask, r.telephone_mask, \
    r.relation, r.version";
const LINKS: &str = "g.grid_code, g.name, upper(g.kind), h.number, h.people, upper(h.kind)";
const JOINED: &str = "JOIN grid g ON g.district_code = r.district_code AND g.id = r.grid_id \
    LEFT JOIN household h ON h.district_code = r.household_district_code AND h.id = r.household_id";
const PAGE: &str = "SELECT * FROM resident r WHERE r.district_code = '999901' AND (r.grid_code, r.id) > ($1, $2) \
    AND r.status = 'active' ORDER BY r.grid_code, r.id LIMIT";

/// Runs a work.
pub async fn run(pool: &Pool, work: &str, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    match work {
        "resident" => resident(pool, asked).await,
        "page" => page(pool, asked).await,
        "thousand" => thousand(pool, asked).await,
        "community" => community(pool, asked).await,
        "matters" | "queue" => matters::listed(pool, work, asked).await,
        "matter-dashboard" => matters::summed(pool, asked).await,
        _ => dashboard(pool, asked).await,
    }
}

/// The body of an answer.
pub fn body(data: impl Serialize) -> sqlx::Result<Vec<u8>> {
    serde_json::to_vec(&Data { data }).map_err(|error| sqlx::Error::Encode(error.into()))
}

async fn resident(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Node {
        node: Option<Linked>,
    }
    let (district, id) = asked.key();
    let sql = format!(
        "SELECT {RESIDENT}, {LINKS} FROM resident r {JOINED} WHERE r.district_code = $1 AND r.id = $2"
    );
    let sql = sqlx::AssertSqlSafe(sql);
    let row: Option<Wide> =
        on!(pool, |pool| sqlx::query_as(sql).bind(district).bind(id).fetch_optional(pool).await?);
    body(Node { node: row.map(linked) })
}

#[derive(Serialize)]
struct Residents<T> {
    residents: Nodes<T>,
}

async fn page(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let (code, id) = asked.after();
    let sql = format!("SELECT {RESIDENT}, {LINKS} FROM ({PAGE} 50) r {JOINED} ORDER BY r.grid_code, r.id");
    let sql = sqlx::AssertSqlSafe(sql);
    let rows: Vec<Wide> = on!(pool, |pool| sqlx::query_as(sql).bind(code).bind(id).fetch_all(pool).await?);
    body(Residents { residents: Nodes { nodes: rows.into_iter().map(linked).collect() } })
}

async fn thousand(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let (code, id) = asked.after();
    let sql = sqlx::AssertSqlSafe(format!("SELECT {RESIDENT} FROM ({PAGE} 1000) r"));
    let rows: Vec<Plain> = on!(pool, |pool| sqlx::query_as(sql).bind(code).bind(id).fetch_all(pool).await?);
    body(Residents { residents: Nodes { nodes: rows.into_iter().map(plain).collect() } })
}

async fn dashboard(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Statistics {
        statistics: [Sums; 1],
    }
    #[derive(Serialize)]
    struct Sums {
        households: i64,
        registered: i64,
        floating: i64,
    }
    let sql =
        "SELECT SUM(households), SUM(registered), SUM(floating) FROM grid_stat WHERE district_code = $1";
    let (households, registered, floating) =
        on!(pool, |pool| sqlx::query_as(sql).bind(&asked.code).fetch_one(pool).await?);
    body(Statistics { statistics: [Sums { households, registered, floating }] })
}

async fn community(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Division {
        division: Option<Community>,
    }
    let sql = "SELECT code, name FROM division WHERE code = $1";
    let found: Option<(String, String)> =
        on!(pool, |pool| sqlx::query_as(sql).bind(&asked.code).fetch_optional(pool).await?);
    let Some((code, name)) = found else { return body(Division { division: None }) };
    let sql = "SELECT id, grid_code, name FROM grid WHERE district_code = substr($1, 1, 6) AND grid_code >= $1 \
        AND grid_code < $1 || ':' AND status = 'active' ORDER BY grid_code LIMIT 20";
    let grids: Vec<(i64, String, String)> =
        on!(pool, |pool| sqlx::query_as(sql).bind(&code).fetch_all(pool).await?);
    let mut nodes: Vec<HeldGrid> = grids
        .into_iter()
        .map(|(id, code, name)| HeldGrid { id, code, name, households: Nodes { nodes: Vec::new() } })
        .collect();
    households(pool, &code[..6], &mut nodes).await?;
    body(Division { division: Some(Community { code, name, grids: Nodes { nodes } }) })
}

async fn households(pool: &Pool, district: &str, grids: &mut [HeldGrid]) -> sqlx::Result<()> {
    let ids: Vec<i64> = grids.iter().map(|grid| grid.id).collect();
    let rows: Vec<(i64, i64, Option<String>, i32)> = match pool {
        Pool::Postgres(pool) => {
            let sql = "SELECT h.* FROM unnest($2) AS g(id) CROSS JOIN LATERAL (SELECT grid_id, id, number, people \
                FROM household WHERE district_code = $1 AND grid_id = g.id AND status = 'active' \
                ORDER BY grid_code, id LIMIT 5) h";
            sqlx::query_as(sql).bind(district).bind(ids).fetch_all(pool).await?
        }
        Pool::Sqlite(pool, _) => {
            let sql = "SELECT h.grid_id, h.id, h.number, h.people FROM json_each($2) g CROSS JOIN household h \
                WHERE h.rowid IN (SELECT rowid FROM household WHERE district_code = $1 AND grid_id = g.value \
                AND status = 'active' ORDER BY grid_code, id LIMIT 5) ORDER BY h.grid_code, h.id";
            sqlx::query_as(sql).bind(district).bind(list(&ids)).fetch_all(pool).await?
        }
    };
    let ids: Vec<i64> = rows.iter().map(|row| row.1).collect();
    let mut members = members(pool, district, &ids).await?;
    let mut of_grid: HashMap<i64, Vec<HeldHousehold>> = HashMap::new();
    for (grid, id, number, people) in rows {
        let members = Nodes { nodes: members.remove(&id).unwrap_or_default() };
        of_grid.entry(grid).or_default().push(HeldHousehold { number, people, members });
    }
    for grid in grids {
        grid.households.nodes = of_grid.remove(&grid.id).unwrap_or_default();
    }
    Ok(())
}

async fn members(pool: &Pool, district: &str, ids: &[i64]) -> sqlx::Result<HashMap<i64, Vec<Member>>> {
    let one_of = match pool {
        Pool::Postgres(_) => "= ANY($2)",
        Pool::Sqlite(..) => "IN (SELECT value FROM json_each($2))",
    };
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT household_id, name, sex, CAST(birth_on AS text) FROM resident WHERE district_code = $1 \
         AND household_id {one_of} AND status = 'active' ORDER BY grid_code, id"
    ));
    let rows: Vec<(i64, String, String, Option<String>)> = match pool {
        Pool::Postgres(pool) => sqlx::query_as(sql).bind(district).bind(ids).fetch_all(pool).await?,
        Pool::Sqlite(pool, _) => sqlx::query_as(sql).bind(district).bind(list(ids)).fetch_all(pool).await?,
    };
    let mut of_household: HashMap<i64, Vec<Member>> = HashMap::new();
    for (household, name, code, birth_on) in rows {
        of_household.entry(household).or_default().push(Member { name, sex: sex(&code), birth_on });
    }
    Ok(of_household)
}

fn list(ids: &[i64]) -> String {
    serde_json::to_string(ids).unwrap_or_default()
}

fn plain((name, kind, code, birth_on, identity_number, telephone, relation, version): Plain) -> Resident {
    let sex = sex(&code);
    Resident { name, kind, sex, birth_on, identity_number, telephone, relation, version }
}

fn linked(row: Wide) -> Linked {
    let (a, b, c, d, e, f, g, h, code, name, kind, number, people, of) = row;
    Linked {
        resident: plain((a, b, c, d, e, f, g, h)),
        grid: Grid { code, name, kind },
        household: people.zip(of).map(|(people, kind)| Household { number, people, kind }),
    }
}
