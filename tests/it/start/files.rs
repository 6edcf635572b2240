//! docs/files.md, as it stands, on a server with the demo.

use super::readme;
use super::site::Site;
use crate::files::pictures;
use crate::harness::command::{project, text};
use crate::harness::process::Home;
use std::os::unix::fs::PermissionsExt;

/// Types the page and looks at what it left.
pub(super) async fn typed(home: &Home, site: &Site) {
    std::fs::write(home.path().join("photo.jpg"), pictures::photo()).unwrap();
    let lines = readme::commands(&project().join("docs/files.md"), "Files").join("\n");
    let output = home.shell(&lines.replace("http://127.0.0.1:8000", site.address())).await;
    assert!(output.status.success(), "{}", text(&output));
    assert!(text(&output).contains("attachFile"), "{}", text(&output));
    let got = std::fs::read(home.path().join("north.jpg")).unwrap();
    assert_eq!(got, files::content::read(pictures::photo().into(), 1_000_000).unwrap().bytes);
    let folder = std::fs::metadata(home.path().join("wangge-files")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700, "the store is its owner's alone");
}
