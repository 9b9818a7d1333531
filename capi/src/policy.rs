//! The policy of a context, check by check and finding by finding.

use idchip::Finding;
use idchip::verify::{CheckId, Requirement};

use crate::ffi::{idchip_context, session_mut};
use crate::log::logged;
use crate::numbers::{
    IDCHIP_REQUIREMENT_MUST_NOT_FAIL, IDCHIP_REQUIREMENT_REPORTED, IDCHIP_REQUIREMENT_REQUIRED,
    found,
};
use crate::status::{
    IDCHIP_STATUS_UNKNOWN_CHECK, IDCHIP_STATUS_UNKNOWN_REQUIREMENT, idchip_status,
};

/// Gives a check this weight in the context's policy. `id` is one of the IDCHIP_CHECK_ constants, and
/// `requirement` one of the IDCHIP_REQUIREMENT_ constants. Whatever the weights, nothing is given out of a
/// document, and none is accepted, unless the digest, the signature, the signer's certificate and the data groups
/// that were read hold. A document that was given before is forgotten: call this before EF.SOD is given.
///
/// Statuses: UNKNOWN_CHECK, UNKNOWN_REQUIREMENT; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_require(
    context: *mut idchip_context,
    id: u32,
    requirement: u32,
) -> idchip_status {
    logged(context, c"idchip_context_require", || {
        let session = session_mut!(context);
        let id = found(CheckId::ALL, id, CheckId::code);
        let id = id.map_err(|_| IDCHIP_STATUS_UNKNOWN_CHECK)?;
        let requirement = match requirement {
            IDCHIP_REQUIREMENT_REQUIRED => Requirement::Required,
            IDCHIP_REQUIREMENT_MUST_NOT_FAIL => Requirement::MustNotFail,
            IDCHIP_REQUIREMENT_REPORTED => Requirement::Reported,
            _ => return Err(IDCHIP_STATUS_UNKNOWN_REQUIREMENT),
        };
        session.use_policy(session.policy().with(id, requirement));
        Ok(())
    })
}

/// Tolerates a deviation from the standard, in the document and in the anchor, in the context's policy.
/// `finding` is one of the IDCHIP_FINDING_ constants. A document that was given before is forgotten: call this
/// before EF.SOD is given.
///
/// Statuses: UNKNOWN_NUMBER; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_tolerate(
    context: *mut idchip_context,
    finding: u32,
) -> idchip_status {
    logged(context, c"idchip_context_tolerate", || {
        let session = session_mut!(context);
        let finding = found(Finding::ALL, finding, Finding::code)?;
        let policy = *session.policy();
        session.use_policy(
            policy
                .with_tolerated(policy.tolerated().with(finding))
                .with_tolerated_in_anchor(policy.tolerated_in_anchor().with(finding)),
        );
        Ok(())
    })
}

/// Refuses a deviation from the standard, such as SHA-1 (IDCHIP_FINDING_WEAK_HASH): a check that finds it fails
/// under the context's policy. Otherwise as idchip_context_tolerate.
///
/// Statuses: UNKNOWN_NUMBER; NULL_POINTER, MISALIGNED, NOT_OPEN, CLOSED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn idchip_context_refuse(
    context: *mut idchip_context,
    finding: u32,
) -> idchip_status {
    logged(context, c"idchip_context_refuse", || {
        let session = session_mut!(context);
        let finding = found(Finding::ALL, finding, Finding::code)?;
        let policy = *session.policy();
        session.use_policy(
            policy
                .with_tolerated(policy.tolerated().without(finding))
                .with_tolerated_in_anchor(policy.tolerated_in_anchor().without(finding)),
        );
        Ok(())
    })
}
