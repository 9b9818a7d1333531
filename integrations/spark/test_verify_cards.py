"""The Spark job gives each card the results of the command.

Usage: IDCHIP=target/debug/idchip python integrations/spark/test_verify_cards.py    with idchip and pyspark installed
       SPARK_MASTER=local-cluster[2,1,1024] chooses another master than local[2]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "bindings/python/tests")]
import verify_cards
from cards import ANCHORS, DAY, comparable, results_of_command, table

MASTER = os.environ.get("SPARK_MASTER", "local[2]")
# The last are so many and so long that the memory of Spark holds them only if it reads a few at a time.
POISON = [None, b"", b"\xff" * 9, b"\x30\x80" * 40_000, b"\x77\x82\x01",
          *(number.to_bytes(2, "big") + bytes(1 << 20) for number in range(130))]


def write(path: Path, columns: dict[str, list[Any]], rows_per_group: int = 64) -> None:
    arrays = {name: pyarrow.array(column, pyarrow.string() if name == "id" else pyarrow.binary())
              for name, column in columns.items()}
    # Several row groups, so that there are several partitions; no dictionary, so that each row has bytes of its own.
    pyarrow.parquet.write_table(pyarrow.table(arrays), path, row_group_size=rows_per_group, use_dictionary=False)


def submit(*arguments: str) -> subprocess.CompletedProcess[str]:
    tool = shutil.which("spark-submit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert tool, "spark-submit is not there"
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [tool, "--master", MASTER, "--conf", "spark.ui.enabled=false", "--driver-memory", "512m",
               str(HERE / "verify_cards.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


class Job(unittest.TestCase):
    maxDiff = None

    def test_each_card_has_the_results_of_the_command(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            cards, results = Path(directory, "cards"), Path(directory, "results")
            cards.mkdir()
            write(cards / "good.parquet", table())
            # A partition in which nothing is right.
            poisoned: dict[str, list[Any]] = {name: [None] * len(POISON) for name in table()}
            poisoned["id"] = [f"poison {number}" for number in range(len(POISON))]
            poisoned["sod"] = POISON
            write(cards / "poisoned.parquet", poisoned, len(POISON))
            done = submit("--input", str(cards), "--output", str(results), "--anchors", str(ANCHORS), "--at", DAY)
            self.assertEqual(done.returncode, 0, done.stderr)
            rows = {row["id"]: row for row in pyarrow.parquet.read_table(results).to_pylist()}
            again = submit("--input", str(cards), "--output", str(results), "--anchors", str(ANCHORS), "--at", DAY)
        expected = results_of_command()
        self.assertEqual(len(rows), len(expected) + len(POISON))
        for name, of_command in expected.items():
            with self.subTest(name):
                self.assertEqual(comparable(rows[name]), of_command)
        for number in range(len(POISON)):
            row = rows[f"poison {number}"]
            self.assertEqual((row["verdict"], row["checks"]), ("malformed", []))
            self.assertTrue(row["error"]["kind"])
        # The counts by verdict are printed.
        counted = sum(int(line.split()[0]) for line in done.stdout.splitlines())
        self.assertEqual(counted, len(rows))
        # Results that are there stay.
        self.assertNotEqual(again.returncode, 0)

    def test_an_argument_that_is_wrong_for_all_cards_ends_the_job(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            cards = Path(directory, "cards.parquet")
            write(cards, {"id": ["a"], "dg1": [b"\x61"]})
            done = submit("--input", str(cards), "--output", f"{directory}/results", "--anchors", str(ANCHORS))
        self.assertNotEqual(done.returncode, 0)
        # spark-submit writes the errors of a program to its standard output.
        self.assertIn("no column is called sod", done.stdout + done.stderr)

    def test_each_core_has_several_partitions_and_none_is_large(self) -> None:
        mebibyte = 1024 * 1024
        self.assertEqual(verify_cards.bytes_per_partition(0, 2), 4 * mebibyte)
        self.assertEqual(verify_cards.bytes_per_partition(1 << 50, 64), 128 * mebibyte)
        for size, cores in ((10**9, 8), (10**10, 64), (10**9, 64)):
            of_each = verify_cards.bytes_per_partition(size, cores)
            self.assertGreaterEqual(-(-size // of_each), 2 * cores)


if __name__ == "__main__":
    unittest.main()
