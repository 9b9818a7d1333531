#!/usr/bin/env python3
"""Writes src/idchip/numbers.py, the numbers of include/idchip.h as enumerations.

Usage: generate_numbers.py [--check]    with --check, it only compares
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/idchip.h"
OUTPUT = HERE / "src/idchip/numbers.py"

# The beginning of the constants' names, the enumeration, its base, and its meaning. The first that fits counts.
ENUMERATIONS = (
    ("IDCHIP_STATUS_", "Status", "Number", "The result of a call: OK is success, any other number is not."),
    ("IDCHIP_LIST_CHECK_", "ListCheckId", "Number", "A check of a master list."),
    ("IDCHIP_CROSS_CHECK_", "CrossCheck", "Number", "A comparison of the parts of a Vietnamese card."),
    ("IDCHIP_CHECK_", "CheckId", "Number", "A check of a document."),
    ("IDCHIP_TR03135_", "TrCheck", "Number", "A check in the tree of BSI TR-03135-1."),
    ("IDCHIP_RESULT_", "Result", "Number", "The result of a check."),
    ("IDCHIP_VERDICT_", "Verdict", "Number", "The policy applied to a report."),
    ("IDCHIP_EVIDENCE_", "Evidence", "Number", "The kind of evidence for a result."),
    ("IDCHIP_DATA_GROUP_", "DataGroupStatus", "Number", "The status of a data group in the report."),
    ("IDCHIP_STRUCTURE_", "Structure", "Number", "A structure that an error names."),
    ("IDCHIP_FINDING_", "Finding", "Number", "A deviation from the standard that was tolerated in reading."),
    ("IDCHIP_SECURITY_INFO_", "SecurityInfo", "Number", "The kind of a security info of EF.DG14."),
    ("IDCHIP_KEY_", "KeyKind", "Number", "The kind of a public key."),
    ("IDCHIP_IMAGE_", "ImageFormat", "Number", "The format of an image, by its first bytes."),
    ("IDCHIP_MRZ_", "MrzFormat", "Number", "The layout of a machine readable zone."),
    ("IDCHIP_REQUIREMENT_", "Requirement", "Number", "The weight of a check under a policy."),
    ("IDCHIP_LOG_", "LogLevel", "Number", "The level of an event in the log."),
    ("IDCHIP_LANGUAGE_", "Language", "Number", "A language of texts."),
    ("IDCHIP_TEXT_OF_", "TextOf", "Number", "The kind of a number that has texts."),
    ("IDCHIP_ALGORITHM_", "Algorithm", "IntFlag", "Algorithms that are accepted, joined with `|`."),
)
# Other names begin as these do.
TEXT_PARTS = ("TITLE", "MEANING", "ADVICE")
POLICY = (
    ("IDCHIP_POLICY_DEFAULT", "DEFAULT"),
    ("IDCHIP_REQUIRE_CHIP", "REQUIRE_CHIP"),
    ("IDCHIP_REQUIRE_REVOCATION", "REQUIRE_REVOCATION"),
    ("IDCHIP_TOLERATE_NOTHING", "TOLERATE_NOTHING"),
    ("IDCHIP_IGNORE_EXPIRY", "IGNORE_EXPIRY"),
)
START = '''"""The numbers of the library. Made from include/idchip.h by generate_numbers.py; do not edit."""

from __future__ import annotations

from enum import IntEnum, IntFlag


class Number(IntEnum):
    """A number of the library. One of a later version has the name UNKNOWN_ and the number."""

    @classmethod
    def _missing_(cls, value: object) -> Number | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member
'''


def source() -> str:
    found = re.findall(r"^#define (IDCHIP_\w+) (\d+)$", HEADER.read_text("utf-8"), re.MULTILINE)
    constants = {name: int(number) for name, number in found}
    members: dict[str, list[tuple[str, int]]] = {name: [] for _, name, _, _ in ENUMERATIONS}
    for name, number in constants.items():
        fits = next((it for it in ENUMERATIONS if name.startswith(it[0])), None)
        if fits:
            members[fits[1]].append((name[len(fits[0]):], number))
    text = START
    for _, name, base, meaning in ENUMERATIONS:
        text += enumeration(name, base, meaning, members[name])
    parts = [(member, constants[f"IDCHIP_TEXT_{member}"]) for member in TEXT_PARTS]
    text += enumeration("TextPart", "Number", "A part of the texts of a number.", parts)
    policy = [(member, constants[name]) for name, member in POLICY]
    return text + enumeration("Policy", "IntFlag", "Conditions beyond the default policy, joined with `|`.", policy)


def enumeration(name: str, base: str, meaning: str, members: list[tuple[str, int]]) -> str:
    lines = "".join(f"    {member} = {number}\n" for member, number in members)
    return f'\n\nclass {name}({base}):\n    """{meaning}"""\n\n{lines}'


def main() -> int:
    made = source()
    if sys.argv[1:] == ["--check"]:
        if OUTPUT.read_text("utf-8") != made:
            print(f"differs: {OUTPUT.relative_to(HERE)}")
            return 1
        return 0
    OUTPUT.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
