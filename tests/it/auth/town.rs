//! A small town whose accounts log in: clerks, and a guard whose role asks for a second factor.

use crate::harness::TestDatabase;
use crate::harness::client::{Answer, Client};
use crate::harness::platform::{Hands, sources};
use api::auth::keys::{Algorithm, Keys, Secret, SigningKey};
use api::auth::password::{Cost, Password};
use api::auth::sign_in::LONE;
use api::auth::sign_in::SignIn;
use api::auth::totp::TotpSecret;
use api::auth::{Auth, AuthRules};
use api::http::{ClientAddress, Edge, Limits, router};
use async_graphql::{Object, Subscription};
use axum::Router;
use axum::body::Body;
use entities::platform::{account, post};
use futures_util::stream::{self, BoxStream, StreamExt};
use http::{Request, header};
use kit::access::Action::{Change, Read};
use kit::access::policy::{FieldRule, Grant, Part, Reach, Resource, Role};
use kit::code::AreaLevel;
use kit::module::{Module, Modules, Parts};
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::schema::QueryRoot;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::Arc;

pub(super) const PASSWORD: &str = "a lamp in each window";
pub(super) const HERE: &str = "192.0.2.1";
pub(super) const ELSEWHERE: &str = "198.51.100.1";

/// The roles of the town, and a bell that whoever has a post can read.
struct Bells;

struct BellQueries;

impl From<&QueryRoot> for BellQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BellQueries {
    /// How often it rang.
    async fn bell(&self) -> Option<i32> {
        Some(12)
    }
}

#[derive(Default)]
struct BellStreams;

#[Subscription]
impl BellStreams {
    /// It rang, and will not again.
    async fn rings(&self) -> BoxStream<'static, Option<i32>> {
        stream::iter([Some(12)]).chain(stream::pending()).boxed()
    }
}

const ROLES: &[Role] = &[role("clerk", false), role("guard", true)];

const fn role(code: &'static str, second_factor: bool) -> Role {
    let levels = &[AreaLevel::District, AreaLevel::Town];
    Role { second_factor, ..Role::new(code, code, code, levels) }
}

impl Module for Bells {
    fn id(&self) -> &'static str {
        "bells"
    }

    fn policy(&self) -> Part {
        Part {
            resources: &[
                Resource { code: "bell", title: "bells" },
                Resource { code: "account", title: "accounts" },
            ],
            roles: ROLES,
            departments: &[],
            grants: &[
                Grant {
                    roles: &["clerk", "guard"],
                    resources: &["bell"],
                    actions: &[Read],
                    reach: Reach::Area,
                },
                Grant { roles: &["clerk"], resources: &["account"], actions: &[Read], reach: Reach::Area },
                Grant {
                    roles: &["guard"],
                    resources: &["account"],
                    actions: &[Read, Change],
                    reach: Reach::Area,
                },
            ],
            fields: &[
                FieldRule { on: "Query", field: "bell", resource: "bell", action: Read },
                FieldRule { on: "Subscription", field: "rings", resource: "bell", action: Read },
            ],
        }
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts.queries::<BellQueries>().subscriptions::<BellStreams>();
    }
}

/// One process on a database.
pub(super) struct Town {
    pub(super) platform: Platform,
    pub(super) auth: Auth,
    pub(super) clock: Hands,
    pub(super) keys: Arc<Keys>,
    pub(super) router: Router,
}

/// Keys whose Ed25519 signing key repeats this byte.
pub(super) fn keys(byte: u8, clock: &Hands) -> Arc<Keys> {
    let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    der.extend([byte; 32]);
    let signing = SigningKey::from_der(Algorithm::EdDsa, Secret::new(der)).unwrap();
    Arc::new(Keys::generate_with(signing, kit::vault::Suite::default(), &sources(clock)))
}

/// The rules of the town: cheap passwords, everything else as by default.
pub(super) fn rules() -> AuthRules {
    AuthRules {
        password: Cost { memory: 16, passes: 1, lanes: 1 },
        passwords_at_once: 2,
        ..AuthRules::default()
    }
}

impl Town {
    /// A process with keys of its own.
    pub(super) async fn new(database: &TestDatabase) -> Self {
        let clock = Hands::default();
        let keys = keys(1, &clock);
        Self::with(database, clock, keys, rules()).await
    }

    /// A process with these keys and rules.
    pub(super) async fn with(
        database: &TestDatabase,
        clock: Hands,
        keys: Arc<Keys>,
        rules: AuthRules,
    ) -> Self {
        let modules = Modules::default().with(Bells, true).unwrap().with(SignIn, true).unwrap();
        let platform = database.platform(modules.policy().clone(), &clock).await;
        let auth = Auth::new(&platform, keys.clone(), rules).unwrap();
        let schema = kit::schema::build(&modules, |builder| builder);
        let limits =
            Limits { requests_per_account: 100_000, requests_per_address: 100_000, ..Limits::default() };
        let edge = Edge::new(schema, auth.gate.clone(), sources(&clock), limits)
            .unwrap()
            .scalar::<GlobalId>()
            .lone(LONE);
        platform.poll_rights().await.unwrap();
        Self { platform, auth, clock, keys, router: router(edge) }
    }

    /// An account in the town 340705001, and its id.
    pub(super) async fn account(&self, name: &str) -> i64 {
        self.account_in(name, "340705001").await
    }

