//! A procedure as a picture: a state diagram in Mermaid.

use super::stage::Stage;
use super::{By, Move, Procedure, To};
use std::fmt::Write;

/// The state diagram of a procedure, for Mermaid. Supervision and the clock, which are possible everywhere, are left
/// out.
pub fn picture(procedure: &Procedure) -> String {
    let mut text = "stateDiagram-v2\n".to_owned();
    let (first, steps) = procedure.begins;
    line(&mut text, "[*]", first.as_str(), "report", steps);
    for step in procedure.moves {
        let targets = match step.to {
            To::Stage(stage) => vec![stage],
            To::Either(first, second) => vec![first, second],
            To::Same => step.from.to_vec(),
        };
        let froms: Vec<&str> =
            if step.from.is_empty() { vec!["[*]"] } else { step.from.iter().map(|s| s.as_str()).collect() };
        for from in froms {
            for to in targets.iter().filter(|to| !matches!(step.to, To::Same) || to.as_str() == from) {
                line(&mut text, from, to.as_str(), &label(step), step.signs);
            }
        }
    }
    let _ = writeln!(text, "    {} --> [*]", Stage::Done.as_str());
    text
}

fn line(text: &mut String, from: &str, to: &str, act: &str, steps: &[u8]) {
    let steps: Vec<String> = steps.iter().map(u8::to_string).collect();
    let signs = if steps.is_empty() { String::new() } else { format!(", signs {}", steps.join(" ")) };
    let _ = writeln!(text, "    {from} --> {to}: {act}{signs}");
}

fn label(step: &Move) -> String {
    format!("{} ({})", step.act.as_str(), who(step.by))
}

/// Who does something, in words.
pub(super) const fn who(by: By) -> &'static str {
    match by {
        By::Anyone => "who may",
        By::Holder => "who has it",
        By::Unit => "its unit",
        By::Taker => "its unit, or the team asked for",
        By::Above => "a superior",
        By::Sheet => "the line asked",
        By::Desk => "the desk",
        By::Checker => "another post",
        By::Served => "person served",
        By::Filer => "who filed",
        By::Clock => "the clock",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::ProcedureKind;

    #[test]
    fn the_picture_shows_each_transition_with_its_steps() {
        let text = picture(Procedure::of(ProcedureKind::General));
        assert!(text.starts_with("stateDiagram-v2\n    [*] --> accept: report, signs 1\n"), "{text}");
        assert!(text.contains("    [*] --> verify: settle (who may), signs 1 2 3\n"), "{text}");
        assert!(text.contains("    verify --> handle: rework (another post)\n"), "{text}");
        assert!(text.ends_with("    done --> [*]\n"), "{text}");
    }
}
