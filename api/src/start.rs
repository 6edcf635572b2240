//! The process put together: database, modules, schema, who may come in, and the routes.

use crate::auth::keys::Keys;
use crate::auth::session::DeskRules;
use crate::auth::sign_in;
use crate::auth::token::TokenRules;
use crate::auth::{Auth, AuthRules};
use crate::config::{Config, Failure};
use crate::database::Told;
use crate::demo::{self, Holds};
use crate::depot::Files;
use crate::http::{Edge, recorded, router};
use crate::{database, modules};
use async_graphql::ValidationMode;
use axum::Router;
use data_encoding::HEXLOWER;
use files::FileStore;
use kit::code::{AreaCode, BuildingCode, DivisionCode, GridCode};
use kit::module::Modules;
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::scalar::{Date, GeoJson, Instant};
use kit::schema::Schema;
use kit::sources::Sources;
use metrics_exporter_prometheus::PrometheusHandle;
use sea_orm::DatabaseConnection;
use std::sync::Arc;
use wangge_core::staff::account::SharedInitialPasswords;

/// The process without its server: what commands work with.
#[derive(Clone, Debug)]
pub struct App {
    /// The configuration.
    pub config: Config,
    /// The platform.
    pub platform: Platform,
    /// The modules that are on.
    pub modules: Modules,
    /// Logging in and letting in.
    pub auth: Auth,
    /// The keys.
    pub keys: Arc<Keys>,
    /// What the database held when it was opened.
    pub holds: Holds,
}

impl App {
    /// Opens the database and puts everything together, to serve it: as the demo, whose keys are made where there are none,
    /// or not.
    ///
    /// # Errors
    /// When the configuration, the keys or the database do not allow it; the message says what to do.
    pub async fn open(config: Config, sources: Sources) -> Result<Self, Failure> {
        let look = async |database: &DatabaseConnection| {
            let holds = demo::holds(database).await?;
            demo::check(holds, config.demo)?;
            let told = database::told(database).await?;
            let keys = keys_to_serve(&config, &sources, told.is_some())?;
            belong(database, told, &keys, &config).await?;
            Ok((holds, keys))
        };
        let (holds, keys) = database::look(&config, look).await?;
        Self::put_together(config, sources, holds, keys).await
    }

    /// As [`App::open`], for a command: the database says whether it is the demo's, not the settings, which nobody repeats for
    /// each command. A file of the demo's keys that is left from another database is never taken, and none is made.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn open_for_command(config: Config, sources: Sources) -> Result<Self, Failure> {
        let mut as_held = config.clone();
        let look = async |database: &DatabaseConnection| {
            let holds = demo::holds(database).await?;
            as_held.demo = holds.is_demo();
            let keys = read_keys(&as_held)?;
            belong(database, database::told(database).await?, &keys, &as_held).await?;
            Ok((holds, keys))
        };
        let (holds, keys) = database::look(&config, look).await?;
        Self::put_together(as_held, sources, holds, keys).await
    }

    async fn put_together(
        config: Config,
        sources: Sources,
        holds: Holds,
        keys: Keys,
    ) -> Result<Self, Failure> {
        let keys = Arc::new(keys);
        let modules = modules::modules(&config.modules_off).map_err(Failure::usage)?;
        let db = database::connect(&config)?;
        let secrets = keys.secrets(config.key_file()?);
        let platform = Platform::open(db, modules.policy().clone(), sources, secrets).await?;
        let auth = Auth::new(&platform, keys.clone(), auth_rules(&config))
            .map_err(|error| Failure::usage(error.to_string()))?;
        Ok(Self { config, platform, modules, auth, keys, holds })
    }

    /// Is the module with this id on?
    pub fn is_on(&self, id: &str) -> bool {
        self.modules.iter().any(|module| module.id() == id)
    }

    /// The schema of the modules that are on.
    pub fn schema(&self) -> Schema {
        self.schema_that(ValidationMode::Strict)
    }

    fn schema_that(&self, validates: ValidationMode) -> Schema {
        let passwords: SharedInitialPasswords = Arc::new(self.auth.passwords.clone());
        let (reveal, export, glass) = (self.config.reveal, self.config.export, self.config.break_glass);
        let more =
            |builder: kit::schema::Builder| builder.data(passwords).data(reveal).data(export).data(glass);
        schema(&self.modules, |builder| more(builder).validation_mode(validates))
    }

    /// The files of the platform in this store.
    pub fn depot(&self, store: FileStore) -> Files {
        let carriers = self.modules.shelf().get();
        Files::new(self.platform.clone(), carriers, store, self.config.files.read_seconds)
    }

    /// The routes of the server.
    ///
    /// # Errors
    /// When the schema cannot be read back.
    pub fn router(
        &self,
        files: FileStore,
        metrics: Option<PrometheusHandle>,
        first_query: &str,
    ) -> Result<Router, Failure> {
        let platform = self.platform.clone();
        let sources = platform.sources().clone();
        let limits = self.config.limits.clone();
        let edge = Edge::new(self.schema(), self.auth.gate.clone(), sources, limits)?
            .run_by(self.schema_that(ValidationMode::Fast))
            .scalar::<AreaCode>()
            .scalar::<BuildingCode>()
            .scalar::<Date>()
            .scalar::<DivisionCode>()
            .scalar::<GeoJson>()
            .scalar::<GridCode>()
            .scalar::<Instant>()
            .scalar::<GlobalId>()
            .default_query(first_query)
            .depot(Arc::new(self.depot(files)))
            .lone(sign_in::LONE)
            .heavy(wangge_core::places::map::HEAVY)
            .metrics_for(self.config.metrics_from.clone())
            .behind(self.config.trusted_proxies.clone())
            .named(self.config.hosts()?)
            .ready(move || {
                let platform = platform.clone();
                async move { platform.ping().await }
            });
        let edge = match metrics {
            Some(handle) => edge.metrics(handle),
            None => edge,
        };
        let own = recorded(self.auth.routes(), self.platform.sources().clone());
        Ok(router(edge).merge(own))
    }
}

