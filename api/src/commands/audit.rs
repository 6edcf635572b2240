//! `wangge audit verify`.

use super::text::print;
use crate::config::Failure;
use crate::start::App;
use kit::stream::Broken;

/// Checks the audit chain of every district, and prints the head of each: keep them outside the database.
pub(super) async fn verify(app: &App) -> Result<(), Failure> {
    let mut districts = app.platform.system().districts().of("");
    districts.push("000000".to_owned());
    let mut broken = 0;
    for district in districts {
        match app.platform.verify_audit(&district).await? {
            Ok(0) => {}
            Ok(rows) => print(&format!("{district}: {rows} rows, whole"))?,
            Err(why) => {
                broken += 1;
                let text = match why {
                    Broken::Changed { seq } => format!("row {seq} was changed"),
                    Broken::Gap { seq } => format!("row {seq} is missing or not linked"),
                    Broken::Truncated { seq } => format!("rows before the head, row {seq}, are missing"),
                };
                print(&format!("{district}: {text}"))?;
            }
        }
    }
    match broken {
        0 => Ok(()),
        _ => Err(Failure::state(format!("the audit of {broken} districts is not what was written"))),
    }
}
