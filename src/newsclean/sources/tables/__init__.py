"""Tables of pages: CSV and TSV, Parquet. A row is a page, a column holds its HTML or its text."""
