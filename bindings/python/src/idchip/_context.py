"""The verification of a card."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable, Iterable
from ctypes import byref, c_size_t, c_uint32, c_void_p
from datetime import date
from types import TracebackType
from typing import Any, Optional, Protocol, Union

from . import _abi
from ._abi import LIBRARY
from ._errors import Defect, check
from ._input import Borrowed, Buffer, Input
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
    Time,
    datetime_of,
    seconds_of,
)
from ._wipe import wipe_bytes
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
    LogLevel,
    MrzFormat,
    Policy,
    Requirement,
    Result,
    SecurityInfo,
    Status,
    Structure,
    Verdict,
)


class Readable(Protocol):
    """A file object without a buffer of its own, such as open(path, "rb", buffering=0)."""

    def readinto(self, buffer: memoryview, /) -> Optional[int]: ...


class Anchors:
    """The trusted CSCA certificates, for any number of contexts."""

    def __init__(self, files: Iterable[Input]) -> None:
        """files: a certificate in DER or a master list each. A master list is taken as it is: without a
        check of its signature."""
        self._files = [Borrowed(file) for file in files]  # The library reads them where they stand.
        self._memory = _abi.memory(LIBRARY.idchip_anchors_size(len(self._files)))
        self._pointer = c_void_p()
        check(LIBRARY.idchip_anchors_open(self._memory, ctypes.sizeof(self._memory), byref(self._pointer)))
        for file in self._files:
            status = LIBRARY.idchip_anchors_add_certificate(self._pointer, file.pointer, file.size)
            if 200 < status < 300:
                status = LIBRARY.idchip_anchors_add_master_list(self._pointer, file.pointer, file.size)
            check(status)


class Context:
    """The verification of a card. Use it in a with statement: its data is wiped at the end.

    One thread at a time uses a context.
    """

    def __init__(
        self,
        anchors: Anchors,
        time: Time,
        policy: Policy = Policy.DEFAULT,
        *,
        algorithms: Optional[Algorithm] = None,
    ) -> None:
        """time: an aware datetime, or seconds since 1970, UTC; the library has no clock. algorithms: those
        that are accepted, if not all."""
        self._anchors = anchors  # The library uses them until the context is closed.
        self._kept: tuple[Borrowed, ...] = ()
        self._mrz: Optional[Mrz] = None
        self._citizen: Optional[Citizen] = None
        self._face: Optional[Face] = None
        self._callback: Any = None
        self._memory = _abi.memory(LIBRARY.idchip_context_size())
        self._context = c_void_p()
        size, opened = ctypes.sizeof(self._memory), byref(self._context)
        at = seconds_of(time)
        check(LIBRARY.idchip_context_open(self._memory, size, anchors._pointer, at, policy, opened))
        if algorithms is not None:
            self._use_algorithms(algorithms)

    def _use_algorithms(self, accepted: Algorithm) -> None:
        self._choice = _abi.memory(LIBRARY.idchip_algorithms_size())
        choice = c_void_p()
        size = ctypes.sizeof(self._choice)
        check(LIBRARY.idchip_algorithms_open(self._choice, size, accepted, byref(choice)))
        check(LIBRARY.idchip_context_use_algorithms(self._open(), choice))

    def __enter__(self) -> Context:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Wipes the context. It cannot be used any more."""
        self._forget()
        if self._context:
            LIBRARY.idchip_context_close(self._context)
            self._context = c_void_p()
        self._kept = ()

    def require(self, id: CheckId, requirement: Requirement) -> None:
        """Gives a check this weight in the policy. Call it before EF.SOD is given."""
        check(LIBRARY.idchip_context_require(self._open(), id, requirement))

    def tolerate(self, finding: Finding) -> None:
        """Tolerates a deviation. Call it before EF.SOD is given."""
        check(LIBRARY.idchip_context_tolerate(self._open(), finding))

    def refuse(self, finding: Finding) -> None:
        """Refuses a deviation, such as Finding.WEAK_HASH. Call it before EF.SOD is given."""
        check(LIBRARY.idchip_context_refuse(self._open(), finding))

    def log(self, level: LogLevel, tell: Callable[[LogEvent], None]) -> None:
        """Has a function told the outcome of each call. It must not use the context; an exception in it is
        printed, and does not reach the caller."""

        def callback(_: object, event: Any) -> None:
            it = event.contents
            tell(LogEvent(LogLevel(it.level), Status(it.status), it.function.decode(), it.text.decode()))

        made = _abi.LOG_CALLBACK(callback)
        check(LIBRARY.idchip_context_use_log(self._open(), level, made, None))
        self._callback = made  # The library calls it until the context is closed.

    def verify(self, sod: Input) -> None:
        """Verifies EF.SOD. With a Refusal, data groups cannot be opened."""
        self._give_sod(LIBRARY.idchip_sod_verify, sod)

    def examine(self, sod: Input) -> None:
        """For the report of a card that verify() refused; no value of it is given out."""
        self._give_sod(LIBRARY.idchip_sod_examine, sod)

    def sod_require(self) -> None:
        """A Refusal unless the checks of EF.SOD hold: after examine() and revocation lists."""
        check(LIBRARY.idchip_sod_require(self._open()))

    def _forget(self) -> None:
        """Wipes the opened values of a document that were not returned."""
        if self._face:
            wipe_bytes(self._face.image)
        self._mrz = self._citizen = self._face = None

    def _give_sod(self, function: Any, sod: Input) -> None:
        self._forget()
        file, scratch = Borrowed(sod), Borrowed(None)
        status = function(self._open(), file.pointer, file.size, None, 0)
        if status == Status.PARSE_SCRATCH_TOO_SMALL:
            scratch = Borrowed(Buffer(file.size))
            status = function(self._open(), file.pointer, file.size, scratch.pointer, scratch.size)
        self._kept = (file, scratch)  # Until another EF.SOD is given.
        check(status)

    def check_com(self, com: Input) -> None:
        """Compares EF.COM with EF.SOD."""
        self._with_file(LIBRARY.idchip_com_check, com)

    def check_revocation_list(self, crl: Input) -> None:
        """Looks for the signer and its anchor in a revocation list. A Refusal tells why the check is not
        successful; the policy decides what it means."""
        self._with_file(LIBRARY.idchip_revocation_list_check, crl)

    def _with_file(self, function: Any, source: Input) -> None:
        file = Borrowed(source)
        check(function(self._open(), file.pointer, file.size))

    def check(self, number: int, file: Input) -> None:
        """Compares a data group with its signed hash."""
        given = Borrowed(file)
        check(LIBRARY.idchip_data_group_check(self._open(), number, given.pointer, given.size))

    def read(self, number: int, file: Input) -> None:
        """Does the same as check(), and parses the data group for the report."""
        given = Borrowed(file)
        check(LIBRARY.idchip_data_group_read(self._open(), number, given.pointer, given.size))

    def open_mrz(self, dg1: Input) -> MrzFormat:
        """Opens DG1 for conclude(), and returns its format."""
        file, mrz = Borrowed(dg1), _abi.Mrz()
        check(LIBRARY.idchip_mrz_open(self._open(), file.pointer, file.size, byref(mrz)))
        expiry: Union[date, str, None] = mrz.expiry.date() or mrz.date_of_expiry.text.decode()
        self._mrz = Mrz(
            MrzFormat(mrz.format), mrz.document_code.text(), mrz.issuing_state.text(),
            mrz.document_number.decode(), mrz.primary_identifier.decode(), mrz.secondary_identifier.decode(),
            mrz.nationality.text(), chr(mrz.sex), mrz.birth.date() or mrz.date_of_birth.text.decode(),
            None if mrz.is_without_expiry else expiry,
        )
        return self._mrz.format

    def stream_face(self, file: Readable, chunk_size: int = 223) -> Optional[FacePlace]:
        """Hashes DG2 while it is read from a file object, and keeps its photo for conclude() if DG2 has
        the signed hash. Returns its place, or None if there is no photo."""
        check(LIBRARY.idchip_face_image_begin(self._open()))
        chunk, held, part, extent = Buffer(chunk_size), _abi.Slice(), _abi.Slice(), _abi.Extent()
        image = bytearray()
        try:
            while length := file.readinto(chunk.view()):
                status = LIBRARY.idchip_face_image_update(
                    self._open(), chunk.bytes, length, byref(held), byref(part)
                )
                if status == Status.OK:
                    image += held.copy()
                    image += part.copy()
                elif not 200 < status < 300:  # Without an image, the file is still hashed.
                    raise Defect(status)
            status = LIBRARY.idchip_face_image_finish(self._open(), byref(extent))
            if status == Status.ABSENT:
                return None
            check(status)
            if extent.length != len(image):
                raise Defect(Status.INTERNAL)
            found, image = image, bytearray()  # Which is not wiped below.
            self._face = Face(ImageFormat(extent.format), extent.at, found)
            return FacePlace(self._face.format, extent.at, extent.length)
        finally:
            chunk.wipe()
            wipe_bytes(image)

    def open_citizen(self, dg13: Input) -> None:
        """Opens DG13 of a Vietnamese card for conclude()."""
        file, citizen = Borrowed(dg13), _abi.Citizen()
        check(LIBRARY.idchip_citizen_open(self._open(), file.pointer, file.size, byref(citizen)))
        texts = {name: getattr(citizen, name) for name in _abi.CITIZEN_TEXTS}
        fields = {name: Field(Status(text.status), text.text.text()) for name, text in texts.items()}
        self._citizen = Citizen(fields, citizen.birth.date(), citizen.issue.date(), citizen.expiry.date())

    def open_security_infos(self, dg14: Input) -> list[SecurityInfo]:
        """Opens DG14: the kinds of its protocols."""
        file, info = Borrowed(dg14), _abi.SecurityInfo()
        kinds: list[SecurityInfo] = []
        while True:
            status = LIBRARY.idchip_security_info_open(
                self._open(), file.pointer, file.size, len(kinds), byref(info)
            )
            if status == Status.NO_MORE:
                return kinds
            check(status)
            kinds.append(SecurityInfo(info.kind))

    def check_card_access(self, dg14: Optional[Input], access: Input) -> None:
        """Compares EF.CardAccess, which is not signed, with DG14. A Refusal means that they differ."""
        one, other = Borrowed(dg14), Borrowed(access)
        check(LIBRARY.idchip_card_access_check(self._open(), one.pointer, one.size, other.pointer, other.size))

    def open_chip_key(self, dg15: Input) -> ChipKey:
        """Opens DG15."""
        file, key = Borrowed(dg15), _abi.Key()
        check(LIBRARY.idchip_active_authentication_key_open(self._open(), file.pointer, file.size, byref(key)))
        return ChipKey(KeyKind(key.kind), key.modulus.len, key.point.len)

    def verify_chip(
        self, dg15: Optional[Input], dg14: Optional[Input], challenge: Input, response: Input
    ) -> None:
        """Verifies the chip's response to a fresh challenge; a withheld file is None."""
        files = [Borrowed(file) for file in (dg15, dg14, challenge, response)]
        arguments = [part for file in files for part in (file.pointer, file.size)]
        check(LIBRARY.idchip_active_authentication_verify(self._open(), *arguments))

    def cross_check(
        self, dg1: Optional[Input], dg13: Optional[Input], qr: Optional[Input]
    ) -> CrossChecks:
        """Compares the parts of a Vietnamese card; each may be None. The text of a QR code is in UTF-8."""
        checks = _abi.CrossChecks()
        files = [Borrowed(file) for file in (dg1, dg13, qr)]
        arguments = [part for file in files for part in (file.pointer, file.size)]
        check(LIBRARY.idchip_cross_check(self._open(), *arguments, byref(checks)))

        def those(bits: int) -> frozenset[CrossCheck]:
            return frozenset(it for it in CrossCheck if bits >> it & 1)

        return CrossChecks(those(checks.agree), those(checks.differ), those(checks.not_comparable))

    def conclude(self) -> Accepted:
        """Returns the opened values of an accepted card, once. A Refusal means that it is not accepted."""
        check(LIBRARY.idchip_context_conclude(self._open()))
        accepted = Accepted(self._mrz, self._citizen, self._face)
        self._mrz = self._citizen = self._face = None
        return accepted

    def verdict(self) -> Judgement:
        """The verdict on the document so far."""
        raw = _abi.Verdict()
        check(LIBRARY.idchip_report_verdict(self._open(), byref(raw)))
        if not raw.decided_by:
            return Judgement(Verdict(raw.verdict), None, None)
        return Judgement(Verdict(raw.verdict), CheckId(raw.decided_by), _check_of(raw.check))

    def report_check(self, id: CheckId) -> Check:
        """A check under the policy."""
        raw = _abi.Check()
        check(LIBRARY.idchip_report_check(self._open(), id, byref(raw)))
        return _check_of(raw)

    def report_checks(self) -> dict[CheckId, Check]:
        """All checks."""
        return {id: self.report_check(id) for id in sorted(CheckId)}

    def report_data_group(self, number: int) -> DataGroupStatus:
        """The status of a data group, 1 to 16."""
        status = c_uint32()
        check(LIBRARY.idchip_report_data_group(self._open(), number, byref(status)))
        return DataGroupStatus(status.value)

    def report_findings(self) -> list[Finding]:
        """The deviations in the document and its signer's certificate."""
        findings: list[Finding] = []
        finding = c_uint32()
        while True:
            status = LIBRARY.idchip_report_finding(self._open(), len(findings), byref(finding))
            if status == Status.NO_MORE:
                return findings
            check(status)
            findings.append(Finding(finding.value))

    def report_error(self) -> ParseError:
        """The last error of bytes that did not parse."""
        raw = _abi.ParseError()
        check(LIBRARY.idchip_report_error(self._open(), byref(raw)))
        return _error_of(raw)

    def report_text(self, language: Language = Language.EN) -> str:
        """The whole report for people."""
        return self._text(
            lambda context, *text: LIBRARY.idchip_report_translate(context, language, *text)
        )

    def report(self) -> dict[str, Any]:
        """The whole report with the names of docs/json.md."""
        whole: dict[str, Any] = json.loads(self._text(LIBRARY.idchip_report_json))
        return whole

    def _text(self, function: Any) -> str:
        length = c_size_t()
        check(function(self._open(), None, 0, byref(length)))
        text = ctypes.create_string_buffer(length.value + 1)
        check(function(self._open(), text, length.value + 1, byref(length)))
        return text.value.decode("utf-8")

    def signer(self) -> Optional[Certificate]:
        """The signer's certificate, also after a Refusal; None if there is none."""
        return self._certificate(LIBRARY.idchip_report_signer)

    def anchor(self) -> Optional[Certificate]:
        """The anchor that issued it; None if none did."""
        return self._certificate(LIBRARY.idchip_report_anchor)

    def _certificate(self, give: Any) -> Optional[Certificate]:
        der = self._der(give)
        return certificate(der) if der else None

    def _der(self, give: Any) -> Optional[bytes]:
        der = _abi.Slice()
        status = give(self._open(), byref(der))
        if status == Status.ABSENT:
            return None
        check(status)
        return der.copy()

    def missing_anchor(self) -> Optional[MissingAnchor]:
        """The anchor to look for, if it was not given."""
        raw, size = _abi.MissingAnchor(), _names_size(len(self._der(LIBRARY.idchip_report_signer) or b""))
        text = ctypes.create_string_buffer(size)
        status = LIBRARY.idchip_report_missing_anchor_describe(self._open(), text, size, byref(raw))
        if status == Status.ABSENT:
            return None
        check(status)
        return MissingAnchor(raw.subject.text(), raw.subject_key_identifier.copy() or None)

    def _open(self) -> c_void_p:
        if not self._context:
            raise ValueError("the context was closed")
        return self._context


