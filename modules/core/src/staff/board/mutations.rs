//! What is done with notice boards and contact cards.

use super::change::{change_card, set_board};
use super::inputs::{ChangeContactCardInput, SetNoticeBoardInput};
use super::record::NoticeBoard;
use crate::places::read_back;
use crate::staff::post::Post;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of notice boards.
pub(super) struct BoardMutations;

impl From<&MutationRoot> for BoardMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A notice board that was written.
#[derive(SimpleObject)]
struct NoticeBoardPayload {
    /// The board as it is now.
    notice_board: Option<Row<NoticeBoard>>,
}

/// A contact card that was written.
#[derive(SimpleObject)]
struct ContactCardPayload {
    /// The post as it is now; null when it is out of your reach now.
    post: Option<Row<Post>>,
}

#[Object]
impl BoardMutations {
    /// Sets what the notice board of a grid says (公示牌). Everybody can read it at once, without a login: write nothing
    /// there that is not for everybody.
    async fn set_notice_board(
        &self,
        ctx: &Context<'_>,
        input: SetNoticeBoardInput,
    ) -> Result<Option<NoticeBoardPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| set_board(tx, input).await).await?;
        Ok(Some(NoticeBoardPayload { notice_board: read_back(ctx, &written, "noticeBoard").await? }))
    }

    /// Changes the contact card of a post (服务联系卡), and whether it is on the notice board of its grid. What is on
    /// the board everybody can read at once, without a login.
    async fn change_contact_card(
        &self,
        ctx: &Context<'_>,
        input: ChangeContactCardInput,
    ) -> Result<Option<ContactCardPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| change_card(tx, input).await).await?;
        Ok(Some(ContactCardPayload { post: read_back(ctx, &written, "post").await? }))
    }
}
