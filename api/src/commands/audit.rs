//! `wangge audit verify` and `wangge audit heads`.

use super::text::print;
use crate::config::Failure;
use crate::start::App;
use kit::stream::{Broken, Head};
use std::path::Path;

/// Prints the end of each audit chain, one a line: to be kept where the database is not.
pub(super) async fn heads(app: &App) -> Result<(), Failure> {
    for Head { district, seq, link } in app.platform.audit_heads().await? {
        print(&format!("{district} {seq} {link}"))?;
    }
    Ok(())
}

/// Checks the audit chain of every district, and, against a file of [`heads`], that none was cut off or taken away.
pub(super) async fn verify(app: &App, kept: Option<&Path>) -> Result<(), Failure> {
    let kept = kept.map(read).transpose()?.unwrap_or_default();
    let districts = app.platform.audited().await?;
    let mut broken = 0;
    for district in &districts {
        match app.platform.verify_audit(district).await? {
            Ok(rows) => print(&format!("{district}: {rows} rows, whole"))?,
            Err(why) => {
                broken += 1;
                print(&format!("{district}: {}", told(&why)))?;
            }
        }
    }
    for head in &kept {
        if let Err(why) = app.platform.holds(head).await? {
            broken += 1;
            print(&format!("{}: {}, against the file of heads", head.district, told(&why)))?;
        }
    }
    let late = app.platform.unlinked_audit().await?;
    eprintln!("{} districts have an audit; {} heads were compared", districts.len(), kept.len());
    match (broken, late) {
        (0, 0) => Ok(()),
        (0, late) => Err(Failure::state(format!(
            "{late} audit rows have waited for their link for over a minute: is a server running?"
        ))),
        _ => Err(Failure::state(format!("the audit is not what was written: {broken} findings"))),
    }
}

fn told(why: &Broken) -> String {
    match why {
        Broken::Changed { seq } => format!("row {seq} was changed"),
        Broken::Gap { seq } => format!("row {seq} is missing or not linked"),
        Broken::Truncated { seq } => format!("rows up to {seq} are missing"),
        Broken::Replaced { seq } => format!("row {seq} is another one"),
    }
}

/// The lines that [`heads`] printed.
fn read(file: &Path) -> Result<Vec<Head>, Failure> {
    let told = |why: String| Failure::input(format!("{}: {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| told(error.to_string()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let mut words = line.split_whitespace();
            let head =
                (words.next(), words.next().and_then(|seq| seq.parse().ok()), words.next(), words.next());
            match head {
                (Some(district), Some(seq), Some(link), None) => {
                    Ok(Head { district: district.to_owned(), seq, link: link.to_owned() })
                }
                _ => Err(told(format!("line {} is not of `wangge audit heads`", at + 1))),
            }
        })
        .collect()
}
