//! `docs/schema/`, written by a run of the test that compares it with the types of the command.

use core::error::Error;
use std::process::ExitCode;

use crate::firmware::{cargo, root, run};

/// Writes the JSON Schemas of the command.
pub(crate) fn write() -> Result<ExitCode, Box<dyn Error>> {
    let mut test = cargo(&root());
    test.args(["test", "--quiet", "--package", "idchip-cli", "--bin", "idchip", "schema::"]);
    run(test.env("IDCHIP_SCHEMAS", root().canonicalize()?.join("docs/schema")))?;
    Ok(ExitCode::SUCCESS)
}
