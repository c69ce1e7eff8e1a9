//! Runs other programs, so that a failure always names the command, shows what it printed and says what to do.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::counts::Counts;
use crate::workspace::Workspace;

/// A program about to be run, from the root of the checkout and without standard input.
#[derive(Debug)]
pub struct Program {
    command: Command,
    root: String,
    remedy: Option<String>,
    if_missing: Option<&'static str>,
}

impl Program {
    /// Names the program: something on PATH, or an absolute path.
    pub fn new(program: impl AsRef<OsStr>, workspace: &Workspace) -> Self {
        let mut command = Command::new(program);
        command.current_dir(workspace.root()).stdin(Stdio::null());
        Self { command, root: workspace.root().display().to_string(), remedy: None, if_missing: None }
    }

    /// Adds one argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets environment variables.
    pub fn envs<V: AsRef<OsStr>>(mut self, variables: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        self.command.envs(variables);
        self
    }

    /// Takes an environment variable away.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Says what a person can do when the program fails or is missing.
    pub fn remedy(mut self, text: impl Into<String>) -> Self {
        self.remedy = Some(text.into());
        self
    }

    /// Says where the program comes from, for when it is missing; a failure speaks for itself.
    pub fn if_missing(mut self, text: &'static str) -> Self {
        self.if_missing = Some(text);
        self
    }

    /// Runs it and gives what it printed to standard output.
    pub fn text(mut self) -> Result<String> {
        let output = self.command.output();
        let output = self.finished(output)?;
        String::from_utf8(output.stdout)
            .with_context(|| format!("`{}` printed something that is not text", self.shown()))
    }

    /// Runs it without showing what it prints, unless it fails.
    pub fn quiet(mut self) -> Result<()> {
        if io::stderr().is_terminal() {
            self.command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let output = self.command.output();
        self.finished(output).map(drop)
    }

    /// Runs it with its output straight to the console.
    pub fn live(mut self) -> Result<()> {
        let status = self.command.status();
        let status = status.map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(self.failed(&status.to_string(), "")) }
    }

    /// Runs a test runner, shows its output as it comes, and adds up the tests it reports.
    pub fn counted(mut self) -> Result<Counts> {
        if io::stdout().is_terminal() {
            self.command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let child = self.command.stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| self.not_started(&error))?;
        let mut counts = Counts::default();
        let Some(stdout) = child.stdout.take() else { bail!("`{}` has no standard output", self.shown()) };
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.with_context(|| format!("reading what `{}` prints", self.shown()))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.read_line(&line);
        }
        let status = child.wait().with_context(|| format!("waiting for `{}`", self.shown()))?;
        if status.success() { Ok(counts) } else { Err(self.failed(&status.to_string(), "")) }
    }

    fn finished(&self, output: io::Result<Output>) -> Result<Output> {
        let output = output.map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(output);
        }
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Err(self.failed(&output.status.to_string(), &said))
    }

    fn failed(&self, status: &str, said: &str) -> anyhow::Error {
        let mut message = format!("`{}` ended with {status}", self.shown());
        if !said.trim().is_empty() {
            message = format!("{message}:\n{}", said.trim_end());
        }
        self.with_remedy(message)
    }

    fn not_started(&self, error: &io::Error) -> anyhow::Error {
        let program = self.command.get_program().display();
        self.with_remedy(match (error.kind(), self.if_missing) {
            (io::ErrorKind::NotFound, Some(source)) => format!("`{program}` is missing. {source}"),
            (io::ErrorKind::NotFound, None) => format!("`{program}` is not installed or not on PATH"),
            _ => format!("`{}` could not be started: {error}", self.shown()),
        })
    }

    fn with_remedy(&self, message: String) -> anyhow::Error {
        match &self.remedy {
            Some(remedy) => anyhow!("{message}\n{remedy}"),
            None => anyhow!(message),
        }
    }

    /// The command as one could type it at the root of the checkout.
    fn shown(&self) -> String {
        let parts = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        let prefix = format!("{}{}", self.root, std::path::MAIN_SEPARATOR);
        let quoted = parts.map(|part| {
            let part = part.to_string_lossy().replace(&prefix, "");
            if part.contains(' ') { format!("'{part}'") } else { part }
        });
        quoted.collect::<Vec<_>>().join(" ")
    }
}

/// Cargo itself. Not the `CARGO` variable: the name on PATH reads the same in messages and honours the pinned toolchain.
pub fn cargo(workspace: &Workspace) -> Program {
    Program::new("cargo", workspace)
}

/// Node, on a script.
pub fn node(workspace: &Workspace, script: &Path) -> Program {
    Program::new("node", workspace).arg(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Workspace {
        Workspace::at(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    #[test]
    fn a_missing_program_is_named_with_its_remedy() {
        let error = Program::new("no-such-program-here", &here()).remedy("Install it.").quiet().unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program-here` is not installed or not on PATH\nInstall it.");
    }

    #[test]
    fn a_failure_shows_the_command_and_what_it_said() {
        let error = cargo(&here()).args(["no-such-command", "two words"]).quiet().unwrap_err().to_string();
        assert!(error.starts_with("`cargo no-such-command 'two words'` ended with exit"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }

    #[test]
    fn text_is_what_was_printed() {
        assert!(cargo(&here()).arg("--version").text().unwrap().starts_with("cargo "));
    }
}
