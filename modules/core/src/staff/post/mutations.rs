//! What is done with posts.

use super::appoint::appoint;
use super::change::{change, remove};
use super::inputs::{
    AppointInput, ChangePostInput, PairPostsInput, RemovePostInput, TransferPostInput, UnpairPostInput,
};
use super::pair::{pair, unpair};
use super::record::Post;
use super::transfer::transfer;
use crate::places::read_back;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of posts.
pub(super) struct PostMutations;

impl From<&MutationRoot> for PostMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A post that was written.
#[derive(SimpleObject)]
struct PostPayload {
    /// The post as it is now; null when it is out of your reach now.
    post: Option<Row<Post>>,
}

impl PostPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { post: read_back(ctx, &written, "post").await? }))
    }
}

#[Object]
impl PostMutations {
    /// Gives an account a post (任命). You appoint to the roles that your own role names, inside the area of your own
    /// post, and never yourself.
    async fn appoint(&self, ctx: &Context<'_>, input: AppointInput) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| appoint(tx, input).await).await?).await
    }

    /// Changes the days or the line of a post that you may appoint to. Not of your own. CONFLICT for one that has ended,
    /// and where the account would have the same post twice on a day.
    async fn change_post(&self, ctx: &Context<'_>, input: ChangePostInput) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Takes a post away at once (免职), if you may appoint to it. Works within a second, in streams too.
    async fn remove_post(&self, ctx: &Context<'_>, input: RemovePostInput) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| remove(tx, input).await).await?).await
    }

    /// Transfers the holder of a post to another (调任): the one ends, the other begins, and both or neither is done. You
    /// need the right to appoint to both. Answers the new post.
    async fn transfer_post(
        &self,
        ctx: &Context<'_>,
        input: TransferPostInput,
    ) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| transfer(tx, input).await).await?).await
    }

    /// Makes two posts of grids beside each other cover each other (A/B 岗): while the holder of one is on leave, the
    /// holder of the other acts for them. Pairs that they were in end.
    async fn pair_posts(&self, ctx: &Context<'_>, input: PairPostsInput) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| pair(tx, input).await).await?).await
    }

    /// Ends the pair that a post is in.
    async fn unpair_post(&self, ctx: &Context<'_>, input: UnpairPostInput) -> Result<Option<PostPayload>> {
        let key = input.idempotency_key.clone();
        PostPayload::of(ctx, once(ctx, key.as_deref(), async |tx| unpair(tx, input).await).await?).await
    }
}
