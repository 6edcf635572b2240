//! JSON that one prepared statement builds.

use crate::asked::Variables;
use crate::{Pool, matters, on};

const RESIDENT: &str = "'name', r.name, 'kind', upper(r.kind), \
    'sex', CASE r.sex WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' WHEN '9' THEN 'UNSTATED' ELSE 'UNKNOWN' END, \
    'birthOn', r.birth_on, 'identityNumber', r.identity_number_mask, 'telephone', r.telephone_mask, \
    'relation', r.relation, 'version', r.version";
const LINKS: &str = "'grid', json_object('code', g.grid_code, 'name', g.name, 'kind', upper(g.kind)), \
    'household', json_of(CASE WHEN h.id IS NOT NULL THEN \
    json_object('number', h.number, 'people', h.people, 'kind', upper(h.kind)) END)";
const JOINED: &str = "LEFT JOIN grid g ON g.district_code = r.district_code AND g.id = r.grid_id \
    LEFT JOIN household h ON h.district_code = r.household_district_code AND h.id = r.household_id";

/// The statement of a work, as SQLite has it.
fn statement(work: &str) -> String {
    match work {
        "resident" => format!(
            "SELECT json_object('data', json_object('node', json_of((SELECT json_object({RESIDENT}, {LINKS}) \
             FROM resident r {JOINED} WHERE r.district_code = $1 AND r.id = $2))))"
        ),
        "page" => format!(
            "SELECT json_object('data', json_object('residents', json_object('nodes', json_list(json_object({RESIDENT}, {LINKS}) \
             ORDER BY r.grid_code, r.id)))) \
             FROM (SELECT * FROM resident r WHERE r.district_code = '999901' AND (r.grid_code, r.id) > ($1, $2) \
             AND r.status = 'active' ORDER BY r.grid_code, r.id LIMIT 50) r {JOINED}"
        ),
        "thousand" => format!(
            "SELECT json_object('data', json_object('residents', json_object('nodes', json_list(json_object({RESIDENT}))))) \
             FROM (SELECT * FROM resident r WHERE r.district_code = '999901' AND (r.grid_code, r.id) > ($1, $2) \
             AND r.status = 'active' ORDER BY r.grid_code, r.id LIMIT 1000) r"
        ),
        "community" => community(),
        "matters" | "queue" => matters::list(work),
        "matter-dashboard" => matters::dashboard(),
        _ => "SELECT json_object('data', json_object('statistics', json_list(json_object('households', s.h, \
             'registered', s.r, 'floating', s.f)))) FROM (SELECT SUM(households) AS h, SUM(registered) AS r, \
             SUM(floating) AS f FROM grid_stat WHERE district_code = $1) s"
            .to_owned(),
    }
}

/// A community, its grids, the first households of each and their members.
fn community() -> String {
    let members = "SELECT json_list(json_object('name', r.name, 'sex', \
        CASE r.sex WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' WHEN '9' THEN 'UNSTATED' ELSE 'UNKNOWN' END, \
        'birthOn', r.birth_on)) FROM (SELECT * FROM resident r WHERE r.district_code = h.district_code \
        AND r.household_id = h.id AND r.status = 'active' ORDER BY r.grid_code, r.id LIMIT 20) r";
    let households = format!(
        "SELECT json_list(json_object('number', h.number, 'people', h.people, \
         'members', json_object('nodes', json_of(({members}))))) \
         FROM (SELECT * FROM household h WHERE h.district_code = g.district_code AND h.grid_id = g.id \
         AND h.status = 'active' ORDER BY h.grid_code, h.id LIMIT 5) h"
    );
    let grids = format!(
        "SELECT json_list(json_object('code', g.grid_code, 'name', g.name, \
         'households', json_object('nodes', json_of(({households}))))) \
         FROM (SELECT * FROM grid g WHERE g.district_code = substr(d.code, 1, 6) AND g.grid_code >= d.code \
         AND g.grid_code < d.code || ':' AND g.status = 'active' ORDER BY g.grid_code LIMIT 20) g"
    );
    format!(
        "SELECT json_object('data', json_object('division', json_of((SELECT json_object('code', d.code, \
         'name', d.name, 'grids', json_object('nodes', json_of(({grids})))) FROM division d WHERE d.code = $1))))"
    )
}

/// Runs a work.
pub async fn run(pool: &Pool, work: &str, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let sql = format!("SELECT CAST(({}) AS text)", statement(work));
    let sql = match pool {
        Pool::Postgres(_) => sql
            .replace("json_object(", "json_build_object(")
            .replace("json_list(", "json_agg(")
            .replace("json_of(", "("),
        Pool::Sqlite(..) => sql.replace("json_list(", "json_group_array(").replace("json_of(", "json("),
    };
    let sql = sqlx::AssertSqlSafe(matters::with_instants(pool, sql));
    let text: String = on!(pool, |pool| match work {
        "resident" => {
            let (district, id) = asked.key();
            sqlx::query_scalar(sql).bind(district).bind(id).fetch_one(pool).await?
        }
        "page" | "thousand" => {
            let (code, id) = asked.after();
            sqlx::query_scalar(sql).bind(code).bind(id).fetch_one(pool).await?
        }
        "matters" => {
            let (stage, id) = asked.stage();
            sqlx::query_scalar(sql).bind(stage).bind(id).fetch_one(pool).await?
        }
        "queue" => sqlx::query_scalar(sql).fetch_one(pool).await?,
        _ => sqlx::query_scalar(sql).bind(&asked.code).fetch_one(pool).await?,
    });
    Ok(text.into_bytes())
}
