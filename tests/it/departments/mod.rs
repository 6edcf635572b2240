//! What holds where several department modules meet.

mod meeting;
mod moving;
mod pages;

use crate::access::modules;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::places::stage::Stage;
use kit::access::Access;
use kit::module::Modules;
use kit::schema::build;
use serde_json::{Value, json};

/// Runs `test` with every department on a copy of the demo's places in each database, an hour after the demo.
async fn with_departments(test: impl AsyncFn(&Stage<'_>, &Modules)) {
    on_each_demo(async |database| {
        let (modules, clock) = (modules::all(), Hands::default());
        // later than the demo, so that no id is made twice
        clock.forward(3_600_000);
        let platform = database.platform(modules.policy().clone(), &clock).await;
        platform.read_districts().await.unwrap();
        let schema = build(&modules, |builder| builder);
        let stage = Stage { database, platform, clock, schema, carriers: modules.shelf().get() };
        Box::pin(test(&stage, &modules)).await;
    })
    .await;
}

/// Gives an account one more post.
async fn post(stage: &Stage<'_>, account: i64, role: &str, area: &str) {
    let id = stage.platform.system().new_id();
    let sql = format!(
        "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
         VALUES ({id}, {account}, '{role}', '{area}', '2020-01-01', 1, 0, 0)"
    );
    stage.database.execute(&sql).await;
}

/// Somebody with a post of each of these roles in an area.
async fn holder(stage: &Stage<'_>, roles: &[&str], area: &str) -> Access {
    let account = stage.account(roles[0], area).await;
    for role in &roles[1..] {
        post(stage, account, role, area).await;
    }
    stage.platform.caller(account).await.unwrap().unwrap()
}

/// Does a mutation whose input has this type, and answers the record of its payload.
async fn does(stage: &Stage<'_>, who: &Access, mutation: &str, of: (&str, &str), input: Value) -> Value {
    let (kind, shown) = of;
    let document = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {shown} }} }}");
    let mut data = stage.ask_with(who, &document, json!({ "input": input })).await;
    data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
}
