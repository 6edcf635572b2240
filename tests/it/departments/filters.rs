//! The filters of the departments' lists, held against the records.

use super::by::{By, CASES, ELSEWHERE, List, STATES};
use super::holder;
use super::lists::LISTS;
use crate::places::stage::Stage;
use kit::access::Access;
use kit::node::GlobalId;
use std::collections::BTreeSet;

/// Who reads the lists.
const READERS: &[&str] = &[
    "civil-affairs-reader",
    "family-planning-reader",
    "social-security-reader",
    "fire-reader",
    "construction-reader",
];

impl List {
    /// The values of a column as a text of SQL, which says which and how.
    async fn texts(&self, stage: &Stage<'_>, district: &str, (values, rest): (&str, &str)) -> Vec<String> {
        let Self(_, table, which, _) = self;
        let sql =
            format!("SELECT {values} FROM {table} WHERE district_code = '{district}' AND {which} AND {rest}");
        stage.database.texts(&sql).await
    }

    /// How many rows are so.
    async fn number(&self, stage: &Stage<'_>, district: &str, so: &str) -> u64 {
        let numbers = self.texts(stage, district, ("CAST(count(*) AS text)", &format!("({so})"))).await;
        numbers[0].parse().unwrap()
    }

    /// What there is in a column, in its order.
    async fn values(&self, stage: &Stage<'_>, district: &str, column: &str) -> Vec<String> {
        let values = format!("DISTINCT CAST({column} AS text)");
        self.texts(stage, district, (&values, &format!("{column} IS NOT NULL ORDER BY 1"))).await
    }

    /// A day in the midst of those of a column; today where there is none.
    async fn day(&self, stage: &Stage<'_>, district: &str, column: &str) -> String {
        let mut days = self.values(stage, district, column).await;
        if days.is_empty() { stage.day(0) } else { days.swap_remove(days.len() / 2) }
    }

    /// What a filter is asked for, and how many rows it is to leave.
    async fn asked(
        &self,
        stage: &Stage<'_>,
        district: &str,
        (filter, by): &(&str, By),
    ) -> Vec<(String, u64)> {
        let days = async |column: &str, than: &str| {
            let day = self.day(stage, district, column).await;
            let left = self.number(stage, district, &format!("{column} {than} '{day}'")).await;
            vec![(format!("{filter}: \"{day}\""), left)]
        };
        let each = async |column: &str, shown: &dyn Fn(&str) -> String| {
            let mut asked = Vec::new();
            for value in self.values(stage, district, column).await {
                let left = self.number(stage, district, &format!("{column} = '{value}'")).await;
                asked.push((format!("{filter}: {}", shown(&value)), left));
            }
            asked
        };
        let one = async |column: &str, id: &dyn Fn(i64) -> GlobalId| {
            let values = self.values(stage, district, column).await;
            let key = values.first().map_or(7, |key| key.parse().unwrap());
            let left = self.number(stage, district, &format!("{column} = {key}")).await;
            vec![(format!("{filter}: \"{}\"", id(key)), left)]
        };
        match *by {
            By::Each(column) => each(column, &str::to_uppercase).await,
            By::Text(column) => each(column, &|value| format!("\"{value}\"")).await,
            By::Says(each) => {
                let mut asked = Vec::new();
                for (value, so) in each {
                    asked.push((format!("{filter}: {value}"), self.number(stage, district, so).await));
                }
                asked
            }
            By::Since(column) => days(column, ">=").await,
            By::Until(column) => days(column, "<=").await,
            By::Before(column) => days(column, "<").await,
            By::Placed(kind, column) => one(column, &|key| GlobalId::placed(kind, district, key)).await,
            By::Global(kind, column) => one(column, &|key| GlobalId::global(kind, key)).await,
            By::Is(so) => {
                let so = so.replace("TODAY", &format!("'{}'", stage.day(0)));
                let (left, all) =
                    (self.number(stage, district, &so).await, self.number(stage, district, "TRUE").await);
                vec![(format!("{filter}: true"), left), (format!("{filter}: false"), all - left)]
            }
        }
    }
}

/// Each filter leaves what the records say, in a district that has some.
pub(super) async fn assert_narrowed(stage: &Stage<'_>, district: &str) {
    let reader = holder(stage, READERS, district).await;
    assert_all_held(stage, &reader).await;
    for list in LISTS {
        let List(field, .., filters) = list;
        assert!(list.number(stage, district, "TRUE").await > 0, "nothing in {field}");
        for filter in *filters {
            for (asked, left) in Box::pin(list.asked(stage, district, filter)).await {
                let query = format!(
                    "{{ list: {field}(area: \"{district}\", filter: {{ {asked} }}) {{ totalCount }} }}"
                );
                let found = stage.ask(&reader, &query).await["list"]["totalCount"].take();
                assert_eq!(found, left, "{query}");
            }
        }
    }
}

/// What a filter by the case is asked for, and what is so of the matter in SQL.
fn of_case(filter: &str) -> Vec<(String, &'static str)> {
    match filter {
        "overdue" => {
            vec![
                ("overdue: true".to_owned(), "m.light = 'red'"),
                ("overdue: false".to_owned(), "m.light <> 'red'"),
            ]
        }
        _ => STATES.iter().map(|(state, so)| (format!("{filter}: {state}"), *so)).collect(),
    }
}

/// Each filter by the case leaves what the matters say, for who reads them all.
pub(super) async fn assert_narrowed_by_case(stage: &Stage<'_>, district: &str) {
    // of every list some are overdue and some are not
    let lights = "UPDATE matter SET light = CASE WHEN id % 2 = 0 THEN 'red' ELSE 'green' END";
    stage.database.execute(lights).await;
    let command = stage.caller("district-command", district).await;
    for (field, table, filters) in CASES {
        let list = List(field, table, "TRUE", &[]);
        for (asked, so) in filters.iter().flat_map(|filter| of_case(filter)) {
            let matter = format!("m.district_code = {table}.district_code AND m.id = {table}.matter_id");
            let so = format!("EXISTS (SELECT 1 FROM matter m WHERE {matter} AND {so})");
            let left = list.number(stage, district, &so).await;
            let query =
                format!("{{ list: {field}(area: \"{district}\", filter: {{ {asked} }}) {{ totalCount }} }}");
            let found = stage.ask(&command, &query).await["list"]["totalCount"].take();
            assert_eq!(found, left, "{query}");
        }
    }
}

/// No filter of these lists is left out.
async fn assert_all_held(stage: &Stage<'_>, reader: &Access) {
    let query = "{ __type(name: \"Query\") { fields { name args { name type { inputFields { name } } } } } }";
    let fields = stage.ask(reader, query).await["__type"]["fields"].take();
    let named = |all: &serde_json::Value, name: &str| {
        let found = all.as_array().unwrap().iter().find(|one| one["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    for List(list, .., filters) in LISTS {
        let filter = named(&named(&fields, list)["args"], "filter");
        let there = filter["type"]["inputFields"].as_array().unwrap().iter();
        let there: BTreeSet<&str> = there.map(|field| field["name"].as_str().unwrap()).collect();
        let others = ELSEWHERE.iter().filter(|(of, _)| of == list).flat_map(|(_, names)| names.iter());
        let cases = CASES.iter().filter(|(of, ..)| of == list).flat_map(|(.., names)| names.iter());
        let held = filters.iter().map(|(name, _)| name).chain(others).chain(cases);
        let held: BTreeSet<&str> = held.copied().collect();
        assert_eq!(held, there, "{list}");
    }
}
