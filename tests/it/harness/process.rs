//! The binary as a user runs it: in a folder of its own, with nothing of this process's settings.

use super::command::{PATIENCE, finished, project};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

/// The password that a user of the README has in mind.
pub(crate) const PASSWORD: &str = "seven lamps by the river";

static BINARY: OnceLock<PathBuf> = OnceLock::new();

/// What cargo tells a test of its crate. Build scripts that look at it would run again for the build inside, and everything
/// that stands on them would be compiled a second time.
const OF_THIS_CRATE: [&str; 4] =
    ["CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"];

/// The folder of the binary `wangge`, built from what is tested: an integration test of another crate does not bring
/// it. An example of this crate beside it keeps the features of the dependencies, and so their builds, the same.
pub(crate) fn binaries() -> &'static Path {
    BINARY.get_or_init(|| {
        let folder = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned();
        let mut build = std::process::Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--workspace", "--bin", "wangge", "--example", "limit"]);
        build.current_dir(project());
        let own = |name: &str| OF_THIS_CRATE.iter().any(|start| name.starts_with(start));
        for name in
            std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(|name| own(name))
        {
            build.env_remove(name);
        }
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "the binary is built");
        folder
    })
}

/// The working directory of a user.
pub(crate) struct Home(TempDir);

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs `wangge` with these arguments and this input to its end.
    pub(crate) async fn run(&self, arguments: &[&str], input: &str) -> Output {
        finished(&mut self.command("wangge", arguments), input).await
    }

    /// Runs a line of the shell in which `wangge` is found.
    pub(crate) async fn shell(&self, line: &str) -> Output {
        finished(&mut self.command("bash", &["-euo", "pipefail", "-c", line]), "").await
    }

    /// Starts `wangge` with these arguments and lets it run.
    pub(crate) fn start(&self, arguments: &[&str]) -> Running {
        Self::running(self.command("wangge", arguments))
    }

    /// Starts a line of the shell in which `wangge` is found, and lets it run.
    pub(crate) fn start_shell(&self, line: &str) -> Running {
        Self::running(self.command("bash", &["-euo", "pipefail", "-c", line]))
    }

    fn running(mut command: Command) -> Running {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::unbounded_channel();
        forward(child.stdout.take().unwrap(), sender.clone());
        forward(child.stderr.take().unwrap(), sender);
        Running { child, lines, printed: String::new() }
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let folder = binaries();
        let mut command =
            Command::new(if program == "wangge" { folder.join(program) } else { program.into() });
        command
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display()))
            .env("HOME", self.path())
            .env("PASSWORD", PASSWORD)
            .env("WANGGE_PORT", "0")
            // a start alone is tested with few people; `people::demo` loads everybody
            .env("WANGGE_DEMO_ONE_IN", "40")
            .kill_on_drop(true);
        command
    }
}

/// What runs; it is killed when this goes away.
pub(crate) struct Running {
    child: Child,
    lines: mpsc::UnboundedReceiver<String>,
    printed: String,
}

impl Running {
    /// Waits for a line with this text and returns it.
    pub(crate) async fn line_with(&mut self, wanted: &str) -> String {
        loop {
            let line = tokio::time::timeout(PATIENCE, self.lines.recv()).await;
            let Ok(Some(line)) = line else { panic!("no {wanted:?} in what was printed:\n{}", self.printed) };
            self.printed += &line;
            self.printed.push('\n');
            if line.contains(wanted) {
                return line;
            }
        }
    }

    /// All that it has printed up to the last line waited for.
    pub(crate) fn printed(&self) -> &str {
        &self.printed
    }

    /// Asks it to stop, as a service manager does, and waits for its end.
    pub(crate) async fn stop(mut self) -> ExitStatus {
        let id = self.child.id().expect("it still runs").to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
        tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it stops when asked").unwrap()
    }
}

fn forward(stream: impl AsyncRead + Unpin + Send + 'static, sender: mpsc::UnboundedSender<String>) {
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
}
