"""newsclean among the blocks of datatrove: pages → records → only long ones → Parquet.

    pip install 'newsclean[cluster]'
    python examples/datatrove_pipeline.py crawl/ cleaned --workers 4

`crawl/` may be an address of a store (`s3://corpus/warc`), `cleaned` too. The same list of steps
runs under datatrove's SlurmPipelineExecutor and RayPipelineExecutor.
"""

import argparse

from newsclean.integrations.datatrove import (
    Cleaning,
    CleanPages,
    Options,
    PageReader,
    RecordWriter,
    WatchedExecutor,
)


def only_long(documents, rank=0, world_size=1):
    """Yield the documents with some paragraphs: any function is a step."""
    for document in documents:
        if len(document.text) >= 200:
            yield document


def main():
    """Run the pipeline; what is finished already is not done again."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages")
    parser.add_argument("output")
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    pipeline = [
        PageReader(args.pages),
        CleanPages(
            Cleaning(Options(language="bn")), rejects=RecordWriter(f"{args.output}/rejects")
        ),
        only_long,
        RecordWriter(f"{args.output}/records", "parquet"),
    ]
    executor = WatchedExecutor(
        pipeline,
        tasks=args.tasks,
        workers=args.workers,
        logging_dir=f"{args.output}/logs",
        tell=print,
    )
    executor.run()
    done = args.tasks - len(executor.get_incomplete_ranks())
    print(f"{done} of {args.tasks} tasks done")  # noqa: T201


# Processes that are started import this file once more.
if __name__ == "__main__":
    main()
