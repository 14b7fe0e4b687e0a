//! The vault against a real Secret Service (gnome-keyring) on a private session bus.
//!
//! Each test starts itself once more inside such a session, with a home folder of its own and no screen; the body runs
//! there. Nothing of the session outlives the test.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use secrecy::{ExposeSecret as _, SecretString};
use vault::{Vault, VaultError, VaultState};

const INSIDE: &str = "GATEHOUSE_INSIDE_SESSION";
const PROFILE: &str = "4f6b1f0e-9c1a-4d9e-8f57-0a8a5a1f2b3c";

/// A bus that starts nobody by itself: the usual one would start the keyring that is installed on this computer.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// An open keyring, the command, and its end. The password is for this session only.
const WITH_KEYRING: &str = r#"
printf test-password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 & keyring=$!
gdbus wait --session --timeout 20 org.freedesktop.secrets
result=0; "$@" || result=$?
kill $keyring; wait $keyring || true; exit $result"#;

/// The same without a password: the service is there and was never opened.
const NEVER_OPENED: &str = r#"
gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 & keyring=$!
gdbus wait --session --timeout 20 org.freedesktop.secrets
result=0; "$@" || result=$?
kill $keyring; wait $keyring || true; exit $result"#;

const WITHOUT_KEYRING: &str = r#""$@""#;

/// A folder that is removed with all it holds.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("gatehouse-vault-{}-{name}", std::process::id()));
        std::fs::create_dir_all(path.join("run")).unwrap();
        let only_mine = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o700);
        std::fs::set_permissions(path.join("run"), only_mine).unwrap();
        std::fs::write(path.join("bus.conf"), BUS).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn at_home(command: &mut Command, home: &Path) {
    command.env("HOME", home).env("XDG_RUNTIME_DIR", home.join("run"));
    for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")] {
        command.env(name, home.join(folder));
    }
    for name in ["DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
}

/// Runs `body` in a session: this test again, with a sign that it is inside.
fn in_session(test: &str, script: &str, body: impl AsyncFnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return run(body);
    }
    let home = Folder::new(test);
    let mut session = Command::new("dbus-run-session");
    session.arg("--config-file").arg(home.0.join("bus.conf")).args(["--", "bash", "-euc", script, "bash"]);
    start_again(session, test, &home.0);
}

/// Runs `body` without any session bus.
fn without_a_bus(test: &str, body: impl AsyncFnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return run(body);
    }
    let home = Folder::new(test);
    start_again(Command::new("env"), test, &home.0);
}

fn start_again(mut outer: Command, test: &str, home: &Path) {
    outer.arg(std::env::current_exe().unwrap()).args([test, "--exact", "--nocapture"]).env(INSIDE, "1");
    at_home(&mut outer, home);
    let output = outer.output().expect("dbus-run-session, bash, gdbus and gnome-keyring-daemon are installed");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.contains("1 passed"), "inside the session:\n{out}\n{err}");
}

fn run(body: impl AsyncFnOnce()) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(body());
}

fn key(text: &str) -> SecretString {
    SecretString::from(text)
}

async fn kept(vault: &Vault) -> Option<String> {
    vault.get(PROFILE).await.unwrap().map(|key| key.expose_secret().to_owned())
}

