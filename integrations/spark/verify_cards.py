"""Verifies the cards of a Parquet table with Spark: one row of results for each card.

    spark-submit integrations/spark/verify_cards.py --input cards.parquet --output results.parquet \\
        --anchors csca/ --at 2026-11-01

The input has a column `id`, or another that --identifier names, and binary columns with the files of a card: `sod`, and
any of `com`, `card_access`, `card_security`, `dir`, `dg1` to `dg16`. A null is a file that is not there. A column `at`
has a date or timestamp for each card. Other columns are not read.

Anchors, revocation lists and signers are read by the driver, in each form in which states publish them, and sent to the
executors. The package `idchip` must be installed on the driver and on the executors. A card that cannot be read is
a row with the verdict "malformed", never an error of the job.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Iterator
from typing import Any, Optional

import pyarrow
from idchip.batch import Judge
from pyspark.broadcast import Broadcast
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

FILES = ("sod", "com", "card_access", "card_security", "dir", *(f"dg{number}" for number in range(1, 17)))
AT = "at"

# A card has some 20 kB: a batch is some 10 MB in the JVM, and the same again in Python.
CARDS_PER_BATCH = 500
# A row that is no card may have any length: a batch of such rows must not take the memory of an executor.
MOST_BYTES_PER_BATCH = 32 * 1024 * 1024
# Spark copies the rows that it reads at a time into one array for each column, without a limit in bytes. With its own
# 4096 rows, some of 1 MiB take all memory; with 32 of them, the array grew beyond a heap of 512 MB now and then.
CARDS_PER_READ = 8
# A partition is the unit that is lost and done again when an executor goes away, and that a core works on.
MOST_BYTES_PER_PARTITION = 128 * 1024 * 1024
LEAST_BYTES_PER_PARTITION = 4 * 1024 * 1024
# Enough for the cores to finish at about the same time.
PARTITIONS_PER_CORE = 4


def bytes_per_partition(size: int, cores: int) -> int:
    """The bytes of the input that one task reads, so that every core has several tasks and no task is large."""
    wanted = size // max(cores * PARTITIONS_PER_CORE, 1) + 1
    return min(max(wanted, LEAST_BYTES_PER_PARTITION), MOST_BYTES_PER_PARTITION)


def size_of(spark: SparkSession, path: str) -> int:
    """The bytes of the files below this path, on any file system that Spark reads."""
    jvm: Any = spark.sparkContext._jvm
    configuration = spark.sparkContext._jsc.hadoopConfiguration()
    place = jvm.org.apache.hadoop.fs.Path(path)
    return int(place.getFileSystem(configuration).getContentSummary(place).getLength())


def read_cards(spark: SparkSession, path: str, identifier: str) -> DataFrame:
    """The cards, with the columns that are needed. Sets the size of partitions for this session."""
    size = bytes_per_partition(size_of(spark, path), spark.sparkContext.defaultParallelism)
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(size))
    # The cost of opening a file, in bytes: without it, many small files would make one partition.
    spark.conf.set("spark.sql.files.openCostInBytes", str(min(size, LEAST_BYTES_PER_PARTITION)))
    spark.conf.set("spark.sql.parquet.columnarReaderBatchSize", str(CARDS_PER_READ))
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(CARDS_PER_BATCH))
    spark.conf.set("spark.sql.execution.arrow.maxBytesPerBatch", str(MOST_BYTES_PER_BATCH))
    cards = spark.read.parquet(path)
    return cards.select(identifier, *(name for name in (*FILES, AT) if name in cards.columns))


def verify(cards: DataFrame, judge: Judge, identifier: str) -> DataFrame:
    """The results: the identifier, and the columns of `Judge.verify_batch`."""
    # Without a card: an argument that is wrong for all cards is an error here, and not in each task.
    no_cards = to_arrow_schema(cards.schema).empty_table().to_batches() or [
        pyarrow.RecordBatch.from_pylist([], schema=to_arrow_schema(cards.schema))
    ]
    results = pyarrow.record_batch(judge.verify_batch(no_cards[0], identifier=identifier))
    of_judge = cards.sparkSession.sparkContext.broadcast(judge)
    return cards.mapInArrow(task(of_judge, identifier), from_arrow_schema(results.schema))


def task(
    judge: Broadcast[Judge], identifier: str
) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """The function that an executor applies to the batches of a partition."""

    def verify_batches(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield pyarrow.record_batch(judge.value.verify_batch(batch, identifier=identifier))

    return verify_batches


def moment(text: str) -> datetime.datetime:
    """A day or a time of ISO 8601; without a time zone, in UTC."""
    time = datetime.datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=datetime.timezone.utc)


def arguments(given: Optional[list[str]]) -> argparse.Namespace:
    about, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="verify_cards.py", description=about, epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--input", required=True, metavar="PATH", help="the cards, as Parquet")
    parser.add_argument("--output", required=True, metavar="PATH", help="the results, as Parquet; must not exist")
    parser.add_argument(
        "--overwrite", action="store_true", help="replace the results that are there"
    )
    parser.add_argument("--identifier", default="id", metavar="COLUMN", help="the column to pass through (id)")
    parser.add_argument(
        "--anchors", action="append", required=True, metavar="PATH",
        help="trusted CSCA certificates; may be given several times, as the others with PATH or NAME below",
    )
    for option, about in (
        ("--crl", "revocation lists"),
        ("--signers", "document signers for cards whose EF.SOD has none"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="PATH", help=about)
    parser.add_argument(
        "--at", type=moment, metavar="DATE",
        help="the time for which cards are verified that have none of their own (now)",
    )
    parser.add_argument("--policy", default="default",
                        help="default, strict, with-chip, with-revocation or archive (default)")
    for option, about in (
        ("--tolerate", "findings to tolerate in addition to the policy"),
        ("--refuse", "findings to refuse, whatever the policy says"),
        ("--require", "checks that must be successful"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="NAME", help=about)
    return parser.parse_args(given)


def main(given: Optional[list[str]] = None) -> int:
    chosen = arguments(given)
    at = chosen.at or datetime.datetime.now(datetime.timezone.utc)
    judge = Judge(
        anchors=chosen.anchors, crls=chosen.crl, signers=chosen.signers, at=at, policy=chosen.policy,
        tolerate=chosen.tolerate, refuse=chosen.refuse, require=chosen.require,
    )
    spark = SparkSession.builder.appName("idchip: verify cards").getOrCreate()
    results = verify(read_cards(spark, chosen.input, chosen.identifier), judge, chosen.identifier)
    results.write.mode("overwrite" if chosen.overwrite else "errorifexists").parquet(chosen.output)
    counts = spark.read.parquet(chosen.output).groupBy("verdict", "decided_by", "reason").count()
    for row in counts.orderBy("verdict", counts["count"].desc(), "decided_by").collect():
        why = f"{row.decided_by}, {row.reason}" if row.decided_by else ""
        print(f"{row['count']:>12} {row.verdict:<12} {why}".rstrip())
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
