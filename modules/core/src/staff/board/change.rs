//! Setting a board, and changing what a card shows.

use super::inputs::{ChangeContactCardInput, SetNoticeBoardInput};
use super::record::NoticeBoard;
use crate::places::standing::ground;
use crate::places::text;
use crate::staff::post::{Post, governed_as};
use async_graphql::MaybeUndefined;
use entities::platform::post;
use entities::staff::notice_board::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Writes what a grid's board says.
pub(super) async fn set_board(tx: &mut Tx, input: SetNoticeBoardInput) -> Result<Written> {
    let grid = ground(tx, (NoticeBoard::RESOURCE, Action::Change), &input.grid, "input.grid").await?;
    let notice = input.notice.as_deref();
    let notice = notice.map(|notice| text::passage(notice, "input.notice", 4_000)).transpose()?.flatten();
    let district = grid.code.district();
    if let Some(id) = board_of(tx, district, grid.id).await? {
        let board = tx
            .target::<NoticeBoard>(&GlobalId::placed(NoticeBoard::TYPE, district, id), Action::Change)
            .await?;
        let row = ActiveModel { notice: Set(notice), ..Default::default() };
        let expected = input.version.unwrap_or_default().into();
        return tx.change::<NoticeBoard>(board, row, expected, "change").await;
    }
    if input.version.is_some() {
        return Err(Error::conflict("the grid has no notice board yet; leave the version out"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(district.to_owned()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(grid.id),
        notice: Set(notice),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<NoticeBoard>(row).await
}

/// Id of the board of a grid, if it has one.
async fn board_of(tx: &Tx, district: &str, grid: i64) -> Result<Option<i64>> {
    let mut select = Query::select();
    select.column("id").from("notice_board").and_where(Expr::col("district_code").eq(district));
    select.and_where(Expr::col("grid_id").eq(grid));
    Ok(tx.rows(&select).await?.first().map(|row| row.try_get_by("id")).transpose()?)
}

/// Writes what the card of a post shows, and whether it is on the board.
pub(super) async fn change_card(tx: &mut Tx, input: ChangeContactCardInput) -> Result<Written> {
    let post = governed_as(tx, &input.id, "contact-card").await?;
    let mut row = post::ActiveModel::default();
    text::replace(&input.public_name, &mut row.public_name, "input.publicName", 100)?;
    text::replace(&input.work_content, &mut row.work_content, "input.workContent", 1_000)?;
    text::replace(&input.duties, &mut row.duties, "input.duties", 1_000)?;
    if let MaybeUndefined::Value(number) = &input.service_telephone {
        telephone(number)?;
    }
    text::replace(&input.service_telephone, &mut row.service_telephone, "input.serviceTelephone", 20)?;
    if let Some(on_board) = input.on_board {
        if on_board && post.area_code.len() != 15 {
            return Err(Error::bad_input("input.onBoard", "a post of a grid, for boards are of grids"));
        }
        row.on_board = Set(on_board);
    }
    let shown = row.on_board.try_as_ref().copied().unwrap_or(post.on_board);
    let named = row.public_name.try_as_ref().map_or(post.public_name.is_some(), Option::is_some);
    if shown && !named {
        row.public_name = Set(Some(title(tx, post.account_id).await?));
    }
    tx.change::<Post>(post, row, input.version.into(), "change").await
}

/// What people call the holder.
async fn title(tx: &Tx, account: i64) -> Result<String> {
    let mut select = Query::select();
    select.column("title").from("account").and_where(Expr::col("id").eq(account));
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found("Account"))?;
    Ok(row.try_get_by("title")?)
}

/// Refuses what is no telephone number.
fn telephone(number: &str) -> Result<()> {
    let fits = |b: u8| b.is_ascii_digit() || b"+- ".contains(&b);
    let number = number.trim();
    match (3..=20).contains(&number.len()) && number.bytes().all(fits) {
        true => Ok(()),
        false => Err(Error::bad_input("input.serviceTelephone", "3 to 20 of 0 to 9, `+`, `-` and blanks")),
    }
}
