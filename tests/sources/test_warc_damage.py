"""Damaged archives: what is damaged is told with its place and size, and nothing else is lost."""

import gzip
import io
import random
import time

import pytest
import zstandard

from newsclean.sources.warc import stretches
from newsclean.sources.warc.window import Window
from sources import web_archives as made
from sources.web_archives import INFO, gz, page_of, plain, record, response, url_of, zst

COUNT = 9
PACKERS = {"gzip": gz, "zstd": zst, "plain": plain}


@pytest.fixture(params=PACKERS)
def members(request):
    """The pieces of an archive: the file's own head, and a page in each of the others."""
    return PACKERS[request.param](INFO, *(response(number) for number in range(COUNT)))


def lost_bytes(found):
    return sum(int(one.detail.partition(" ")[0].replace(",", "")) for one in made.unread(found))


def everywhere(members, path):
    """What an archive gives, the same however it is read."""
    data = b"".join(members)
    found = made.read(data)
    path.write_bytes(data)
    assert made.read_file(path) == [one._replace(origin=_in(path, one)) if isinstance(one, tuple) else _moved(one, path) for one in found]  # fmt: skip
    in_spans, _ = made.read_spans(path)
    assert in_spans == made.read_file(path)
    return found


def _in(path, one):
    return f"{path}#{one.origin.partition('#')[2]}"


def _moved(page, path):
    from dataclasses import replace

    return replace(page, origin=_in(path, page))


