//! The boards that QEMU simulates.

use super::Outcome;
use core::time::Duration;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// A simulated board.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Board {
    /// BBC micro:bit: Cortex-M0, 16 KB of RAM.
    Microbit,
    /// Arm MPS2 with the FPGA image AN386: Cortex-M4.
    Mps2,
}

/// No image takes as long; one that hangs must not hang the caller.
const TIMEOUT: Duration = Duration::from_secs(300);

const QEMU: &str = "qemu-system-arm";

impl Board {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Microbit => "Cortex-M0",
            Self::Mps2 => "Cortex-M4",
        }
    }

    pub(super) const fn target(self) -> &'static str {
        match self {
            Self::Microbit => "thumbv6m-none-eabi",
            Self::Mps2 => "thumbv7em-none-eabihf",
        }
    }

    const fn machine(self) -> &'static str {
        match self {
            Self::Microbit => "microbit",
            Self::Mps2 => "mps2-an386",
        }
    }

    /// True if the target can be built for, after an attempt to add it.
    pub(super) fn add_target(self) -> bool {
        succeeds(Command::new("rustup").args(["target", "add", self.target()]))
    }

    /// Runs an image in the directory of a card, and returns what it printed.
    pub(super) fn run(self, image: &Path, card: &Path) -> Outcome<String> {
        let mut child = Command::new(QEMU)
            .args(["-machine", self.machine()])
            .args(["-display", "none", "-monitor", "none", "-serial", "none"])
            .args(["-icount", "shift=0", "-semihosting-config", "enable=on,target=native"])
            .arg("-kernel")
            .arg(image)
            .current_dir(card)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut stderr = child.stderr.take().ok_or("the console is piped")?;
        let reader = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).map(|_| text)
        });
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if start.elapsed() > TIMEOUT {
                child.kill()?;
            }
            thread::sleep(Duration::from_millis(5));
        };
        let text = reader.join().map_err(|_| "the console was not read")??;
        if status.success() {
            Ok(text)
        } else {
            Err(format!("{} in {}: {status}\n{text}", image.display(), card.display()).into())
        }
    }
}

/// True if QEMU is there.
pub(super) fn have_qemu() -> bool {
    is_there(QEMU)
}

/// True if a tool can be run.
pub(super) fn is_there(tool: &str) -> bool {
    succeeds(Command::new(tool).arg("--version"))
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
