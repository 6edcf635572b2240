//! `wangge erase`: what is due is erased, and the files are rewritten.

use crate::background::{erase_what_is_due, holder};
use crate::config::Failure;
use crate::start::App;
use std::time::Duration;

/// How often it is looked whether every event has its number, and how long between.
const NUMBERED: u32 = 60;
const A_WHILE: Duration = Duration::from_millis(500);

/// Erases what is due, and with `finish` rewrites the files.
pub(super) async fn erase(app: &App, finish: bool) -> Result<(), Failure> {
    let records = app.modules.records();
    let erased = erase_what_is_due(&app.platform, &app.modules, &holder(&app.platform)).await?;
    eprintln!("{erased} records were due and are erased");
    if finish {
        tell_modules(app).await?;
        let (store, holder) = (app.config.file_store()?, holder(&app.platform));
        files::clean(&app.platform, &store, &holder).await?;
        app.platform.forget_keys(&holder).await?;
        app.platform.finish_erasure(&people::erase::tables(records)).await?;
        eprintln!("the files of the database hold nothing of what was erased");
    }
    Ok(())
}

/// Modules erase what they hold of a record once they are told, which comes before the files are rewritten. Where a
/// server runs beside this, it gives the numbers that the modules are told by.
async fn tell_modules(app: &App) -> Result<(), Failure> {
    let holder = holder(&app.platform);
    for _ in 0..NUMBERED {
        app.platform.sequence(&holder).await?;
        if app.platform.is_numbered().await? {
            app.platform.run_hooks(&app.modules).await?;
            return Ok(());
        }
        tokio::time::sleep(A_WHILE).await;
    }
    Err(Failure::from(kit::Error::new(
        kit::Code::Unavailable,
        "what was erased has not been told to the modules yet; run `wangge erase --finish` again",
    )))
}
