//! Runs a practice instance alone: prints one line, `http://127.0.0.1:<port> <key>`, and serves until ended.
//!
//! The key is new at each start unless the environment variable `PRACTICE_KEY` gives one; it never comes from the
//! arguments. `--control-port` (feature `faults`) prints a second line with the address and token of the control.

use std::io::{self, Write};
use std::time::Duration;

use practice::{Instance, Limit, Options, Size, World, serve};

const HELP: &str = "practice [--size tiny|team|big] [--port 0] [--seed n] [--latency-ms n] [--limit n a minute] [--control-port n, with faults]";

struct Arguments {
    size: Size,
    seed: u64,
    port: u16,
    latency: Duration,
    limit: Option<Limit>,
    control: Option<u16>,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let arguments = match read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            writeln!(io::stderr(), "{problem}\n{HELP}")?;
            std::process::exit(2);
        }
    };
    let mut options = Options { latency: arguments.latency, limit: arguments.limit, ..Options::default() };
    if let Ok(key) = std::env::var("PRACTICE_KEY") {
        options.key = key;
    }
    let key = options.key.clone();
    let instance = Instance::new(World::generate(arguments.size, arguments.seed), options);
    let served = serve(&instance, arguments.port)?;
    let mut out = io::stdout();
    writeln!(out, "{} {key}", served.url())?;
    #[cfg(feature = "faults")]
    let _control = match arguments.control {
        None => None,
        Some(port) => {
            let control = practice::faults::control::serve(&instance, port)?;
            writeln!(out, "{} {}", control.served.url(), control.token)?;
            Some(control)
        }
    };
    out.flush()?;
    ended().await
}

/// Waits for the end: Ctrl-C, or on Unix a polite request to stop.
async fn ended() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut asked = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended,
            _ = asked.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn read(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments =
        Arguments { size: Size::Tiny, seed: 1, port: 0, latency: Duration::ZERO, limit: None, control: None };
    while let Some(name) = given.next() {
        let value = given.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--size" => arguments.size = value.parse().map_err(|error| format!("{error}"))?,
            "--seed" => arguments.seed = number(&name, &value)?,
            "--port" => arguments.port = number(&name, &value)?,
            "--latency-ms" => arguments.latency = Duration::from_millis(number(&name, &value)?),
            "--limit" => arguments.limit = Some(Limit::per_minute(number(&name, &value)?)),
            "--control-port" if cfg!(feature = "faults") => arguments.control = Some(number(&name, &value)?),
            _ => return Err(format!("unknown argument {name}")),
        }
    }
    Ok(arguments)
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{name} needs a number"))
}
