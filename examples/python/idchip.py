"""idchip for Python: reads the chip of an ICAO 9303 card and verifies who signed it.

A binding of the C API by ctypes, with nothing to install but the shared library. What to mind:

- A file is a Buffer, which the library reads where it stands. A Context keeps what it still needs.
- What is not found authentic raises a Refusal; a Defect is an error of the program. What a data group
  says of its holder is handed out by conclude(), in an Accepted, where the card is accepted.
- Texts are copies. Python cannot wipe a str: keep it short-lived, and wipe Buffers with wipe().
- One thread at a time uses a Context.
"""

import ctypes
import sys
from ctypes import POINTER, byref, c_char, c_char_p, c_int64, c_size_t, c_uint8, c_uint16, c_uint32, c_void_p
from dataclasses import dataclass

VERSION = b"0.1."  # The structures below are those of this version's idchip.h.
OK = 0
UNKNOWN_CHECK, NO_MORE, NOT_VERIFIED, ABSENT = 111, 113, 116, 119
SCRATCH_TOO_SMALL, NOT_UTF8, INTERNAL = 214, 118, 902

# Conditions beyond the default policy, joined with `|`.
POLICY_DEFAULT, REQUIRE_CHIP, REQUIRE_REVOCATION, TOLERATE_NOTHING, IGNORE_EXPIRY = 0, 16, 32, 64, 128

CHECK_ACTIVE_AUTHENTICATION = 10
RESULT_SUCCESSFUL = 1
VERDICT_ACCEPTED, VERDICT_REJECTED, VERDICT_UNDETERMINED = 1, 2, 3
EVIDENCE_ANCHOR, EVIDENCE_DATA_GROUP, EVIDENCE_ERROR, EVIDENCE_FINDING, EVIDENCE_LIMIT = range(1, 6)
EVIDENCE_LENGTH, EVIDENCE_MISSING = 6, 7
DATA_GROUP_NOT_PRESENT = 6
KEY_RSA = 1
CROSS_CHECKS = range(14)
CROSS_CHECKS_OF_QR = range(7, 12)
TEXT_SIZE = 256


def _library():
    names = {"win32": "idchip.dll", "darwin": "libidchip.dylib"}
    return ctypes.CDLL(names.get(sys.platform, "libidchip.so"))


class _Slice(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("len", c_size_t)]

    def copy(self):
        return ctypes.string_at(self.data, self.len) if self.len else b""

    def text(self):
        return self.copy().decode("utf-8", "replace")


class _PartialDate(ctypes.Structure):
    _fields_ = [("text", c_char * 7), ("year", c_uint8), ("month", c_uint8), ("day", c_uint8)]


