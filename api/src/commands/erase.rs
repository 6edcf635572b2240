//! `wangge erase`: what is due is erased, and the files are rewritten.

use crate::background::holder;
use crate::config::Failure;
use crate::start::App;

/// Erases what is due, and with `finish` rewrites the files.
pub(super) async fn erase(app: &App, finish: bool) -> Result<(), Failure> {
    let records = app.modules.records();
    let erased = people::erase::erase_due(&app.platform, records, &holder(&app.platform)).await?;
    eprintln!("{erased} records were due and are erased");
    if finish {
        app.platform.finish_erasure(&people::erase::tables(records)).await?;
        eprintln!("the files of the database hold nothing of what was erased");
    }
    Ok(())
}
