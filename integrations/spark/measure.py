"""Measures the job for Spark against the command, in time of the processors, compares the results of both row by row,
and prints the table of docs/scale.md.

    cargo build --release --package idchip-cli --features parquet
    python integrations/spark/measure.py --idchip target/release/idchip --rows 100000

Every figure is CPU time of all processes that take part, the difference of a large and a small run: neither the start
of the JVM nor the load of the machine counts. The command and the package are measured alternately, and the median of
their ratios is given. The cards are those of testdata/ that are accepted under the anchors of one state each; with
--cards those of a directory of cards, such as `cargo xtask many-cards` writes.

Both runs have all cards of testdata/ as well, and partitions of poisoned rows. The command reads the same tables, and
the program ends with an error if the results for a row differ.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Optional

import pyarrow
import pyarrow.parquet
import pyspark
from idchip.batch import Judge
from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "bindings/python/tests")]
import verify_cards
from cards import ANCHORS, COLUMNS, DAY, as_row, comparable, files_of, manifest

ROWS_PER_GROUP = 500
POISONED = 1000
TICKS = os.sysconf("SC_CLK_TCK")

Card = dict[str, bytes]


def cards_below(directory: Path) -> dict[str, Card]:
    """The cards in a directory, each with its directory."""
    found: dict[str, Card] = {}
    for sod in sorted(directory.rglob("EF.SOD.bin")):
        files = {path.name.removesuffix(".bin"): path for path in sod.parent.iterdir()}
        found[str(sod.parent)] = {
            COLUMNS[name]: path.read_bytes() for name, path in files.items() if name in COLUMNS
        }
    return found


def batches(card_of: Callable[[int], Card], numbers: range) -> Iterator[pyarrow.RecordBatch]:
    """A row for each number, which is its identifier."""
    schema = pyarrow.schema([("id", pyarrow.int64()), *((name, pyarrow.binary()) for name in COLUMNS.values())])
    for begin in range(0, len(numbers), ROWS_PER_GROUP):
        of_group = numbers[begin:begin + ROWS_PER_GROUP]
        of_rows = [card_of(number) for number in of_group]
        columns = [pyarrow.array([files.get(name) for files in of_rows], pyarrow.binary())
                   for name in COLUMNS.values()]
        yield pyarrow.record_batch([pyarrow.array(of_group, pyarrow.int64()), *columns], schema=schema)


def again_and_again(cards: list[Card]) -> Callable[[int], Card]:
    return lambda number: cards[number % len(cards)]


def poisoned(card: Card, number: int) -> Card:
    """A row that is no card, or a card with an altered EF.SOD. Two of seven are so large that the rows of many numbers
    are a partition of their own."""
    sod, noise = card["sod"], random.Random(number).randbytes(2000)
    place = number % len(sod)
    rows: list[Card] = [
        {},
        {name: b"" for name in card},
        {name: noise for name in card},
        {**card, "sod": sod[:place]},
        {**card, "sod": sod[:place] + noise[:1] + sod[place + 1:]},
        {**card, "sod": sod + noise * 500},
        {**card, "sod": b"\x30\x80" * 500_000},
    ]
    return rows[number % len(rows)]


def write(path: Path, card_of: Callable[[int], Card], numbers: range) -> None:
    """As Parquet, without what would make one of the cards that are the same."""
    of_table = batches(card_of, numbers)
    first = next(of_table)
    with pyarrow.parquet.ParquetWriter(path, first.schema, compression="none", use_dictionary=False) as writer:
        writer.write_batch(first, row_group_size=ROWS_PER_GROUP)
        for batch in of_table:
            writer.write_batch(batch, row_group_size=ROWS_PER_GROUP)


def command_line(idchip: Path, anchors: list[str], paths: list[str]) -> list[str]:
    arguments = [it for path in anchors for it in ("--anchors", path)]
    return [str(idchip), "verify", "--json", "--cross-check", "0", "--at", DAY, *arguments, *paths]


def seconds_of_ended() -> float:
    """The CPU time of the processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command_seconds(idchip: Path, anchors: list[str], paths: list[str]) -> float:
    """The CPU time of the command for these cards."""
    before = seconds_of_ended()
    done = subprocess.run(
        command_line(idchip, anchors, paths), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode not in (0, 1, 2, 3):
        raise SystemExit(done.stderr.decode())
    return seconds_of_ended() - before


def package_seconds(judge: Judge, batch: pyarrow.RecordBatch) -> float:
    """The CPU time of this thread for the cards of a batch."""
    before = time.thread_time()
    results = pyarrow.record_batch(judge.verify_batch(batch, identifier="id"))
    assert results.num_rows == batch.num_rows
    return time.thread_time() - before


def family() -> dict[int, float]:
    """The processes that this one has started, and those that these have started, each with its CPU time and that of
    its children which have ended."""
    processes = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                fields = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # It has ended.
            processes[int(place.name)] = (int(fields[1]), sum(map(int, fields[11:15])) / TICKS)
    found: dict[int, float] = {}
    parents = {os.getpid()}
    while parents:
        parents = {process for process, (parent, _) in processes.items() if parent in parents}
        found.update((process, processes[process][1]) for process in parents)
    return found


def seconds_of_family() -> float:
    return sum(family().values())


def most_bytes_of_workers() -> Iterator[int]:
    """The most memory that each process of Python of the executors has had."""
    for process in family():
        status = Path(f"/proc/{process}/status").read_text()
        if status.startswith("Name:\tpython"):
            yield next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def spark_seconds(spark: SparkSession, judge: Judge, path: Path, output: Path) -> tuple[float, float]:
    """The CPU time of Spark with its executors and their Python for a table, and the time by the clock."""
    before, begin = seconds_of_family(), time.monotonic()
    results = verify_cards.verify(verify_cards.read_cards(spark, str(path), "id"), judge, "id")
    results.write.mode("overwrite").parquet(str(output))
    return seconds_of_family() - before, time.monotonic() - begin


def rows_of_command(idchip: Path, anchors: list[str], tables: list[str]) -> Iterator[tuple[str, str]]:
    """The identifier of each row, and the results of the command."""
    command = command_line(idchip, anchors, tables)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout
        for line in running.stdout:
            record = json.loads(line)
            yield Path(record["path"]).name, text_of(as_row(record))


def rows_of_spark(results: Path) -> Iterator[tuple[str, str]]:
    for batch in pyarrow.parquet.read_table(results).to_batches(max_chunksize=ROWS_PER_GROUP):
        for row in batch.to_pylist():
            yield str(row["id"]), text_of(comparable(row))


def text_of(row: dict[str, Any]) -> str:
    """The results as text that is held once for all rows that have the same."""
    return sys.intern(json.dumps(row))


def compare(options: argparse.Namespace, tables: Path, results: Path) -> float:
    """The CPU time of the command for these tables. Ends the program unless it gives each row the results of Spark."""
    before = seconds_of_ended()
    paths = [str(table) for table in sorted(tables.iterdir())]
    of_command = Counter(rows_of_command(options.idchip, options.anchors, paths))
    seconds = seconds_of_ended() - before
    of_spark = Counter(rows_of_spark(results))
    differing = {name for name, _ in (of_command - of_spark) + (of_spark - of_command)}
    if differing:
        raise SystemExit(f"{len(differing)} rows have other results than the command gives, such as {min(differing)}")
    return seconds


def bytes_in(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.iterdir())


def machine() -> str:
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    return (f"{model}, {os.cpu_count()} cores; Python {platform.python_version()}, pyspark {pyspark.__version__}, "
            f"pyarrow {pyarrow.__version__}")


def chosen(given: Optional[list[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--idchip", type=Path, required=True, help="the command, built with --release")
    parser.add_argument("--cards", type=Path, help="a directory of cards that are accepted, with anchors/ beside them")
    parser.add_argument("--anchors", action="append", default=[], help="the anchors of these cards")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7, help="of the command and the package")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--project", type=int, nargs=2, default=[76_000_000, 64], metavar=("CARDS", "CORES"),
                        help="what to compute from the rates")
    parser.add_argument("--work", type=Path, help="a directory for the tables, which are large")
    return parser.parse_args(given)


def main(given: Optional[list[str]] = None) -> int:
    options = chosen(given)
    with tempfile.TemporaryDirectory(dir=options.work) as directory:
        work = Path(directory)
        if options.cards is None:
            options.cards = HERE.parents[1] / "testdata/cards/vn_good"
        options.anchors.append(str(ANCHORS))
        found = cards_below(options.cards)
        cards, paths = list(found.values()), list(found)
        judge = Judge(anchors=options.anchors, at=datetime.date.fromisoformat(DAY))
        size = statistics.mean(sum(map(len, card.values())) for card in cards)
        print(f"{machine()}\n{len(cards)} different cards, {size:.0f} bytes each on average")
        small, large = 200, 2200
        some = [paths[number % len(paths)] for number in range(large)]
        batch = next(batches(again_and_again(cards), range(ROWS_PER_GROUP)))
        package_seconds(judge, batch)
        rates = []
        for _ in range(options.rounds):
            of_command = (command_seconds(options.idchip, options.anchors, some)
                          - command_seconds(options.idchip, options.anchors, some[:small])) / (large - small)
            of_package = statistics.mean(package_seconds(judge, batch) for _ in range(4)) / batch.num_rows
            rates.append((of_command, of_package))
        of_command, of_package = (statistics.median(column) for column in zip(*rates))
        ratio = statistics.median(command / package for command, package in rates)
        print(f"the command: {1 / of_command:.0f} cards a second and core")
        print(f"the package: {1 / of_package:.0f} cards a second and core, {ratio:.2f} of the command")
        measure_spark(options, work, judge, cards, of_command)
    return 0


def measure_spark(
    options: argparse.Namespace, work: Path, judge: Judge, cards: list[Card], of_command: float
) -> None:
    of_testdata = [files_of(name) for name in manifest()]
    begin, end = options.rows // 10, options.rows - POISONED - len(of_testdata)
    for name, good in (("small", begin), ("large", end)):
        (work / name).mkdir()
        write(work / name / "cards.parquet", again_and_again(cards), range(good))
        both = good + POISONED
        write(work / name / "poisoned.parquet", lambda number: poisoned(cards[0], number), range(good, both))
        write(work / name / "testdata.parquet", again_and_again(of_testdata), range(both, both + len(of_testdata)))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(options.master).appName("measure")
        .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", str(HERE)).getOrCreate()
    )
    spark_seconds(spark, judge, work / "small", work / "results of small")
    of_small, _ = spark_seconds(spark, judge, work / "small", work / "results of small")
    of_large, clock = spark_seconds(spark, judge, work / "large", work / "results of large")
    of_spark = (of_large - of_small) / (end - begin)
    read, written = ((bytes_in(work / f"{of}large") - bytes_in(work / f"{of}small")) / (end - begin)
                     for of in ("", "results of "))
    verdicts = {row["verdict"]: row["count"] for row in
                spark.read.parquet(str(work / "results of large")).groupBy("verdict").count().collect()}
    largest = max(most_bytes_of_workers(), default=0)
    spark.stop()
    print(f"Spark, {options.master}: {1 / of_spark:.0f} cards a second and core, "
          f"{of_command / of_spark:.2f} of the command; {options.rows} rows in {clock:.0f} s by the clock")
    print(f"{read:.0f} bytes read and {written:.0f} written for each card; "
          + ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    print(f"the largest process of Python: {largest / 2**20:.0f} MiB")
    of_tables = (compare(options, work / "large", work / "results of large")
                 - compare(options, work / "small", work / "results of small")) / (end - begin)
    print(f"the command, from the same tables: {1 / of_tables:.0f} cards a second and core, "
          f"and the same results for each of the {options.rows} rows")
    many, cores = options.project
    hours = many * of_spark / 3600
    print(f"computed for {many} cards of this kind: {hours:.1f} core hours, {hours / cores:.2f} hours on {cores} cores, "
          f"{many * read / 1e12:.2f} TB read, {many * written / 1e9:.0f} GB written")


if __name__ == "__main__":
    sys.exit(main())
