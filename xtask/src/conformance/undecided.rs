//! The cases that need more than files: the answers of a chip, or the eye of an inspector.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Undecided {
    specification: &'static str,
    cases: &'static str,
    subject: &'static str,
    reason: &'static str,
}

const COMMANDS: &str = "about the commands and answers of the chip: no file decides it";
const CHIP_PROTOCOLS: &str = "about a protocol with the chip: no file decides it";
const TERMINAL: &str = "about a protocol with the chip and the certificates of a terminal: no file of the chip decides it";
const DELETED: &str = "deleted in the specification";
const MOVED: &str = "moved to ICAO Part 4, and listed there";

pub(super) const UNDECIDED: &[Undecided] = &[
    icao("ISO7816_A_01, A_02, A_04", "start of the session", COMMANDS),
    icao("ISO7816_B_01 to B_03", "Basic Access Control", CHIP_PROTOCOLS),
    icao("ISO7816_C_01 to C_04, C_08 to C_26, C_39", "PACE", CHIP_PROTOCOLS),
    icao("ISO7816_C_29 to C_35", "encrypted data of chip authentication mapping", CHIP_PROTOCOLS),
    icao(
        "ISO7816_C_37, C_38",
        "key for chip authentication mapping in EF.CardSecurity wrong or missing",
        "only the protocol with the chip uses the key; TR-03105-5.1 LDS_J_04 is a case of it in files",
    ),
    icao("ISO7816_D_01 to D_06", "secure messaging", CHIP_PROTOCOLS),
    icao("ISO7816_F_01 to F_07", "selection and reading of files", COMMANDS),
    icao("ISO7816_G_01 to G_15", "Chip Authentication", CHIP_PROTOCOLS),
    icao(
        "LDS_B_11, B_12",
        "name and document number are not those of the data page",
        "somebody has to look at the data page; the library gives the fields to compare",
    ),
    icao(
        "LDS_C_12",
        "deprecated biometric type",
        "TR-03105-5.1 names the subject and not the value",
    ),
    icao(
        "LDS_D_01, D_33, D_34",
        "EF.SOD",
        "TR-03105-5.1, which lists the cases of Part 4 by subject, has none with these numbers",
    ),
    bsi("ISO7816_A to D, F, G", "session, BAC, reading, Chip Authentication, PACE", MOVED),
    bsi("ISO7816_E_01 to E_38", "Terminal Authentication", TERMINAL),
    bsi("LDS_A, LDS_B, LDS_C", "EF.COM, EF.DG1, EF.DG2", MOVED),
    bsi("LDS_H_16, H_34, H_35", "signing time and others", DELETED),
    bsi("the other numbers of LDS_H", "EF.SOD", MOVED),
    Undecided {
        specification: "BSI TR-03105-3.2",
        cases: "ISO7816_H to ISO7816_N",
        subject: "access conditions, Chip Authentication and Terminal Authentication of a chip",
        reason: COMMANDS,
    },
    Undecided {
        specification: "BSI TR-03105-3.2",
        cases: "LDS_E_01, E_03, E_04",
        subject: "EF.DG14",
        reason: DELETED,
    },
    Undecided {
        specification: "BSI TR-03105-3.2",
        cases: "LDS_L_05",
        subject: "EF.ATR/INFO can be read in the master file",
        reason: COMMANDS,
    },
];

const fn icao(cases: &'static str, subject: &'static str, reason: &'static str) -> Undecided {
    Undecided { specification: "ICAO Part 4", cases, subject, reason }
}

const fn bsi(cases: &'static str, subject: &'static str, reason: &'static str) -> Undecided {
    Undecided { specification: "BSI TR-03105-5.1", cases, subject, reason }
}
