"""Bytes for the library to read: where they stand, if Python lets it."""

from __future__ import annotations

import ctypes
import mmap
import os
from typing import Optional, Union

from ._wipe import wipe_memory


class Buffer:
    """Bytes that do not move, for the library to read, and that can be wiped."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.bytes = (ctypes.c_uint8 * max(size, 1))()

    @classmethod
    def read(cls, path: Union[str, os.PathLike[str]]) -> Buffer:
        """The file; FileNotFoundError if it does not exist. Unbuffered: no copy is left behind."""
        with open(path, "rb", buffering=0) as file:
            buffer = cls(file.seek(0, 2))
            file.seek(0)
            if buffer.size and file.readinto(buffer.view()) != buffer.size:
                raise OSError(f"{os.fspath(path)}: cannot be read whole")
        return buffer

    def view(self) -> memoryview:
        """The bytes, to be read or written."""
        return memoryview(self.bytes).cast("B")[: self.size]

    def wipe(self) -> None:
        """Overwrites the bytes with zeros."""
        wipe_memory(self.bytes)


# A file: bytes, or a path to them.
Input = Union[Buffer, bytes, bytearray, memoryview, mmap.mmap, str, "os.PathLike[str]"]


class Borrowed:
    """An input as the pointer and length of the C API. It must live as long as the library reads it."""

    def __init__(self, source: Optional[Input]) -> None:
        self.pointer: Optional[ctypes.c_void_p] = None
        self.size = 0
        self._kept: object = None
        self._copy: Optional[Buffer] = None  # Nobody else could wipe it.
        if source is None:
            return
        if isinstance(source, (str, os.PathLike)):
            source = self._copy = Buffer.read(source)
        if isinstance(source, Buffer):
            self._take(source.bytes, source.size)
        elif isinstance(source, bytes):
            self._kept = source
            self.size = len(source)
            self.pointer = ctypes.cast(ctypes.c_char_p(source), ctypes.c_void_p) if source else None
        else:
            self._take_view(memoryview(source).cast("B"))

    def __del__(self) -> None:
        if self._copy:
            self._copy.wipe()

    def _take_view(self, view: memoryview) -> None:
        if view.nbytes and view.readonly:
            # ctypes gives no address of memory that may not be written: it is copied.
            self._copy = Buffer(view.nbytes)
            self._copy.view()[:] = view
            self._take(self._copy.bytes, self._copy.size)
        elif view.nbytes:
            self._take((ctypes.c_uint8 * view.nbytes).from_buffer(view), view.nbytes)

    def _take(self, array: ctypes.Array[ctypes.c_uint8], size: int) -> None:
        self._kept = array
        self.size = size
        self.pointer = ctypes.cast(array, ctypes.c_void_p) if size else None
