//! A session bus of its own for each test. It starts no services by itself, except the window that asks for the password
//! of a locked safe where a test wants that: what is on the bus is what the test put there.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::folder::Folder;
use super::process::Group;

/// A running dbus-daemon.
pub(crate) struct Bus {
    address: String,
    _daemon: Group,
}

impl Bus {
    /// Starts one. `asking` lets it start the prompt of a locked safe on `environment`'s display.
    pub(crate) fn start(folder: &Folder, environment: &[(String, String)], asking: bool) -> Self {
        let services = folder.root().join("services");
        fs::create_dir_all(&services).expect("a folder for the bus");
        if asking {
            fs::write(services.join("prompter.service"), PROMPTER).expect("the prompter's service file");
        }
        let config = folder.root().join("bus.conf");
        fs::write(&config, configuration(folder, &services.to_string_lossy())).expect("the bus's configuration");
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(&config).args(["--nofork", "--print-address=1"]);
        command.env_clear().envs(environment.iter().cloned());
        let mut daemon = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
        let out = daemon.child().stdout.take().expect("a pipe");
        let mut address = String::new();
        BufReader::new(out).read_line(&mut address).expect("a line from dbus-daemon");
        assert!(!address.trim().is_empty(), "dbus-daemon ended without an address");
        Self { address: address.trim().to_owned(), _daemon: daemon }
    }

    /// For `DBUS_SESSION_BUS_ADDRESS`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

const PROMPTER: &str = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/usr/libexec/gcr-prompter\n";

fn configuration(folder: &Folder, services: &str) -> String {
    let socket = folder.runtime().join("bus");
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        socket.display()
    )
}
