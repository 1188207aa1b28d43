"""Pages for the inspector: a plain one, and one that tries to run, to ask and to confuse."""

from newsclean.model import Options, RawPage
from newsclean.report.inspector import render_inspector
from newsclean.runners import clean_page, load_clean

PROSE = (
    "ঘাটের মাঝিরা জানান, ভোরের কুয়াশায় নৌকা ছাড়তে দেরি হয়েছে এবং যাত্রীরা তীরে {} ঘণ্টা অপেক্ষা করেছেন। "
    "পরে রোদ উঠলে পারাপার শুরু হয়, তবে ভিড় কমতে সন্ধ্যা হয়ে যায়।"
)
TITLE = "কুয়াশায় থেমে ছিল ঘাটের নৌকা"
TEXT = "\n\n".join(
    [
        "রবিবার, ১১ জানুয়ারি ২০২৬",
        TITLE,
        "নিজস্ব প্রতিবেদক, মানিকগঞ্জ",
        "প্রকাশ: ৯ জানুয়ারি ২০২৬, ০৮:১৫ পিএম",
        *(PROSE.format(n) for n in ("দুই", "তিন", "চার", "১২")),
        "আরও পড়ুন",
        "হাটে উঠেছে নতুন গুড়",
    ]
)
MENU = "".join(f"<li><a href='/s{n}'>বিভাগ {n}</a></li>" for n in range(8))
HTML = f"""<!doctype html><html lang="bn"><head><title>{TITLE} | নদীর খবর</title>
<meta property="og:title" content="{TITLE}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"2026-01-09T20:15:00+06:00","author":{{"@type":"Person","name":"শিউলি আক্তার"}}}}</script></head>
<body><nav><ul>{MENU}</ul></nav><article><h1>{TITLE}</h1><p class="author">শিউলি আক্তার</p>
<p class="date">প্রকাশ: ৯ জানুয়ারি ২০২৬, ০৮:১৫ পিএম</p>
<div class="article-body">{"".join(f"<p>{PROSE.format(n)}</p>" for n in ("দুই", "তিন", "চার", "১২"))}
<div class="related"><a href="/x">হাটে উঠেছে নতুন গুড়</a></div></div></article></body></html>"""
LISTING = (
    "<!doctype html><html><head><title>সর্বশেষ</title></head><body>"
    + "".join(
        f"<div class=card><h3><a href='/n{n}'>হাটের খবর নম্বর {n}</a></h3></div>" for n in range(40)
    )
    + "</body></html>"
)

ATTACKS = (
    "</script><script>window.pwned=1</script>",
    '<img src=x onerror="window.pwned=2">',
    "<img src='https://evil.invalid/pixel.gif'>",
    "<a href='javascript:window.pwned=3'>লিংক</a>",
    "]]><svg onload=window.pwned=4>",
    "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>",
    "--><style>*{display:none}</style>",
    "\"'><b onmouseover='window.pwned=5'>x</b>",
    "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe\N{POP DIRECTIONAL FORMATTING}\N{ZERO WIDTH SPACE}",
    "\x07\x1b[31m\x00লাল",
)
ESCAPED = [a.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for a in ATTACKS]
HOSTILE = f"""<!doctype html><html><head><title>{TITLE} {ESCAPED[0]}</title>
<meta http-equiv="refresh" content="0;url=https://evil.invalid/refresh">
<link rel="preconnect" href="https://evil.invalid"><link rel="stylesheet" href="https://evil.invalid/x.css">
<base href="https://evil.invalid/">
<meta property="og:title" content="{TITLE} &quot;&gt;&lt;script&gt;window.pwned=6&lt;/script&gt;">
<script>window.pwned=7; top.pwned=7</script></head>
<body onload="window.pwned=8"><iframe src="https://evil.invalid/frame"></iframe><article>
<h1 class="&quot;&gt;&lt;script&gt;window.pwned=9&lt;/script&gt;" id="b0">{TITLE} {ESCAPED[0]}</h1>
<p class="author">{ESCAPED[1]}</p><form action="https://evil.invalid/form"><input name=fate></form>
<div class="article-body">{"".join(f"<p class='x{n}&quot;&gt;&lt;img onerror=window.pwned=10 src=x&gt;'>{PROSE.format(n)} {a} {e}</p>" for n, (a, e) in enumerate(zip(ATTACKS, ESCAPED, strict=True)))}
<p>{"দীর্ঘ কথা চলছে। " * 20000}</p></div></article></body></html>"""


def report(page, *, origin="page.html", url=None, **options):
    raw = RawPage(page, origin=origin, url=url)
    result = clean_page(raw, load_clean(Options(explain=True, **options))).result
    return render_inspector(raw, result)
