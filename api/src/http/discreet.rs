//! Causes of failures for the log, without the values that a database likes to repeat in its messages.

/// Longest text of one cause.
const MOST: usize = 400;

/// The text without runs of five digits and more and without anything but ASCII, so that no identity number, no
/// telephone and no Chinese name is in it.
pub(super) fn discreet(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| (c.is_ascii_digit(), c.is_ascii()) == (first.is_ascii_digit(), first.is_ascii());
        let (run, after) = rest.split_at(rest.find(|c| !same(c)).unwrap_or(rest.len()));
        let hidden = !first.is_ascii() || (first.is_ascii_digit() && run.len() >= 5);
        shown.push_str(if hidden { "…" } else { run });
        rest = after;
    }
    shown.chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_left_out() {
        let text = "Key (no)=(110101199003070011) of 王小明, row 12: invalid \"15400001234\"";
        assert_eq!(discreet(text), "Key (no)=(…) of …, row 12: invalid \"…\"");
        assert_eq!(discreet(&"a".repeat(1_000)).len(), MOST);
    }
}
