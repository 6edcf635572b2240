//! What a deployment can set, from a file, the environment and flags, later ones before earlier ones.

mod check;
mod cli;
#[cfg(test)]
mod documented;
mod failure;
mod files;
mod told;

pub use cli::{Account, Audit, Cli, Command, Divisions, Import, Keys, Serve};
pub use failure::Failure;
pub use files::FileConfig;

use crate::auth::jwks::OutsideIssuer;
use crate::auth::keys::Algorithm;
use crate::http::{Limits, Proxies};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use kit::export::ExportRules;
use kit::vault::{RevealRules, Suite};
use people::demo::Size;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use wangge_core::staff::break_glass::BreakGlassRules;

/// The configuration of a process.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the records are: `sqlite://FILE` or `postgres://...`.
    pub database_url: String,
    /// Connections of the pool.
    pub connections: u32,
    /// Address to serve on.
    pub host: String,
    /// Port to serve on; 0 takes a free one.
    pub port: u16,
    /// Networks of the reverse proxies in front, e.g. `10.0.0.0/8`: only from them `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Proxies,
    /// Networks from which `/metrics` may be read.
    #[serde(default = "Proxies::here")]
    pub metrics_from: Proxies,
    /// Names by which clients ask the server, as `grid.example` or `grid.example:8443`, beside `localhost` and
    /// addresses.
    #[serde(default)]
    pub public_hosts: Vec<String>,
    /// File of the keys.
    pub keys: Option<PathBuf>,
    /// Algorithms that encrypt and hash, for new key files: `international` (AES-256-GCM, HMAC-SHA-256), which is the
    /// default, or `national` (SM4-GCM, HMAC-SM3).
    #[serde(default)]
    pub suite: Option<Suite>,
    /// Load the demo into an empty database, and take the demo's keys.
    pub demo: bool,
    /// Load one in so many of the demo's people, for tests that only need a start; everybody when it is not set.
    #[serde(default)]
    demo_one_in: Option<usize>,
    /// Modules that are switched off.
    pub modules_off: Vec<String>,
    /// How the log is written: `text` or `json`.
    pub log_format: LogFormat,
    /// What is logged, e.g. `info` or `info,sqlx=debug`.
    pub log: String,
    /// Own tokens.
    pub tokens: TokenConfig,
    /// Sessions.
    pub sessions: SessionConfig,
    /// Outside issuers whose tokens are accepted.
    pub issuers: Vec<OutsideIssuer>,
    /// Limits of the endpoint.
    pub limits: Limits,
    /// How many sensitive values are shown.
    #[serde(default)]
    pub reveal: RevealRules,
    /// How many records are exported.
    #[serde(default)]
    pub export: ExportRules,
    /// Files.
    #[serde(default)]
    pub files: FileConfig,
    /// How long glass stays broken, and how often it may be.
    #[serde(default)]
    pub break_glass: BreakGlassRules,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// Own tokens.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenConfig {
    /// `iss`: the address of this deployment.
    pub issuer: String,
    /// `aud`.
    pub audience: String,
    /// The only algorithm that is accepted; the signing key must be of it.
    pub algorithm: Algorithm,
    /// Seconds that a token lives.
    pub lifetime: i64,
    /// Seconds by which clocks may differ.
    pub leeway: i64,
}

impl Default for TokenConfig {
    fn default() -> Self {
        Self {
            issuer: "wangge".to_owned(),
            audience: "wangge".to_owned(),
            algorithm: Algorithm::default(),
            lifetime: 600,
            leeway: 5,
        }
    }
}

/// Sessions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionConfig {
    /// Days that a refresh token lives.
    pub refresh_days: i64,
    /// Days after the login at which a session ends, however often it was refreshed.
    pub session_days: i64,
    /// Days that the network of a login stays known to the rule against guessing.
    pub known_days: i64,
}

impl Default for SessionConfig {
    fn default() -> Self {
        Self { refresh_days: 14, session_days: 90, known_days: 90 }
    }
}

