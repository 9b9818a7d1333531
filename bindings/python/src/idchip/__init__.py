"""idchip reads the chip of an ICAO 9303 card and verifies who signed it.

    import datetime
    import idchip

    anchors = idchip.Anchors(["csca.der"])
    with idchip.Context(anchors, datetime.datetime.now(datetime.timezone.utc)) as card:
        card.verify("EF.SOD.bin")
        card.open_mrz("EF.DG1.bin")
        card.check(2, "EF.DG2.bin")
        accepted = card.conclude()

- A file is a path or bytes: bytes, bytearray, memoryview, mmap, or a Buffer, which can be wiped. Memory
  that may be written is read where it stands; EF.SOD must stay unchanged while a context uses it.
- A card or file that is not found authentic raises a Refusal; a Defect is an error of the program. The
  fields of a data group are handed out by conclude(), in an Accepted, if the card is accepted.
- Texts are copies. Python cannot wipe a str: keep it short-lived, and wipe Buffers with wipe(). A file
  that was given as a path is wiped when the library no longer reads it.
- One thread at a time uses a Context.
"""

from ._context import Anchors, Context, algorithms_available, certificate, version
from ._errors import (
    Defect,
    Error,
    Refusal,
    check_name,
    cross_check_name,
    error_message,
    finding_message,
    message,
    result_name,
    translate,
)
from ._input import Buffer, Input
from ._values import (
    Accepted,
    Certificate,
    Check,
    ChipKey,
    Citizen,
    CrossChecks,
    Face,
    FacePlace,
    Field,
    Judgement,
    LogEvent,
    MissingAnchor,
    Mrz,
    ParseError,
)
from .numbers import (
    Algorithm,
    CheckId,
    CrossCheck,
    DataGroupStatus,
    Evidence,
    Finding,
    ImageFormat,
    KeyKind,
    Language,
    ListCheckId,
    LogLevel,
    MrzFormat,
    Policy,
    Requirement,
    Result,
    SecurityInfo,
    Status,
    Structure,
    TextPart,
    TrCheck,
    Verdict,
)

__all__ = [
    "Accepted", "Algorithm", "Anchors", "Buffer", "Certificate", "Check", "CheckId", "ChipKey", "Citizen",
    "Context", "CrossCheck", "CrossChecks", "DataGroupStatus", "Defect", "Error", "Evidence", "Face",
    "FacePlace", "Field", "Finding", "ImageFormat", "Input", "Judgement", "KeyKind", "Language", "ListCheckId",
    "LogEvent", "LogLevel", "MissingAnchor", "Mrz", "MrzFormat", "ParseError", "Policy", "Refusal",
    "Requirement", "Result", "SecurityInfo", "Status", "Structure", "TextPart", "TrCheck", "Verdict",
    "algorithms_available", "certificate", "check_name", "cross_check_name", "error_message", "finding_message",
    "message", "result_name", "translate", "version",
]
