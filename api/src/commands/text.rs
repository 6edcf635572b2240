//! Commands that print a text.

use crate::config::{Cli, Config, Failure};
use crate::{modules, start};
use clap::CommandFactory;
use std::io::Write;

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

/// Prints completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    // it does not say when writing fails, so it writes where that cannot be
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "wangge", &mut script);
    print(String::from_utf8_lossy(&script).trim_end())
}
