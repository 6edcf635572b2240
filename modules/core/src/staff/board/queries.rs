//! How notice boards and contact cards are read.

use super::card::ContactCard;
use super::cards::on_board;
use super::record::NoticeBoard;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The queries of notice boards.
pub(super) struct BoardQueries;

impl From<&QueryRoot> for BoardQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BoardQueries {
    /// The notice board (公示牌) of a grid, which everybody may read; null when the grid has none or is retired. The
    /// public map gives the codes of grids.
    async fn notice_board(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Code of the grid.")] grid: GridCode,
    ) -> Result<Option<Row<NoticeBoard>>> {
        let in_force = Query::select()
            .column("id")
            .from("grid")
            .and_where(Expr::col("district_code").eq(grid.district()))
            .and_where(Expr::col("grid_code").eq(grid.as_str()))
            .and_where(Expr::col("status").eq("active"))
            .to_owned();
        let find = ctx.access().find::<NoticeBoard>()?.select(Selection::of::<NoticeBoard>(ctx, &[""]));
        let find = find.filter(Expr::col("district_code").eq(grid.district()));
        find.filter(Expr::col("grid_id").in_subquery(in_force)).one().await
    }

    /// The contact card (服务联系卡) of a post, which everybody may read; null when the post is on no board, is not in
    /// force, or its holder's account is not in use.
    async fn contact_card(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global id of the post.")] post: GlobalId,
    ) -> Result<Option<ContactCard>> {
        let found = on_board(ctx.access())?.with_id(&post)?.one().await?;
        Ok(found.as_ref().map(ContactCard::of))
    }
}