/// The schema of these modules; `data` is what their resolvers find in the context.
pub fn schema(modules: &Modules, data: impl FnOnce(kit::schema::Builder) -> kit::schema::Builder) -> Schema {
    kit::schema::build(modules, |builder| data(builder.disable_suggestions()))
}

/// Refuses keys that are not those that the database was begun with: what they wrote could not be verified together with what
/// is there, and what is there not be read. A database that `told` nothing is begun with these, and one of an earlier version
/// is marked once they are proved.
async fn belong(
    database: &DatabaseConnection,
    told: Option<Told>,
    keys: &Keys,
    config: &Config,
) -> Result<(), Failure> {
    let mark = HEXLOWER.encode(&keys.mac("database").mac(&[b"mark"]));
    let proved = match told {
        None => true,
        Some(Told::Mark(begun)) => begun == mark,
        Some(Told::Audit(row)) => keys.secrets(config.key_file()?).wrote(&row),
        Some(Told::Wrapped(id)) => keys.encryption_keys().iter().any(|key| key.kid == id),
    };
    if proved && database::marked(database, &mark).await? {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "this database was begun with other keys than those in {}: name their file with --keys",
        config.key_file()?.display()
    )))
}

/// The keys of the key file; the demo makes its own, unless the database was `begun` with some, as one that holds anything was.
fn keys_to_serve(config: &Config, sources: &Sources, begun: bool) -> Result<Keys, Failure> {
    let path = config.key_file()?;
    if config.demo && config.keys.is_none() && !begun && !path.exists() {
        return Keys::init(&path, config.suite.unwrap_or_default(), sources)
            .map_err(|error| Failure::state(error.to_string()));
    }
    read_keys(config)
}

/// The keys of the key file.
fn read_keys(config: &Config) -> Result<Keys, Failure> {
    let path = config.key_file()?;
    if !path.exists() {
        return Err(Failure::usage(format!(
            "there is no key file {}: make one with `wangge keys init`, or name yours with --keys",
            path.display()
        )));
    }
    let keys = Keys::load(&path).map_err(|error| Failure::state(error.to_string()))?;
    match config.suite {
        Some(suite) if suite != keys.suite() => Err(Failure::usage(format!(
            "the configuration says suite `{}`, and {} was made with `{}`: what it encrypted stays so",
            suite.as_str(),
            path.display(),
            keys.suite().as_str()
        ))),
        Some(_) | None => Ok(keys),
    }
}

fn auth_rules(config: &Config) -> AuthRules {
    let (tokens, sessions) = (&config.tokens, &config.sessions);
    AuthRules {
        tokens: TokenRules {
            algorithm: tokens.algorithm,
            issuer: tokens.issuer.clone(),
            audience: tokens.audience.clone(),
            leeway: tokens.leeway,
            lifetime: tokens.lifetime,
        },
        desk: DeskRules {
            refresh_days: sessions.refresh_days,
            session_days: sessions.session_days,
            known_days: sessions.known_days,
            ..DeskRules::default()
        },
        outside: config.issuers.clone(),
        identities: Some(Arc::new(modules::VerifiedIdentities)),
        ..AuthRules::default()
    }
}
