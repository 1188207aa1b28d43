"""newsclean under Ray Data: a data set of pages → Parquet of records, a row for each row.

    pip install 'newsclean[cluster,parquet]' ray
    python examples/ray_data.py pages.parquet cleaned

Ray Data tries a batch again whose process is lost, for ever by default, and then drops the whole
batch. Here a page that ends its process costs itself: the processes of Ray never see it.
"""

import argparse

import ray

from newsclean.integrations.arrow import CleanBatches


def main():
    """Clean a Parquet file or folder with columns `html` (or `text`) and `url`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages")
    parser.add_argument("output")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    cleaned = ray.data.read_parquet(args.pages).map_batches(
        CleanBatches,
        batch_format="pyarrow",
        batch_size=256,
        # With a whole core each, they would leave none to the tasks that read.
        num_cpus=0.5,
        compute=ray.data.ActorPoolStrategy(size=args.workers),
    )
    cleaned.write_parquet(args.output)
    ids = [row["id"] for row in ray.data.read_parquet(args.output, columns=["id"]).iter_rows()]
    print(f"{len(ids)} rows, {sum(one is not None for one in ids)} records")  # noqa: T201


if __name__ == "__main__":
    main()
