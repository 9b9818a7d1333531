//! The C library as a package: what `cargo xtask install` lays out.

use core::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clap::Args;

type Outcome<T> = Result<T, Box<dyn Error>>;

pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The places of the package.
#[derive(Args)]
pub(crate) struct Places {
    /// The directory that has include/ and lib/ where the package is used
    #[arg(long, default_value = "/usr/local")]
    prefix: PathBuf,
    /// The directory of libraries, below the prefix
    #[arg(long, default_value = "lib")]
    libdir: PathBuf,
    /// Write below this directory, and not yet where the package is used
    #[arg(long)]
    destdir: Option<PathBuf>,
}

impl Places {
    /// The places below this directory.
    pub(crate) fn below(prefix: &Path) -> Self {
        Self { prefix: prefix.to_owned(), libdir: PathBuf::from("lib"), destdir: None }
    }
}

/// Builds the C library, and lays out header, libraries, pkg-config file and CMake package.
pub(crate) fn write(places: &Places) -> Outcome<ExitCode> {
    let is_plain = |component| matches!(component, Component::Normal(_));
    if !places.libdir.components().all(is_plain) || places.libdir.as_os_str().is_empty() {
        return Err("--libdir is a directory below the prefix, as in lib/x86_64-linux-gnu".into());
    }
    let prefix = std::path::absolute(&places.prefix)?;
    let root = match &places.destdir {
        Some(directory) => directory.join(prefix.strip_prefix("/")?),
        None => prefix.clone(),
    };
    let prefix = prefix.to_str().ok_or("the prefix is UTF-8")?;
    Library::build(None)?.lay_out(&root, prefix, &places.libdir)?;
    println!("idchip {VERSION} in {}", root.display());
    Ok(ExitCode::SUCCESS)
}

/// The libraries, as they were built.
pub(crate) struct Library {
    pub(crate) shared: PathBuf,
    archive: PathBuf,
    /// Returns the libraries that a program with the archive also links: "-lgcc_s -lc".
    needs: String,
    /// The size of a pointer in bytes, by which CMake tells programs for another target.
    pointer: u8,
}

impl Library {
    /// Builds both kinds in one go, for this machine or a named target. The name that programs look for is
    /// given here and not in `capi/Cargo.toml`, so that what `cargo build` makes can be linked where it
    /// stands.
    pub(crate) fn build(target: Option<&str>) -> Outcome<Self> {
        if !target.map_or(cfg!(target_os = "linux"), |target| target.contains("-linux-")) {
            return Err("only the package for Linux is known; cargo-c makes others".into());
        }
        let mut cargo = cargo();
        cargo
            .args(["rustc", "--package", "idchip-capi", "--lib", "--profile", "c-library"])
            .args(["--crate-type", "cdylib,staticlib"])
            .args(target.map(|target| format!("--target={target}")))
            .args(["--", "--print", "native-static-libs", "-C"])
            .arg(format!("link-arg=-Wl,-soname,libidchip.so.{}", soversion(VERSION)));
        let mut cargo = cargo.stderr(Stdio::piped()).spawn()?;
        let mut needs = None;
        for line in BufReader::new(cargo.stderr.take().ok_or("it was piped")?).lines() {
            let line = line?;
            match line.strip_prefix("note: native-static-libs: ") {
                Some(libraries) => needs = Some(libraries.trim().to_owned()),
                None if line.is_empty() || line.starts_with("note: link against ") => {}
                None => eprintln!("{line}"),
            }
        }
        if !cargo.wait()?.success() {
            return Err("the library could not be built".into());
        }
        let built = built(target, "c-library");
        Ok(Self {
            shared: built.join("libidchip_capi.so"),
            archive: built.join("libidchip_capi.a"),
            needs: needs.ok_or("rustc did not say which libraries the archive needs")?,
            pointer: pointer(target)?,
        })
    }

