"""The judge of many cards: one card, a table of cards, or a stream of tables.

    import datetime
    from idchip.batch import Judge

    at = datetime.datetime.now(datetime.timezone.utc)
    judge = Judge(anchors=["csca/"], crls=["crls.ldif"], at=at)
    judge.verify({"sod": sod, "dg1": dg1, "dg2": dg2}).verdict

    import pyarrow.parquet
    cards = pyarrow.parquet.ParquetFile("cards.parquet")
    for batch in cards.iter_batches(500):
        results = pyarrow.record_batch(judge.verify_batch(batch, identifier="id", threads=8))

- A card without EF.SOD, or with anything in place of it, is a result: "malformed". Only an argument that is
  wrong for all cards raises an error.
- No result has personal data. It has the names that the JSON of the command has.
- Any number of threads may use a Judge at a time, and it can be pickled. It works without Python's lock.
- The state's signers that were verified before are remembered from one call to the next.
- bytes, and Arrow's buffers, are read where they stand; any other buffer is copied, because it could be
  written to meanwhile.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, Optional, Protocol, Union

from ._values import Time, seconds_of
from .numbers import CheckId, Finding

try:
    from . import _native
except ImportError as error:
    raise ImportError("idchip.batch needs the native module, which only the built package has") from error

from ._native import Certificate, Check, Malformed, Verification

__all__ = [
    "Certificate", "Check", "Judge", "Malformed", "ResultBatch", "ResultStream", "Verification",
]

# Bytes, or the path of a file, or that of a directory of files.
Source = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]"]
# The files of a card by their short names: sod, com, card_access, card_security, dir, dg1 to dg16.
Files = Mapping[str, Optional[Union[bytes, bytearray, memoryview]]]


class ArrowArray(Protocol):
    """A record batch of any library, through Arrow's PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...


class ArrowStream(Protocol):
    """A table or a reader of record batches of any library, through Arrow's PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class ResultBatch:
    """Results as a record batch, for any library that reads Arrow: pyarrow.record_batch(results)."""

    def __init__(self, inside: ArrowArray) -> None:
        self._inside = inside

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        return self._inside.__arrow_c_array__(requested_schema)


class ResultStream:
    """Results as a stream of record batches, to be read once: pyarrow.RecordBatchReader.from_stream(results).

    A batch of cards is read and verified when the batch of its results is asked for."""

    def __init__(self, inside: ArrowStream) -> None:
        self._inside = inside

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._inside.__arrow_c_stream__(requested_schema)


class Judge:
    """Verifies cards under the same anchors, revocation lists, policy and time."""

    def __init__(
        self,
        *,
        anchors: Iterable[Source],
        at: Union[Time, date],
        crls: Iterable[Source] = (),
        signers: Iterable[Source] = (),
        policy: str = "default",
        tolerate: Iterable[Union[Finding, str]] = (),
        refuse: Iterable[Union[Finding, str]] = (),
        require: Iterable[Union[CheckId, str]] = (),
    ) -> None:
        """anchors, signers, crls: in each form in which states publish them, also master lists, PEM and LDIF, but
        no archives. Of a directory the files that have none are passed over with a warning. The signature of a
        master list is not checked. signers: document signers for an EF.SOD without one; they are not trusted.

        at: an aware datetime, seconds since 1970, or a day, which means its first second in UTC.

        policy: "default", "strict", "with-chip", "with-revocation" or "archive", as for the command; tolerate and
        refuse: findings in addition to it, of which one in both is refused; require: checks that must be
        successful."""
        # The arguments as they can be pickled.
        self._arguments: dict[str, Any] = {
            "anchors": unique(read_all(anchors, anchor_certificates)),
            "crls": list(read_all(crls, _native.revocation_lists)),
            "signers": list(read_all(signers, signer_certificates)),
            "policy": policy,
            "tolerate": [name_of(finding) for finding in tolerate],
            "refuse": [name_of(finding) for finding in refuse],
            "require": [name_of(check) for check in require],
            "at": seconds(at),
        }
        self._native = _native.Judge(**self._arguments)

    def verify(self, files: Files, *, at: Union[Time, date, None] = None) -> Verification:
        """The results for a card. files: its files by the names of their columns; None is a file that is not there.
        at: a time for this card."""
        given = {name: bytes(file) for name, file in files.items() if file is not None}
        return self._native.verify(given, None if at is None else seconds(at))

    def verify_batch(
        self, cards: ArrowArray, *, identifier: Optional[str] = None, threads: int = 1
    ) -> ResultBatch:
        """The results for a record batch of cards, one in each row.

        Binary columns have the files, by their short names, of which only sod must be there; a null is a file
        that is not there. at: a column with a date or timestamp for each card; a null is the time of the judge.
        identifier: a column that comes first in the results, as it is. Other columns are passed over.

        ValueError: a column has not the type that it should, or there is no column sod."""
        return ResultBatch(self._native.verify_batch(cards, identifier, threads))

    def verify_stream(
        self, cards: ArrowStream, *, identifier: Optional[str] = None, threads: int = 1
    ) -> ResultStream:
        """The results for a table, or a reader of record batches, a batch of results for each batch of cards."""
        return ResultStream(self._native.verify_stream(cards, identifier, threads))

    def __getstate__(self) -> dict[str, Any]:
        return self._arguments

    def __setstate__(self, arguments: dict[str, Any]) -> None:
        self._arguments = arguments
        self._native = _native.Judge(**arguments)


def seconds(at: Union[Time, date]) -> int:
    """Seconds since 1970, UTC."""
    if isinstance(at, date) and not isinstance(at, datetime):
        at = datetime(at.year, at.month, at.day, tzinfo=timezone.utc)
    return seconds_of(at)


def name_of(word: Union[CheckId, Finding, str]) -> str:
    """The stable name of a check or finding."""
    return word if isinstance(word, str) else word.name.lower()


def anchor_certificates(file: bytes) -> list[bytes]:
    # A directory of a state's document signers is none of anchors.
    return _native.certificates(file, only_cscas=True)


def signer_certificates(file: bytes) -> list[bytes]:
    return _native.certificates(file, only_cscas=False)


def read_all(sources: Iterable[Source], read: Any) -> Iterable[bytes]:
    """What the sources have, in DER."""
    if isinstance(sources, (bytes, bytearray, memoryview, str, os.PathLike)):
        raise TypeError("a list of sources is needed, not one source")
    for source in sources:
        if isinstance(source, (bytes, bytearray, memoryview)):
            yield from read(bytes(source))
            continue
        path = Path(source)
        yield from read_directory(path, read) if path.is_dir() else read_file(path, read)


def read_file(path: Path, read: Any) -> list[bytes]:
    try:
        found: list[bytes] = read(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    return found


def read_directory(directory: Path, read: Any) -> list[bytes]:
    found: list[bytes] = []
    for path in sorted(path for path in directory.iterdir() if path.is_file()):
        try:
            found += read_file(path, read)
        except ValueError as error:
            warnings.warn(f"skipped: {error}", stacklevel=4)
    if not found:
        raise ValueError(f"{directory}: no file in it has any")
    return found


def unique(certificates: Iterable[bytes]) -> list[bytes]:
    """Each certificate once: master lists overlap."""
    return list(dict.fromkeys(certificates))