/// What is so when nobody says otherwise.
#[derive(Serialize)]
struct Defaults {
    database_url: &'static str,
    connections: u32,
    host: &'static str,
    port: u16,
    demo: bool,
    modules_off: [&'static str; 0],
    log_format: LogFormat,
    log: &'static str,
    tokens: TokenConfig,
    sessions: SessionConfig,
    issuers: [(); 0],
    limits: [(&'static str, u8); 0],
}

const DEFAULTS: fn() -> Defaults = || Defaults {
    database_url: "sqlite://wangge.db",
    connections: 16,
    host: "127.0.0.1",
    port: 8000,
    demo: true,
    modules_off: [],
    log_format: LogFormat::Text,
    log: "info,sea_orm_migration=warn,sqlx=warn",
    tokens: TokenConfig::default(),
    sessions: SessionConfig::default(),
    issuers: [],
    limits: [],
};

impl Config {
    /// Reads the file (`wangge.toml` where there is one), then the environment (`WANGGE_*`, a double underscore for
    /// each step down, and `DATABASE_URL`), then the flags.
    ///
    /// # Errors
    /// When a value has no meaning; the message names it and where it stands.
    pub fn read(cli: &Cli) -> Result<Self, Failure> {
        let file = cli.config.clone().unwrap_or_else(|| PathBuf::from("wangge.toml"));
        if cli.config.is_some() && !file.exists() {
            return Err(Failure::usage(format!("there is no configuration file {}", file.display())));
        }
        let mut figment = Figment::from(Serialized::defaults(DEFAULTS()));
        figment = figment.merge(Serialized::default("limits", serde_json::Map::new()));
        if file.exists() {
            figment = figment.merge(Toml::file_exact(file));
        }
        figment = figment
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("WANGGE_").ignore(&["config"]).split("__"));
        for (name, value) in cli.settings() {
            figment = figment.merge(Serialized::default(name, value));
        }
        let config: Self = figment
            .extract()
            .map_err(|error| Failure::usage(format!("configuration: {}", told::told(error))))?;
        config.check()?;
        Ok(config)
    }

    /// The file of the keys: the configured one, or the demo's own beside the database.
    ///
    /// # Errors
    /// When a production start has none.
    pub fn key_file(&self) -> Result<PathBuf, Failure> {
        match (&self.keys, self.demo) {
            (Some(path), _) => Ok(path.clone()),
            (None, true) => Ok(self.beside_database("wangge-demo.keys")),
            (None, false) => Ok(PathBuf::from("wangge.keys")),
        }
    }

    /// How much of the demo is loaded.
    pub fn demo_size(&self) -> Size {
        self.demo_one_in.map_or(Size::Full, Size::Sample)
    }

    /// The SQLite file, if the database is one.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        let rest = self.database_url.strip_prefix("sqlite:")?;
        let path = rest.strip_prefix("//").unwrap_or(rest);
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }

    fn beside_database(&self, name: &str) -> PathBuf {
        match self.sqlite_file() {
            Some(file) => file.with_file_name(name),
            None => PathBuf::from(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn read(arguments: &[&str]) -> Result<Config, Failure> {
        Config::read(&Cli::parse_from(std::iter::once(&"wangge").chain(arguments)))
    }

    #[test]
    fn flags_come_before_what_is_so_by_default() {
        let config = read(&[]).unwrap();
        assert_eq!((config.port, config.demo, config.limits.clone()), (8000, true, Limits::default()));
        assert_eq!(config.demo_size(), Size::Full);
        let config =
            read(&["serve", "--port", "9", "--no-demo", "--database-url", "sqlite://x/y.db"]).unwrap();
        assert_eq!((config.port, config.demo), (9, false));
        assert_eq!(config.sqlite_file().unwrap(), PathBuf::from("x/y.db"));
    }

    #[test]
    fn a_file_is_read_and_a_wrong_name_is_an_error() {
        let folder = std::env::temp_dir().join(format!("wangge-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.toml");
        std::fs::write(&file, "port = 1234\n[limits]\ndepth = 7\n[tokens]\nlifetime = 60\n").unwrap();
        let config = read(&["--config", file.to_str().unwrap()]).unwrap();
        assert_eq!((config.port, config.limits.depth, config.tokens.lifetime), (1234, 7, 60));
        std::fs::write(&file, "prot = 1\n").unwrap();
        let error = read(&["--config", file.to_str().unwrap()]).unwrap_err();
        assert!(error.to_string().contains("no setting `prot`"), "{error}");
        for (text, wanted) in [
            ("port = \"x\"", "`port`: a whole number that is not negative is expected, and \"x\" is given"),
            ("demo = 1", "`demo`: true or false is expected"),
            ("log_format = \"xml\"", "`log_format`: `xml` is none of text, json"),
            ("limits = 3", "`limits`: a section of settings is expected"),
            ("trusted_proxies = [\"here\"]", "write a network as"),
            ("trusted_proxies = \"10.0.0.0/8\"", "a list is expected"),
            ("modules_off = [\"nope\"]", "module `nope` cannot be switched off"),
            ("[limits]\ndepth = 0", "`limits.depth`: 1 or more is expected, and 0 is given"),
            ("[tokens]\nlifetime = 0", "`tokens.lifetime`: 1 or more"),
            ("connections = 0", "`connections`: 1 or more"),
            ("demo_one_in = 1", "`demo_one_in`: 2 or more"),
            ("[reveal]\nat_once = 21", "`reveal.at_once`: 20 or fewer are expected, and 21 are given"),
            ("[reveal]\nat_once = 0", "`reveal.at_once`: 1 or more"),
        ] {
            std::fs::write(&file, text).unwrap();
            let error = read(&["--config", file.to_str().unwrap()]).unwrap_err().to_string();
            assert!(error.contains(wanted), "{text}: {error}");
            let rust = ["u16", "u64", "struct", "sequence", "boolean"];
            assert!(!rust.iter().any(|word| error.contains(word)), "{error}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
