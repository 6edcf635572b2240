//! Commands that print a text.

use crate::auth::keys::Keys;
use crate::config::{Cli, Config, Failure};
use crate::{modules, sources, start};
use clap::CommandFactory;
use std::io::Write;
use std::path::PathBuf;

/// Prints a line on standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{text}") {
        // who reads may stop reading
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Prints the schema.
pub(super) fn schema(config: &Config) -> Result<(), Failure> {
    let modules = modules::modules(&config.modules_off).map_err(Failure::usage)?;
    print(start::schema(&modules, |builder| builder).sdl().trim_end())
}

/// Prints the policy.
pub(super) fn policy(config: &Config) -> Result<(), Failure> {
    let modules = modules::modules(&config.modules_off).map_err(Failure::usage)?;
    print(kit::access::print(modules.policy()).trim_end())
}

/// Makes a file of new keys.
pub(super) fn init_keys(config: &Config) -> Result<(), Failure> {
    let path = config.keys.clone().unwrap_or_else(|| PathBuf::from("wangge.keys"));
    Keys::init(&path, config.suite.unwrap_or_default(), &sources::system())
        .map_err(|error| Failure::state(error.to_string()))?;
    eprintln!(
        "wrote {}; keep a copy where the database is not: without it nothing encrypted can be read",
        path.display()
    );
    Ok(())
}

/// Prints completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    clap_complete::generate(shell, &mut Cli::command(), "wangge", &mut std::io::stdout());
    Ok(())
}
