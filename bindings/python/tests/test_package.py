"""The installed package judges the synthetic cards as testdata/manifest.json says.

Usage: python -m unittest tests/test_package.py    with the package installed
"""

from __future__ import annotations

import datetime
import gc
import json
import mmap
import tempfile
import unittest
from pathlib import Path
from typing import Any

import idchip
from idchip import CheckId, Evidence, Finding, Policy, Requirement, Status, Verdict
from idchip._input import Borrowed

TESTDATA = Path(__file__).resolve().parents[3] / "testdata"
AT = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)
MANIFEST = json.loads((TESTDATA / "manifest.json").read_text("utf-8"))
CARDS: dict[str, Any] = {card["name"]: card for card in MANIFEST["cards"]}
ANCHOR = TESTDATA / "anchors/vn_good.der"
OTHER_ANCHOR = TESTDATA / "anchors/td3_passport.der"


def files_of(card: Any) -> dict[str, Path]:
    return {name: TESTDATA / path for name, path in card["files"].items()}


def judge(card: Any) -> str:
    """The verdict on a card, by the data groups that it has."""
    anchors = idchip.Anchors([TESTDATA / path for path in card["anchors"]])
    files = files_of(card)
    with idchip.Context(anchors, AT) as context:
        try:
            context.examine(files["EF.SOD"])
        except idchip.Refusal as refusal:
            return "malformed" if refusal.is_parse else "?"
        if "EF.COM" in files:
            attempt(context.check_com, files["EF.COM"])
        for number in range(1, 17):
            if f"EF.DG{number}" in files:
                attempt(context.read, number, files[f"EF.DG{number}"])
        if "EF.CardAccess" in files:
            attempt(context.check_card_access, files.get("EF.DG14"), files["EF.CardAccess"])
        return context.verdict().verdict.name.lower()


def attempt(function: Any, *arguments: Any) -> None:
    try:
        function(*arguments)
    except idchip.Refusal:
        pass  # The report has the reason.


