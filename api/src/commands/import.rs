//! `wangge import divisions`.

use super::progress::Progress;
use crate::config::{Config, Divisions, Failure};
use crate::start::App;
use wangge_core::divisions::file;
use wangge_core::divisions::import::{Allow, Edition, import};

/// Imports an edition of the divisions.
pub(super) async fn divisions(config: Config, flags: Divisions) -> Result<(), Failure> {
    // the file is read and checked as a whole before the database is touched
    let file = file::read(&flags.path).map_err(|flaw| Failure::input(flaw.to_string()))?;
    let Some(edition) = flags.edition.or(file.edition) else {
        return Err(Failure::usage("the file does not name its edition; name it with --edition"));
    };
    let allow = Allow { mass_retirement: flags.allow_mass_retirement, older: flags.allow_older };
    let what = Edition { issuer: flags.issuer, edition, governing: !flags.alias, allow };
    let summary = super::with_new_app(config, async |app: &App| {
        let mut progress = Progress::new("divisions", file.divisions.len());
        let summary =
            import(&app.platform.system(), &what, &file.divisions, &mut |done| progress.at(done)).await;
        progress.end();
        Ok(summary?)
    });
    let summary = summary.await?;
    if summary.known_already {
        eprintln!("edition {} of {} was imported before: nothing to change", what.edition, what.issuer);
        return Ok(());
    }
    eprintln!(
        "{} rows: {} added, {} retired, {} renamed, {} revived",
        summary.rows, summary.added, summary.retired, summary.renamed, summary.revived
    );
    if summary.ended > 0 {
        eprintln!("{} posts, liaisons and bodies ended with their divisions", summary.ended);
    }
    for stranded in &summary.stranded {
        let (grids, divisions) = (stranded.grids, stranded.divisions);
        eprintln!(
            "{} is retired, and {grids} grids and {divisions} local divisions in it are still valid: retire them, \
             or open others in their place; its posts stay until a later edition finds nothing there",
            stranded.code
        );
    }
    Ok(())
}
