//! docs/privacy.md, as it stands: its lines typed one after the other, on a server with the demo.

use super::readme;
use super::site::Site;
use crate::harness::command::{project, text};
use crate::harness::process::Home;
use serde_json::{Value, json};

const GRID: &str = "340705005002001";
const COMMUNITY: &str = "340705005002";
const DIRECTOR: &str = "tongguan-community-director";
const NUMBER: &str = "15400001234";
const MASKED: &str = "154****1234";

/// Types the page and looks at what each of its sections promises.
pub(super) async fn typed(home: &Home, site: &Site) {
    let script = readme::script(&project().join("docs/privacy.md"), "People's data", site.address());
    let output = home.shell(&script).await;
    let printed = text(&output);
    assert!(output.status.success() && !printed.contains("\"errors\""), "{printed}");
    let answers = Answers::of(&printed);
    own_record(&answers);
    shown_for_a_purpose(&answers);
    merged(&answers);
    emergency(&answers);
    leave(&answers);
    exported(&answers);
    erased(&answers);
    assert!(printed.contains("the files of the database hold nothing of what was erased"), "{printed}");
    assert!(printed.contains("rows, whole") && printed.contains("heads were compared"), "{printed}");
}

/// What the server answered, in its order.
struct Answers(Vec<Value>);

impl Answers {
    fn of(printed: &str) -> Self {
        let answers = printed.lines().filter(|line| line.starts_with("{\"data\""));
        Self(answers.map(|line| serde_json::from_str::<Value>(line).unwrap()["data"].take()).collect())
    }

    /// The values of a root field, in the order in which they were asked for.
    fn all(&self, root: &str) -> Vec<&Value> {
        self.0.iter().filter_map(|data| data.get(root)).collect()
    }

    /// That of a root field that is asked for once.
    fn one(&self, root: &str) -> &Value {
        let all = self.all(root);
        assert_eq!(all.len(), 1, "{root}: {all:?}");
        all[0]
    }
}

fn own_record(answers: &Answers) {
    assert_eq!(answers.one("bindAccount"), &json!({ "bound": true }));
    let own = answers.one("myResidences")["nodes"].as_array().unwrap();
    let row = json!({
        "name": "Li Yun", "birthOn": "1990-05-01", "telephone": null, "gridCode": GRID, "status": "ACTIVE",
    });
    assert_eq!(own, &[row]);
    let asked = &answers.one("corrections")["nodes"][0];
    assert_eq!(asked["values"], json!([{ "field": "TELEPHONE", "value": MASKED }]));
    assert_eq!(asked["resident"]["disputed"], true);
    let decided = json!({ "state": "ACCEPTED", "resident": { "telephone": MASKED, "disputed": false } });
    assert_eq!(answers.one("decideCorrection")["correction"], decided);
}

fn shown_for_a_purpose(answers: &Answers) {
    let shown = answers.all("reveal")[0];
    assert_eq!(shown["values"], json!([{ "field": "telephone", "value": NUMBER }]));
    let row = &answers.all("audit")[0]["nodes"][0];
    assert_eq!((&row["action"], &row["fields"]), (&json!("reveal"), &json!("telephone")));
    let view = &answers.one("recordViews")["nodes"][0];
    assert_eq!((&view["at"], &view["action"]), (&row["at"], &row["action"]));
    assert!(view["purpose"].is_string() && view["purpose"] == row["reason"], "{view} {row}");
    assert_eq!(view["viewer"], json!({ "title": "community director", "areaCode": COMMUNITY }));
}

fn merged(answers: &Answers) {
    let residences = answers.one("mergeResidents")["resident"]["residences"]["nodes"].as_array().unwrap();
    let state = |row: &Value| json!([row["status"], row["endReason"], row["history"]["nodes"][0]["action"]]);
    let states: Vec<Value> = residences.iter().map(state).collect();
    assert_eq!(states, [json!(["ACTIVE", null, "merge"]), json!(["ENDED", "MERGED", "merge"])]);
}

fn emergency(answers: &Answers) {
    assert_eq!(answers.one("breakGlass")["breakGlass"]["reviewCode"], COMMUNITY[..9]);
    let found = &answers.all("residents")[0]["nodes"][0];
    let shown = answers.all("reveal")[1]["values"][0]["value"].as_str().unwrap();
    assert_eq!(found["telephone"], format!("{}****{}", &shown[..3], &shown[7..]));
    let rows = &answers.all("audit")[1]["nodes"];
    assert_eq!((&rows[0]["action"], &rows[1]["action"]), (&json!("reveal"), &json!("read")), "{rows}");
    assert_eq!(rows[1]["fields"], "name,telephone");
    assert_eq!(answers.one("breakGlassReviews")["nodes"][0]["account"]["name"], DIRECTOR);
    let reviewed = &answers.one("reviewBreakGlass")["breakGlass"];
    assert!(reviewed["reviewedAt"].is_string() && reviewed["finding"].is_string(), "{reviewed}");
}

fn leave(answers: &Answers) {
    let acts_for: Vec<&Value> = answers.all("me").into_iter().map(|me| &me["actsFor"]).collect();
    assert_eq!(acts_for, [&json!([{ "areaCode": GRID, "roleCode": "grid-leader" }]), &json!([])]);
    let row = json!({ "action": "verify", "areaCode": GRID, "standsIn": true });
    assert_eq!(answers.all("audit")[2]["nodes"], json!([row]));
}

fn exported(answers: &Answers) {
    let export = answers.one("exportResidents");
    let csv = export["csv"].as_str().unwrap();
    assert!(csv.contains(&format!(",Li Yun,{MASKED},{DIRECTOR} ")) && !csv.contains(NUMBER), "{csv}");
    assert_eq!((&export["rows"], &export["hasNextPage"]), (&json!(1), &json!(false)));
}

fn erased(answers: &Answers) {
    assert_eq!(answers.one("decideErasure")["erasure"]["state"], "DONE");
    let left = json!({ "name": "", "birthOn": null, "telephone": null, "status": "ERASED" });
    assert_eq!(answers.one("node"), &left);
    let rows = answers.all("audit")[3]["nodes"].as_array().unwrap();
    assert_eq!(rows[0]["action"], "erase");
    assert!(rows.len() > 1 && rows.iter().all(|row| row["reason"].is_null()), "{rows:?}");
}
