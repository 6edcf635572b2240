//! What runs beside the server: looking for changed rights, numbering what was committed, telling modules,
//! deleting what is old.

use crate::auth::Auth;
use crate::auth::session::Desk;
use files::FileStore;
use kit::module::Modules;
use kit::platform::Platform;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// Rights are looked for this often; what is kept of them counts for a second.
const RIGHTS: Duration = Duration::from_millis(500);
/// Committed rows get their number at least this often.
const NUMBERS: Duration = Duration::from_millis(250);
/// After a round of numbers there is none for this long, so that under load each round is for many requests.
const ROUND: Duration = Duration::from_millis(20);
/// Rows that were begun long ago, or are the first of their district, get their number at least this often.
const ALL: Duration = Duration::from_secs(1);
/// The ring of keys is read again this often.
pub(crate) const RING: Duration = Duration::from_secs(5);
/// What was measured is added up this often.
const FIGURES: Duration = Duration::from_secs(5);
/// Modules are told at least this often.
const HOOKS: Duration = Duration::from_secs(2);

/// What is due with matters is done this often.
const CLOCKS: Duration = Duration::from_secs(3);
/// What modules do by themselves is done at least this often.
const TIME: Duration = Duration::from_secs(60);
/// Posts that ended by themselves are looked for at least this often; those that were taken away as soon as that is known.
const POSTS: Duration = Duration::from_secs(60);
/// A lost connection to the other instances is opened again after this.
const HINTS: Duration = Duration::from_secs(5);

/// Old sessions, known networks and idempotency keys are deleted this often.
const FORGET: Duration = Duration::from_secs(900);
/// What is due is erased this often.
const ERASE: Duration = Duration::from_secs(3_600);
/// What nothing needs is deleted from the store of files this often.
const FILES: Duration = Duration::from_secs(60);

/// Starts it; it ends with `stop`.
pub fn start(platform: &Platform, modules: &Modules, auth: &Auth, stop: &CancellationToken) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(watch_rights(platform.clone(), stop.clone()));
    jobs.spawn(number(platform.clone(), stop.clone()));
    jobs.spawn(tell_modules(platform.clone(), modules.clone(), stop.clone()));
    jobs.spawn(read_ring(platform.clone(), stop.clone()));
    jobs.spawn(auth.gate.clone().watch(stop.clone()));
    jobs.spawn(keep_clocks(platform.clone(), stop.clone()));
    jobs.spawn(keep_time(platform.clone(), modules.clone(), stop.clone()));
    jobs.spawn(listen(platform.clone(), stop.clone()));
    jobs.spawn(erase_due(platform.clone(), modules.clone(), stop.clone()));
    jobs.spawn(forget_logins(platform.clone(), auth.desk.clone(), stop.clone()));
    jobs
}

async fn watch_rights(platform: Platform, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(RIGHTS)).await.is_some() {
        if let Err(error) = platform.poll_rights().await {
            tracing::warn!(
                error = error.message(),
                "rights cannot be looked for; every request reads its own"
            );
        }
    }
}

/// Another process may add a key to the key file.
async fn read_ring(platform: Platform, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(RING)).await.is_some() {
        if let Err(error) = platform.read_ring() {
            tracing::warn!(
                error = error.message(),
                "the key file cannot be read; the keys before stay in use"
            );
        }
    }
}

async fn erase_due(platform: Platform, modules: Modules, stop: CancellationToken) {
    let holder = holder(&platform);
    while stop.run_until_cancelled(tokio::time::sleep(ERASE)).await.is_some() {
        match erase_what_is_due(&platform, &modules, &holder).await {
            Ok(0) => {}
            Ok(records) => tracing::info!(records, "records whose time to keep is over were erased"),
            Err(error) => tracing::warn!(error = error.message(), "records wait for their erasure"),
        }
    }
}

/// Erases what was kept long enough; answers how many records that were.
pub(crate) async fn erase_what_is_due(
    platform: &Platform,
    modules: &Modules,
    holder: &str,
) -> kit::Result<u64> {
    let people = people::erase::erase_due(platform, modules.records(), holder).await?;
    Ok(people + property::erase_due(platform, holder).await?)
}

/// The name of this process in leases.
pub(crate) fn holder(platform: &Platform) -> String {
    data_encoding::HEXLOWER.encode(&platform.sources().bytes::<8>())
}

