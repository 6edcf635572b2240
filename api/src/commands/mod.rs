//! What the program does.

mod account;
mod audit;
mod erase;
mod import;
mod keys;
mod progress;
mod recount;
mod serve;
mod text;

pub(crate) use progress::Progress;
pub(crate) use text::print;

use crate::config::{self, Cli, Command, Config, Failure};
use crate::start::App;
use crate::{database, sources, telemetry};

/// Runs the command of the command line.
///
/// # Errors
/// Why it was not done.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    if let Some(Command::Completions { shell }) = &cli.command {
        return text::completions(*shell);
    }
    let config = Config::read(&cli)?;
    match cli.command.unwrap_or(Command::Serve(config::Serve::default())) {
        Command::Serve(_) => serve::serve(config).await,
        Command::Migrate => Ok(database::migrated(&config).await?.close().await?),
        Command::Import(config::Import::Divisions(flags)) => {
            telemetry::start(&config)?;
            import::divisions(config, flags).await
        }
        Command::Schema => text::schema(&config),
        Command::Policy => text::policy(&config),
        Command::Procedures => print(work::procedure::document().trim_end()),
        Command::Token { account } => {
            let token = async |app: &App| Ok(app.auth.desk.token_for(&account, "command line").await?);
            text::print(&with_app(config, token).await?)
        }
        Command::Account(config::Account::Create { name, role, area, title, break_glass }) => {
            let new = account::New { name, role, area, title };
            with_new_app(config, async |app| account::create(app, new, break_glass).await).await
        }
        Command::Keys(config::Keys::Init { signing_key }) => keys::init(&config, signing_key.as_deref()),
        Command::Keys(config::Keys::Rotate { resume }) => keys::rotate(config, resume).await,
        Command::Erase { finish } => with_app(config, async |app| erase::erase(app, finish).await).await,
        Command::Audit(config::Audit::Heads) => with_app(config, audit::heads).await,
        Command::Audit(config::Audit::Verify { heads }) => {
            with_app(config, async |app| audit::verify(app, heads.as_deref()).await).await
        }
        Command::Recount { check } => with_app(config, async |app| recount::recount(app, check).await).await,
        Command::Completions { shell } => text::completions(shell),
    }
}

/// Does a command's work on a database that is there: of a name that was mistyped none is made.
async fn with_app<T>(
    config: Config,
    work: impl AsyncFnOnce(&App) -> Result<T, Failure>,
) -> Result<T, Failure> {
    database::must_be_there(&config)?;
    with_new_app(config, work).await
}

/// Does a command's work, on a new database where there is none, and closes it after that, which leaves a SQLite file whole,
/// without a log beside it.
async fn with_new_app<T>(
    config: Config,
    work: impl AsyncFnOnce(&App) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let app = App::open_for_command(config, sources::system()).await?;
    let result = work(&app).await;
    let closed = app.platform.close().await;
    let done = result?;
    closed?;
    Ok(done)
}
