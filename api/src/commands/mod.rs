//! What the program does.

mod account;
mod audit;
mod import;
mod keys;
mod progress;
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
        Command::Migrate => database::open(&config).await.map(drop),
        Command::Import(config::Import::Divisions(flags)) => {
            telemetry::start(&config)?;
            import::divisions(config, flags).await
        }
        Command::Schema => text::schema(&config),
        Command::Policy => text::policy(&config),
        Command::Token { account } => {
            let app = App::open(without_demo(config), sources::system()).await?;
            text::print(&app.auth.desk.token_for(&account, "command line").await?)
        }
        Command::Account(config::Account::Create { name, role, area, title, break_glass }) => {
            let app = App::open(without_demo(config), sources::system()).await?;
            account::create(&app, account::New { name, role, area, title }, break_glass).await
        }
        Command::Keys(config::Keys::Init) => text::init_keys(&config),
        Command::Keys(config::Keys::Rotate { resume }) => keys::rotate(without_demo(config), resume).await,
        Command::Audit(config::Audit::Verify) => {
            audit::verify(&App::open(without_demo(config), sources::system()).await?).await
        }
        Command::Completions { shell } => text::completions(shell),
    }
}

/// A command takes the demo's keys only where the demo is, where its key file lies, and never makes them: in production
/// nobody repeats `--no-demo` for each command.
fn without_demo(mut config: Config) -> Config {
    config.demo = config.demo && config.key_file().is_ok_and(|path| path.exists());
    config
}
