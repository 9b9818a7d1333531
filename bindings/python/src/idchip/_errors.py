"""Errors, and the texts of numbers."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_size_t
from typing import Any, Optional, Union

from . import _abi
from ._abi import LIBRARY
from ._values import ParseError
from .numbers import (
    CheckId,
    CrossCheck,
    DataGroupStatus,
    Finding,
    Language,
    ListCheckId,
    Result,
    Status,
    Structure,
    TextOf,
    TextPart,
    TrCheck,
    Verdict,
)

_TEXT_SIZE = 256
_TRANSLATION_SIZE = 1024

# The numbers that have texts.
Translatable = Union[
    Status, CheckId, ListCheckId, TrCheck, Result, Verdict, DataGroupStatus, Finding, Structure, CrossCheck
]
_TEXT_OF: dict[type[Any], TextOf] = {
    Status: TextOf.STATUS,
    CheckId: TextOf.CHECK,
    ListCheckId: TextOf.LIST_CHECK,
    TrCheck: TextOf.TR03135,
    Result: TextOf.RESULT,
    Verdict: TextOf.VERDICT,
    DataGroupStatus: TextOf.DATA_GROUP,
    Finding: TextOf.FINDING,
    Structure: TextOf.STRUCTURE,
    CrossCheck: TextOf.CROSS_CHECK,
}


class Error(Exception):
    """A status of the library other than OK."""

    def __init__(self, status: int) -> None:
        self.status = Status(status)
        super().__init__(message(self.status))

    @property
    def is_parse(self) -> bool:
        """True if bytes do not parse."""
        return 200 < self.status < 300

    @property
    def is_data_group(self) -> bool:
        """True if a data group has not the signed hash."""
        return 300 < self.status < 400

    @property
    def is_reason(self) -> bool:
        """True if a check is not successful."""
        return 400 < self.status < 600


class Refusal(Error):
    """The card failed a check: the requested value is not given out."""


class Defect(Error):
    """The library was used wrongly, or failed internally."""


def check(status: int) -> None:
    """Raises what a status says."""
    if status == Status.OK:
        return
    is_of_card = 200 < status < 700 or status in (Status.NOT_VERIFIED, Status.ABSENT, Status.NOT_UTF8)
    raise Refusal(status) if is_of_card else Defect(status)


def _name(function: Any, number: int) -> str:
    text, length = ctypes.create_string_buffer(_TEXT_SIZE), c_size_t()
    if function(number, text, _TEXT_SIZE, byref(length)) != Status.OK:
        return f"number {int(number)}"  # Of a later version.
    return text.value.decode("utf-8")


def message(status: Status) -> str:
    """The meaning of a status, in English."""
    return _name(LIBRARY.idchip_status_message, status)


def check_name(check: CheckId) -> str:
    """The stable name of a check, such as "message_digest"."""
    return _name(LIBRARY.idchip_check_name, check)


def result_name(result: Result) -> str:
    """The stable name of a result, such as "successful"."""
    return _name(LIBRARY.idchip_result_name, result)


def finding_message(finding: Finding) -> str:
    """The meaning of a finding, in English."""
    return _name(LIBRARY.idchip_finding_message, finding)


def cross_check_name(check: CrossCheck) -> str:
    """The stable name of a comparison."""
    return _name(LIBRARY.idchip_cross_check_name, check)


def error_message(error: ParseError, language: Language = Language.EN) -> str:
    """The meaning of an error with its place."""
    values = (ctypes.c_uint32 * 2)(*error.values)
    raw = _abi.ParseError(error.kind, error.structure, error.at, values)
    text, length = ctypes.create_string_buffer(_TRANSLATION_SIZE), c_size_t()
    status = LIBRARY.idchip_error_translate(byref(raw), language, text, _TRANSLATION_SIZE, byref(length))
    if status != Status.OK:
        return message(error.kind)  # Of a later version.
    return text.value.decode("utf-8")


def translate(number: Translatable, language: Language, part: TextPart = TextPart.MEANING) -> Optional[str]:
    """A text about a number, such as a Status; None if it has no such part, or is of a later version."""
    of = _TEXT_OF[type(number)]
    text, length = ctypes.create_string_buffer(_TRANSLATION_SIZE), c_size_t()
    status = LIBRARY.idchip_translate(language, of, number, part, text, _TRANSLATION_SIZE, byref(length))
    return text.value.decode("utf-8") if status == Status.OK else None
