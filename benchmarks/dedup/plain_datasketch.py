"""What one writes with datasketch alone: a MinHash a record, put into an LSH, which is asked for each.

Prints how many records were found to be like an earlier one. Needs datasketch, nothing of ours.
"""

import json
import sys

from datasketch import MinHash, MinHashLSH


def main(path: str) -> None:
    """Cluster the records of a file."""
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    alike = total = 0
    with open(path, encoding="utf8") as file:
        for line in file:
            words = json.loads(line)["text"].split()
            sketch = MinHash(num_perm=128)
            sketch.update_batch(
                [" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)]
            )
            alike += bool(lsh.query(sketch))
            lsh.insert(str(total), sketch)
            total += 1
    sys.stderr.write(f"{total} records, {alike} like an earlier one\n")


if __name__ == "__main__":
    main(sys.argv[1])
