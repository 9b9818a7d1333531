"""The values that are handed out. None has a type of the inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Optional, Union

from .numbers import (
    CheckId,
    CrossCheck,
    Evidence,
    ImageFormat,
    KeyKind,
    LogLevel,
    MrzFormat,
    Result,
    Status,
    Structure,
    Verdict,
)

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

# A time: an aware datetime, or seconds since 1970, UTC.
Time = Union[datetime, int]


def seconds_of(time: Time) -> int:
    """Seconds since 1970, UTC. A datetime without a time zone is refused: it may be any time of a day."""
    if isinstance(time, int):
        return time
    if time.tzinfo is None:
        raise ValueError("a datetime needs its time zone")
    return int((time - EPOCH).total_seconds() // 1)


def datetime_of(seconds: int) -> datetime:
    """The time in UTC."""
    return EPOCH + timedelta(seconds=seconds)


@dataclass(frozen=True)
class ParseError:
    """An error in bytes: the rule that was broken, the structure, and the offset of the byte."""

    kind: Status
    structure: Structure
    at: int
    values: tuple[int, int]


@dataclass(frozen=True)
class Check:
    """A check with its result, the reason for it, and the evidence."""

    result: Result
    reason: Status
    evidence: Evidence
    value: int  # The index of an anchor, a data group, a Finding, or a number of bytes, by `evidence`.
    time: Optional[datetime]  # With Evidence.LIMIT and REVOKED.
    error: Optional[ParseError]  # With Evidence.ERROR.
    expected: int


@dataclass(frozen=True)
class Judgement:
    """The verdict on a report, and the check that decides; None if the document is accepted."""

    verdict: Verdict
    decided_by: Optional[CheckId]
    check: Optional[Check]


@dataclass(frozen=True)
class Certificate:
    """A certificate. Nothing of it is verified by describing it."""

    der: bytes = field(repr=False)
    subject: str
    issuer: str
    serial_number: bytes
    subject_key_identifier: Optional[bytes]
    authority_key_identifier: Optional[bytes]
    not_before: datetime
    not_after: datetime
    fingerprint: bytes  # SHA-256 over the certificate.


@dataclass(frozen=True)
class MissingAnchor:
    """The anchor that was not given, as the signer's certificate names it."""

    subject: str
    subject_key_identifier: Optional[bytes]


@dataclass(frozen=True)
class Mrz:
    """The fields of DG1. A day that is not known is a text: the six characters of the zone."""

    format: MrzFormat
    document_code: str
    issuing_state: str
    document_number: str = field(repr=False)
    primary_identifier: str = field(repr=False)
    secondary_identifier: str = field(repr=False)
    nationality: str
    sex: str = field(repr=False)
    birth: Union[date, str] = field(repr=False)
    expiry: Union[date, str, None]  # None if the document does not expire.


@dataclass(frozen=True)
class Field:
    """A text of DG13: `text` if the status is OK, absent if it is ABSENT, and unreadable otherwise."""

    status: Status
    text: str = field(repr=False)


@dataclass(frozen=True)
class Citizen:
    """DG13 of a Vietnamese card: its fields by name, and days; None if a day is not known."""

    fields: Mapping[str, Field] = field(repr=False)
    birth: Optional[date] = field(repr=False)
    issue: Optional[date]
    expiry: Optional[date]


@dataclass(frozen=True)
class Face:
    """The photo of DG2, with the signed hash. Wipe `image` when it is no longer needed."""

    format: ImageFormat
    at: int
    image: bytearray = field(repr=False)


@dataclass(frozen=True)
class FacePlace:
    """The photo of DG2 before the card is accepted: where it is, and not its bytes."""

    format: ImageFormat
    at: int
    length: int


@dataclass(frozen=True)
class ChipKey:
    """The key of DG15, and the lengths of its modulus and its point in bytes."""

    kind: KeyKind
    modulus: int
    point: int


@dataclass(frozen=True)
class CrossChecks:
    """The comparisons of the parts of a card. One that is in no set has only one part."""

    agree: frozenset[CrossCheck] = frozenset()
    differ: frozenset[CrossCheck] = frozenset()
    not_comparable: frozenset[CrossCheck] = frozenset()


@dataclass(frozen=True)
class Accepted:
    """An accepted card with its opened values. Only Context.conclude() creates one."""

    mrz: Optional[Mrz]  # None if DG1 was not opened; and so on.
    citizen: Optional[Citizen]
    face: Optional[Face]


@dataclass(frozen=True)
class LogEvent:
    """The outcome of a call. No value of a card is in it."""

    level: LogLevel
    status: Status
    function: str
    text: str
