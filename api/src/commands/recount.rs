//! `wangge recount`: what is derived from records, compared with them.

use super::progress::Progress;
use super::text::print;
use crate::config::Failure;
use crate::start::App;
use kit::recount::Recount;

/// Recounts district by district and prints each difference, and, without `check`, makes it right. Servers may serve
/// meanwhile.
pub(super) async fn recount(app: &App, check: bool) -> Result<(), Failure> {
    let access = app.platform.system();
    let districts = access.districts().of("");
    let mut progress = Progress::new("districts", districts.len());
    let mut differences = 0;
    for (at, district) in districts.iter().enumerate() {
        let mut recount = Recount::new(&access, district, !check);
        for module in app.modules.iter() {
            module.on_recount(&mut recount).await?;
        }
        for difference in recount.found() {
            differences += 1;
            print(&difference.to_string())?;
        }
        progress.at(at + 1);
    }
    progress.end();
    match (differences, check) {
        (0, _) => eprintln!("{} districts: all counts are right", districts.len()),
        (_, true) => {
            return Err(Failure::state(format!(
                "{differences} differences; `wangge recount` makes them right"
            )));
        }
        (_, false) => eprintln!("{differences} differences were made right"),
    }
    Ok(())
}
