//! How files are asked for.

use crate::kind::KeyAuthority;
use crate::list::{Part, helped, kept_by};
use crate::own;
use crate::shown::{KeyFile, KeyFileList, KeyFileState};
use crate::view;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::module::Parts;
use kit::node::GlobalId;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What the queries add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<KeyFileQueries>();
}

/// The queries of key groups.
struct KeyFileQueries;

impl From<&QueryRoot> for KeyFileQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl KeyFileQueries {
    /// One file (重点人群服务档案), for its authority's two people, who is assigned to help, the authority's own system, and who
    /// broke the glass and is of the same authority elsewhere: one in a request, for a purpose, which is on record for the
    /// authority and for the person. The two people look back on one that was closed, too, until it is deleted, but not on that
    /// of who died or left, was right to object to it, or was a minor and is none any more. Null for everybody else, as if there
    /// were none.
    async fn key_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file; or say the residence of its person.")] id: Option<GlobalId>,
        #[graphql(
            desc = "The residence of the person, whose file of your authority it is; in place of `id`."
        )]
        resident: Option<GlobalId>,
        #[graphql(desc = "What you need it for, 4 to 200 characters. The person can read it.")]
        purpose: Option<String>,
    ) -> Result<Option<KeyFile>> {
        view::look(ctx.access(), (id, resident), purpose.as_deref()).await
    }

    /// The files that your authority keeps within your reach: ids, review dates and who helps, in the order of their
    /// entry. It is on record for each of the people.
    async fn key_files(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The authority whose files they are.")] authority: KeyAuthority,
        #[graphql(desc = "Only those that stand so; none is closed.")] state: Option<KeyFileState>,
        #[graphql(desc = "Only those that are to be reviewed on this day or earlier.")] review_to: Option<
            Date,
        >,
        #[graphql(desc = "How many, 1 to 200; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Those that follow the file with this id.")] after: Option<GlobalId>,
    ) -> Result<Option<KeyFileList>> {
        let which = Condition::all()
            .add_option(state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(review_to.map(|day| Expr::col("review_on").lte(day.0)));
        kept_by(ctx.access(), authority, which, &Part::new(first, after)?).await.map(Some)
    }

    /// The files of people whom you are assigned to help: ids, review dates and who helps, in the order of their entry. It
    /// is on record for each of the people.
    async fn assigned_key_files(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 200; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Those that follow the file with this id.")] after: Option<GlobalId>,
    ) -> Result<Option<KeyFileList>> {
        helped(ctx.access(), &Part::new(first, after)?).await.map(Some)
    }

    /// The files about you (本人档案), open and closed, until their time to be kept is over: what they say, who helps, what
    /// came of objections, and who looked at them. `objectToKeyFile` objects to one. None before it was confirmed that the
    /// account is yours (`confirmBinding`).
    async fn my_key_files(&self, ctx: &Context<'_>) -> Result<Option<Vec<KeyFile>>> {
        own::files(ctx.access()).await.map(Some)
    }
}
