//! Figures for everybody: none below ten, and none from which one below ten can be computed.

use super::on_empty_grids;
use crate::places::stage::Stage;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wangge_core::stat::Deltas;

const TOWN: &str = "340705005";
const COLUMNS: [&str; 3] = ["households", "registered", "floating"];

/// Sets the figures of a community: of its first grid, which then has all of them.
async fn set(stage: &Stage<'_>, community: &str, figures: [i64; 3]) {
    let [households, registered, floating] = figures;
    let grid = format!("SELECT MIN(grid_code) FROM grid WHERE grid_code LIKE '{community}%'");
    let update = format!(
        "UPDATE grid_stat SET households = {households}, registered = {registered}, floating = {floating} \
         WHERE grid_code = ({grid})"
    );
    stage.database.execute(&update).await;
}

/// Everything that somebody without a login can ask for.
async fn everything(stage: &Stage<'_>, codes: &BTreeSet<String>) -> Vec<Value> {
    let nobody = stage.platform.anonymous();
    let mut answers = Vec::new();
    for code in codes {
        for (digits, level) in [(4, "CITY"), (6, "DISTRICT"), (9, "TOWN"), (12, "COMMUNITY")] {
            if digits >= code.len() {
                let document = format!(
                    "{{ publicFigures(area: \"{code}\", level: {level}, first: 1000) {{ code households registered floating }} }}"
                );
                answers.push(stage.ask(&nobody, &document).await["publicFigures"].take());
            }
        }
    }
    answers
}

/// The communities of Tongguan that have grids, each with a row of counts; the first of a town are small.
async fn communities(stage: &Stage<'_>) -> Vec<String> {
    let grids = "SELECT MIN(grid_code) || ' ' || CAST(MIN(id) AS text) FROM grid WHERE district_code = '340705' \
        GROUP BY substr(grid_code, 1, 12) ORDER BY 1";
    let grids = stage.database.texts(grids).await;
    let mut deltas = Deltas::default();
    for line in &grids {
        let code = line.split_once(' ').unwrap().0;
        let id = format!("SELECT CAST(id AS text) FROM grid WHERE grid_code = '{code}'");
        let id = stage.database.texts(&id).await[0].parse().unwrap();
        deltas
            .of(code, id)
            .households(40)
            .residents("registered", "1", None, 100)
            .residents("floating", "2", None, 25);
    }
    let tx = stage.platform.system().begin().await.unwrap();
    deltas.write(&tx, &stage.platform.permit()).await.unwrap();
    tx.commit().await.unwrap();
    grids.iter().map(|line| line[..12].to_owned()).collect()
}

#[tokio::test]
async fn nothing_that_is_hidden_changes_anything_that_is_shown() {
    on_empty_grids(async |stage| {
        let communities = communities(stage).await;
        let mine: Vec<&String> = communities.iter().filter(|code| code.starts_with(TOWN)).collect();
        assert!(mine.len() >= 3, "{mine:?}");
        let codes: BTreeSet<String> = communities
            .iter()
            .flat_map(|code| [4, 6, 9, 12].map(|digits| code[..digits].to_owned()))
            .collect();
        // one small cell in a town, two, and all of them: whatever they hold, nobody can tell
        for small in [1, 2, mine.len()] {
            let mut seen = BTreeSet::new();
            for hidden in [0, 1, 5, 9] {
                for (at, code) in mine.iter().enumerate() {
                    let figures = if at < small { [hidden, 9 - hidden, hidden / 2] } else { [40, 100, 25] };
                    set(stage, code, figures).await;
                }
                let answers = everything(stage, &codes).await;
                for figure in answers.iter().flat_map(|rows| rows.as_array().unwrap()) {
                    for column in COLUMNS {
                        assert!(
                            figure[column].is_null() || figure[column].as_i64().unwrap() >= 10,
                            "{figure}"
                        );
                    }
                }
                seen.insert(serde_json::to_string(&answers).unwrap());
            }
            assert_eq!(seen.len(), 1, "{small} small communities");
        }
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_figures_of_ten_or_more_down_to_communities() {
    on_empty_grids(async |stage| {
        let communities = communities(stage).await;
        let town: Vec<&String> = communities.iter().filter(|code| code.starts_with(TOWN)).collect();
        set(stage, town[0], [9, 10, 0]).await;
        let nobody = stage.platform.anonymous();
        let others = i64::try_from(town.len() - 1).unwrap();
        let document = |arguments: &str| {
            format!("{{ publicFigures({arguments}) {{ code level name households registered floating }} }}")
        };
        let (answer, statements) =
            stage.send(&nobody, &document(&format!("area: \"{TOWN}\"")), json!({})).await;
        let row = &answer["data"]["publicFigures"][0];
        assert_eq!(row["households"], 40 * others);
        assert_eq!(row["registered"], 100 * others + 10);
        assert_eq!((&row["level"], row["name"].is_string()), (&json!("TOWN"), true));
        assert_eq!(statements, 2, "the sums, and the names");
        let rows =
            stage.ask(&nobody, &document(&format!("area: \"{TOWN}\", level: COMMUNITY, first: 1"))).await;
        let row = &rows["publicFigures"][0];
        assert_eq!(
            (&row["households"], &row["registered"], &row["floating"]),
            (&Value::Null, &json!(10), &Value::Null)
        );
        let grid = document(&format!("area: \"{TOWN}\", level: GRID"));
        assert_eq!(stage.codes(&nobody, &grid, json!({})).await, ["BAD_USER_INPUT"]);
        for closed in ["statistics", "coverage"] {
            let document = format!("{{ {closed}(area: \"{TOWN}\") {{ code }} }}");
            assert_eq!(stage.codes(&nobody, &document, json!({})).await, ["UNAUTHENTICATED"]);
        }
    })
    .await;
}
