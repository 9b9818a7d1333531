//! Data on the detection of presentation attacks (ISO/IEC 39794-1:2019).

use super::codes::{codes, hidden};
use super::iso39794::{
    Blocks, CaptureDateTime, ScoreBlock, lenient, optional_code, optional_number, skip_extensions,
};
use crate::tlv::{Malformed, Reader, Tag};

codes! {
    /// The decision on a presentation attack (ISO/IEC 39794-1:2019, PADDecisionCode).
    PadDecision: u32 {
        /// No attack.
        NoAttack = 0,
        /// An attack.
        Attack = 1,
        /// The mechanism failed to decide.
        FailureToAssess = 2,
    }

    /// The purpose of the capture (ISO/IEC 39794-1:2019, PADCaptureContextCode).
    PadCaptureContext: u32 {
        /// Enrolment.
        Enrolment = 0,
        /// Verification.
        Verification = 1,
        /// Identification.
        Identification = 2,
    }

    /// The supervision of the capture (ISO/IEC 39794-1:2019, PADSupervisionLevelCode).
    PadSupervisionLevel: u32 {
        /// Not known.
        Unknown = 0,
        /// Controlled by an operator.
        Controlled = 1,
        /// Assisted by a person who is present.
        Assisted = 2,
        /// Observed from a distance.
        Observed = 3,
        /// Not attended.
        Unattended = 4,
    }

    /// The scope of the criteria of the detection (ISO/IEC 39794-1:2019, PADCriteriaCategoryCode).
    PadCriteriaCategory: u32 {
        /// Not known.
        Unknown = 0,
        /// Criteria for this person.
        Individual = 1,
        /// Criteria for all persons.
        Common = 2,
    }
}

/// Data on the detection of a presentation attack (ISO/IEC 39794-1:2019, PADDataBlock).
///
/// ```text
/// A0  decision
/// A1  scoreBlocks
/// A2  extendedDataBlocks      not read
/// A3  captureContext
/// A4  supervisionLevel
/// 85  riskLevel
/// A6  criteriaCategory
/// 87  parameter               not read
/// A8  challenges              not read
/// A9  captureDateTimeBlock
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PadData<'a> {
    /// The decision.
    pub decision: Option<PadDecision>,
    /// The scores of the mechanisms.
    pub scores: Blocks<'a, ScoreBlock>,
    /// The purpose of the capture.
    pub capture_context: Option<PadCaptureContext>,
    /// The supervision of the capture.
    pub supervision_level: Option<PadSupervisionLevel>,
    /// The risk, 0 to 100.
    pub risk_level: Option<u8>,
    /// The scope of the criteria.
    pub criteria_category: Option<PadCriteriaCategory>,
    /// The date and time of the detection.
    pub captured: Option<CaptureDateTime>,
}

impl<'a> PadData<'a> {
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let decision = optional_code(reader, Tag(0xA0))?.map(PadDecision::new);
        let scores = lenient(reader, Tag(0xA1), Blocks::read)?.unwrap_or(Blocks::NONE);
        reader.optional(EXTENDED_DATA)?;
        let capture_context = optional_code(reader, Tag(0xA3))?.map(PadCaptureContext::new);
        let supervision_level = optional_code(reader, Tag(0xA4))?.map(PadSupervisionLevel::new);
        let risk_level = optional_number(reader, Tag(0x85))?;
        let criteria_category = optional_code(reader, Tag(0xA6))?.map(PadCriteriaCategory::new);
        reader.optional(PARAMETER)?;
        reader.optional(CHALLENGES)?;
        let captured = lenient(reader, Tag(0xA9), CaptureDateTime::read)?;
        skip_extensions(reader)?;
        Ok(Self {
            decision,
            scores,
            capture_context,
            supervision_level,
            risk_level,
            criteria_category,
            captured,
        })
    }
}

const EXTENDED_DATA: Tag = Tag(0xA2);
const PARAMETER: Tag = Tag(0x87);
const CHALLENGES: Tag = Tag(0xA8);

hidden! { PadData<'_> }
