//! What README.md and docs/ tell their reader to type, and the page and the clients of other makers, on one server with the
//! demo.

use super::site::{Site, token};
use super::{files, privacy, readme};
use crate::harness::command::{project, text};
use crate::harness::process::Home;
use crate::http::node;
use api::auth::totp::TotpSecret;
use serde_json::json;

const DATABASE: &str = "sqlite://wangge.db";

const LEADER: &str = "tongguan-grid-leader";
const TOWN: &str = "heshan-town-leader";
const COMMAND: &str = "tongguan-district-command";
/// Who asks each query of a page, in its order.
const ASKED_BY: [(&str, &[Option<&str>]); 3] = [
    ("README.md", &[Some(LEADER), Some(TOWN), Some(COMMAND), None, Some(COMMAND)]),
    ("docs/queries.md", &[Some(TOWN), Some(COMMAND), Some(COMMAND)]),
    ("docs/divisions.md", &[None]),
];

/// A matter of the leader's grid, and the events of that grid.
const REPORT: &str = "mutation { reportMatter(input: { kind: \"small-works\", grid: \"340705005002001\", \
                      title: \"A new shop front\" }) { matter { id } } }";
const EVENTS: &str = "subscription { mattersChanged(area: \"340705005002001\") { event } }";

#[tokio::test]
async fn what_the_readme_tells_to_type_works() {
    let home = Home::new();
    let mut site = Site::start(&home, &["serve"]).await;
    let greeting = site.printed_to("second factor").await;
    the_first_question(&home, &site).await;
    the_queries(&home, &site).await;
    a_login(&home, &site, &greeting).await;
    files::typed(&home, &site).await;
    clients_of_other_makers(&home, &site).await;
    privacy::typed(&home, &site).await;
    assert!(site.stop().await.success());
}

/// Types these lines; answers what they print.
async fn typed(home: &Home, site: &Site, lines: &str) -> String {
    let output = home.shell(&lines.replace("http://127.0.0.1:8000", site.address())).await;
    let printed = text(&output);
    assert!(output.status.success(), "{lines}\n{printed}");
    printed
}

async fn the_first_question(home: &Home, site: &Site) {
    let mut lines = readme::commands(&project().join("README.md"), "Start");
    // the server runs
    lines.retain(|line| !line.starts_with("cargo "));
    let printed = typed(home, site, &lines.join("\n")).await;
    assert!(printed.contains("\"totalCount\":1,") && printed.contains("340705005002001"), "{printed}");
}

async fn the_queries(home: &Home, site: &Site) {
    let mut tokens = Vec::new();
    for account in [LEADER, TOWN, COMMAND] {
        tokens.push((account, token(home, DATABASE, account).await));
    }
    for (page, accounts) in ASKED_BY {
        let queries = readme::queries(page);
        assert_eq!(queries.len(), accounts.len(), "say who asks a query that is new in {page}");
        for (query, account) in queries.iter().zip(accounts) {
            let token =
                tokens.iter().find(|(name, _)| Some(*name) == *account).map(|(_, token)| token.as_str());
            let data = site.query(token, query, json!({})).await;
            let roots = data.as_object().unwrap();
            assert!(!roots.is_empty() && roots.values().all(|root| !root.is_null()), "{query}\n{data:#}");
        }
    }
}

/// With what the start printed: the password, and a code of the second factor.
async fn a_login(home: &Home, site: &Site, greeting: &str) {
    let between = |before: &str, after: char| {
        let (_, rest) = greeting.split_once(before).unwrap();
        rest.split(after).next().unwrap().to_owned()
    };
    let secret = TotpSecret::from_base32(&between("second factor ", '.')).unwrap();
    let code = secret.code_at(api::sources::system().now());
    let lines = readme::commands(&project().join("README.md"), "Log in").join("\n");
    assert!(lines.contains(&format!("\"password\":\"{}\"", between("has the password ", ';'))), "{lines}");
    let printed = typed(home, site, &format!("CODE={}\n{lines}", code.as_str())).await;
    let told = [LEADER, "REFRESHED", "SECOND_FACTOR_NEEDED", "LOGGED_IN"];
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), told.len(), "{printed}");
    for (line, told) in lines.iter().zip(told) {
        assert!(line.contains(told) && !line.contains("errors"), "{told}: {printed}");
    }
}

async fn clients_of_other_makers(home: &Home, site: &Site) {
    let leader = token(home, DATABASE, LEADER).await;
    let operations = json!({
        "query": "{ me { account { name } } }",
        "mutation": REPORT,
        "subscription": EVENTS,
        "events": "mutation",
        "token": leader,
    });
    let page = json!({ "expect": "铜官区" });
    let graphql = format!("{}/graphql", site.address());
    for (script, url, options, checks) in [
        ("browser.mjs", format!("{}/", site.address()), page, 6),
        ("audits.mjs", graphql.clone(), operations.clone(), 61),
        ("sse.mjs", graphql.clone(), operations.clone(), 8),
        ("ws.mjs", graphql.replacen("http:", "ws:", 1), operations, 20),
    ] {
        if let Some(printed) = node::run(script, &[&url, &options.to_string()]).await {
            assert!(printed.contains(&format!("# passed {checks}, failed 0")), "{script}\n{printed}");
        }
    }
}
