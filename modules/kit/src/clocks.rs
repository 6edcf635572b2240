//! What modules do by themselves when its time has come: one process at a time for each module.

use crate::access::NO_DISTRICT;
use crate::error::Result;
use crate::module::{Module, Modules};
use crate::platform::Platform;

/// How long one process keeps the clock of a module alone, in milliseconds.
const LEASE: i64 = 60_000;

impl Platform {
    /// Lets every module that keeps time do what is due; answers how many things that were.
    ///
    /// # Errors
    /// When a module fails: what it has not done is due again the next time. The others go on.
    pub async fn run_clocks(&self, modules: &Modules, holder: &str) -> Result<u64> {
        let (mut done, mut failed) = (0, None);
        for module in modules.iter().filter(|module| module.keeps_time()) {
            // one that fails holds up no other
            match self.run_clock(module, holder).await {
                Ok(number) => done += number,
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(done), Err)
    }

    async fn run_clock(&self, module: &dyn Module, holder: &str) -> Result<u64> {
        let job = format!("clock:{}", module.id());
        let mut done = 0;
        while self.lease(&job, NO_DISTRICT, holder, LEASE).await? {
            let access = self.system();
            let mut tx = access.begin().await?;
            let number = module.on_clock(&mut tx).await?;
            tx.commit().await?;
            if number == 0 {
                break;
            }
            done += number;
        }
        Ok(done)
    }
}
