//! Logging in and letting in, through the whole HTTP path.

mod busy;
mod factor;
mod forget;
mod gate;
mod lockout;
mod login;
mod outside;
mod password;
mod refresh;
mod sessions;
mod town;
mod wire;
