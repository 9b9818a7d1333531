//! One Debian package: its control files, and what every package has in `/usr/share/doc`.

use core::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::{Compression, GzBuilder};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use md5::{Digest, Md5};

use super::{indented, set_modes};
use crate::dist::Outcome;
use crate::firmware::run;
use crate::install::{VERSION, workspace};

/// The second part of every description.
const DESCRIPTION: &str = "\
idchip reads the data of the chip in a national ID card or passport, as ICAO
Doc 9303 specifies them, and verifies which state signed them: Passive
Authentication, with revocation, master lists, deviation lists and Active
Authentication. The result is a verified identity, or the exact reason why
there is none.

It does not talk to a chip, and does not choose the certificates that are
trusted.";

/// The fields that all packages of a release share.
pub(super) struct Release {
    pub(super) version: String,
    architecture: String,
    maintainer: String,
    time: Timestamp,
}

/// A package whose files are in a directory.
pub(super) struct Package<'a> {
    pub(super) name: &'a str,
    pub(super) root: PathBuf,
    pub(super) section: &'a str,
    pub(super) depends: String,
    /// True if packages of several architectures can be installed side by side.
    pub(super) same_for_all: bool,
    pub(super) summary: &'a str,
    pub(super) third_party: &'a str,
}

impl Release {
    /// The maintainer is that of Debian's own tools: `DEBFULLNAME` and `DEBEMAIL`.
    pub(super) fn new(time: Timestamp) -> Outcome<Self> {
        let variable = |name: &str, otherwise: &str| {
            std::env::var(name).unwrap_or_else(|_| otherwise.to_owned())
        };
        let name = variable("DEBFULLNAME", "The idchip authors");
        let address = variable("DEBEMAIL", "idchip@example.org");
        Ok(Self {
            version: format!("{VERSION}-1"),
            architecture: run(Command::new("dpkg").arg("--print-architecture"))?.trim().to_owned(),
            maintainer: format!("{name} <{address}>"),
            time,
        })
    }

    /// The packages of the shared libraries that a program or library uses.
    pub(super) fn shared_libraries(&self, binary: &Path) -> Outcome<String> {
        let binary = std::path::absolute(binary)?;
        // dpkg-shlibdeps runs where a source package is.
        let directory =
            std::env::temp_dir().join(format!("idchip-shlibdeps-{}", std::process::id()));
        crate::write_file(
            &directory.join("debian/control"),
            format!("Source: idchip\n\nPackage: idchip\nArchitecture: {}\n", self.architecture)
                .as_bytes(),
        )?;
        let said =
            run(Command::new("dpkg-shlibdeps").current_dir(&directory).arg("-O").arg(binary));
        fs::remove_dir_all(&directory)?;
        let said = said?;
        let depends = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
        Ok(depends.ok_or("dpkg-shlibdeps names no package")?.to_owned())
    }
}

impl Package<'_> {
    /// Adds what every package has, and packs it.
    pub(super) fn write(&self, release: &Release, out: &Path) -> Outcome<PathBuf> {
        self.document(release)?;
        let installed = fs_size(&self.root)?.div_ceil(1024);
        let control = self.root.join("DEBIAN");
        crate::write_file(&control.join("control"), self.control(release, installed).as_bytes())?;
        crate::write_file(&control.join("md5sums"), self.sums()?.as_bytes())?;
        set_modes(&self.root)?;
        let name = format!("{}_{}_{}.deb", self.name, release.version, release.architecture);
        let file = out.join(name);
        run(Command::new("dpkg-deb")
            .env("SOURCE_DATE_EPOCH", release.time.as_second().to_string())
            .args(["--root-owner-group", "-Zxz", "--build"])
            .args([&self.root, &file]))?;
        fs::remove_dir_all(&self.root)?;
        Ok(file)
    }

    /// The licences and the changelogs.
    fn document(&self, release: &Release) -> Outcome<()> {
        let documents = self.root.join("usr/share/doc").join(self.name);
        let mit = fs::read_to_string(workspace().join("LICENSE-MIT"))?;
        let (_, terms) =
            mit.split_once("Permission is").ok_or("LICENSE-MIT has the licence's text")?;
        let copyright = include_str!("../../../assets/debian/copyright")
            .replace("@mit@\n", &indented(&format!("Permission is{terms}")));
        crate::write_file(&documents.join("copyright"), copyright.as_bytes())?;

        let date = rfc2822::to_string(&release.time.to_zoned(TimeZone::UTC))?;
        let changelog = format!(
            "idchip ({}) unstable; urgency=medium\n\n  * New release {VERSION}: changelog.gz has its changes.\n\n \
             -- {}  {date}\n",
            release.version, release.maintainer
        );
        for (name, text) in [
            ("changelog.Debian", changelog.as_bytes()),
            ("changelog", &fs::read(workspace().join("CHANGELOG.md"))?),
            ("third-party", self.third_party.as_bytes()),
        ] {
            let place = documents.join(name);
            crate::write_file(&place, text)?;
            compress(&place)?;
        }
        Ok(())
    }

    fn control(&self, release: &Release, installed: u64) -> String {
        let mut control = format!(
            "Package: {}\nSource: idchip\nVersion: {}\nArchitecture: {}\nMaintainer: {}\n\
             Installed-Size: {installed}\nDepends: {}\nSection: {}\nPriority: optional\n",
            self.name,
            release.version,
            release.architecture,
            release.maintainer,
            self.depends,
            self.section
        );
        if self.same_for_all {
            control += "Multi-Arch: same\n";
        }
        control + &format!("Description: {}\n{}", self.summary, indented(DESCRIPTION))
    }

    /// The digests by which `dpkg --verify` finds changed files.
    fn sums(&self) -> Outcome<String> {
        let mut files = crate::files_below(&self.root.join("usr"))?;
        files.retain(|file| !file.is_symlink());
        files.sort();
        let mut sums = String::new();
        for file in files {
            for byte in Md5::digest(fs::read(&file)?) {
                write!(sums, "{byte:02x}")?;
            }
            writeln!(sums, "  {}", file.strip_prefix(&self.root)?.display())?;
        }
        Ok(sums)
    }
}

/// Compresses a file, and renames it. No time and no name is in the result.
pub(super) fn compress(file: &Path) -> Outcome<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(".gz");
    let mut gzip = GzBuilder::new().write(File::create(name)?, Compression::best());
    gzip.write_all(&fs::read(file)?)?;
    gzip.finish()?;
    fs::remove_file(file)?;
    Ok(())
}

/// The bytes of all files below a directory.
fn fs_size(directory: &Path) -> Outcome<u64> {
    let mut size = 0;
    for file in crate::files_below(directory)? {
        size += fs::symlink_metadata(file)?.len();
    }
    Ok(size)
}
