//! The software bill of materials: what was linked, in the format CycloneDX.

use cargo_metadata::Package;
use cyclonedx_bom::external_models::date_time::DateTime;
use cyclonedx_bom::external_models::normalized_string::NormalizedString;
use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::external_models::uri::Purl;
use cyclonedx_bom::models::bom::{Bom, SpecVersion};
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::validation::Validate;
use jiff::Timestamp;

use super::Outcome;
use super::linked::{Linked, reference};
use crate::install::VERSION;

const FORMAT: SpecVersion = SpecVersion::V1_5;

/// Lists the crates, with version, licence, and the crates that each uses.
pub(super) fn json(linked: &Linked, time: Timestamp) -> Outcome<Vec<u8>> {
    let components = linked.packages().iter().map(component).collect::<Outcome<_>>()?;
    let dependencies = linked.dependencies().iter().map(|(user, used)| Dependency {
        dependency_ref: user.clone(),
        dependencies: used.iter().cloned().collect(),
    });
    let release = Component {
        licenses: licences("MIT OR Apache-2.0")?,
        ..Component::new(Classification::Application, "idchip", VERSION, Some("idchip".to_owned()))
    };
    let bom = Bom {
        // A random one would make each archive different.
        serial_number: None,
        metadata: Some(Metadata {
            timestamp: Some(DateTime::try_from(time.to_string())?),
            component: Some(release),
            ..Metadata::default()
        }),
        components: Some(Components(components)),
        dependencies: Some(Dependencies(dependencies.collect())),
        ..Bom::default()
    };
    let validation = bom.validate_version(FORMAT);
    if !validation.passed() {
        return Err(format!("the bill of materials is not valid: {validation:?}").into());
    }
    let mut json = Vec::new();
    bom.output_as_json(&mut json, FORMAT)?;
    json.push(b'\n');
    Ok(json)
}

fn component(package: &Package) -> Outcome<Component> {
    let version = package.version.to_string();
    let mut component =
        Component::new(Classification::Library, &package.name, &version, Some(reference(package)));
    component.purl = Some(Purl::new("cargo", &package.name, &version)?);
    component.description = package.description.as_deref().map(NormalizedString::new);
    if let Some(licence) = &package.license {
        component.licenses = licences(licence)?;
    }
    Ok(component)
}

fn licences(expression: &str) -> Outcome<Option<Licenses>> {
    // Old crates write a slash for "or".
    let expression = SpdxExpression::parse_lax(expression.to_owned())?;
    Ok(Some(Licenses(vec![LicenseChoice::Expression(expression)])))
}
