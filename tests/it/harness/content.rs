//! What a test's database begins with. Each is written once in a process and copied for every test.

use super::connection::connect;
use super::platform::{Hands, open};
use kit::access::Policy;
use migration::{Migrator, MigratorTrait};
use wangge_core::demo;

const HOUR: i64 = 3_600_000;

/// What a database begins with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Content {
    /// Nothing at all.
    Nothing,
    /// The tables alone.
    Tables,
    /// The places of the demo, without accounts.
    Demo,
}

impl Content {
    /// Writes it into an empty database and leaves no connection to it.
    pub(super) async fn write(self, url: &str) {
        if let Self::Nothing = self {
            return;
        }
        let connection = connect(url, 1).await;
        Migrator::up(&connection, None).await.unwrap();
        if let Self::Demo = self {
            // before a test's clock begins, or its first ids would be those of the demo
            let clock = Hands::default();
            clock.forward(-HOUR);
            let platform = open(url, Policy::default(), &clock, super::platform::secrets()).await;
            demo::load(&platform.system(), demo::SEED, &mut |_| ()).await.unwrap();
            platform.close().await.unwrap();
        }
        connection.close().await.unwrap();
    }
}
