"""Memory that is overwritten when it is no longer needed."""

from __future__ import annotations

import ctypes
from typing import Any


def wipe_memory(array: ctypes.Array[Any]) -> None:
    """Overwrites an array with zeros."""
    ctypes.memset(array, 0, ctypes.sizeof(array))


def wipe_bytes(octets: bytearray) -> None:
    """Overwrites bytes with zeros."""
    octets[:] = bytes(len(octets))