class _Date(ctypes.Structure):
    _fields_ = [("year", c_uint16), ("month", c_uint8), ("day", c_uint8)]

    def iso(self):
        """The day, such as 2026-11-01; None if it is not known."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.month else None


class _Mrz(ctypes.Structure):
    _fields_ = [
        ("format", c_uint32), ("sex", c_uint32), ("lines", _Slice), ("document_code", _Slice),
        ("issuing_state", _Slice), ("nationality", _Slice), ("optional_data_1", _Slice),
        ("optional_data_2", _Slice), ("name", _Slice), ("document_number", c_char * 23),
        ("primary_identifier", c_char * 40), ("secondary_identifier", c_char * 40),
        ("is_name_truncated", c_uint8), ("is_without_expiry", c_uint8),
        ("date_of_birth", _PartialDate), ("date_of_expiry", _PartialDate),
        ("birth", _Date), ("expiry", _Date),
    ]


class ParseError(ctypes.Structure):
    """An error in bytes: its kind (a status), its structure, and its offset."""

    _fields_ = [("kind", c_uint32), ("structure", c_uint32), ("at", c_uint32), ("values", c_uint32 * 2)]


class Check(ctypes.Structure):
    """A check with its result, the reason for it, and the evidence."""

    _fields_ = [
        ("result", c_uint32), ("reason", c_uint32), ("evidence", c_uint32), ("value", c_uint32),
        ("time", c_int64), ("error", ParseError), ("expected", c_uint32),
    ]


class Verdict(ctypes.Structure):
    """The verdict on a report, and the check that decides."""

    _fields_ = [("verdict", c_uint32), ("decided_by", c_uint32), ("check", Check)]


class _SecurityInfo(ctypes.Structure):
    _fields_ = [
        ("kind", c_uint32), ("version", c_uint32), ("domain_parameters", c_uint32), ("encoding", _Slice),
        ("protocol", _Slice), ("identifier", _Slice), ("subject_public_key_info", _Slice),
        ("signature_algorithm", _Slice),
    ]


class _Key(ctypes.Structure):
    _fields_ = [
        ("kind", c_uint32), ("subject_public_key_info", _Slice), ("modulus", _Slice), ("exponent", _Slice),
        ("curve", _Slice), ("point", _Slice),
    ]


class _Text(ctypes.Structure):
    _fields_ = [("status", c_uint32), ("text", _Slice)]


_CITIZEN_TEXTS = (
    "personal_number", "full_name", "date_of_birth", "sex", "nationality", "ethnicity", "religion",
    "place_of_origin", "place_of_residence", "personal_identification", "date_of_issue", "date_of_expiry",
    "father", "mother", "spouse", "old_number", "field_16",
)


class _Citizen(ctypes.Structure):
    _fields_ = [(name, _Text) for name in _CITIZEN_TEXTS] + [
        ("birth", _Date), ("issue", _Date), ("expiry", _Date)
    ]


class CrossChecks(ctypes.Structure):
    """Bit 1 << n is the comparison n; if none is set, one part lacks the field."""

    _fields_ = [("agree", c_uint32), ("differ", c_uint32), ("not_comparable", c_uint32)]


class _Extent(ctypes.Structure):
    _fields_ = [("at", c_uint32), ("length", c_uint32), ("format", c_uint32)]


@dataclass
class Mrz:
    """The fields of DG1. Dates are such as 2026-11-01, or the six characters if they are not known."""

    format: int
    document_code: str
    issuing_state: str
    document_number: str
    primary_identifier: str
    secondary_identifier: str
    nationality: str
    sex: str
    birth: str
    expiry: str  # None where the document does not expire


@dataclass
class Field:
    """A text of DG13: text if status is OK, absent if it is ABSENT, and unreadable otherwise."""

    status: int
    text: str


@dataclass
class Face:
    """The photo of DG2, with the signed hash. Wipe image when it is no longer needed."""

    format: int  # 0 unknown, 1 JPEG, 2 JPEG 2000, 3 JPEG 2000 codestream, 4 WSQ
    at: int
    image: bytearray


@dataclass(frozen=True)
class Accepted:
    """An accepted card with its opened values. Only Context.conclude() creates one."""

    mrz: Mrz  # None where DG1 was not opened; and so on.
    citizen: dict
    face: Face


class Error(Exception):
    """A status of the library other than OK."""

    def __init__(self, status):
        super().__init__(message(status))
        self.status = status

    is_parse = property(lambda self: 200 < self.status < 300)
    is_data_group = property(lambda self: 300 < self.status < 400)
    is_reason = property(lambda self: 400 < self.status < 600)


class Refusal(Error):
    """The card failed a check: the requested value is not given out."""


class Defect(Error):
    """The library was used wrongly, or failed internally."""


class Buffer:
    """Bytes that do not move, for the library to read, and that can be wiped."""

    def __init__(self, size):
        self.size = size
        self.bytes = (c_uint8 * max(size, 1))()

    @classmethod
    def read(cls, path):
        """The file; FileNotFoundError if it does not exist. Unbuffered: no copy is left behind."""
        with open(path, "rb", buffering=0) as file:
            buffer = cls(file.seek(0, 2))
            file.seek(0)
            if buffer.size and file.readinto(memoryview(buffer.bytes).cast("B")) != buffer.size:
                raise OSError(f"{path}: cannot be read whole")
        return buffer

    def wipe(self):
        ctypes.memset(self.bytes, 0, len(self.bytes))


def _give(buffer):
    """A buffer as the pointer and length of the C API; None is the empty one."""
    return (None, 0) if buffer is None else (buffer.bytes, buffer.size)


class Anchors:
    """The trusted CSCA certificates, for any number of contexts."""

    def __init__(self, files):
        """files: Buffers that hold a certificate or a master list each."""
        self._files = list(files)  # The library reads them where they stand.
        size = _LIBRARY.idchip_anchors_size(len(self._files))
        self._memory = (c_void_p * (size // ctypes.sizeof(c_void_p) + 1))()
        self.pointer = c_void_p()
        _check(_LIBRARY.idchip_anchors_open(self._memory, ctypes.sizeof(self._memory), byref(self.pointer)))
        for file in self._files:
            status = _LIBRARY.idchip_anchors_add_certificate(self.pointer, *_give(file))
            if 200 < status < 300:
                status = _LIBRARY.idchip_anchors_add_master_list(self.pointer, *_give(file))
            _check(status)


class Context:
    """The verification of a card. Use it in a with statement: its data is wiped at the end."""

    def __init__(self, anchors, time, policy=POLICY_DEFAULT):
        """time: seconds since 1970, UTC; the library has no clock."""
        self._anchors = anchors  # The library uses them until the context is closed.
        self._kept = ()
        self._mrz = self._citizen = self._face = None
        self._memory = (c_void_p * (_LIBRARY.idchip_context_size() // ctypes.sizeof(c_void_p) + 1))()
        self._context = c_void_p()
        size = ctypes.sizeof(self._memory)
        opened = byref(self._context)
        _check(_LIBRARY.idchip_context_open(self._memory, size, anchors.pointer, time, policy, opened))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._forget()
        if self._context:
            _LIBRARY.idchip_context_close(self._context)
            self._context = c_void_p()
        self._kept = ()

    def verify(self, sod):
        """Verifies EF.SOD. With a Refusal, data groups cannot be opened."""
        self._sod(_LIBRARY.idchip_sod_verify, sod)

    def examine(self, sod):
        """For the report of a card that verify() refused; no value of it is given out."""
        self._sod(_LIBRARY.idchip_sod_examine, sod)

    def _forget(self):
        """Wipes the opened values of a document that were not returned."""
        if self._face:
            self._face.image[:] = bytes(len(self._face.image))
        self._mrz = self._citizen = self._face = None

    def _sod(self, function, sod):
        self._forget()
        status = function(self._open(), *_give(sod), None, 0)
        scratch = None
        if status == SCRATCH_TOO_SMALL:
            scratch = Buffer(sod.size)
            status = function(self._open(), *_give(sod), *_give(scratch))
        self._kept = (sod, scratch)  # Until another EF.SOD is given.
        _check(status)

    def check_com(self, com):
        """Compares EF.COM with EF.SOD."""
        _check(_LIBRARY.idchip_com_check(self._open(), *_give(com)))

    def check(self, number, file):
        """Compares a data group with its signed hash."""
        _check(_LIBRARY.idchip_data_group_check(self._open(), number, *_give(file)))

    def read(self, number, file):
        """Does the same as check(), and parses the data group for the report."""
        _check(_LIBRARY.idchip_data_group_read(self._open(), number, *_give(file)))

    def open_mrz(self, dg1):
        """Opens DG1 for conclude(), and returns its format, for example 1 for TD1."""
        mrz = _Mrz()
        _check(_LIBRARY.idchip_mrz_open(self._open(), *_give(dg1), byref(mrz)))
        expiry = mrz.expiry.iso() or mrz.date_of_expiry.text.decode()
        self._mrz = Mrz(
            mrz.format, mrz.document_code.text(), mrz.issuing_state.text(), mrz.document_number.decode(),
            mrz.primary_identifier.decode(), mrz.secondary_identifier.decode(), mrz.nationality.text(),
            chr(mrz.sex), mrz.birth.iso() or mrz.date_of_birth.text.decode(),
            None if mrz.is_without_expiry else expiry,
        )
        return mrz.format

    def stream_face(self, file, chunk_size=223):
        """Hashes DG2 while it is read from a file object, and keeps its photo for conclude() if DG2 has
        the signed hash. Returns its format, place and length, or None if there is no photo."""
        _check(_LIBRARY.idchip_face_image_begin(self._open()))
        chunk, held, part, extent = Buffer(chunk_size), _Slice(), _Slice(), _Extent()
        image = bytearray()
        try:
            while length := file.readinto(memoryview(chunk.bytes).cast("B")):
                status = _LIBRARY.idchip_face_image_update(
                    self._open(), chunk.bytes, length, byref(held), byref(part)
                )
                if status == OK:
                    image += held.copy()
                    image += part.copy()
                elif not 200 < status < 300:  # Without an image, the file is still hashed.
                    raise Defect(status)
            status = _LIBRARY.idchip_face_image_finish(self._open(), byref(extent))
            if status == ABSENT:
                return None
            _check(status)
            if extent.length != len(image):
                raise Defect(INTERNAL)
            found, image = image, bytearray()  # Which is not wiped below.
            self._face = Face(extent.format, extent.at, found)
            return extent.format, extent.at, extent.length
        finally:
            chunk.wipe()
            image[:] = bytes(len(image))

    def open_citizen(self, dg13):
        """Opens DG13 of a Vietnamese card for conclude(): names of fields with Fields; birth, issue and
        expiry with days such as 2026-11-01, or None."""
        citizen = _Citizen()
        _check(_LIBRARY.idchip_citizen_open(self._open(), *_give(dg13), byref(citizen)))
        texts = {name: getattr(citizen, name) for name in _CITIZEN_TEXTS}
        fields = {name: Field(text.status, text.text.text()) for name, text in texts.items()}
        days = {name: getattr(citizen, name).iso() for name in ("birth", "issue", "expiry")}
        self._citizen = fields | days

    def open_security_infos(self, dg14):
        """Opens DG14: the kinds of protocols, IDCHIP_SECURITY_INFO_ constants."""
        kinds, info = [], _SecurityInfo()
        while True:
            status = _LIBRARY.idchip_security_info_open(self._open(), *_give(dg14), len(kinds), byref(info))
            if status == NO_MORE:
                return kinds
            _check(status)
            kinds.append(info.kind)

    def check_card_access(self, dg14, access):
        """Compares EF.CardAccess, which is not signed, with DG14. A Refusal means that they differ."""
        _check(_LIBRARY.idchip_card_access_check(self._open(), *_give(dg14), *_give(access)))

    def open_chip_key(self, dg15):
        """Opens DG15: the kind of key, the length of its modulus and of its point in bytes."""
        key = _Key()
        _check(_LIBRARY.idchip_active_authentication_key_open(self._open(), *_give(dg15), byref(key)))
        return key.kind, key.modulus.len, key.point.len

    def verify_chip(self, dg15, dg14, challenge, response):
        """Verifies the chip's response to a fresh challenge; a withheld file is None."""
        files = (*_give(dg15), *_give(dg14), *_give(challenge), *_give(response))
        _check(_LIBRARY.idchip_active_authentication_verify(self._open(), *files))

    def cross_check(self, dg1, dg13, qr):
        """Compares the parts of a Vietnamese card; each may be None."""
        checks = CrossChecks()
        files = (*_give(dg1), *_give(dg13), *_give(qr))
        _check(_LIBRARY.idchip_cross_check(self._open(), *files, byref(checks)))
        return checks

    def conclude(self):
        """Returns the opened values of an accepted card, once. A Refusal means that it is not accepted."""
        _check(_LIBRARY.idchip_context_conclude(self._open()))
        accepted = Accepted(self._mrz, self._citizen, self._face)
        self._mrz = self._citizen = self._face = None
        return accepted

    def verdict(self):
        verdict = Verdict()
        _check(_LIBRARY.idchip_report_verdict(self._open(), byref(verdict)))
        return verdict

    def report_check(self, number):
        check = Check()
        _check(_LIBRARY.idchip_report_check(self._open(), number, byref(check)))
        return check

    def report_checks(self):
        """All checks by their numbers."""
        checks, check = {}, Check()
        while (status := _LIBRARY.idchip_report_check(self._open(), len(checks) + 1, byref(check))) == OK:
            checks[len(checks) + 1], check = check, Check()
        if status != UNKNOWN_CHECK:
            raise Defect(status)
        return checks

    def report_data_group(self, number):
        status = c_uint32()
        _check(_LIBRARY.idchip_report_data_group(self._open(), number, byref(status)))
        return status.value

    def report_findings(self):
        findings, finding = [], c_uint32()
        while True:
            status = _LIBRARY.idchip_report_finding(self._open(), len(findings), byref(finding))
            if status == NO_MORE:
                return findings
            _check(status)
            findings.append(finding.value)

    def report_error(self):
        error = ParseError()
        _check(_LIBRARY.idchip_report_error(self._open(), byref(error)))
        return error

    def _open(self):
        if not self._context:
            raise ValueError("the context was closed")
        return self._context