    /// An account in this area, and its id.
    pub(super) async fn account_in(&self, name: &str, area: &str) -> i64 {
        let system = self.platform.system();
        let hash = self.auth.passwords.hash(Password::new(PASSWORD.into())).await.unwrap();
        let (id, now) = (system.new_id(), system.now());
        let tx = system.begin().await.unwrap();
        let row = account::ActiveModel {
            id: Set(id),
            name: Set(name.into()),
            title: Set(name.into()),
            kind: Set("staff".into()),
            area_code: Set(area.into()),
            password_hash: Set(Some(hash)),
            status: Set("active".into()),
            version: Set(1),
            created_at: Set(now),
            changed_at: Set(now),
            ..Default::default()
        };
        tx.insert(&self.platform.permit(), row).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Gives the account a post in this area.
    pub(super) async fn appoint(&self, account: i64, role: &str, area: &str) {
        let system = self.platform.system();
        let mut tx = system.begin().await.unwrap();
        let row = post::ActiveModel {
            id: Set(system.new_id()),
            account_id: Set(account),
            role: Set(role.into()),
            area_code: Set(area.into()),
            line: Set(None),
            from_on: Set(system.today()),
            to_on: Set(None),
            stands_in_for: Set(None),
            ended_at: Set(None),
            granted_by: Set(None),
            version: Set(1),
            created_at: Set(system.now()),
            changed_at: Set(system.now()),
            ..Default::default()
        };
        tx.insert(&self.platform.permit(), row).await.unwrap();
        tx.rights_change().await.unwrap();
        tx.commit().await.unwrap();
        self.platform.poll_rights().await.unwrap();
    }

    /// A clerk of the town, logged in.
    pub(super) async fn clerk(&self, name: &str) -> Visitor {
        let id = self.account(name).await;
        self.appoint(id, "clerk", "340705001").await;
        self.visitor(name).await
    }

    /// A guard of the district, with an app, logged in.
    pub(super) async fn guard(&self, name: &str) -> (Visitor, TotpSecret) {
        let id = self.account_in(name, "340705").await;
        self.appoint(id, "guard", "340705").await;
        let visitor = self.visitor(name).await;
        let begun = visitor.mutate("enrolTotp", json!({ "password": PASSWORD }), "outcome secret").await;
        let secret = TotpSecret::from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let code = secret.code_at(self.platform.sources().now()).to_string();
        let confirmed = visitor.mutate("confirmTotp", json!({ "code": code }), "outcome").await;
        assert_eq!(confirmed["outcome"], "DONE");
        self.platform.poll_rights().await.unwrap();
        (visitor, secret)
    }

    /// Whoever logs in with the right password.
    pub(super) async fn visitor(&self, name: &str) -> Visitor {
        let payload = self.login(json!({ "name": name, "password": PASSWORD })).await;
        assert_eq!(payload["outcome"], "LOGGED_IN", "{payload}");
        self.holder(&payload)
    }

    /// Whoever holds the tokens of this payload.
    pub(super) fn holder(&self, payload: &Value) -> Visitor {
        let token = payload["tokens"]["accessToken"].as_str().unwrap();
        let refresh = payload["tokens"]["refreshToken"].as_str().unwrap();
        Visitor { client: self.nobody().with_token(token), token: token.into(), refresh: refresh.into() }
    }

    pub(super) fn nobody(&self) -> Client {
        Client::anonymous(self.router.clone())
    }

    /// The payload of a login from `HERE`.
    pub(super) async fn login(&self, input: Value) -> Value {
        self.login_from(HERE, input).await
    }

    /// The payload of a login from this address.
    pub(super) async fn login_from(&self, address: &str, mut input: Value) -> Value {
        input["client"] = input.get("client").cloned().unwrap_or_else(|| "test".into());
        let body = json!({ "query": LOGIN, "variables": { "input": input } });
        let mut request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        request.extensions_mut().insert(ClientAddress(address.parse::<IpAddr>().unwrap()));
        let Answer { mut body, .. } = self.nobody().request(request).await;
        assert!(body.get("errors").is_none(), "{body:#}");
        body["data"]["login"].take()
    }

    /// The payload of a refresh.
    pub(super) async fn refresh(&self, token: &str) -> Value {
        let document = "mutation ($input: RefreshInput!) { refresh(input: $input) { outcome \
                        tokens { accessToken refreshToken refreshExpiresAt } } }";
        let input = json!({ "input": { "refreshToken": token } });
        self.nobody().query(document, input).await["refresh"].take()
    }
}

/// Somebody who logged in.
pub(super) struct Visitor {
    pub(super) client: Client,
    pub(super) token: String,
    pub(super) refresh: String,
}

impl Visitor {
    /// The payload of a mutation whose input type has its name.
    pub(super) async fn mutate(&self, name: &str, input: Value, fields: &str) -> Value {
        self.client.query(&document(name, fields), json!({ "input": input })).await[name].take()
    }

    /// Expects this error of a mutation.
    pub(super) async fn mutation_error(&self, name: &str, input: Value, fields: &str, code: &str) {
        self.client.expect_error(&document(name, fields), json!({ "input": input }), code, name).await;
    }

    /// Reads the bell, which takes a post.
    pub(super) async fn bell(&self) -> Value {
        self.client.query("{ bell }", json!({})).await["bell"].take()
    }

    /// The post is not in force.
    pub(super) async fn has_no_post(&self) {
        self.client.expect_error("{ bell }", json!({}), "FORBIDDEN", "bell").await;
    }

    /// The token is worth nothing any more.
    pub(super) async fn is_out(&self) {
        self.client.expect_error("{ bell }", json!({}), "UNAUTHENTICATED", "").await;
    }
}

fn document(name: &str, fields: &str) -> String {
    let input = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
    format!("mutation ($input: {input}!) {{ {name}(input: $input) {{ {fields} }} }}")
}

const LOGIN: &str = "mutation ($input: LoginInput!) { login(input: $input) { outcome waitSeconds deviceToken
    tokens { accessToken accessExpiresAt refreshToken refreshExpiresAt mustEnrolSecondFactor } } }";
