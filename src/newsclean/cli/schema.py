"""`newsclean schema`: what a line of output looks like."""

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  newsclean schema > article.schema.json
  newsclean schema --rejection
"""


def schema(
    rejection: Annotated[
        bool, typer.Option("--rejection", help="The lines of --rejects instead of records.")
    ] = False,
) -> None:
    """Print the JSON Schema that every line of output validates against."""
    import json

    from newsclean.cli.messages import emit
    from newsclean.model import Article, Rejection
    from newsclean.sinks.schemas import json_schema

    made = json_schema(Rejection if rejection else Article)
    emit(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
