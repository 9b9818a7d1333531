"""Puts the shared library into the wheel: $IDCHIP_LIBRARY, or else the one that cargo builds here."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[2]
PROFILE = "c-library"


class LibraryHook(BuildHookInterface):
    """The wheel needs no version of Python, and one platform."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        library = Path(os.environ.get("IDCHIP_LIBRARY") or build())
        build_data["pure_python"] = False
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{platform}"
        build_data["force_include"][str(library)] = "idchip/libidchip.so"


def build() -> Path:
    """The library as it is installed, optimised and stripped."""
    subprocess.run(["cargo", "build", "--profile", PROFILE, "--package", "idchip-capi"], cwd=ROOT, check=True)
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
    return target / PROFILE / "libidchip_capi.so"
