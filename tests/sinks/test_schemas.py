import json

import jsonschema
import pytest

from cli.standin import clean
from newsclean.model import Article, RawPage, Rejection
from newsclean.sinks.schemas import json_schema


@pytest.mark.parametrize(("text", "model"), [("খবর\n\nশেষ", Article), ("LISTING", Rejection)])
def test_a_line_validates_and_no_key_of_it_may_be_missing(text, model):
    schema = json_schema(model)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    line = json.loads(clean(RawPage(body=text, origin="-")).outcome.to_json())
    validator.validate(line)
    assert list(line) == list(schema["properties"])
    for key in line:
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({k: v for k, v in line.items() if k != key})
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**line, "more": 1})
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**line, "schema": "newsclean.article/9"})
