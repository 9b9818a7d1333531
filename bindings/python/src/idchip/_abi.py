"""The shared library: its structures and functions, as include/idchip.h declares them.

Nothing of this module is public. The public face has no type of ctypes, so that another inside can take its
place.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import (
    CFUNCTYPE,
    POINTER,
    c_char,
    c_char_p,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint16,
    c_uint32,
    c_void_p,
)
from datetime import date
from importlib.util import find_spec
from typing import Any, Optional

VERSION = b"0.1."  # The structures below are those of this version's idchip.h.


class Slice(ctypes.Structure):
    data: Optional[int]
    len: int
    _fields_ = [("data", c_void_p), ("len", c_size_t)]

    def copy(self) -> bytes:
        return ctypes.string_at(self.data, self.len) if self.data and self.len else b""

    def text(self) -> str:
        return self.copy().decode("utf-8", "replace")


class PartialDate(ctypes.Structure):
    text: bytes
    _fields_ = [("text", c_char * 7), ("year", c_uint8), ("month", c_uint8), ("day", c_uint8)]


class Date(ctypes.Structure):
    year: int
    month: int
    day: int
    _fields_ = [("year", c_uint16), ("month", c_uint8), ("day", c_uint8)]

    def date(self) -> Optional[date]:
        """The day; None if it is not known."""
        return date(self.year, self.month, self.day) if self.month else None


class Mrz(ctypes.Structure):
    format: int
    sex: int
    document_code: Slice
    issuing_state: Slice
    nationality: Slice
    optional_data_1: Slice
    optional_data_2: Slice
    document_number: bytes
    primary_identifier: bytes
    secondary_identifier: bytes
    is_name_truncated: int
    is_without_expiry: int
    date_of_birth: PartialDate
    date_of_expiry: PartialDate
    birth: Date
    expiry: Date
    _fields_ = [
        ("format", c_uint32), ("sex", c_uint32), ("lines", Slice), ("document_code", Slice),
        ("issuing_state", Slice), ("nationality", Slice), ("optional_data_1", Slice),
        ("optional_data_2", Slice), ("name", Slice), ("document_number", c_char * 23),
        ("primary_identifier", c_char * 40), ("secondary_identifier", c_char * 40),
        ("is_name_truncated", c_uint8), ("is_without_expiry", c_uint8),
        ("date_of_birth", PartialDate), ("date_of_expiry", PartialDate),
        ("birth", Date), ("expiry", Date),
    ]


class ParseError(ctypes.Structure):
    kind: int
    structure: int
    at: int
    values: ctypes.Array[c_uint32]
    _fields_ = [("kind", c_uint32), ("structure", c_uint32), ("at", c_uint32), ("values", c_uint32 * 2)]


class Check(ctypes.Structure):
    result: int
    reason: int
    evidence: int
    value: int
    time: int
    error: ParseError
    expected: int
    _fields_ = [
        ("result", c_uint32), ("reason", c_uint32), ("evidence", c_uint32), ("value", c_uint32),
        ("time", c_int64), ("error", ParseError), ("expected", c_uint32),
    ]


class Verdict(ctypes.Structure):
    verdict: int
    decided_by: int
    check: Check
    _fields_ = [("verdict", c_uint32), ("decided_by", c_uint32), ("check", Check)]


class SecurityInfo(ctypes.Structure):
    kind: int
    _fields_ = [
        ("kind", c_uint32), ("version", c_uint32), ("domain_parameters", c_uint32), ("encoding", Slice),
        ("protocol", Slice), ("identifier", Slice), ("subject_public_key_info", Slice),
        ("signature_algorithm", Slice),
    ]


class Key(ctypes.Structure):
    kind: int
    modulus: Slice
    point: Slice
    _fields_ = [
        ("kind", c_uint32), ("subject_public_key_info", Slice), ("modulus", Slice), ("exponent", Slice),
        ("curve", Slice), ("point", Slice),
    ]


class Text(ctypes.Structure):
    status: int
    text: Slice
    _fields_ = [("status", c_uint32), ("text", Slice)]


CITIZEN_TEXTS = (
    "personal_number", "full_name", "date_of_birth", "sex", "nationality", "ethnicity", "religion",
    "place_of_origin", "place_of_residence", "personal_identification", "date_of_issue", "date_of_expiry",
    "father", "mother", "spouse", "old_number", "field_16",
)


class Citizen(ctypes.Structure):
    birth: Date
    issue: Date
    expiry: Date
    _fields_ = [(name, Text) for name in CITIZEN_TEXTS] + [("birth", Date), ("issue", Date), ("expiry", Date)]


class CrossChecks(ctypes.Structure):
    agree: int
    differ: int
    not_comparable: int
    _fields_ = [("agree", c_uint32), ("differ", c_uint32), ("not_comparable", c_uint32)]


class Extent(ctypes.Structure):
    at: int
    length: int
    format: int
    _fields_ = [("at", c_uint32), ("length", c_uint32), ("format", c_uint32)]


class Certificate(ctypes.Structure):
    subject: Slice
    issuer: Slice
    serial_number: Slice
    subject_key_identifier: Slice
    authority_key_identifier: Slice
    not_before: int
    not_after: int
    fingerprint: ctypes.Array[c_uint8]
    _fields_ = [
        ("subject", Slice), ("issuer", Slice), ("serial_number", Slice), ("subject_key_identifier", Slice),
        ("authority_key_identifier", Slice), ("not_before", c_int64), ("not_after", c_int64),
        ("fingerprint", c_uint8 * 32),
    ]


class MissingAnchor(ctypes.Structure):
    subject: Slice
    subject_key_identifier: Slice
    _fields_ = [("subject", Slice), ("subject_key_identifier", Slice)]


class LogEvent(ctypes.Structure):
    level: int
    status: int
    function: bytes
    text: bytes
    _fields_ = [("level", c_uint32), ("status", c_uint32), ("function", c_char_p), ("text", c_char_p)]


LOG_CALLBACK = CFUNCTYPE(None, c_void_p, POINTER(LogEvent))

_FILE = [c_void_p, c_size_t]
_TEXT = [c_char_p, c_size_t, POINTER(c_size_t)]
_NAME = [c_uint32, *_TEXT]
_FUNCTIONS: dict[str, list[Any]] = {
    "idchip_algorithms_open": [c_void_p, c_size_t, c_uint32, POINTER(c_void_p)],
    "idchip_anchors_open": [c_void_p, c_size_t, POINTER(c_void_p)],
    "idchip_anchors_add_certificate": [c_void_p, *_FILE],
    "idchip_anchors_add_master_list": [c_void_p, *_FILE],
    "idchip_certificate_describe": [*_FILE, c_char_p, c_size_t, POINTER(Certificate)],
    "idchip_context_open": [c_void_p, c_size_t, c_void_p, c_int64, c_uint32, POINTER(c_void_p)],
    "idchip_context_conclude": [c_void_p],
    "idchip_context_close": [c_void_p],
    "idchip_context_refuse": [c_void_p, c_uint32],
    "idchip_context_require": [c_void_p, c_uint32, c_uint32],
    "idchip_context_tolerate": [c_void_p, c_uint32],
    "idchip_context_use_algorithms": [c_void_p, c_void_p],
    "idchip_context_use_log": [c_void_p, c_uint32, LOG_CALLBACK, c_void_p],
    "idchip_sod_verify": [c_void_p, *_FILE, *_FILE],
    "idchip_sod_examine": [c_void_p, *_FILE, *_FILE],
    "idchip_sod_require": [c_void_p],
    "idchip_com_check": [c_void_p, *_FILE],
    "idchip_revocation_list_check": [c_void_p, *_FILE],
    "idchip_data_group_check": [c_void_p, c_uint32, *_FILE],
    "idchip_data_group_read": [c_void_p, c_uint32, *_FILE],
    "idchip_face_image_begin": [c_void_p],
    "idchip_face_image_update": [c_void_p, *_FILE, POINTER(Slice), POINTER(Slice)],
    "idchip_face_image_finish": [c_void_p, POINTER(Extent)],
    "idchip_mrz_open": [c_void_p, *_FILE, POINTER(Mrz)],
    "idchip_citizen_open": [c_void_p, *_FILE, POINTER(Citizen)],
    "idchip_security_info_open": [c_void_p, *_FILE, c_size_t, POINTER(SecurityInfo)],
    "idchip_card_access_check": [c_void_p, *_FILE, *_FILE],
    "idchip_active_authentication_key_open": [c_void_p, *_FILE, POINTER(Key)],
    "idchip_active_authentication_verify": [c_void_p, *_FILE, *_FILE, *_FILE, *_FILE],
    "idchip_cross_check": [c_void_p, *_FILE, *_FILE, *_FILE, POINTER(CrossChecks)],
    "idchip_report_verdict": [c_void_p, POINTER(Verdict)],
    "idchip_report_check": [c_void_p, c_uint32, POINTER(Check)],
    "idchip_report_data_group": [c_void_p, c_uint32, POINTER(c_uint32)],
    "idchip_report_finding": [c_void_p, c_size_t, POINTER(c_uint32)],
    "idchip_report_error": [c_void_p, POINTER(ParseError)],
    "idchip_report_json": [c_void_p, *_TEXT],
    "idchip_report_translate": [c_void_p, c_uint32, *_TEXT],
    "idchip_report_missing_anchor_describe": [c_void_p, c_char_p, c_size_t, POINTER(MissingAnchor)],
    "idchip_report_signer": [c_void_p, POINTER(Slice)],
    "idchip_report_anchor": [c_void_p, POINTER(Slice)],
    "idchip_status_message": _NAME,
    "idchip_check_name": _NAME,
    "idchip_result_name": _NAME,
    "idchip_error_message": [POINTER(ParseError), *_TEXT],
    "idchip_finding_message": _NAME,
    "idchip_cross_check_name": _NAME,
    "idchip_translate": [c_uint32, c_uint32, c_uint32, c_uint32, *_TEXT],
    "idchip_error_translate": [POINTER(ParseError), c_uint32, *_TEXT],
}


def _load() -> ctypes.CDLL:
    """The library of the package: its native module. In a checkout without one, $IDCHIP_LIBRARY, or that of the
    system."""
    packaged = find_spec(f"{__package__}._native")
    if packaged and packaged.origin:
        return _declared(ctypes.CDLL(packaged.origin))
    name = {"win32": "idchip.dll", "darwin": "libidchip.dylib"}.get(sys.platform, "libidchip.so")
    return _declared(ctypes.CDLL(os.environ.get("IDCHIP_LIBRARY") or name))


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Without these, ctypes would pass pointers and lengths as int."""
    for name, arguments in _FUNCTIONS.items():
        function = getattr(library, name)
        function.argtypes = arguments
        function.restype = c_uint32
    library.idchip_version.restype = c_char_p
    if not library.idchip_version().startswith(VERSION):
        raise ImportError("the library is of another version, whose structures may be larger")
    library.idchip_algorithms_available.restype = c_uint32
    for name in ("idchip_context_size", "idchip_algorithms_size"):
        getattr(library, name).restype = c_size_t
    library.idchip_anchors_size.argtypes = [c_size_t]
    library.idchip_anchors_size.restype = c_size_t
    return library


LIBRARY = _load()


def memory(size: int) -> ctypes.Array[c_void_p]:
    """Memory for an object of the library, aligned as a pointer is."""
    return (c_void_p * (size // ctypes.sizeof(c_void_p) + 1))()
