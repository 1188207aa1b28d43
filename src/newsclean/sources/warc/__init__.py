"""Web archives: WARC, WET and WACZ → the pages in them.

Records are read one by one, each in its own gzip member or zstd frame, by code of this room on
zlib and zstandard. The libraries for WARC end without a word where a file ends too early, and
stop at the first damaged byte; where a record lies in its file, and what is lost between two of
them, they do not say. What is left of them without that is the parsing of some named fields.
"""
