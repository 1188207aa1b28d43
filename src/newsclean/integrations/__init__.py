"""newsclean inside other engines: steps for datatrove, and a function over batches of Arrow.

`newsclean.integrations.datatrove` has `PageReader`, `CleanPages` and `RecordWriter`;
`newsclean.integrations.arrow` has `clean_batches` and `CleanBatches`, for Ray Data and Spark.
"""
