//! The demo's accounts, with a password that everybody knows.

use crate::auth::password::Password;
use crate::auth::totp::TotpSecret;
use crate::config::Failure;
use crate::start::App;
use entities::platform::{account, post};
use kit::access::Tx;
use sea_orm::ActiveValue::Set;
use wangge_core::demo::{DemoAccount, all_accounts, pair_leaders};

/// Password of every account of the demo.
pub const PASSWORD: &str = "wangge-demo-2026";
/// Second factor of the demo's accounts that need one, in base32.
pub const SECOND_FACTOR: &str = "K5AU4R2HIVCEKTKPJNCVSMRQGI3FGRKD";

/// Writes one account with one post for each role in each of the demo's places.
pub(super) async fn write(app: &App) -> Result<(), Failure> {
    // one hash for all: the password is no secret
    let hash = app.auth.passwords.hash(Password::new(PASSWORD.to_owned())).await?;
    let access = app.platform.system();
    let mut tx = access.begin().await?;
    for demo in all_accounts(access.policy()) {
        one(app, &mut tx, &demo, &hash).await?;
    }
    // those who work in the grids have the same password
    let sql = "UPDATE account SET password_hash = $1 WHERE password_hash IS NULL";
    tx.bulk(sql, vec![hash.as_str().into()]).await?;
    pair_leaders(&tx).await?;
    people::demo::bind_accounts(&tx).await?;
    work::demo::bind_accounts(&tx).await?;
    work::demo::hand_to_accounts(&tx).await?;
    tx.rights_change().await?;
    tx.commit().await?;
    Ok(())
}

async fn one(app: &App, tx: &mut Tx, demo: &DemoAccount, hash: &str) -> Result<(), Failure> {
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let secret = demo.second_factor.then(|| TotpSecret::from_base32(SECOND_FACTOR)).flatten();
    let sealed = secret.map(|secret| app.auth.desk.seal_second_factor(id, &secret)).transpose()?;
    let permit = app.platform.permit();
    let account = account::ActiveModel {
        id: Set(id),
        name: Set(demo.name.clone()),
        title: Set(demo.title.clone()),
        kind: Set(demo.kind.to_owned()),
        area_code: Set(demo.area.clone()),
        password_hash: Set(Some(hash.to_owned())),
        totp_confirmed_at: Set(sealed.as_ref().map(|_| now)),
        totp_secret: Set(sealed),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    tx.insert(&permit, account).await?;
    let post = post::ActiveModel {
        id: Set(tx.access().new_id()),
        account_id: Set(id),
        role: Set(demo.role.to_owned()),
        area_code: Set(demo.area.clone()),
        line: Set(demo.line.map(str::to_owned)),
        from_on: Set(tx.access().today()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    tx.insert(&permit, post).await?;
    Ok(())
}
