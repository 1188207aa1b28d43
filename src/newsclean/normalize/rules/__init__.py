"""The rules of text, one idea a file; `rulebook` holds their order and runs them."""
