import pytest


@pytest.fixture(autouse=True)
def _only_what_the_checkout_holds(monkeypatch):
    """The site files and settings of whoever runs the tests say nothing about the checkout."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    monkeypatch.setenv("APPDATA", "/nonexistent")
    monkeypatch.setenv("NEWSCLEAN_CONFIG", "")
    # Set, not deleted: what --sites sets is then undone after the test.
    monkeypatch.setenv("NEWSCLEAN_SITES", "")