async fn forget_logins(platform: Platform, desk: Arc<Desk>, stop: CancellationToken) {
    let holder = holder(&platform);
    while stop.run_until_cancelled(tokio::time::sleep(FORGET)).await.is_some() {
        match desk.forget(&holder).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "old sessions and known networks were deleted"),
            Err(error) => tracing::warn!(error = error.message(), "old sessions wait for their deletion"),
        }
        match platform.forget_keys(&holder).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "old idempotency keys were deleted"),
            Err(error) => {
                tracing::warn!(error = error.message(), "old idempotency keys wait for their deletion")
            }
        }
    }
}

/// Deletes the files that nothing needs, until `stop`.
pub async fn clean_files(platform: Platform, store: FileStore, stop: CancellationToken) {
    let holder = holder(&platform);
    while stop.run_until_cancelled(tokio::time::sleep(FILES)).await.is_some() {
        match files::clean(&platform, &store, &holder).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "files that nothing needs were deleted"),
            Err(error) => tracing::warn!(error = error.message(), "files wait for their deletion"),
        }
    }
}

/// Adds up what was measured, until `stop`: a histogram keeps every single value until then, also where nobody reads
/// `/metrics`.
pub(crate) async fn drain_metrics(metrics: PrometheusHandle, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(FIGURES)).await.is_some() {
        metrics.run_upkeep();
    }
}

async fn number(platform: Platform, stop: CancellationToken) {
    let holder = holder(&platform);
    let mut events = platform.events();
    let mut all: Option<tokio::time::Instant> = None;
    loop {
        let wait = async {
            tokio::select! {
                () = tokio::time::sleep(NUMBERS) => {}
                _ = events.changed() => {}
            }
        };
        if stop.run_until_cancelled(wait).await.is_none() {
            return;
        }
        events.mark_unchanged();
        let numbered = if all.is_none_or(|at| at.elapsed() >= ALL) {
            all = Some(tokio::time::Instant::now());
            platform.sequence(&holder).await
        } else {
            platform.sequence_lately(&holder).await
        };
        if let Err(error) = numbered {
            tracing::warn!(error = error.message(), "events wait for their number");
        }
        events.mark_unchanged();
        if stop.run_until_cancelled(tokio::time::sleep(ROUND)).await.is_none() {
            return;
        }
    }
}

/// Warnings, limits and what else happens to matters by itself.
async fn keep_clocks(platform: Platform, stop: CancellationToken) {
    let holder = holder(&platform);
    let mut rights = platform.rights_changes();
    let mut looked: Option<tokio::time::Instant> = None;
    while stop.run_until_cancelled(tokio::time::sleep(CLOCKS)).await.is_some() {
        let posts = rights.has_changed().unwrap_or(false) || looked.is_none_or(|at| at.elapsed() >= POSTS);
        let done = if posts {
            rights.mark_unchanged();
            looked = Some(tokio::time::Instant::now());
            work::clock::tick(&platform, &holder).await
        } else {
            work::clock::due(&platform, &holder).await
        };
        if let Err(error) = done {
            tracing::warn!(error = error.message(), "clocks of matters wait; they will be looked at again");
        }
    }
}

/// What modules do by themselves when its time has come; first at the start, so that nothing waits that was due meanwhile.
async fn keep_time(platform: Platform, modules: Modules, stop: CancellationToken) {
    let holder = holder(&platform);
    loop {
        match stop.run_until_cancelled(platform.run_clocks(&modules, &holder)).await {
            None => return,
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                tracing::warn!(
                    error = error.message(),
                    "what is due by itself waits; it will be looked at again"
                );
            }
        }
        if stop.run_until_cancelled(tokio::time::sleep(TIME)).await.is_none() {
            return;
        }
    }
}

/// Wakes the streams when another instance has something for them, until `stop`.
async fn listen(platform: Platform, stop: CancellationToken) {
    while let Some(Err(error)) = stop.run_until_cancelled(hear(&platform)).await {
        tracing::warn!(
            error = error.message(),
            "other instances cannot be heard; streams look by themselves"
        );
        if stop.run_until_cancelled(tokio::time::sleep(HINTS)).await.is_none() {
            return;
        }
    }
}

/// Hears other instances; ends at once where there are none.
async fn hear(platform: &Platform) -> kit::Result<()> {
    let Some(mut hints) = platform.hints().await? else { return Ok(()) };
    loop {
        hints.pass_on().await?;
    }
}

async fn tell_modules(platform: Platform, modules: Modules, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(HOOKS)).await.is_some() {
        if let Err(error) = platform.run_hooks(&modules).await {
            tracing::warn!(
                error = error.message(),
                "a module could not be told what moved; it will be told again"
            );
        }
    }
}