fn gdbus(arguments: &[&str]) -> String {
    let call = ["call", "--session", "--dest", "org.freedesktop.secrets"];
    let output = Command::new("gdbus").args(call).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn lock_the_keyring() {
    gdbus(&[
        "--object-path",
        "/org/freedesktop/secrets",
        "--method",
        "org.freedesktop.Secret.Service.Lock",
        "[objectpath '/org/freedesktop/secrets/aliases/default']",
    ]);
}

#[test]
fn a_key_goes_round_an_open_keyring() {
    in_session("a_key_goes_round_an_open_keyring", WITH_KEYRING, async || {
        let vault = Vault::system();
        assert_eq!(vault.state().await, VaultState::Ready);
        assert_eq!(kept(&vault).await, None);
        vault.put(PROFILE, &key("first")).await.unwrap();
        vault.put(PROFILE, &key("second")).await.unwrap();
        assert_eq!(kept(&Vault::system()).await.as_deref(), Some("second"));
        let seen = Command::new("secret-tool").args(["lookup", "service", "Gatehouse", "username", PROFILE]).output();
        assert_eq!(seen.unwrap().stdout, b"second", "another program sees it under our name");
        vault.delete(PROFILE).await.unwrap();
        vault.delete(PROFILE).await.unwrap();
        assert_eq!(kept(&vault).await, None);
    });
}

#[test]
fn a_locked_keyring_without_a_screen_is_locked_and_opens_again() {
    in_session("a_locked_keyring_without_a_screen_is_locked_and_opens_again", WITHOUT_KEYRING, async || {
        let mut keyring = Keyring::start();
        let vault = Vault::system();
        vault.put(PROFILE, &key("kept")).await.unwrap();
        lock_the_keyring();
        assert_eq!(vault.state().await, VaultState::Unusable(VaultError::Locked));
        assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Locked);
        assert_eq!(vault.put(PROFILE, &key("other")).await.unwrap_err(), VaultError::Locked);
        assert_eq!(vault.put("another", &key("other")).await.unwrap_err(), VaultError::Locked);
        keyring.end();
        let _opened = Keyring::start();
        assert_eq!(kept(&vault).await.as_deref(), Some("kept"));
    });
}

#[test]
fn a_keyring_that_was_never_opened_is_locked_for_new_keys() {
    in_session("a_keyring_that_was_never_opened_is_locked_for_new_keys", NEVER_OPENED, async || {
        let vault = Vault::system();
        assert_eq!(vault.state().await, VaultState::Unusable(VaultError::Locked));
        assert_eq!(kept(&vault).await, None);
        assert_eq!(vault.put(PROFILE, &key("k")).await.unwrap_err(), VaultError::Locked);
    });
}

#[test]
fn without_a_bus_the_keychain_is_missing() {
    without_a_bus("without_a_bus_the_keychain_is_missing", async || {
        let vault = Vault::system();
        assert_eq!(vault.state().await, VaultState::Unusable(VaultError::Missing));
        assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Missing);
        assert_eq!(vault.put(PROFILE, &key("k")).await.unwrap_err(), VaultError::Missing);
        assert_eq!(vault.delete(PROFILE).await.unwrap_err(), VaultError::Missing);
    });
}

#[test]
fn a_bus_without_a_keyring_is_missing_until_one_comes() {
    in_session("a_bus_without_a_keyring_is_missing_until_one_comes", WITHOUT_KEYRING, async || {
        let vault = Vault::system();
        assert_eq!(vault.state().await, VaultState::Unusable(VaultError::Missing));
        assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Missing);
        let mut keyring = Keyring::start();
        vault.put(PROFILE, &key("found-later")).await.unwrap();
        assert_eq!(kept(&vault).await.as_deref(), Some("found-later"));
        keyring.end();
        assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Missing);
        let _again = Keyring::start();
        assert_eq!(kept(&vault).await.as_deref(), Some("found-later"));
    });
}

/// An open keyring that comes and goes in the middle of a session.
struct Keyring(std::process::Child);

impl Keyring {
    fn start() -> Self {
        let mut daemon = Command::new("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        daemon.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
        let mut daemon = daemon.stderr(std::process::Stdio::null()).spawn().unwrap();
        std::io::Write::write_all(&mut daemon.stdin.take().unwrap(), b"test-password").unwrap();
        let wait = ["wait", "--session", "--timeout", "20", "org.freedesktop.secrets"];
        assert!(Command::new("gdbus").args(wait).status().unwrap().success());
        Self(daemon)
    }

    fn end(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        self.end();
    }
}
