"""The judge of many cards gives the results of the command, whatever a row holds.

Usage: IDCHIP=target/debug/idchip python -m unittest tests/test_batch.py    with the package installed
"""

from __future__ import annotations

import base64
import datetime
import os
import pickle
import sys
import tempfile
import threading
import time
import unittest
import warnings
from pathlib import Path
from typing import Any

import idchip
from idchip import CheckId, Finding, _abi, _native
from idchip.batch import Judge, Verification

sys.path.insert(0, str(Path(__file__).parent))
from cards import ANCHORS, TESTDATA, comparable, files_of, manifest, read, results_of_command, table

try:
    import pyarrow
except ImportError:
    pyarrow = None
needs_pyarrow = unittest.skipIf(pyarrow is None, "pyarrow is not installed")

AT = datetime.date(2026, 11, 1)
ANCHOR = ANCHORS / "vn_good.der"
# Of the holders of the cards.
SECRETS = ("099012345", "NGUYEN", "Nguyễn", "Hà Nội", "ERIKSSON", "156054321", "Ngọc", "740812", "990101")


def judge(**arguments: Any) -> Judge:
    return Judge(**{"anchors": [ANCHORS], "at": AT, **arguments})


def record_batch(columns: dict[str, list[Any]], kind: Any = None) -> Any:
    """The columns as Arrow; a file in this type of bytes."""
    kind = kind or pyarrow.binary()
    arrays = {name: pyarrow.array(column, pyarrow.string() if name == "id" else kind)
              for name, column in columns.items()}
    return pyarrow.record_batch(arrays)


