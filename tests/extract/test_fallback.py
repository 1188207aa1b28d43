from newsclean.extract.fallback import extract_fallback, protect_joiners, restore_joiners

ZWJ, ZWNJ = "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"
RAB = f"র{ZWJ}্যাব"
SENTENCE = (
    f"{RAB} জানায়, অভিযানে উদ্{ZWNJ}যাপন কমিটির তিন সদস্যের সঙ্গে কথা বলা হয়েছে এবং এলাকার নিরাপত্তা বাড়ানো হয়েছে।"
)


def page(*paragraphs: str) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<html><body><nav>প্রচ্ছদ</nav><article><h1>নিরাপত্তা জোরদার</h1>{body}</article></body></html>"
    )


def test_joiners_survive_the_fallback():
    found = extract_fallback(page(*(f"{n} {SENTENCE}" for n in range(6))))
    assert found is not None
    assert f"0 {SENTENCE}" in found
    assert f"5 {SENTENCE}" in found


def test_joiners_written_as_entities_survive_too():
    entity = SENTENCE.replace(ZWJ, "&zwj;").replace(ZWNJ, "&#8204;")
    found = extract_fallback(page(*(f"{n} {entity}" for n in range(6))))
    assert found is not None
    assert f"3 {SENTENCE}" in found


def test_protection_goes_there_and_back():
    assert restore_joiners(protect_joiners(SENTENCE)) == SENTENCE
    assert ZWJ not in protect_joiners(SENTENCE)
    assert ZWNJ not in protect_joiners(SENTENCE)


def test_a_page_without_text_gives_none():
    assert extract_fallback("<html><body></body></html>") is None
