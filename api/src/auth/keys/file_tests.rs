use super::*;
use crate::auth::fixtures::{ec_pem, rsa_pem, sources};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wangge.keys");
    (folder, path)
}

#[test]
fn what_was_written_is_read() {
    for (algorithm, pem) in [(Algorithm::Es256, ec_pem()), (Algorithm::Rs256, rsa_pem())] {
        let (folder, path) = folder();
        let signing = SigningKey::from_pem(algorithm, &pem).unwrap();
        let written = Keys::init_with(&path, signing, Suite::National, &sources()).unwrap();
        let read = Keys::load(&path).unwrap();
        assert_eq!(read.signing().kid(), written.signing().kid());
        assert_eq!(read.encryption().kid, written.encryption().kid);
        assert_eq!(read.encryption().key.bytes(), written.encryption().key.bytes());
        assert_eq!(read.mac("x").mac(&[]), written.mac("x").mac(&[]));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}

#[test]
fn a_file_that_exists_is_not_touched() {
    let (folder, path) = folder();
    Keys::init(&path, Suite::default(), &sources()).unwrap();
    let before = fs::read(&path).unwrap();
    let error = Keys::init(&path, Suite::default(), &sources()).unwrap_err();
    assert!(matches!(error, KeyFileError::Exists(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_others_can_read_is_refused() {
    let (_folder, path) = folder();
    Keys::init(&path, Suite::default(), &sources()).unwrap();
    for mode in [0o640, 0o604, 0o660, 0o644] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let message = Keys::load(&path).unwrap_err().to_string();
        assert!(message.contains(&format!("chmod 600 {}", path.display())), "{message}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(Keys::load(&path).is_ok());
}

#[test]
fn bad_content_is_named() {
    let (_folder, path) = folder();
    let missing = Keys::load(&path).unwrap_err().to_string();
    assert!(missing.contains(&format!("`wangge keys init --keys {}`", path.display())), "{missing}");
    Keys::init(&path, Suite::default(), &sources()).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    for (from, to, expected) in [
        ("\"version\": 1", "\"version\": 2", "its version is 2"),
        ("\"EdDSA\"", "\"HS256\"", "unknown variant"),
        ("\"EdDSA\"", "\"ES256\"", "not a private key"),
        ("\"index\": \"", "\"index\": \"AAAA", "have 32 bytes"),
        ("\"index\": \"", "\"index\": \"%", "base64url"),
    ] {
        fs::write(&path, good.replacen(from, to, 1)).unwrap();
        let message = Keys::load(&path).unwrap_err().to_string();
        assert!(message.contains(expected), "{expected}: {message}");
    }
}