def _names_size(length: int) -> int:
    """A size that always suffices for the names of a certificate of this length."""
    return 4 * length + 1


def certificate(der: Input) -> Certificate:
    """Describes a certificate in DER. Nothing of it is verified."""
    file, raw = Borrowed(der), _abi.Certificate()
    size = _names_size(file.size)
    text = ctypes.create_string_buffer(size)
    check(LIBRARY.idchip_certificate_describe(file.pointer, file.size, text, size, byref(raw)))
    return Certificate(
        der=ctypes.string_at(file.pointer, file.size) if file.pointer else b"",
        subject=raw.subject.text(),
        issuer=raw.issuer.text(),
        serial_number=raw.serial_number.copy(),
        subject_key_identifier=raw.subject_key_identifier.copy() or None,
        authority_key_identifier=raw.authority_key_identifier.copy() or None,
        not_before=datetime_of(raw.not_before),
        not_after=datetime_of(raw.not_after),
        fingerprint=bytes(raw.fingerprint),
    )


def algorithms_available() -> Algorithm:
    """The algorithms of the library."""
    return Algorithm(LIBRARY.idchip_algorithms_available())


def version() -> str:
    """The version of the library."""
    text: bytes = LIBRARY.idchip_version()
    return text.decode()


def _error_of(raw: _abi.ParseError) -> ParseError:
    one, other = raw.values[0], raw.values[1]
    return ParseError(Status(raw.kind), Structure(raw.structure), raw.at, (int(one), int(other)))


def _check_of(raw: _abi.Check) -> Check:
    evidence = Evidence(raw.evidence)
    has_time = evidence in (Evidence.LIMIT, Evidence.REVOKED)
    return Check(
        Result(raw.result), Status(raw.reason), evidence, raw.value,
        datetime_of(raw.time) if has_time else None,
        _error_of(raw.error) if evidence == Evidence.ERROR else None,
        raw.expected,
    )
