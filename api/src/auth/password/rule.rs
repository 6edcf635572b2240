//! The rule for new passwords: long, not the account's name, none of the commonest. Nothing about kinds of
//! characters (NIST SP 800-63B).

/// Fewest characters.
pub const MINIMUM_CHARACTERS: usize = 12;

/// Most bytes.
pub const MAXIMUM_BYTES: usize = 1_024;

/// What is wrong with a new password of this account, and what to do; `None` when nothing is.
pub fn problem_of(password: &str, account: &str) -> Option<&'static str> {
    let plain = plain(password);
    let name = self::plain(account);
    if password.chars().count() < MINIMUM_CHARACTERS {
        Some("choose at least 12 characters")
    } else if password.len() > MAXIMUM_BYTES {
        Some("choose at most 1,024 bytes")
    } else if name.chars().count() >= 4 && (plain.contains(&name) || name.contains(&plain)) {
        Some("do not use the account's name in it")
    } else if is_run(&plain) || COMMONEST.iter().any(|c| is_repetition_of(&plain, c)) {
        Some("this is one of the commonest passwords, choose another")
    } else {
        None
    }
}

/// Lower case, letters and digits only.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Few different characters, or each the neighbour of the one before.
fn is_run(plain: &str) -> bool {
    let chars: Vec<_> = plain.chars().map(u32::from).collect();
    let mut kinds = chars.clone();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.len() < 4 || chars.windows(2).all(|w| w[0].abs_diff(w[1]) == 1)
}

/// The common word, again and again, at most with digits behind.
fn is_repetition_of(plain: &str, common: &str) -> bool {
    let mut rest = plain;
    while let Some(after) = rest.strip_prefix(common) {
        rest = after;
    }
    rest.len() < plain.len() && (common.starts_with(rest) || rest.bytes().all(|b| b.is_ascii_digit()))
}

/// The stems of the commonest passwords: with repetitions and digits behind they cover what is long enough to pass.
const COMMONEST: [&str; 32] = [
    "password",
    "passw0rd",
    "p4ssword",
    "passwort",
    "letmein",
    "welcome",
    "changeme",
    "iloveyou",
    "woaini",
    "woaini1314",
    "administrator",
    "admin",
    "root",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopasdf",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsx",
    "qazwsxedc",
    "qazwsxedcrfv",
    "1qaz2wsx",
    "1q2w3e4r",
    "1q2w3e4r5t6y",
    "a1b2c3d4",
    "abc123",
    "aa123456",
    "1234567890",
    "112233445566",
    "5201314",
    "wangge",
    "mima",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_uncommon_passes() {
        for good in
            ["correct horse battery", "网格里的灯一盏一盏亮起来", "v8$kPz!qmL2x", "mima is not mine, honest"]
        {
            assert_eq!(problem_of(good, "wang.fang"), None, "{good}");
        }
    }

    #[test]
    fn each_fault_is_named() {
        for (bad, expected) in [
            ("short", "12 characters"),
            ("", "12 characters"),
            ("wang.fang-2026", "account's name"),
            ("WANG FANG WANG FANG", "account's name"),
            ("password1234", "commonest"),
            ("Password2026!", "commonest"),
            ("adminadminadmin", "commonest"),
            ("123456789012345", "commonest"),
            ("aaaaaaaaaaaaaaa", "commonest"),
            ("abcdefghijklmnop", "commonest"),
            ("qwertyuiopasdf", "commonest"),
            ("woaini5201314", "commonest"),
        ] {
            let problem = problem_of(bad, "wang.fang");
            assert!(problem.is_some_and(|p| p.contains(expected)), "{bad}: {problem:?}");
        }
        assert!(problem_of(&"long ".repeat(300), "x").is_some_and(|p| p.contains("1,024")));
    }
}
