//! The mutations of key groups. Each answers the file as a list shows it, read again through the caller's own sight.

use crate::inputs::{
    AcceptKeyFileInput, CloseKeyFileInput, DecideKeyObjectionInput, KeyFileInput, ObjectToKeyFileInput,
    PlanKeyVisitInput, ProposeKeyFileInput, ProposeKeyRenewalInput, RecordKeyInformedInput,
    RecordKeyVisitInput, SetKeyHelpersInput, SetKeyPlanInput,
};
use crate::list::{every, stubs};
use crate::shown::KeyFileStub;
use crate::{helpers, objections, open, plan, renew, visits};
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Access, Ask};
use kit::module::Parts;
use kit::node::GlobalId;
use kit::schema::MutationRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What the mutations add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.mutations::<ProposeMutations>().mutations::<KeyFileMutations>();
}

/// A file that was written.
#[derive(Debug, SimpleObject)]
struct KeyFilePayload {
    /// The file as it is now; null when you do not see it, or no longer.
    file: Option<KeyFileStub>,
}

/// `mutation(Input) = function`: each runs once, however often it is sent.
macro_rules! file_mutations {
    ($name:ident { $($(#[$doc:meta])* $mutation:ident($input:ty) = $work:path;)* }) => {
        /// Mutations of files.
        struct $name;

        impl From<&kit::schema::MutationRoot> for $name {
            fn from(_: &kit::schema::MutationRoot) -> Self {
                Self
            }
        }

        #[async_graphql::Object]
        impl $name {
            $(
                $(#[$doc])*
                async fn $mutation(&self, ctx: &Context<'_>, input: $input) -> Result<Option<KeyFilePayload>> {
                    let key = input.idempotency_key.clone();
                    let work = async |tx: &mut kit::access::Tx| $work(tx, input).await;
                    let written = kit::once::once(ctx, key.as_deref(), work).await?;
                    Ok(Some(KeyFilePayload { file: read_back(ctx.access(), &written.id).await? }))
                }
            )*
        }
    };
}

file_mutations! {
    KeyFileMutations {
        /// Confirms a file, or its renewal, that another person of your authority proposed (复核).
        confirm_key_file(KeyFileInput) = open::confirm;
        /// Takes a file that another district handed over, which another person of your authority confirms with
        /// `confirmKeyFile`, or closes it unread (接收移交档案).
        accept_key_file(AcceptKeyFileInput) = open::accept;
        /// Proposes to renew a file (拟延期): it closes by itself after its review date unless another person confirms this.
        /// Refused while the person was not told of the file, or an objection is still to be decided.
        propose_key_renewal(ProposeKeyRenewalInput) = renew::propose;
        /// Closes a file, or takes back one that is proposed (结案).
        close_key_file(CloseKeyFileInput) = renew::close;
        /// Sets the aims of the care plan (帮扶计划).
        set_key_plan(SetKeyPlanInput) = plan::set;
        /// Records that the person was told of the file, and of the right to object (告知).
        record_key_informed(RecordKeyInformedInput) = plan::informed;
        /// Sets who helps (帮扶责任人): they alone see the file, beside its authority.
        set_key_helpers(SetKeyHelpersInput) = helpers::set;
        /// Plans a visit (走访计划), by who helps, or by somebody of the grid, who gets a visit task without a reason.
        plan_key_visit(PlanKeyVisitInput) = visits::plan;
        /// Records a visit that you paid today (走访记录).
        record_key_visit(RecordKeyVisitInput) = visits::record;
        /// Objects to the file about you (提出异议).
        object_to_key_file(ObjectToKeyFileInput) = objections::object;
        /// Decides an objection (异议处理); who proposed the file does not. One that is upheld closes the file.
        decide_key_objection(DecideKeyObjectionInput) = objections::decide;
    }
}

/// Proposing a file.
struct ProposeMutations;

impl From<&MutationRoot> for ProposeMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

#[Object]
impl ProposeMutations {
    /// Proposes a file of a person (拟建档): nothing comes of it until another person of your authority confirms it. Where there
    /// is one already it is refused, and is a look at that one: on record for the person, and counted.
    async fn propose_key_file(
        &self,
        ctx: &Context<'_>,
        input: ProposeKeyFileInput,
    ) -> Result<Option<KeyFilePayload>> {
        let key = input.idempotency_key.clone();
        let written = open::proposed(ctx, key.as_deref(), input).await?;
        Ok(Some(KeyFilePayload { file: read_back(ctx.access(), &written.id).await? }))
    }
}

/// The file as the caller sees it in a list now.
async fn read_back(access: &Access, id: &GlobalId) -> Result<Option<KeyFileStub>> {
    let about = Condition::all()
        .add(Expr::col("district_code").eq(id.district.as_str()))
        .add(Expr::col("id").eq(id.id()?));
    let rows = every(access, about, 1).await?;
    Ok(stubs(access, &rows).await?.into_iter().next())
}
