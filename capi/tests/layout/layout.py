"""As layout.c, of the binding in Python."""

import ctypes

import idchip

SIZES = {
    "active_authentication_key": idchip._Key,
    "check": idchip.Check,
    "citizen": idchip._Citizen,
    "cross_checks": idchip.CrossChecks,
    "face_image_extent": idchip._Extent,
    "mrz": idchip._Mrz,
    "parse_error": idchip.ParseError,
    "security_info": idchip._SecurityInfo,
    "slice": idchip._Slice,
    "verdict": idchip.Verdict,
}
for name, structure in SIZES.items():
    print(name, ctypes.sizeof(structure))
