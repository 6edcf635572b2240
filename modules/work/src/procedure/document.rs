//! The procedures as a document: the picture of each, and what its transitions ask for.

use super::print::{picture, who};
use super::stage::Stage;
use super::{Move, Procedure, To, common};
use std::fmt::Write;

const HEAD: &str = "\
# Procedures of matters

Written by `wangge procedures`; the code is what it says, and a test compares. A matter follows the procedure of its kind
in the catalogue. Each arrow is a transition: what is done, who does it, and which of the five steps it signs (1 collect
and report, 2 command and dispatch, 3 handle and feed back, 4 verify, 5 file and evaluate). What is not here is refused.
";

const EVERYWHERE: &str = "
## In every procedure

Supervision, suspension, rating and the clock are possible in these stages of every procedure that has them.
";

const TABLE: &str = "
| what | from | to | signs | who | right | reason |
| --- | --- | --- | --- | --- | --- | --- |
";

/// The document of all procedures, in Markdown with pictures in Mermaid.
pub fn document() -> String {
    let mut text = HEAD.to_owned();
    for procedure in Procedure::ALL {
        let Procedure { title, chinese, kind, .. } = procedure;
        let _ = write!(text, "\n## {title} ({chinese}, `{}`)\n\n", kind.as_str());
        let _ = write!(text, "```mermaid\n{}```\n", picture(procedure));
        table(&mut text, procedure.moves);
    }
    text.push_str(EVERYWHERE);
    table(&mut text, common::EVERYWHERE);
    text
}

fn table(text: &mut String, moves: &[Move]) {
    text.push_str(TABLE);
    for step in moves {
        let to = match step.to {
            To::Same => "the same".to_owned(),
            To::Stage(stage) => code(stage),
            To::Either(first, second) => format!("{} or {}", code(first), code(second)),
        };
        let signs: Vec<String> = step.signs.iter().map(u8::to_string).collect();
        let _ = writeln!(
            text,
            "| `{}` | {} | {to} | {} | {} | `{}` {} | {} |",
            step.act.as_str(),
            from(step.from),
            signs.join(" "),
            who(step.by),
            step.right.0,
            step.right.1.as_str(),
            if step.reason { "yes" } else { "" },
        );
    }
}

fn from(stages: &[Stage]) -> String {
    let open = Stage::ALL.len() - 1;
    match stages.len() {
        0 => "the report".to_owned(),
        all if all == open && !stages.contains(&Stage::Done) => "every stage but `done`".to_owned(),
        _ => stages.iter().map(|stage| code(*stage)).collect::<Vec<_>>().join(", "),
    }
}

fn code(stage: Stage) -> String {
    format!("`{}`", stage.as_str())
}
