//! How long glass stays broken, and how often it may be.

use serde::{Deserialize, Serialize};

/// How long glass stays broken, and how often it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BreakGlassRules {
    /// Minutes after which it is over by itself.
    pub minutes: i64,
    /// Times in 24 hours that an account may break it.
    pub daily: u64,
}

impl Default for BreakGlassRules {
    fn default() -> Self {
        Self { minutes: 120, daily: 3 }
    }
}
