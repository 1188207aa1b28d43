import io
import os
import stat
import sys
import threading

import pytest

from newsclean.errors import UsageError
from newsclean.sinks import FileLines, SplitLines, StreamLines, open_lines

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links of POSIX")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_has_its_name_only_when_it_is_finished(tmp_path):
    path = tmp_path / "খবর.jsonl"
    lines = open_lines(str(path))
    lines.write(b"1")
    lines.write(b"2")
    assert not path.exists()
    assert all(name.startswith(".") for name in names(tmp_path))
    lines.commit()
    lines.commit()
    assert path.read_bytes() == b"1\n2\n"
    assert lines.count == 2
    assert names(tmp_path) == ["খবর.jsonl"]


def test_what_is_discarded_leaves_no_trace(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"before\n")
    lines = open_lines(str(path), force=True)
    lines.write(b"1")
    lines.discard()
    assert path.read_bytes() == b"before\n"
    assert names(tmp_path) == ["out.jsonl"]


def test_a_file_that_exists_is_replaced_only_by_force(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"before\n")
    with pytest.raises(UsageError, match="--force"):
        open_lines(str(path))
    lines = open_lines(str(path), force=True)
    lines.write(b"1")
    assert path.read_bytes() == b"before\n"
    lines.commit()
    assert path.read_bytes() == b"1\n"


def test_a_file_that_appears_meanwhile_is_left_and_ours_is_kept(tmp_path):
    path = tmp_path / "out.jsonl"
    lines = open_lines(str(path))
    lines.write(b"1")
    path.write_bytes(b"somebody else's\n")
    with pytest.raises(UsageError, match="left as it is") as told:
        lines.commit()
    lines.discard()
    assert path.read_bytes() == b"somebody else's\n"
    kept = str(told.value).rpartition("see ")[2]
    with open(kept, "rb") as file:
        assert file.read() == b"1\n"


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere/out.jsonl", "no folder"), (".", "is a folder")]
)
def test_a_place_where_nothing_can_be_written_is_told_at_once(tmp_path, name, says):
    with pytest.raises(UsageError, match=says):
        open_lines(str(tmp_path / name))


def test_a_disk_that_is_full_at_the_end_leaves_the_name_alone(tmp_path, monkeypatch):
    lines = FileLines(str(tmp_path / "out.jsonl"))
    lines.write(b"1")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        lines.commit()
    lines.discard()
    assert names(tmp_path) == []


@needs_posix
def test_rights_are_the_usual_ones_or_those_of_the_file_before(tmp_path):
    mask = os.umask(0o022)
    try:
        fresh, old = tmp_path / "fresh", tmp_path / "old"
        old.write_bytes(b"")
        old.chmod(0o640)
        for path in (fresh, old):
            open_lines(str(path), force=True).commit()
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o644
        assert stat.S_IMODE(old.stat().st_mode) == 0o640
    finally:
        os.umask(mask)


@needs_posix
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "data").mkdir()
    link = tmp_path / "out.jsonl"
    link.symlink_to("data/real.jsonl")
    lines = open_lines(str(link))
    lines.write(b"1")
    lines.commit()
    assert link.is_symlink()
    assert (tmp_path / "data/real.jsonl").read_bytes() == b"1\n"


@needs_posix
def test_a_pipe_or_a_device_is_written_as_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    lines = open_lines(str(pipe))
    lines.write(b"1")
    lines.commit()
    lines.discard()
    reader.join(10)
    assert got == [b"1\n"]
    nothing = open_lines(os.devnull)
    assert nothing.identity() is None
    nothing.discard()


def test_a_stream_gets_each_line_at_once_and_whole():
    class Grudging(io.RawIOBase):
        def __init__(self):
            self.got = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.got += bytes(data[:3])
            return min(3, len(data))

    stream = Grudging()
    lines = StreamLines(stream)
    lines.write(b"12345678")
    assert bytes(stream.got) == b"12345678\n"


def test_records_and_rejections_go_their_own_ways(tmp_path):
    articles, rejects = (FileLines(str(tmp_path / name)) for name in ("a", "r"))
    both = SplitLines(articles, rejects)
    both.write(b"1", is_article=True)
    both.write(b"2", is_article=False)
    both.commit()
    assert (tmp_path / "a").read_bytes() == b"1\n"
    assert (tmp_path / "r").read_bytes() == b"2\n"
    alone = SplitLines(StreamLines(io.BytesIO()))
    alone.write(b"2", is_article=False)
    assert alone.articles.count == 0
    assert alone.identities() == frozenset()