def _name(function, number):
    text, length = ctypes.create_string_buffer(TEXT_SIZE), c_size_t()
    if function(number, text, TEXT_SIZE, byref(length)) != OK:
        return f"number {number}"  # Of a later version.
    return text.value.decode("utf-8")


def message(status):
    return _name(_LIBRARY.idchip_status_message, status)


def result_name(number):
    return _name(_LIBRARY.idchip_result_name, number)


def error_message(error):
    text, length = ctypes.create_string_buffer(TEXT_SIZE), c_size_t()
    if _LIBRARY.idchip_error_message(byref(error), text, TEXT_SIZE, byref(length)) != OK:
        return message(error.kind)  # Of a later version.
    return text.value.decode("utf-8")


def finding_message(number):
    return _name(_LIBRARY.idchip_finding_message, number)


def cross_check_name(number):
    return _name(_LIBRARY.idchip_cross_check_name, number)


def _check(status):
    if status == OK:
        return
    is_of_card = 200 < status < 700 or status in (NOT_VERIFIED, ABSENT, NOT_UTF8)
    raise Refusal(status) if is_of_card else Defect(status)


_FILE = [POINTER(c_uint8), c_size_t]
_NAME = [c_uint32, c_char_p, c_size_t, POINTER(c_size_t)]
_FUNCTIONS = {
    "idchip_anchors_open": [c_void_p, c_size_t, POINTER(c_void_p)],
    "idchip_anchors_add_certificate": [c_void_p, *_FILE],
    "idchip_anchors_add_master_list": [c_void_p, *_FILE],
    "idchip_context_open": [c_void_p, c_size_t, c_void_p, c_int64, c_uint32, POINTER(c_void_p)],
    "idchip_context_conclude": [c_void_p],
    "idchip_context_close": [c_void_p],
    "idchip_sod_verify": [c_void_p, *_FILE, *_FILE],
    "idchip_sod_examine": [c_void_p, *_FILE, *_FILE],
    "idchip_com_check": [c_void_p, *_FILE],
    "idchip_data_group_check": [c_void_p, c_uint32, *_FILE],
    "idchip_data_group_read": [c_void_p, c_uint32, *_FILE],
    "idchip_face_image_begin": [c_void_p],
    "idchip_face_image_update": [c_void_p, *_FILE, POINTER(_Slice), POINTER(_Slice)],
    "idchip_face_image_finish": [c_void_p, POINTER(_Extent)],
    "idchip_mrz_open": [c_void_p, *_FILE, POINTER(_Mrz)],
    "idchip_citizen_open": [c_void_p, *_FILE, POINTER(_Citizen)],
    "idchip_security_info_open": [c_void_p, *_FILE, c_size_t, POINTER(_SecurityInfo)],
    "idchip_card_access_check": [c_void_p, *_FILE, *_FILE],
    "idchip_active_authentication_key_open": [c_void_p, *_FILE, POINTER(_Key)],
    "idchip_active_authentication_verify": [c_void_p, *_FILE, *_FILE, *_FILE, *_FILE],
    "idchip_cross_check": [c_void_p, *_FILE, *_FILE, *_FILE, POINTER(CrossChecks)],
    "idchip_report_verdict": [c_void_p, POINTER(Verdict)],
    "idchip_report_check": [c_void_p, c_uint32, POINTER(Check)],
    "idchip_report_data_group": [c_void_p, c_uint32, POINTER(c_uint32)],
    "idchip_report_finding": [c_void_p, c_size_t, POINTER(c_uint32)],
    "idchip_report_error": [c_void_p, POINTER(ParseError)],
    "idchip_status_message": _NAME,
    "idchip_result_name": _NAME,
    "idchip_error_message": [POINTER(ParseError), *_NAME[1:]],
    "idchip_finding_message": _NAME,
    "idchip_cross_check_name": _NAME,
}


def _declared(library):
    """Without these, ctypes would pass pointers and lengths as int."""
    for name, arguments in _FUNCTIONS.items():
        function = getattr(library, name)
        function.argtypes = arguments
        function.restype = c_uint32
    library.idchip_version.restype = c_char_p
    if not library.idchip_version().startswith(VERSION):
        raise ImportError("the library is of another version, whose structures may be larger")
    library.idchip_context_size.restype = c_size_t
    library.idchip_anchors_size.argtypes = [c_size_t]
    library.idchip_anchors_size.restype = c_size_t
    return library


_LIBRARY = _declared(_library())
