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
