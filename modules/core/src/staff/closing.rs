//! The end of all that serves an area which is no more.

use super::body::{Body, BodyMember};
use super::liaison::Liaison;
use super::post::Post;
use crate::places::serving::lasting;
use entities::platform::post;
use entities::staff::{body, body_member, liaison};
use kit::Result;
use kit::access::{Action, Target, Tx};
use kit::record::Record;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, EntityName, EntityTrait, IntoActiveModel};

type Model<T> = <<T as Record>::Entity as EntityTrait>::Model;
type Change<T> = <<T as Record>::Entity as EntityTrait>::ActiveModel;

/// What ends a row of the table `$table`: its version, and the change.
macro_rules! ended {
    ($table:ident, $now:expr) => {
        |row: &$table::Model| {
            let change = $table::ActiveModel { ended_at: Set(Some($now)), ..Default::default() };
            (row.version, change)
        }
    };
}

/// Ends the posts, the liaisons and the bodies of an area, these with their members; answers how many they were. Only for the
/// platform itself, whose reach is everywhere.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close_area(tx: &mut Tx, area: &str) -> Result<usize> {
    let now = tx.access().now();
    let posts = end::<Post>(tx, area, ended!(post, now)).await?;
    let liaisons = end::<Liaison>(tx, area, ended!(liaison, now)).await?;
    end::<BodyMember>(tx, area, ended!(body_member, now)).await?;
    let bodies = end::<Body>(tx, area, ended!(body, now)).await?;
    Ok(posts + liaisons + bodies)
}

/// Ends what an area has of one kind, with history, audit and event; `ended` tells the version of a record and its end.
async fn end<T: Record>(
    tx: &mut Tx,
    area: &str,
    ended: impl Fn(&Model<T>) -> (i64, Change<T>),
) -> Result<usize>
where
    Change<T>: ActiveModelTrait<Entity = T::Entity> + Send,
    Model<T>: IntoActiveModel<Change<T>>,
{
    let permit = tx.permit(T::RESOURCE, Action::Change, area)?;
    let which = lasting(tx.access().today()).add(Expr::col("area_code").eq(area));
    // each as it is once those who change it at this moment are done
    tx.hold(T::Entity::default().table_name(), which.clone()).await?;
    let models = tx.models::<T::Entity>(which).await?;
    let count = models.len();
    for model in models {
        let (version, change) = ended(&model);
        tx.change::<T>(Target::belonging(&permit, model), change, version, "end").await?;
    }
    Ok(count)
}
