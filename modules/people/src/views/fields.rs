//! Who looked: the role and the office, not the person.

use super::record::RecordView;
use crate::policy::RECORD_VIEWER;
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::Result;
use kit::access::{Access, Ask, ids_in};
use kit::code::AreaCode;
use kit::loaders::Batch;
use kit::record::Row;
use std::collections::HashMap;
use wangge_core::staff::post::Post;

/// The role and the office with which somebody acted (查阅人).
#[derive(Clone, Debug, SimpleObject)]
struct RecordViewer {
    /// Code of the role.
    role_code: String,
    /// English title of the role.
    title: String,
    /// Chinese title of the role.
    chinese_title: String,
    /// Code of the area of the office.
    area_code: AreaCode,
}

/// What is added to a row.
pub(super) struct ViewFields {
    account: Option<i64>,
    post: Option<i64>,
    broken: bool,
}

impl From<&Row<RecordView>> for ViewFields {
    fn from(view: &Row<RecordView>) -> Self {
        let broken = view.link("break_glass_id").is_some();
        Self { account: view.link("account_id"), post: view.link("post_id"), broken }
    }
}

#[Object]
impl ViewFields {
    /// The role and the office of who did it; null for you yourself and for the platform.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<RecordViewer>> {
        match self.post {
            Some(post) => ctx.loaders().load(Viewers, post).await,
            None => Ok(None),
        }
    }

    /// You did it yourself.
    async fn by_you(&self, ctx: &Context<'_>) -> bool {
        self.account.is_some() && self.account == ctx.access().account()
    }

    /// Done in an emergency, beyond the office's own area (紧急访问); a superior reviews it.
    async fn in_emergency(&self) -> bool {
        self.broken
    }
}

/// The roles and areas of posts.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Viewers;

impl Batch for Viewers {
    type Key = i64;
    type Value = RecordViewer;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let find = access.find_as::<Post>(RECORD_VIEWER)?.filter(ids_in(access.backend(), "id", keys));
        let mut viewers = HashMap::new();
        for post in find.all().await? {
            let (Some(Value::String(code)), Ok(area_code)) = (post.value("roleCode"), post.area().parse())
            else {
                continue;
            };
            let role = access.policy().role(code).ok();
            let titles = role.map_or((code.as_str(), code.as_str()), |role| (role.title, role.chinese));
            viewers.insert(
                post.id()?,
                RecordViewer {
                    role_code: code.clone(),
                    title: titles.0.to_owned(),
                    chinese_title: titles.1.to_owned(),
                    area_code,
                },
            );
        }
        Ok(viewers)
    }
}
