//! The anchors that stand once for all commands: `$IDCHIP_ANCHORS`, or the configuration file.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::Deserialize;

use crate::input;
use crate::outcome::{Failure, InputError, console_path};
use crate::texts::say;
use idchip_batch::printable;

/// The environment variable: paths, separated like those of `$PATH`.
const VARIABLE: &str = "IDCHIP_ANCHORS";

/// The place that names the anchors. The first of these in which there are any counts, and no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum AnchorsFrom {
    /// `--anchors`.
    Option,
    /// `$IDCHIP_ANCHORS`.
    Environment,
    /// The configuration file.
    File(PathBuf),
    /// None of them.
    #[default]
    Nowhere,
}

impl AnchorsFrom {
    /// The name in the JSON output, or `None` if there are no anchors.
    pub(crate) const fn name(&self) -> Option<&'static str> {
        match self {
            Self::Option => Some("option"),
            Self::Environment => Some("environment"),
            Self::File(_) => Some("file"),
            Self::Nowhere => None,
        }
    }

    /// The place for people, unless it is the option that they gave.
    pub(crate) fn described(&self) -> Option<String> {
        match self {
            Self::Option => None,
            Self::Environment => {
                Some(say!("report-anchors-from", place = format_args!("${VARIABLE}")))
            }
            Self::File(path) => Some(say!("report-anchors-from", place = console_path(path))),
            Self::Nowhere => Some(say!("report-no-anchors")),
        }
    }
}

/// The content of the configuration file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Configuration {
    /// Files and directories of anchors; from the directory of the configuration file, unless absolute.
    #[serde(default)]
    anchors: Vec<PathBuf>,
}

/// Returns the paths of the anchors, and the place that names them. `given` are those of the option.
pub(crate) fn anchors(given: &[PathBuf]) -> Result<(Vec<PathBuf>, AnchorsFrom), Failure> {
    if !given.is_empty() {
        return Ok((given.to_vec(), AnchorsFrom::Option));
    }
    let of_environment = env::var_os(VARIABLE).map(|value| paths_of(&value)).unwrap_or_default();
    if !of_environment.is_empty() {
        return Ok((of_environment, AnchorsFrom::Environment));
    }
    match configuration_file().filter(|path| path.exists()) {
        Some(path) => {
            let anchors = read(&path).map_err(|error| Failure::malformed(&path, error))?;
            let from =
                if anchors.is_empty() { AnchorsFrom::Nowhere } else { AnchorsFrom::File(path) };
            Ok((anchors, from))
        }
        None => Ok((Vec::new(), AnchorsFrom::Nowhere)),
    }
}

fn paths_of(value: &OsStr) -> Vec<PathBuf> {
    env::split_paths(value).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// The place of the configuration file: `$XDG_CONFIG_HOME/idchip/config.toml` or what the platform has for it.
fn configuration_file() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.config_dir().join("idchip").join("config.toml"))
}

fn read(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    let bytes = input::read(path)?;
    let text = core::str::from_utf8(&bytes)
        .map_err(|error| InputError::Configuration(None, error.to_string()))?;
    let configuration: Configuration = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count().saturating_add(1);
        InputError::Configuration(Some(line), printable(error.message()))
    })?;
    let directory = path.parent().unwrap_or_else(|| Path::new(""));
    Ok(configuration.anchors.into_iter().map(|anchor| directory.join(anchor)).collect())
}
