"""Inputs cut into parcels are the inputs read one after the other, whoever reads them."""

import gzip
import io
import itertools
import json
import os
import pickle
import random
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.errors import SourceError
from newsclean.model import RawPage
from newsclean.sources import (
    Carried,
    Files,
    Skipped,
    Span,
    Unread,
    folders,
    plan_paths,
    read_parcel,
    read_paths,
    release_parcel,
    weigh_paths,
)


def page(number, size=4000):
    """Return a page of its own that does not pack away."""
    noise = random.Random(number).randbytes(size // 2).hex()
    return f"<html><body><p>খেয়াঘাটে {number} নম্বর নৌকা</p><!-- {noise} --></body></html>".encode()


def put(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def fill(folder, count=40):
    """Write every form of input, each a little too large for one parcel of the test."""
    pages = [page(number) for number in range(count)]
    for number, body in enumerate(pages):
        put(folder / "pages" / f"{number:03}.html", body)
        put(folder / "pages" / f"{number:03}.css", b"a {}")
    lines = [json.dumps({"html": body.decode()}, ensure_ascii=False) for body in pages]
    put(folder / "lines.jsonl", "\n".join([*lines[:9], "", "{broken", *lines[9:]]).encode())
    put(folder / "lines.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, body in enumerate(pages):
            archive.writestr(f"p/{number}.html", body)
    with (
        tarfile.open(folder / "a.tar", "w") as plain,
        tarfile.open(folder / "a.tar.gz", "w:gz") as packed,
    ):
        for number, body in enumerate(pages):
            for archive in (plain, packed):
                entry = tarfile.TarInfo("দীর্ঘ/" * 20 * (number % 2) + f"{number}.html")
                entry.size = len(body)
                archive.addfile(entry, io.BytesIO(body))
    rows = [b"url,html"]
    rows += [
        b'https://a.example/%d,"%s"' % (n, b.replace(b'"', b'""')) for n, b in enumerate(pages)
    ]
    put(folder / "a.csv", b"\n".join(rows))
    put(folder / "z.html", page(1, 60_000))


@pytest.fixture
def small(monkeypatch):
    """Make parcels so small that a few pages need several."""

    def set_to(size_bytes, files=7, inputs=5):
        for module in ("planning", "jsonl", "archives.zips", "archives.tars", "tables.parquet"):
            monkeypatch.setattr(f"newsclean.sources.{module}.PARCEL_BYTES", size_bytes)
        monkeypatch.setattr("newsclean.sources.planning.PARCEL_FILES", files)
        monkeypatch.setattr("newsclean.sources.planning._CARRIED_INPUTS", inputs)
        monkeypatch.setattr("newsclean.sources.planning._PACKED_BYTES", size_bytes)

    return set_to


def read_by_parcels(*paths, **options):
    """Return what the parcels give that were sent to somebody else."""
    found = []
    for parcel in plan_paths([os.fspath(path) for path in paths], **options):
        sent = pickle.loads(pickle.dumps(parcel))
        assert sent.identity == parcel.identity
        found += read_parcel(sent)
        release_parcel(parcel)
    return found


def test_every_form_gives_the_same_cut_or_whole(tmp_path, small):
    fill(tmp_path)
    whole = list(read_paths([str(tmp_path)]))
    assert not [one for one in whole if isinstance(one, Unread) and "#11" not in one.origin]
    assert sum(isinstance(one, RawPage) for one in whole) == 7 * 40 + 1
    small(20_000)
    assert list(read_paths([str(tmp_path)])) == whole
    assert read_by_parcels(tmp_path) == whole
    forms = [type(parcel) for parcel in plan_paths([str(tmp_path)])]
    assert {Files, Span, Carried} == set(forms)
    readers = {parcel.reader for parcel in plan_paths([str(tmp_path)]) if isinstance(parcel, Span)}
    assert readers == {"zip", "tar", "JSON lines"}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(size_bytes=st.integers(1, 60_000), files=st.integers(1, 50), inputs=st.integers(1, 50))
def test_wherever_the_cuts_fall_the_pages_are_the_same(
    tmp_path_factory, small, size_bytes, files, inputs
):
    folder = _filled(tmp_path_factory)
    small(size_bytes, files, inputs)
    assert read_by_parcels(folder) == _whole(folder)


_FOLDERS = []


def _filled(factory):
    if not _FOLDERS:
        _FOLDERS.append(factory.mktemp("forms"))
        fill(_FOLDERS[0], 12)
    return _FOLDERS[0]


def _whole(folder, known={}):  # noqa: B006
    # What `read_paths` gives with the cuts of every day, where each of these files is one piece.
    if folder not in known:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("newsclean.sources.planning.PARCEL_BYTES", 2**30)
            patch.setattr("newsclean.sources.planning.PARCEL_FILES", 2**30)
            patch.setattr("newsclean.sources.planning._PACKED_BYTES", 2**30)
            known[folder] = list(read_paths([str(folder)]))
    return known[folder]


def test_weights_add_up_to_the_size_of_the_inputs(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    parcels = list(plan_paths([str(tmp_path)]))
    assert sum(parcel.weight for parcel in parcels) == weigh_paths([str(tmp_path)])
    # The files of a parcel that is carried are taken a buffer at a time.
    assert max(parcel.weight for parcel in parcels) < 120_000
    assert weigh_paths([str(tmp_path), "-"]) is None


def test_identities_tell_the_parcels_apart_and_notice_a_change(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    before = [parcel.identity for parcel in plan_paths([str(tmp_path)])]
    assert len(set(before)) == len(before)
    assert [parcel.identity for parcel in plan_paths([str(tmp_path)])] == before
    os.utime(tmp_path / "pages" / "003.html", ns=(1, 1))
    after = [parcel.identity for parcel in plan_paths([str(tmp_path)])]
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_large_file_gives_work_to_two(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    for name in ("a.zip", "a.tar", "a.tar.gz", "lines.jsonl", "lines.jsonl.gz", "a.csv"):
        assert len(list(plan_paths([str(tmp_path / name)]))) > 3, name


def test_a_packed_file_of_some_size_gives_work_to_two(tmp_path):
    lines = [json.dumps({"html": page(number, 8000).decode()}) for number in range(200)]
    path = put(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(lines).encode(), 1))
    assert path.stat().st_size < 2**20
    assert len(list(plan_paths([str(path)]))) > 2


def test_standard_input_is_carried(small):
    small(20_000)
    body = b"\n".join(b'{"text": "%d"}' % number for number in range(23))
    found = read_by_parcels("-", stdin=io.BytesIO(body))
    assert found == list(read_paths(["-"], stdin=io.BytesIO(body)))
    assert [one.origin for one in found][-1] == "-#23"


def test_what_was_set_down_is_gone_when_it_is_dealt_with(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    parcels = list(plan_paths([str(tmp_path / "a.tar.gz")]))
    assert all(os.path.exists(parcel.spool) for parcel in parcels)
    for parcel in parcels:
        release_parcel(parcel)
        release_parcel(parcel)
    assert not any(os.path.exists(parcel.spool) for parcel in parcels)


def test_a_disk_without_room_says_where_room_is_needed(tmp_path, small, monkeypatch):
    fill(tmp_path, 3)
    small(1000)

    def refuse(**_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("newsclean.sources.spool._folders", {})
    with pytest.raises(SourceError, match="No space left on device; TMPDIR names"):
        list(plan_paths([str(tmp_path / "a.tar.gz")]))


def test_a_file_that_changed_after_it_was_cut_is_told(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    for name in ("a.zip", "a.tar", "lines.jsonl"):
        path = tmp_path / name
        first, second, *_ = plan_paths([str(path)])
        body = path.read_bytes()
        path.write_bytes(body[:30_000])
        assert [type(one) for one in read_parcel(second)] == [Unread], name
        # What grows at its end is still what it was.
        path.write_bytes(body + b"\n")
        assert any(isinstance(one, RawPage) for one in read_parcel(first)), name


def test_a_zip_written_anew_after_it_was_cut_is_told(tmp_path, small):
    fill(tmp_path)
    small(20_000)
    _, second, *_ = plan_paths([str(tmp_path / "a.zip")])
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as archive:
        archive.writestr("more.html", page(99))
    (told,) = read_parcel(second)
    assert "changed" in told.detail


def test_a_pipe_is_read_by_the_process_that_has_it(tmp_path):
    reader, writer = os.pipe()
    with open(writer, "wb") as file:
        file.write(page(1))
    try:
        (parcel,) = plan_paths([f"/dev/fd/{reader}"])
    finally:
        os.close(reader)
    assert isinstance(parcel, Carried)
    (one,) = read_parcel(parcel)
    assert one.body == page(1)


def test_pages_come_back_from_where_they_were_set_down_as_they_were(tmp_path, small):
    small(1)
    rows = [
        {"html": "<p>ক", "url": "https://a.example/১", "fetched_at": "2024-11-02T10:30:00+06:00"},
        {"text": "খ\r\n\u2028গ", "status": 404, "charset": "utf-8", "path": "x\udcff"},
        {"text": "ঘ", "fetched_at": "yesterday"},
        {"other": 1},
    ]
    path = put(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    found = read_by_parcels(path)
    assert found == list(read_paths([str(path)]))
    assert found[0].fetched_at.isoformat() == "2024-11-02T10:30:00+06:00"
    assert found[1].status == 404


def test_a_folder_of_nothing_is_told_however_it_is_cut(tmp_path, small):
    for number in range(20):
        put(tmp_path / "none" / f"{number}.css", b"a {}")
        put(tmp_path / "none" / f"notes{number}", b"just words")
        put(tmp_path / "late" / f"{number}.css", b"a {}")
    put(tmp_path / "late" / "0.html", page(1))
    (told,) = [one for one in read_paths([str(tmp_path / "none")]) if isinstance(one, Unread)]
    small(20_000, files=3)
    assert read_by_parcels(tmp_path / "none")[-1] == told
    assert "40 other files" in told.detail
    assert all(isinstance(one, Skipped | RawPage) for one in read_by_parcels(tmp_path / "late"))


def test_names_are_in_order_however_many_are_kept(tmp_path, monkeypatch):
    names = [f"{number}.html" for number in random.Random(7).sample(range(10_000), 200)]
    for name in names:
        put(tmp_path / name, b"<p>")
    monkeypatch.setattr(folders, "_KEPT_NAMES", 9)
    found = [entry.name for entry in folders.walk(str(tmp_path))]
    assert found == sorted(names)


def test_planning_reads_no_page(tmp_path, monkeypatch):
    fill(tmp_path)
    monkeypatch.setattr("newsclean.sources.planning.read_file", None)
    parcels = list(plan_paths([str(tmp_path / "pages"), str(tmp_path / "z.html")]))
    files = itertools.chain.from_iterable(parcel.entries for parcel in parcels)
    assert sum(not isinstance(entry, Skipped) for entry in files) == 41


def test_a_large_archive_is_never_held(tmp_path):
    lines = [json.dumps({"html": page(number, 40_000).decode()}) for number in range(300)]
    put(tmp_path / "a.jsonl", "\n".join(lines).encode())
    put(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(lines).encode(), 1))
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w") as archive,
        tarfile.open(tmp_path / "a.tar", "w") as tar,
    ):
        for number in range(300):
            archive.writestr(f"{number}.html", page(number, 40_000))
            entry = tarfile.TarInfo(f"{number}.html")
            entry.size = len(page(number, 40_000))
            tar.addfile(entry, io.BytesIO(page(number, 40_000)))
    del lines
    for name in ("a.zip", "a.tar", "a.jsonl", "a.jsonl.gz"):
        tracemalloc.start()
        read = sum(1 for one in read_paths([str(tmp_path / name)]) if isinstance(one, RawPage))
        sent = 0
        for parcel in plan_paths([str(tmp_path / name)]):
            sent += sum(1 for one in read_parcel(parcel) if isinstance(one, RawPage))
            release_parcel(parcel)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert read == sent == 300
        # 12 MB of pages; what is carried waits as one parcel of 2 MB.
        assert peak < 6 * 2**20, name