class Package(unittest.TestCase):
    def setUp(self) -> None:
        self.anchors = idchip.Anchors([ANCHOR])
        self.files = files_of(CARDS["vn_good"])

    def context(self, **arguments: Any) -> idchip.Context:
        return idchip.Context(self.anchors, AT, **arguments)

    def test_the_verdicts_are_those_of_the_manifest(self) -> None:
        names = ("vn_good", "vn_2024", "td3_passport", "td2_card", "dg1_altered", "dg2_altered", "dg2_truncated",
                 "signature_altered", "ds_expired", "forged_chain_with_own_csca", "document_expired", "sod_empty",
                 "sod_truncated", "sod_without_certificate", "quirk_ber_constructed_content")
        for name in names:
            with self.subTest(name):
                self.assertEqual(judge(CARDS[name]), CARDS[name]["expect"]["verdict"])

    def test_an_accepted_card_gives_its_values_once(self) -> None:
        with self.context() as context:
            context.verify(self.files["EF.SOD"])
            self.assertEqual(context.open_mrz(self.files["EF.DG1"]), idchip.MrzFormat.TD1)
            with open(self.files["EF.DG2"], "rb", buffering=0) as dg2:
                place = context.stream_face(dg2)
            context.open_citizen(self.files["EF.DG13"])
            accepted = context.conclude()
            assert accepted.mrz and accepted.citizen and accepted.face and place
            self.assertEqual(accepted.mrz.birth, datetime.date(1999, 1, 1))
            self.assertEqual(accepted.citizen.birth, datetime.date(1999, 1, 1))
            self.assertEqual(accepted.citizen.fields["full_name"].text, "Nguyễn Văn A")
            self.assertEqual(len(accepted.face.image), place.length)
            self.assertTrue(accepted.face.image.startswith(b"\xff\xd8"))
            # Neither a name nor a day stands in what a log would print.
            self.assertNotIn("1999", repr(accepted))
            self.assertNotIn("NGUYEN", repr(accepted))
            self.assertIsNone(context.conclude().mrz)

    def test_each_kind_of_bytes_and_a_path_are_a_file(self) -> None:
        path = self.files["EF.SOD"]
        octets = path.read_bytes()
        with tempfile.TemporaryFile() as file:
            file.write(octets)
            file.flush()
            writable = mmap.mmap(file.fileno(), 0)
            readable = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            sources: list[idchip.Input] = [
                octets, bytearray(octets), memoryview(octets), memoryview(bytearray(octets)), path, str(path),
                idchip.Buffer.read(path), writable, readable,
            ]
            for source in sources:
                with self.subTest(type(source)), self.context() as context:
                    context.verify(source)
                    gc.collect()  # Whatever the library still reads, the context keeps.
                    context.read(1, self.files["EF.DG1"])
        for empty in (b"", bytearray(), memoryview(b"")):
            with self.context() as context, self.assertRaises(idchip.Refusal):
                context.verify(empty)

    def test_a_copy_that_the_package_made_is_wiped(self) -> None:
        for source in (self.files["EF.DG1"], memoryview(self.files["EF.DG1"].read_bytes())):
            borrowed = Borrowed(source)
            assert borrowed._copy
            copy = borrowed._copy.view()
            self.assertIn(b"NGUYEN", bytes(copy))
            del borrowed
            gc.collect()
            self.assertEqual(bytes(copy), bytes(len(copy)))

    def test_a_changed_sod_is_noticed(self) -> None:
        octets = bytearray(self.files["EF.SOD"].read_bytes())
        with self.context() as context:
            context.verify(octets)
            octets[:] = bytes(len(octets))
            with self.assertRaises(idchip.Defect) as raised:
                context.read(1, self.files["EF.DG1"])
            self.assertEqual(raised.exception.status, Status.SOD_CHANGED)

    def test_times_need_their_zone(self) -> None:
        with self.assertRaises(ValueError):
            idchip.Context(self.anchors, datetime.datetime(2026, 11, 1))
        elsewhere = AT.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
        for time in (AT, elsewhere, 1_793_491_200):
            with idchip.Context(self.anchors, time) as context:
                context.verify(self.files["EF.SOD"])
                self.assertEqual(context.report()["at"], "2026-11-01T00:00:00Z")

    def test_the_missing_anchor_is_named_after_a_refusal(self) -> None:
        with idchip.Context(idchip.Anchors([OTHER_ANCHOR]), AT) as context:
            with self.assertRaises(idchip.Refusal) as raised:
                context.verify(self.files["EF.SOD"])
            self.assertEqual(raised.exception.status, Status.REASON_NO_ANCHOR)
            missing, wanted = context.missing_anchor(), idchip.certificate(ANCHOR)
            assert missing
            self.assertEqual(missing.subject, wanted.subject)
            self.assertEqual(missing.subject_key_identifier, wanted.subject_key_identifier)
            signer = context.signer()
            assert signer
            self.assertEqual(signer.issuer, wanted.subject)
            self.assertIsNone(context.anchor())
            self.assertLess(signer.not_before, AT)
            self.assertEqual(context.verdict().verdict, Verdict.UNDETERMINED)
            self.assertIn("Missing anchor:", context.report_text())

    def test_the_report_is_one_call(self) -> None:
        with self.context() as context:
            context.verify(self.files["EF.SOD"])
            report = context.report()
            for id, check in context.report_checks().items():
                told = report["checks"][idchip.check_name(id)]
                self.assertEqual(told["result"], idchip.result_name(check.result))
            validity = context.report_check(CheckId.VALIDITY)
            self.assertEqual(validity.evidence, Evidence.LIMIT)
            assert validity.time
            self.assertEqual(validity.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                             report["checks"]["validity"]["evidence"]["limit"])

    def test_texts_are_in_the_language(self) -> None:
        vietnamese = idchip.Language.VI
        for number in (*Status, *CheckId, *Finding, *Verdict, *idchip.Structure, *idchip.CrossCheck):
            english = idchip.translate(number, idchip.Language.EN)
            self.assertTrue(english, number)
            self.assertTrue(idchip.translate(number, vietnamese), number)
        expired = Status.REASON_ANCHOR_EXPIRED
        self.assertEqual(idchip.translate(expired, idchip.Language.EN), idchip.message(expired))
        self.assertEqual(idchip.translate(expired, vietnamese), "chứng thư số CSCA đã hết hạn")
        title = idchip.translate(CheckId.SOD_SIGNATURE, vietnamese, idchip.TextPart.TITLE)
        self.assertEqual(title, "Chữ ký EF.SOD")
        self.assertIsNone(idchip.translate(Status.OK, vietnamese, idchip.TextPart.ADVICE))
        self.assertIsNone(idchip.translate(Status(999), vietnamese))
        error = idchip.ParseError(Status.PARSE_TRUNCATED, idchip.Structure.EF_SOD, 7, (0, 0))
        self.assertEqual(idchip.error_message(error), "input ends early, in EF.SOD at byte 7")
        told = idchip.error_message(error, vietnamese)
        self.assertEqual(told, "dữ liệu kết thúc giữa chừng; vị trí: byte 7 của EF.SOD")
        with self.context() as context:
            context.verify(self.files["EF.SOD"])
            self.assertTrue(context.report_text().startswith("Verdict: "))
            self.assertTrue(context.report_text(vietnamese).startswith("Kết luận: "))

    def test_policy_and_algorithms_are_arguments(self) -> None:
        with self.context(policy=Policy.REQUIRE_CHIP | Policy.REQUIRE_REVOCATION) as context:
            with self.assertRaises(idchip.Refusal) as raised:
                context.verify(self.files["EF.SOD"])
            self.assertEqual(raised.exception.status, Status.REASON_NO_CRL)
        with self.context() as context:
            context.require(CheckId.REVOCATION, Requirement.REQUIRED)
            with self.assertRaises(idchip.Refusal):
                context.verify(self.files["EF.SOD"])
        with self.context() as context:
            context.refuse(Finding.BASIC_CONSTRAINTS_IN_END_ENTITY)
            with self.assertRaises(idchip.Refusal) as raised:
                context.verify(self.files["EF.SOD"])
            self.assertEqual(raised.exception.status, Status.REASON_NOT_TOLERATED)
        some = idchip.Algorithm.SHA_256 | idchip.Algorithm.RSA
        self.assertEqual(some & idchip.algorithms_available(), some)
        with self.context(algorithms=some) as context:
            with self.assertRaises(idchip.Refusal):
                context.verify(self.files["EF.SOD"])
            self.assertEqual(context.verdict().verdict, Verdict.UNDETERMINED)
        with self.assertRaises(idchip.Defect):
            self.context(policy=Policy(1))

    def test_the_log_tells_what_calls_came_to(self) -> None:
        told: list[idchip.LogEvent] = []
        with self.context() as context:
            context.log(idchip.LogLevel.WARNING, told.append)
            context.verify(self.files["EF.SOD"])
            self.assertEqual(told, [])
            with self.assertRaises(idchip.Refusal):
                context.verify(b"\x77\x03no")
        [event] = told
        self.assertEqual((event.level, event.function), (idchip.LogLevel.WARNING, "idchip_sod_verify"))
        self.assertIn("EF.SOD", event.text)

    def test_a_closed_context_is_not_used(self) -> None:
        context = self.context()
        context.close()
        context.close()
        with self.assertRaises(ValueError):
            context.verify(self.files["EF.SOD"])

    def test_a_number_of_a_later_version_is_no_error(self) -> None:
        self.assertEqual(Status(4711).name, "UNKNOWN_4711")
        self.assertEqual(idchip.message(Status(4711)), "number 4711")
        self.assertEqual(idchip.version().split(".")[:2], ["0", "1"])


if __name__ == "__main__":
    unittest.main()
