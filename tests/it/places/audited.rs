//! All that the auditor is answered about something, by whatever filter.

use super::stage::Stage;
use super::town::COMMUNITY;
use kit::access::Access;
use serde_json::Value;
use std::collections::BTreeMap;

const ROW: &str = "accountId postId standsIn action recordType recordKey areaCode fields reason outcome";

/// By filter, the rows of its answer, without the keys of records: those of two people are never the same.
pub(crate) type Audited = BTreeMap<String, Vec<Value>>;

impl Stage<'_> {
    /// What the auditor of a district is answered about what `deed` does and the platform then does by itself. `more` are
    /// filters beside those of areas and types.
    pub(crate) async fn audited(
        &self,
        auditor: &Access,
        more: &[String],
        deed: impl AsyncFnOnce(),
    ) -> Audited {
        self.clock.forward(1_000);
        let now = chrono::DateTime::from_timestamp_millis(self.platform.system().now()).unwrap();
        let from = now.format("%Y-%m-%dT%H:%M:%S%.3fZ");
        Box::pin(deed()).await;
        self.told().await;
        let areas = [6, 9, 12].map(|digits| format!("area: \"{}\"", &COMMUNITY[..digits]));
        let grids = self.grids().await.into_iter().map(|grid| format!("area: \"{grid}\""));
        let types = ["Restricted", "Resident", "VisitTask", "HealthCarePlan", "HealthCareVisit", "KeyFile"];
        let types = types.into_iter().map(|name| format!("recordType: \"{name}\""));
        let filters = areas.into_iter().chain(grids).chain(types).chain(more.iter().cloned());
        let mut answers = Audited::new();
        for filter in std::iter::once(String::new()).chain(filters) {
            let audit = format!(
                "{{ audit(from: \"{from}\", first: 200, {filter}) {{ totalCount nodes {{ {ROW} }} }} }}"
            );
            let mut answer = Box::pin(self.ask(auditor, &audit)).await["audit"].take();
            let Value::Array(mut rows) = answer["nodes"].take() else { panic!("{answer:#}") };
            assert_eq!(answer["totalCount"], rows.len(), "{filter}");
            for row in &mut rows {
                if row["recordKey"] != "" {
                    row["recordKey"] = "KEY".into();
                }
            }
            answers.insert(filter, rows);
        }
        answers
    }

    /// The audit of a district is whole.
    pub(crate) async fn assert_whole(&self, district: &str) {
        self.platform.sequence("test").await.unwrap();
        let checked = self.platform.verify_audit(district).await.unwrap();
        assert!(checked.is_ok(), "{checked:?}");
    }
}

/// `with` is the same as `without`, but for the rows that so many acts of staff with restricted data leave, which tell of nothing:
/// once for each filter that they meet.
#[track_caller]
pub(crate) fn assert_acts(without: &Audited, with: &Audited, acts: usize) {
    for (filter, rows) in with {
        let mut rest = rows.clone();
        for row in &without[filter] {
            let at = rest.iter().position(|other| other == row);
            rest.remove(at.unwrap_or_else(|| panic!("{filter}: {row:#} is not in {rows:#?}")));
        }
        assert!(rest.len() <= acts, "{filter}: {rest:#?}");
        for row in &rest {
            let told = ["action", "recordType", "recordKey", "areaCode", "fields", "outcome"]
                .map(|field| row[field].as_str());
            let nothing = ["act", "Restricted", "", &COMMUNITY[..6], "", "ok"].map(Some);
            assert_eq!((told, &row["reason"]), (nothing, &Value::Null), "{filter}");
            assert!(row["accountId"].is_string() && row["postId"].is_string(), "{filter}: {row:#}");
        }
    }
    assert_eq!(with[""].len(), without[""].len() + acts);
    assert_eq!(with["recordType: \"Restricted\""].len(), without["recordType: \"Restricted\""].len() + acts);
}

/// Nothing.
pub(crate) fn silence(of: &Audited) -> Audited {
    of.keys().map(|filter| (filter.clone(), Vec::new())).collect()
}