def test_cut_off_anywhere_the_records_before_are_whole(members, tmp_path):
    """Each region of the last member: its header, the head, the body, the trailer, the checksum."""
    whole, last = b"".join(members[:-1]), members[-1]
    cuts = {1, 2, 5, 9, 10, 12, 18, 40, 99, len(last) // 2, *range(len(last) - 14, len(last))}
    is_plain = last.startswith(b"WARC")
    for cut in sorted(cuts):
        found = everywhere([whole, last[:cut]], tmp_path / "x.warc")
        if is_plain and cut >= len(last) - 4:
            # What is missing is not more than some of the blank lines behind the record.
            assert made.numbers(found) == list(range(COUNT))
            assert len(found) == COUNT
            continue
        assert made.numbers(found) == list(range(COUNT - 1)), cut
        (told,) = made.unread(found)
        assert (told.reason, told.origin) == ("unreadable", f"x.warc.gz#{len(whole)}")
        assert lost_bytes(found) == cut


def test_a_record_in_the_middle_that_is_cut_off_costs_itself(members, tmp_path):
    """As it is when a crawler was killed and later went on in the same file."""
    torn = members[4]
    for cut in (1, 9, 60, len(torn) // 3, len(torn) - 30):
        found = everywhere([*members[:4], torn[:cut], *members[5:]], tmp_path / "x.warc")
        assert made.numbers(found) == [n for n in range(COUNT) if n != 3], cut
        (told,) = made.unread(found)
        assert told.origin == f"x.warc.gz#{made.starts_of(members)[4]}"
        assert lost_bytes(found) == cut


@pytest.mark.parametrize("packer", [gz, zst])
def test_200_spoilt_bytes_cost_the_records_that_they_hit(packer, tmp_path):
    members = packer(INFO, *(response(number) for number in range(40)))
    starts, data = made.starts_of(members), b"".join(members)
    chance = random.Random(7)
    for _ in range(25):
        at = chance.randrange(starts[1], len(data) - 200)
        spoilt = data[:at] + chance.randbytes(200) + data[at + 200 :]
        hit = {n - 1 for n, start in enumerate(starts) if start < at + 200 and start + len(members[n]) > at}  # fmt: skip
        found = everywhere([spoilt], tmp_path / "x.warc")
        assert set(made.numbers(found)) == set(range(40)) - hit
        assert made.unread(found)
        # Told from the first byte of the first damaged record to the next whole one.
        assert lost_bytes(found) == sum(len(members[n + 1]) for n in hit)


def test_200_spoilt_bytes_of_a_plain_archive(tmp_path):
    records = [INFO, *(response(number) for number in range(40))]
    starts, data = made.starts_of(records), b"".join(records)
    chance = random.Random(8)
    for _ in range(25):
        at = chance.randrange(starts[1], len(data) - 200)
        spoilt = data[:at] + chance.randbytes(200) + data[at + 200 :]
        hit = {url_of(n - 1) for n, start in enumerate(starts) if start < at + 200 and start + len(records[n]) > at}  # fmt: skip
        found = everywhere([spoilt], tmp_path / "x.warc")
        urls = [page.url for page in made.pages(found)]
        assert set(urls) >= {url_of(n) for n in range(40)} - hit
        # Without a checksum, damage inside a body is the page's own, and its bytes are all there.
        assert len(set(urls) & hit) + len(made.unread(found)) + len(made.skipped(found)) >= 1


def test_garbage_between_members(tmp_path):
    members = gz(*(response(number) for number in range(4)))
    junk = random.Random(3).randbytes(3000)
    found = everywhere([members[0], junk, *members[1:3], b"</html>", members[3]], tmp_path / "x")
    assert made.numbers(found) == [0, 1, 2, 3]
    first, second = made.unread(found)
    assert lost_bytes([first]) == 3000
    assert lost_bytes([second]) == 7
    assert second.origin == f"x.warc.gz#{sum(map(len, members[:3])) + 3000}"


def test_a_member_that_holds_no_record(tmp_path):
    members = gz(response(0), b"no record at all", response(1), b"", response(2))
    found = everywhere(members, tmp_path / "x")
    assert made.numbers(found) == [0, 1, 2]
    (told,) = made.unread(found)
    assert told.origin == f"x.warc.gz#{len(members[0])}"
    assert "no record begins here" in told.detail


LIES = {
    "too short": -300,
    "too long": 300,
    "beyond the file": 10**12,
    "as long as two": len(response(5)) + 4,
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("packer", [gz, zst, plain])
def test_a_length_that_is_a_lie(lie, packer, tmp_path):
    body = page_of(4)
    true = len(response(4).partition(b"\r\n\r\n")[2]) - 4
    liar = response(4, body, length=true + LIES[lie])
    members = packer(*(response(n) for n in range(4)), liar, *(response(n) for n in range(5, 9)))
    found = everywhere(members, tmp_path / "x.warc")
    if lie == "as long as two" and packer is plain:
        # It ends where another record ends: nothing shows that two were meant.
        assert made.numbers(found[:4] + found[5:]) == [0, 1, 2, 3, 6, 7, 8]
        return
    assert made.numbers(found) == [0, 1, 2, 3, 5, 6, 7, 8]
    (told,) = made.unread(found)
    assert told.origin == f"x.warc.gz#{made.starts_of(members)[4]}"
    assert lost_bytes(found) == len(members[4])


@pytest.mark.parametrize("length", ["", "-1", "1e9", "৯", "9" * 40])
def test_a_length_that_is_none(length):
    liar = response(1).replace(b"Content-Length: ", f"Content-Length: {length}\r\nX: ".encode(), 1)
    assert made.numbers(made.read(liar + response(2))) == [2]
    assert made.numbers(made.read(b"".join(gz(liar, response(2))))) == [2]


def test_from_a_pipe_damage_costs_no_more():
    members = gz(*(response(number) for number in range(COUNT)))
    data = bytearray(b"".join(members))
    data[len(members[0]) + 200] ^= 255
    assert made.read_stream(bytes(data)) == made.read(bytes(data))
    assert made.numbers(made.read_stream(bytes(data))) == [0, *range(2, COUNT)]


@pytest.mark.parametrize("packer", [gz, zst])
def test_a_bomb_costs_itself(packer):
    zeros = bytes(2**24)
    bomb = _pack_often(packer, zeros, 40)
    began = time.process_time()
    found = made.read(b"".join((*packer(response(0)), bomb, *packer(response(1)))))
    assert made.numbers(found) == [0, 1]
    (told,) = made.unread(found)
    assert "unpacks to more than 100 times its size" in told.detail
    assert time.process_time() - began < 10


def _pack_often(packer, block, times):
    """A record of many equal blocks, packed without ever being whole."""
    head = record("response", url_of(5), b"", length=len(block) * times)[:-4]
    if packer is gz:
        import zlib

        machine = zlib.compressobj(1, zlib.DEFLATED, 31)
    else:
        machine = zstandard.ZstdCompressor().compressobj()
    pieces = [machine.compress(head)]
    pieces += [machine.compress(block) for _ in range(times)]
    return b"".join([*pieces, machine.flush()])


def test_a_record_that_is_too_large_is_passed_and_never_held(monkeypatch):
    held = []
    forget = Window.forget

    def watch(window):
        held.append(len(window._held))
        forget(window)

    monkeypatch.setattr(Window, "forget", watch)
    # Noise cannot be packed: what is passed is as large in the file.
    noise = random.Random(1).randbytes(2**20) * 40
    large = response(3, noise)
    found = made.read_stream(b"".join(gz(response(0), large, response(1))))
    assert made.numbers(found) == [0, 1]
    (told,) = made.unread(found)
    assert (told.reason, told.url) == ("too-large", url_of(3))
    assert max(held) < 70 * 2**20
    video = response(4, noise, "Content-Type: video/mp4")
    found = made.read_stream(response(0) + video + response(1))
    assert made.numbers(found) == [0, 1]
    assert [one.why for one in made.skipped(found)] == ["is video/mp4, not a page"]


def test_a_dictionary_that_is_damaged_is_told():
    dictionary = zstandard.train_dictionary(4096, [page_of(number) for number in range(200)])
    front = made.dictionary_frame(dictionary, packed=True)
    spoilt = front[:20] + bytes(50) + front[70:]
    for data in (front[:100], spoilt + b"".join(zst(response(0), dictionary=dictionary))):
        found = made.read(data)
        assert not made.pages(found)
        assert made.unread(found)
    without = b"".join(zst(INFO, response(0), dictionary=dictionary))
    assert not made.pages(made.read(without))
    assert made.unread(made.read(without))


def test_spans_cover_a_large_archive_once(tmp_path):
    chance = random.Random(5)
    records = [INFO]
    for number in range(300):
        noise = f"<!--{chance.randbytes(9000).hex()}-->".encode()
        records.append(response(number, page_of(number) + noise))
    for name, packer, count in (("x.warc.gz", gz, 2), ("x.warc.zst", zst, 2), ("x.warc", plain, 1)):
        path = tmp_path / name
        path.write_bytes(b"".join(packer(*records)))
        found, spans = made.read_spans(path)
        assert len(spans) >= count
        assert [one.start for one in spans] == [0, *(one.stop for one in spans[:-1])]
        assert spans[-1].stop == path.stat().st_size == sum(one.weight for one in spans)
        assert [page.url for page in found] == [url_of(number) for number in range(300)]
        assert found == made.read_file(path)


def test_spans_of_a_damaged_archive_give_what_the_whole_gives(tmp_path, monkeypatch):
    monkeypatch.setattr(stretches, "_PACKED_SPAN_BYTES", 2000)
    monkeypatch.setattr(stretches, "_PLAIN_SPAN_BYTES", 9000)
    chance = random.Random(11)
    for packer in (gz, zst, plain):
        whole = b"".join(packer(INFO, *(response(number) for number in range(60))))
        for _ in range(12):
            data = bytearray(whole)
            for _ in range(3):
                at, size = chance.randrange(len(data)), chance.choice((1, 7, 200, 3000))
                if chance.random() < 0.3:
                    del data[at : at + size]
                else:
                    data[at : at + size] = chance.randbytes(len(data[at : at + size]))
            path = tmp_path / "x.warc"
            path.write_bytes(data)
            found, spans = made.read_spans(path)
            assert len(spans) > 5
            assert found == made.read_file(path)
            if packer is not plain:
                assert len(made.numbers(found)) >= 45


def test_random_changes_never_raise():
    chance = random.Random(13)
    whole = {packer: b"".join(packer(INFO, *(response(n) for n in range(5)))) for packer in (gz, zst, plain)}  # fmt: skip
    for turn in range(400):
        packer = (gz, zst, plain)[turn % 3]
        data = bytearray(whole[packer])
        for _ in range(chance.choice((1, 2, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        data = data[: chance.randrange(1, len(data))] if chance.random() < 0.3 else data
        found = made.read(bytes(data))
        assert found
        for page in made.pages(found) if packer is not plain else ():
            assert page.url.startswith("https://khobor.example/news/")


def test_the_checksum_of_gzip_is_held_against_the_page():
    members = gz(response(0), response(1))
    first = bytearray(members[0])
    first[-6] ^= 1
    found = made.read(bytes(first) + members[1])
    assert made.numbers(found) == [1]
    assert "incorrect data check" in made.unread(found)[0].detail


def test_a_gzip_of_the_whole_that_is_cut_off_gives_what_lies_before(tmp_path):
    data = gzip.compress(b"".join(response(number) for number in range(20)))
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data[:-300])
    found = made.read_file(path)
    assert made.numbers(found) == list(range(len(found) - 1))
    assert len(found) > 5
    assert "ends in the middle" in made.unread(found)[0].detail


def test_windows_look_further_than_they_hold():
    data = random.Random(2).randbytes(3 * 2**20)
    window = Window(io.BytesIO(data))
    assert window.look(5) == data[:5]
    assert window.skip(2**21) == 2**21
    window.go(3)
    assert window.place > 2**20
    seeking = io.BytesIO(data)
    window = Window(seeking, seek=seeking.seek)
    window.skip(2**21)
    window.go(3)
    assert window.take(4) == data[3:7]
    assert window.skip(2**30) == len(data) - 7
    assert window.take(9) == b""