    /// Writes header, libraries, pkg-config file and CMake package below `root`, for use below `prefix`.
    pub(crate) fn lay_out(&self, root: &Path, prefix: &str, libdir: &Path) -> Outcome<()> {
        let up = vec![".."; libdir.components().count() + 2].join("/");
        let libraries: Vec<_> =
            self.needs.split(' ').map(|it| it.trim_start_matches("-l")).collect();
        let directory = libdir.to_str().ok_or("the libdir is UTF-8")?;
        let fill = |template: &str| {
            template
                .replace("@prefix@", prefix)
                .replace("@libdir@", directory)
                .replace("@up@", &up)
                .replace("@version@", VERSION)
                .replace("@soversion@", &soversion(VERSION))
                .replace("@needs@", &self.needs)
                .replace("@libraries@", &libraries.join(";"))
                .replace("@pointer@", &self.pointer.to_string())
        };

        let (include, lib) = (root.join("include"), root.join(libdir));
        let (pkgconfig, cmake) = (lib.join("pkgconfig"), lib.join("cmake/idchip"));
        for directory in [&include, &lib, &pkgconfig, &cmake] {
            fs::create_dir_all(directory)?;
        }
        fs::copy(workspace().join("include/idchip.h"), include.join("idchip.h"))?;
        fs::copy(&self.archive, lib.join("libidchip.a"))?;
        let shared = format!("libidchip.so.{VERSION}");
        let place = lib.join(&shared);
        // A program may have the old one open: it keeps its file.
        remove(&place)?;
        fs::copy(&self.shared, place)?;
        link(&shared, &lib.join(format!("libidchip.so.{}", soversion(VERSION))))?;
        link(&shared, &lib.join("libidchip.so"))?;
        fs::write(pkgconfig.join("idchip.pc"), fill(include_str!("../assets/idchip.pc")))?;
        for (name, template) in [
            ("idchipConfig.cmake", include_str!("../assets/idchipConfig.cmake")),
            ("idchipConfigVersion.cmake", include_str!("../assets/idchipConfigVersion.cmake")),
        ] {
            fs::write(cmake.join(name), fill(template))?;
        }
        Ok(())
    }
}

/// Cargo, as this program was started by it.
pub(crate) fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(program);
    cargo.current_dir(workspace());
    cargo
}

/// The directory of what cargo builds with a profile, for this machine or a named target.
pub(crate) fn built(target: Option<&str>, profile: &str) -> PathBuf {
    let directory = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    // As cargo takes it: from where it runs.
    workspace().join(directory).join(target.unwrap_or_default()).join(profile)
}

fn pointer(target: Option<&str>) -> Outcome<u8> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--print", "cfg"]).args(target.map(|target| format!("--target={target}")));
    let said = String::from_utf8(rustc.output()?.stdout)?;
    let width = said.lines().find_map(|line| line.strip_prefix("target_pointer_width="));
    let bits: u8 = width.ok_or("rustc does not know the target")?.trim_matches('"').parse()?;
    Ok(bits / 8)
}

pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The part of a version that changes where programs have to be built again, as cargo has it for
/// `^` requirements: the first number that is not 0, and those before it.
pub(crate) fn soversion(version: &str) -> String {
    let mut parts: Vec<_> = version.split('.').collect();
    let first = parts.iter().position(|part| *part != "0").unwrap_or(2);
    parts.truncate(first + 1);
    parts.join(".")
}

fn remove(place: &Path) -> Outcome<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn link(to: &str, place: &Path) -> Outcome<()> {
    remove(place)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(to, place)?;
    #[cfg(not(unix))]
    fs::copy(place.with_file_name(to), place)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_runs_with_the_versions_that_are_compatible() {
        assert_eq!(soversion("0.0.3"), "0.0.3");
        assert_eq!(soversion("0.1.0"), "0.1");
        assert_eq!(soversion("0.12.4"), "0.12");
        assert_eq!(soversion("1.0.0"), "1");
        assert_eq!(soversion("2.3.4"), "2");
    }
}
