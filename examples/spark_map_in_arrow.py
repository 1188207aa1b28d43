"""newsclean under Spark: a data frame of pages → a data frame of records, a row for each row.

    pip install 'newsclean[cluster,parquet]' pyspark
    python examples/spark_map_in_arrow.py pages.parquet cleaned

Spark runs a task four times whose Python is lost, and then ends the job. Here a page that ends its
process costs itself: the Python of Spark never sees it.
"""

import argparse
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from newsclean.integrations.arrow import batch_schema, clean_batches


def main():
    """Clean a Parquet file or folder with columns `html` (or `text`) and `url`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages")
    parser.add_argument("output")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    # The Python of Spark must be one that has newsclean.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master(f"local[{args.workers}]").appName("newsclean").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
    cleaned = spark.read.parquet(args.pages).mapInArrow(
        clean_batches, from_arrow_schema(batch_schema())
    )
    cleaned.write.parquet(args.output)
    records = spark.read.parquet(args.output)
    print(f"{records.count()} rows, {records.where('id is not null').count()} records")  # noqa: T201
    spark.stop()


if __name__ == "__main__":
    main()
