//! The errors of the platform: one list of codes, and nothing of a database in an answer.

use async_graphql::{ErrorExtensions, Name, ServerError, Value};
use sea_orm::{DbErr, RuntimeErr};
use std::borrow::Cow;
use std::sync::Arc;

/// `extensions.code` of every error that an answer carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// Nobody is logged in, or the token is not valid.
    Unauthenticated,
    /// The record is in reach, but the caller's posts do not allow this.
    Forbidden,
    /// There is no such record within reach.
    NotFound,
    /// The input is wrong; `extensions.fields` says where and what to do.
    BadUserInput,
    /// Somebody changed the record, or the state does not allow this.
    Conflict,
    /// A limit was reached; ask for less, or later.
    LimitExceeded,
    /// A part of the platform does not answer; try again.
    Unavailable,
    /// A fault of the platform, found in its log by `extensions.id`.
    Internal,
}

impl Code {
    /// The code as clients read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Conflict => "CONFLICT",
            Self::LimitExceeded => "LIMIT_EXCEEDED",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

/// What is wrong with one input field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// Path below the arguments, e.g. `input.area`.
    pub path: String,
    /// What to do about it.
    pub message: String,
}

impl FieldProblem {
    fn to_value(&self) -> Value {
        let pairs = [("path", &self.path), ("message", &self.message)];
        Value::Object(pairs.map(|(k, v)| (Name::new(k), Value::from(v))).into_iter().collect())
    }
}

/// An error of the platform. It has no `Display` on purpose: async-graphql turns whatever can be displayed into an
/// error without a code.
#[derive(Clone, Debug)]
pub struct Error {
    code: Code,
    message: Cow<'static, str>,
    fields: Vec<FieldProblem>,
    cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// Result of the platform.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error of this code.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), fields: Vec::new(), cause: None }
    }

    /// Nobody is logged in.
    pub fn unauthenticated() -> Self {
        Self::new(Code::Unauthenticated, "log in first: this needs a valid bearer token")
    }

    /// In reach, not permitted.
    pub fn forbidden() -> Self {
        Self::new(Code::Forbidden, "your posts do not allow this")
    }

    /// Nothing of this kind within reach.
    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("no such {what} within your reach"))
    }

    /// One input field is wrong.
    pub fn bad_input(path: impl Into<String>, message: impl Into<String>) -> Self {
        let (path, message) = (path.into(), message.into());
        let mut error = Self::new(Code::BadUserInput, format!("{path}: {message}"));
        error.fields.push(FieldProblem { path, message });
        error
    }

    /// Several input fields are wrong; `problems` is not empty.
    pub fn bad_inputs(problems: Vec<FieldProblem>) -> Self {
        let all: Vec<_> = problems.iter().map(|p| format!("{}: {}", p.path, p.message)).collect();
        let mut error = Self::new(Code::BadUserInput, all.join("; "));
        error.fields = problems;
        error
    }

    /// The state does not allow this.
    pub fn conflict(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::Conflict, message)
    }

    /// A fault of the platform; `cause` goes to the log and never to a client.
    pub fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        let mut error = Self::new(Code::Internal, "internal error");
        error.cause = Some(Arc::new(cause));
        error
    }

    /// What became of a commit: where its connection was lost, nobody knows whether it was done.
    pub(crate) fn in_doubt(self) -> Self {
        let cause = self.cause.as_deref().and_then(|cause| cause.downcast_ref::<DbErr>());
        if !cause.is_some_and(is_lost) {
            return self;
        }
        let text = "the database was lost before it answered whether this was done: look, or send it again with the same \
            idempotencyKey";
        Self { message: text.into(), ..self }
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The message for the client.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is wrong with each input field.
    pub fn fields(&self) -> &[FieldProblem] {
        &self.fields
    }

    /// The hidden cause, for the log.
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync)> {
        self.cause.as_deref()
    }
}

impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        if is_lost(&cause) {
            return Self {
                cause: Some(Arc::new(cause)),
                ..Self::new(Code::Unavailable, "the database does not answer, try again")
            };
        }
        match code_of(&cause).as_deref() {
            // its time was over (query_canceled), or SQLite was told to end it (SQLITE_INTERRUPT)
            Some("57014" | "9") => Self::new(
                Code::LimitExceeded,
                "the database took too long over this and was stopped; ask for less at a time",
            ),
            // another connection writes (SQLITE_BUSY and its kinds: recovery, snapshot, timeout): it can be waited for
            Some("5" | "261" | "517" | "773") => Self {
                cause: Some(Arc::new(cause)),
                ..Self::new(
                    Code::Unavailable,
                    "the database is busy with a long change of somebody else; this was not done, send it again",
                )
            },
            // two waited for each other (deadlock_detected), or both cannot be (serialization_failure)
            Some("40P01" | "40001") => {
                Self::conflict("somebody else was writing the same at this moment; send it again")
            }
            _ => Self::internal(cause),
        }
    }
}

/// Is there no connection to the database, or not any more? Of what ran on one that was lost, nobody knows what became.
pub(crate) fn is_lost(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Query(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause))
            if matches!(**cause, sqlx::Error::Io(_) | sqlx::Error::Tls(_)) =>
        {
            true
        }
        // the server says before it closes it: it stops (admin_shutdown, crash_shutdown), it starts (cannot_connect_now),
        // nobody used it (idle_session_timeout, idle_in_transaction_session_timeout)
        _ => matches!(code_of(error).as_deref(), Some("57P01" | "57P02" | "57P03" | "57P05" | "25P03")),
    }
}

/// What the database says of a statement that it did not carry out: an SQLSTATE of PostgreSQL, a number of SQLite.
fn code_of(error: &DbErr) -> Option<String> {
    let (DbErr::Query(RuntimeErr::SqlxError(error)) | DbErr::Exec(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    error.as_database_error()?.code().map(Cow::into_owned)
}

impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        let Error { code, message, fields, cause } = error;
        let mut shown = async_graphql::Error::new(message).extend_with(|_, e| {
            e.set("code", code.as_str());
            if !fields.is_empty() {
                e.set("fields", Value::List(fields.iter().map(FieldProblem::to_value).collect()));
            }
        });
        shown.source = cause.map(|c| Arc::new(Hidden(c)) as Arc<dyn std::any::Any + Send + Sync>);
        shown
    }
}

/// The cause of an internal error, carried to the edge, which logs it under an id.
#[derive(Debug)]
pub struct Hidden(pub Arc<dyn std::error::Error + Send + Sync>);

/// The hidden cause of an answer's error, if it has one.
pub fn hidden_cause(error: &ServerError) -> Option<&Hidden> {
    error.source.as_deref()?.downcast_ref()
}
