"""Articles through `analyze` in Apache Spark: JSON Lines in, a record a line out, in the same order.

    spark-submit job.py --analyze path/to/analyze INPUT OUTPUT

INPUT and OUTPUT are whatever Spark reads and writes: folders, hdfs://, s3a://. OUTPUT must not exist.
"""

import argparse
import os

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# One thread a task, since Spark starts a task a core; an article that fails is an error record and not the end of the job.
OPTIONS = "--input-format jsonl -f jsonl --jobs 1 --fail never --quiet"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--analyze", default="analyze", help="the program, built for the machines of the cluster")
    options.add_argument("--partitions", type=int, default=None, help="at least so many parts")
    options.add_argument("--for-events", action="store_true", help="put into the records what merging them into events needs")
    options.add_argument("input")
    options.add_argument("output")
    options = options.parse_args()

    context = SparkSession.builder.appName("analyze").getOrCreate().sparkContext
    # Every executor gets its own copy, in the folder in which its tasks run.
    context.addFile(options.analyze)
    program = "./" + os.path.basename(options.analyze)
    if context.master.startswith("local") and not context.master.startswith("local-cluster"):
        # There is no executor with a folder of its own.
        program = SparkFiles.get(os.path.basename(options.analyze))

    articles = context.textFile(options.input, options.partitions)
    # Without checkCode a filter that dies in the middle would go unnoticed, its last lines missing.
    more = " --with-text --ages" if options.for_events else ""
    records = articles.pipe(f"{program} {OPTIONS}{more}", checkCode=True)
    records.saveAsTextFile(options.output)


if __name__ == "__main__":
    main()
