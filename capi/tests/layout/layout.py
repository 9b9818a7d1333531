"""As layout.c, of the binding in Python."""

import ctypes

from idchip import _abi

SIZES = {
    "active_authentication_key": _abi.Key,
    "check": _abi.Check,
    "citizen": _abi.Citizen,
    "cross_checks": _abi.CrossChecks,
    "face_image_extent": _abi.Extent,
    "mrz": _abi.Mrz,
    "parse_error": _abi.ParseError,
    "security_info": _abi.SecurityInfo,
    "slice": _abi.Slice,
    "verdict": _abi.Verdict,
}
for name, structure in SIZES.items():
    print(name, ctypes.sizeof(structure))

# No other binding has these: capi/tests/header.rs keeps their sizes.
OF_PYTHON = {_abi.Certificate: 128, _abi.LogEvent: 24, _abi.MissingAnchor: 32}
if ctypes.sizeof(ctypes.c_void_p) == 8:
    for structure, size in OF_PYTHON.items():
        assert ctypes.sizeof(structure) == size, structure
