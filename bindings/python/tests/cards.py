"""The synthetic cards, and the results that the command has for them."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

TESTDATA = Path(__file__).resolve().parents[3] / "testdata"
ANCHORS = TESTDATA / "anchors"
DAY = "2026-11-01"
# The names of the columns; the other files of a card are signed by nobody.
COLUMNS: dict[str, str] = {
    "EF.SOD": "sod", "EF.COM": "com", "EF.CardAccess": "card_access", "EF.CardSecurity": "card_security",
    "EF.DIR": "dir", **{f"EF.DG{number}": f"dg{number}" for number in range(1, 17)},
}


@lru_cache(maxsize=None)
def manifest() -> dict[str, Any]:
    """Each card by its name."""
    cards = json.loads((TESTDATA / "manifest.json").read_text("utf-8"))["cards"]
    return {card["name"]: card for card in cards}


@lru_cache(maxsize=None)
def read(path: str) -> bytes:
    return (TESTDATA / path).read_bytes()


def files_of(name: str) -> dict[str, bytes]:
    """The files of a card, by the names of their columns."""
    files = manifest()[name]["files"]
    return {COLUMNS[file]: read(path) for file, path in files.items() if file in COLUMNS}


def table() -> dict[str, list[Any]]:
    """All cards as columns, with the name of each in `id`."""
    names = list(manifest())
    of_cards = [files_of(name) for name in names]
    return {"id": names, **{column: [files.get(column) for files in of_cards] for column in COLUMNS.values()}}


@lru_cache(maxsize=None)
def results_of_command() -> dict[str, dict[str, Any]]:
    """What `idchip verify --json` says of each card, under all anchors, as a row has it. $IDCHIP names the command."""
    with tempfile.TemporaryDirectory() as directory:
        paths = []
        for name, card in manifest().items():
            place = Path(directory, name)
            place.mkdir()
            for file, path in card["files"].items():
                (place / f"{file}.bin").write_bytes(read(path))
            paths.append(str(place))
        command = [os.environ["IDCHIP"], "verify", "--json", "--anchors", str(ANCHORS), "--at", DAY, *paths]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == len(paths), done.stderr
    return {Path(record["path"]).name: as_row(record) for record in records}


def as_row(record: dict[str, Any]) -> dict[str, Any]:
    """The members of the command's object that a row has, too."""
    checks = record.get("checks", {})
    error = record.get("error")
    security = record.get("card_security")
    decided_by = record.get("decided_by")
    return {
        "verdict": record["verdict"],
        "decided_by": decided_by,
        "reason": reason_of(security or {}) if decided_by == "card_security" else reason_of(record),
        "failed": record.get("failed", []),
        "checks": [
            {"name": name, "result": check["result"], "reason": check["reason"]} for name, check in checks.items()
        ],
        "data_groups": [
            {"name": name, "status": status} for name, status in record.get("data_groups", {}).items()
        ],
        "card_security": security and security["verdict"],
        "findings": record.get("findings", []),
        "anchor_findings": record.get("anchor_findings", []),
        "signer": certificate(record.get("signer")),
        "anchor": certificate(record.get("anchor")),
        # A card without any file is one without EF.SOD here.
        "error": error and {
            "kind": "no_sod" if error["kind"] == "no_card" else error["kind"], "offset": error["offset"],
        },
    }


def reason_of(judged: dict[str, Any]) -> Optional[str]:
    """The reason of the check that decides, of a card or of its EF.CardSecurity."""
    check = judged.get("checks", {}).get(judged.get("decided_by"))
    return check and str(check["reason"])


NAMES_OF_CERTIFICATE = (
    "subject", "issuer", "serial_number", "fingerprint_sha256", "subject_key_identifier", "authority_key_identifier",
)


def certificate(record: Any) -> Any:
    return record and {name: record[name] for name in NAMES_OF_CERTIFICATE}


def comparable(row: dict[str, Any]) -> dict[str, Any]:
    """A row of results as that of the command: without what the command does not say in the same words."""
    error = row["error"]
    return {
        **{name: row[name] for name in (
            "verdict", "decided_by", "reason", "failed", "checks", "data_groups", "card_security", "findings",
            "anchor_findings",
        )},
        "signer": certificate(row["signer"]),
        "anchor": certificate(row["anchor"]),
        "error": error and {"kind": error["kind"], "offset": error["offset"]},
    }