def as_rows(results: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.record_batch(results).to_pylist()
    return rows


def as_dict(verification: Verification) -> dict[str, Any]:
    """What a row of a table has."""
    def members(of: Any, *names: str) -> Any:
        return of and {name: getattr(of, name) for name in names}

    of_certificate = ("subject", "issuer", "serial_number", "fingerprint_sha256", "subject_key_identifier",
                      "authority_key_identifier")
    names = ("verdict", "decided_by", "reason", "failed", "card_security", "findings", "anchor_findings")
    return {
        **members(verification, *names),
        "checks": [members(check, "name", "result", "reason") for check in verification.checks],
        "data_groups": [{"name": name, "status": status} for name, status in verification.data_groups],
        "signer": members(verification.signer, *of_certificate),
        "anchor": members(verification.anchor, *of_certificate),
        "error": members(verification.error, "kind", "offset"),
    }


class OneCard(unittest.TestCase):
    maxDiff = None

    @unittest.skipUnless("IDCHIP" in os.environ, "$IDCHIP does not name the command")
    def test_each_card_has_the_results_of_the_command(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            of_all = judge()
        for name, expected in results_of_command().items():
            with self.subTest(name):
                self.assertEqual(comparable(as_dict(of_all.verify(files_of(name)))), expected)

    def test_signers_and_revocation_lists_count(self) -> None:
        given = {name: card for name, card in manifest().items() if card["document_signers"] or card["crls"]}
        seen = set()
        for name, card in given.items():
            paths = {role: [TESTDATA / path for path in card[role]] for role in ("anchors", "document_signers", "crls")}
            with self.subTest(name):
                if name == "crl_truncated":
                    with self.assertRaisesRegex(ValueError, "crl_truncated.crl"):
                        judge(crls=paths["crls"])
                    continue
                of_card = judge(anchors=paths["anchors"], signers=paths["document_signers"], crls=paths["crls"])
                found = of_card.verify(files_of(name))
                self.assertEqual(found.verdict, card["expect"]["verdict"])
                seen |= {check.reason for check in found.checks if check.name == "revocation"}
        self.assertLessEqual({"ok", "signer_revoked", "crl_signature_invalid"}, seen)

    def test_each_kind_of_bytes_is_a_file(self) -> None:
        of_one = judge(anchors=[ANCHOR])
        files = files_of("vn_good")
        expected = of_one.verify(files)
        self.assertEqual(expected.verdict, "accepted")
        for kind in (bytearray, memoryview, lambda file: memoryview(bytearray(file))):
            self.assertEqual(of_one.verify({name: kind(file) for name, file in files.items()}), expected)
        self.assertEqual(of_one.verify({**files, "dg3": None}), expected)
        with self.assertRaises(ValueError):
            of_one.verify({**files, "dg17": b""})

    def test_garbage_is_a_result(self) -> None:
        of_one = judge(anchors=[ANCHOR])
        for sod in (None, b"", b"\0", b"\xff" * 70_000, b"\x30\x84\xff\xff\xff\xff", files_of("vn_good")["sod"][:-1]):
            result = of_one.verify({"sod": sod, "dg1": b"\x61"})
            self.assertEqual((result.verdict, result.decided_by, result.checks), ("malformed", None, []))
            assert result.error
            self.assertTrue(result.error.kind and result.error.message)

    def test_a_time_for_one_card(self) -> None:
        of_one = judge(anchors=[ANCHOR])
        early = datetime.datetime(2001, 1, 1, 12, tzinfo=datetime.timezone.utc)
        result = of_one.verify(files_of("vn_good"), at=early)
        self.assertEqual((result.verdict, result.at), ("rejected", int(early.timestamp())))
        self.assertEqual(of_one.verify(files_of("vn_good")).at, 1_793_491_200)
        with self.assertRaises(ValueError):
            of_one.verify({}, at=datetime.datetime(2001, 1, 1))


class Arguments(unittest.TestCase):
    def verdict(self, **arguments: Any) -> str:
        return judge(**{"anchors": [ANCHOR], **arguments}).verify(files_of("vn_good")).verdict

    def test_anchors_come_in_every_form(self) -> None:
        der = ANCHOR.read_bytes()
        encoded = base64.encodebytes(der).decode()
        pem = f"-----BEGIN CERTIFICATE-----\n{encoded}-----END CERTIFICATE-----\n"
        ldif = f"dn: c=VN\ncACertificate;binary:: {encoded.replace(chr(10), chr(10) + ' ').rstrip()}\n"
        master_list = (TESTDATA / "lists/list_good.ml").read_bytes()
        for source in (der, bytearray(der), memoryview(der), str(ANCHOR), ANCHOR, pem.encode(), encoded.encode(),
                       der.hex().encode(), ldif.encode()):
            self.assertEqual(self.verdict(anchors=[source]), "accepted", type(source))
        self.assertEqual(self.verdict(anchors=[]), "undetermined")
        self.assertGreater(len(_native.certificates(master_list, only_cscas=True)), 1)
        for nothing in (b"", b"PK\3\4", b"hello", files_of("vn_good")["sod"]):
            with self.assertRaisesRegex(ValueError, "no certificates"):
                judge(anchors=[nothing])
        with self.assertRaises(TypeError):
            Judge(anchors=str(ANCHOR), at=AT)
        with self.assertRaises(FileNotFoundError):
            judge(anchors=["/nowhere"])

    def test_a_directory_is_read_with_a_warning(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            with self.assertRaises(ValueError):
                judge(anchors=[directory])
            Path(directory, "a.der").write_bytes(ANCHOR.read_bytes())
            Path(directory, "b.txt").write_text("not a certificate")
            with self.assertWarnsRegex(UserWarning, "b.txt"):
                self.assertEqual(self.verdict(anchors=[directory]), "accepted")
            with self.assertRaisesRegex(ValueError, "b.txt"):
                judge(anchors=[Path(directory, "b.txt")])

    def test_a_signer_in_a_directory_of_the_pkd_is_no_anchor(self) -> None:
        signer = read(manifest()["sod_certificate_in_store"]["document_signers"][0])
        encoded = base64.b64encode(signer).decode()
        ldif = f"dn: c=VN\nuserCertificate;binary:: {encoded}\n".encode()
        self.assertEqual(_native.certificates(ldif, only_cscas=False), [signer])
        with self.assertRaises(ValueError):
            _native.certificates(ldif, only_cscas=True)

    def test_a_list_that_does_not_parse_is_refused(self) -> None:
        crl = next((TESTDATA / "crls").iterdir()).read_bytes()
        self.assertEqual(_native.revocation_lists(crl), [crl])
        begin, end = b"-----BEGIN X509 CRL-----\n", b"-----END X509 CRL-----\n"
        self.assertEqual(_native.revocation_lists(begin + base64.encodebytes(crl) + end), [crl])
        for broken in (crl[:-1], begin + base64.encodebytes(crl[:-1]) + end, begin + b"!\n" + end, b"", b"x"):
            with self.assertRaises(ValueError):
                judge(crls=[broken])

    def test_the_policy_has_the_names_of_the_command(self) -> None:
        self.assertEqual(self.verdict(policy="strict"), "rejected")
        self.assertEqual(self.verdict(policy="with-chip"), "undetermined")
        self.assertEqual(self.verdict(policy="with-revocation"), "undetermined")
        self.assertEqual(self.verdict(policy="archive"), "accepted")
        tolerated = "basic_constraints_in_end_entity"
        self.assertEqual(self.verdict(refuse=[tolerated]), "rejected")
        self.assertEqual(self.verdict(policy="strict", tolerate=[tolerated]), "accepted")
        self.assertEqual(self.verdict(tolerate=[tolerated], refuse=[tolerated]), "rejected")
        self.assertEqual(self.verdict(require=["revocation"]), "undetermined")
        for wrong in ({"policy": "lax"}, {"refuse": ["lax"]}, {"tolerate": ["lax"]}, {"require": ["lax"]}):
            with self.assertRaisesRegex(ValueError, "lax"):
                judge(**wrong)

    def test_each_finding_and_check_has_its_name(self) -> None:
        judge(anchors=[], tolerate=list(Finding), refuse=list(Finding), require=list(CheckId))
        for check in CheckId:
            self.assertEqual(idchip.check_name(check), check.name.lower())

    def test_a_judge_can_be_pickled(self) -> None:
        of_one = judge(anchors=[ANCHOR], refuse=[Finding.BASIC_CONSTRAINTS_IN_END_ENTITY])
        copy = pickle.loads(pickle.dumps(of_one))
        files = files_of("vn_good")
        self.assertEqual(copy.verify(files), of_one.verify(files))
        self.assertEqual(copy.verify(files).verdict, "rejected")

    def test_the_package_has_one_library(self) -> None:
        self.assertEqual(_abi.LIBRARY._name, _native.__file__)


@needs_pyarrow
class Tables(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cls.judge = judge()
        cls.cards = record_batch(table())
        cls.rows = as_rows(cls.judge.verify_batch(cls.cards, identifier="id"))

    judge: Judge
    cards: Any
    rows: list[dict[str, Any]]

    @unittest.skipUnless("IDCHIP" in os.environ, "$IDCHIP does not name the command")
    def test_each_row_has_the_results_of_the_command(self) -> None:
        expected = results_of_command()
        self.assertEqual([row["id"] for row in self.rows], list(expected))
        for row in self.rows:
            with self.subTest(row["id"]):
                self.assertEqual(comparable(row), expected[row["id"]])

    def test_a_row_is_what_the_card_alone_gives(self) -> None:
        for row in self.rows:
            alone = self.judge.verify(files_of(row["id"]))
            self.assertEqual(comparable(row), comparable(as_dict(alone)), row["id"])
            self.assertEqual(row["state"], alone.state)
            self.assertEqual(row["error"] and row["error"]["message"], alone.error and alone.error.message)

    def test_threads_give_the_same_rows_in_order(self) -> None:
        many = pyarrow.concat_batches([self.cards, self.cards])
        for threads in (1, 2, 7, 1000):
            found = as_rows(self.judge.verify_batch(many, identifier="id", threads=threads))
            self.assertEqual(found, self.rows * 2, threads)

    def test_each_type_of_bytes_and_a_part_of_a_batch_are_read(self) -> None:
        for kind in (pyarrow.binary(), pyarrow.large_binary(), pyarrow.binary_view()):
            part = record_batch(table(), kind).slice(17, 40)
            self.assertEqual(as_rows(self.judge.verify_batch(part, identifier="id")), self.rows[17:57])
        self.assertEqual(as_rows(self.judge.verify_batch(self.cards.slice(0, 0), identifier="id")), [])

    def test_a_poisoned_row_is_a_row(self) -> None:
        good = files_of("vn_good")
        poison = [None, b"", b"\xff" * 9, b"\x30\x80" * 40_000, good["sod"][:700], os.urandom(3000)]
        sods = [sod for bad in poison for sod in (good["sod"], bad)]
        columns: dict[str, list[Any]] = {name: [file] * len(sods) for name, file in good.items()}
        columns["sod"] = sods
        rows = as_rows(judge(anchors=[ANCHOR]).verify_batch(record_batch(columns), threads=2))
        self.assertEqual([row["verdict"] for row in rows], ["accepted", "malformed"] * len(poison))
        for row in rows[1::2]:
            self.assertTrue(row["error"]["kind"] and row["error"]["message"])
            self.assertEqual((row["checks"], row["signer"], row["decided_by"]), ([], None, None))

    def test_a_table_that_is_none_of_cards_is_an_error(self) -> None:
        sod = pyarrow.array([b"x"], pyarrow.binary())
        text = pyarrow.array(["x"])
        for wrong, said in (({"dg1": sod}, "sod"), ({"sod": text}, "sod"), ({"sod": sod, "dg2": text}, "dg2"),
                            ({"sod": sod, "at": text}, "at")):
            with self.assertRaisesRegex(ValueError, said):
                self.judge.verify_batch(pyarrow.record_batch(wrong))
        with self.assertRaisesRegex(ValueError, "number"):
            self.judge.verify_batch(self.cards, identifier="number")
        with self.assertRaises((ValueError, OverflowError)):
            self.judge.verify_batch(self.cards, threads=0)
        with self.assertRaisesRegex(ValueError, "__arrow_c_array__"):
            self.judge.verify_batch({"sod": [b"x"]})  # type: ignore[arg-type]

    def test_a_card_may_have_its_own_time(self) -> None:
        good = files_of("vn_good")
        at = [datetime.datetime(2001, 1, 1), None, datetime.datetime(2026, 11, 1)]
        columns: dict[str, Any] = {name: pyarrow.array([file] * 3) for name, file in good.items()}
        of_one = judge(anchors=[ANCHOR])
        for kind in (pyarrow.timestamp("us"), pyarrow.timestamp("s", "Asia/Ho_Chi_Minh"), pyarrow.date32()):
            batch = pyarrow.record_batch({**columns, "at": pyarrow.array(at, kind)})
            rows = as_rows(of_one.verify_batch(batch))
            self.assertEqual([row["verdict"] for row in rows], ["rejected", "accepted", "accepted"], kind)
            self.assertEqual(rows[1]["at"], datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc))

    def test_the_identifier_keeps_its_type(self) -> None:
        sods = pyarrow.array([None, None], pyarrow.binary())
        for identifiers in (pyarrow.array([7, None]), pyarrow.array(["a", "b"]).dictionary_encode()):
            batch = pyarrow.record_batch({"sod": sods, "number": identifiers})
            results = pyarrow.record_batch(self.judge.verify_batch(batch, identifier="number"))
            self.assertTrue(results.column("number").equals(identifiers))
            self.assertEqual(results.schema.names[:2], ["number", "verdict"])

    def test_a_stream_is_verified_batch_by_batch(self) -> None:
        asked: list[int] = []

        def batches() -> Any:
            for begin in range(0, self.cards.num_rows, 100):
                asked.append(begin)
                yield self.cards.slice(begin, 100)

        source = pyarrow.RecordBatchReader.from_batches(self.cards.schema, batches())
        results = pyarrow.RecordBatchReader.from_stream(self.judge.verify_stream(source, identifier="id"))
        first = results.read_next_batch()
        self.assertEqual((first.num_rows, asked), (100, [0]))
        self.assertEqual(first.to_pylist() + results.read_all().to_pylist(), self.rows)
        in_whole = pyarrow.Table.from_batches([self.cards])
        self.assertEqual(pyarrow.table(self.judge.verify_stream(in_whole, identifier="id")).to_pylist(), self.rows)
        with self.assertRaisesRegex(ValueError, "number"):
            self.judge.verify_stream(in_whole, identifier="number")

    def test_no_personal_data_is_in_the_results(self) -> None:
        cards = b" ".join(file for card in manifest() for file in files_of(card).values())
        for secret in SECRETS:
            self.assertIn(secret.encode(), cards)
            self.assertNotIn(secret, str(self.rows))
        with self.assertRaises(ValueError) as raised:
            judge(anchors=[files_of("vn_good")["dg1"]])
        self.assertNotIn("NGUYEN", str(raised.exception))

    def test_other_threads_of_python_go_on(self) -> None:
        count, is_over = 0, threading.Event()

        def counts() -> None:
            nonlocal count
            while not is_over.is_set():
                count += 1
                time.sleep(0)

        before = sys.getswitchinterval()
        # Only who gives the lock up lets another thread go on.
        sys.setswitchinterval(60)
        thread = threading.Thread(target=counts)
        try:
            thread.start()
            at_first = count
            self.judge.verify_batch(self.cards)
            passed = count - at_first
        finally:
            is_over.set()
            sys.setswitchinterval(before)
            thread.join()
        self.assertGreater(passed, 0)

    def test_threads_of_python_share_a_judge(self) -> None:
        found: dict[int, Any] = {}

        def verify(number: int) -> None:
            found[number] = as_rows(self.judge.verify_batch(self.cards, identifier="id"))

        threads = [threading.Thread(target=verify, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([found[number] for number in range(4)], [self.rows] * 4)


if __name__ == "__main__":
    unittest.main()
