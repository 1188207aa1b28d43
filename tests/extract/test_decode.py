import pytest

from newsclean.extract.decode import decode, find_label

BENGALI = "<html><head><title>নদীর পানি বাড়ছে</title></head><body>জেলার তিনটি নদীর পানি বিপৎসীমার ওপরে।</body></html>"


def test_clean_utf8_is_read_as_it_is():
    assert decode(BENGALI.encode()) == (BENGALI, "utf-8", 0)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(name):
    found = decode(BENGALI.encode(name), "windows-1252")
    assert found.text == BENGALI
    assert found.damaged == 0


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(name):
    assert decode(BENGALI.encode(name)).text == BENGALI
    assert decode(BENGALI.encode(name)).charset == name


def test_a_wrong_label_does_not_spoil_utf8():
    page = BENGALI.replace("<head>", '<head><meta charset="windows-1252">')
    assert decode(page.encode(), "iso-8859-1").text == page


def test_utf8_cut_inside_a_letter_keeps_the_rest_and_says_so():
    found = decode(BENGALI.encode()[:-20])
    whole = decode(BENGALI.encode() + "আ".encode()[:2])
    assert found.charset == whole.charset == "utf-8"
    assert whole.text.startswith(BENGALI)
    assert whole.damaged == 1


def test_a_page_with_one_spoilt_widget_is_still_utf8():
    spoilt = BENGALI.encode() + b"<footer>caf\xe9 \xa9</footer>"
    found = decode(spoilt, "windows-1252")
    assert found.charset == "utf-8"
    assert found.damaged == 2
    assert BENGALI in found.text


def test_the_page_s_own_replacement_character_is_no_damage():
    assert decode("ক\N{REPLACEMENT CHARACTER}খ".encode()).damaged == 0
    assert decode("ক\N{REPLACEMENT CHARACTER}খ".encode() * 30 + b"\xff").damaged == 1


def test_the_header_label_is_asked_before_the_page_s_own():
    body = "<meta charset=iso-8859-2><p>café – déjà vu</p>".encode("cp1252")
    assert decode(body, "windows-1252").charset == "windows-1252"
    assert "café – déjà" in decode(body, "windows-1252").text
    assert decode(body).charset == "iso-8859-2"


@pytest.mark.parametrize("label", ["utf-16", "no-such-charset", "", "x-user-defined"])
def test_labels_that_cannot_be_true_are_passed_over(label):
    body = f"<meta charset='{label}'>caf".encode() + b"\xe9"
    assert decode(body, label).charset == "utf-8"
    assert decode(body, label).damaged == 1


@pytest.mark.parametrize(
    "body", [b"", b"\x00", b"\xff" * 9, bytes(range(256)), b"\xfe\xff", b"\xff\xfe\x00"]
)
def test_any_bytes_give_a_text(body):
    assert isinstance(decode(body).text, str)


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b'<meta charset="UTF-8">', "UTF-8"),
        (b"<META CHARSET=utf-8 >", "utf-8"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
            "windows-1252",
        ),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html>', "iso-8859-1"),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_labels_are_found_where_pages_put_them(head, label):
    assert find_label(head) == label
