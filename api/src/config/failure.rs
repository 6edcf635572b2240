//! Why a command ends without having done what it was asked.

use std::fmt;
use std::process::ExitCode;

/// A failure with the exit code that tells scripts what kind it is.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// The command or its configuration is wrong: exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// The input is wrong; nothing was changed: exit code 3.
    pub fn input(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 3 }
    }

    /// The state does not allow it, such as a database in use: exit code 4.
    pub fn state(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 4 }
    }

    /// Something else failed: exit code 1.
    pub fn other(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<kit::Error> for Failure {
    fn from(error: kit::Error) -> Self {
        let text = match error.cause() {
            // commands are run by whoever runs the database: the cause helps, and goes to no client
            Some(cause) => format!("{}: {cause}", error.message()),
            None => error.message().to_owned(),
        };
        match error.code() {
            // what a command names is its input
            kit::Code::BadUserInput | kit::Code::NotFound => Self::input(text),
            kit::Code::Conflict | kit::Code::Unavailable => Self::state(text),
            _ => Self::other(text),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::other(error.to_string())
    }
}

impl From<sea_orm::DbErr> for Failure {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::other(format!("database: {error}"))
    }
}
