"""What the class and id words of an element say it is: families of words, as bit masks.

The words come from counting: on 320 annotated news pages, how often a word stands on an ancestor
of body text and how often only on something else. Words that stand on both (`content`, `block`,
`widget`, `teaser`, `lead`) say nothing and are left out, or count only beside a second word.
"""

from __future__ import annotations

import re
from functools import lru_cache

RELATED = 1 << 0
COMMENT = 1 << 1
SHARE = 1 << 2
ADVERT = 1 << 3
PROMO = 1 << 4
NAVIGATION = 1 << 5
FOOTER = 1 << 6
ASIDE = 1 << 7
CAPTION = 1 << 8
TAGS = 1 << 9
BYLINE = 1 << 10
BIO = 1 << 11
DATE = 1 << 12
TITLE = 1 << 13
SUBTITLE = 1 << 14
MEDIA = 1 << 15
DIALOG = 1 << 16
COUNTER = 1 << 17
KICKER = 1 << 18
UNSEEN = 1 << 19
"""For screen readers or print only: `sr-only`, `visually-hidden`."""
BODY = 1 << 20
"""Says that it holds the article's text: `article-body`, `entry-content`."""
QUOTE = 1 << 21
EMBED = 1 << 22
PAYWALL = 1 << 23
CARD = 1 << 24
IMAGE = 1 << 25
TWEET = 1 << 27
"""A post of another site, shown inside the text."""
PULL = 1 << 26
"""A sentence of the text, shown a second time in large letters."""

# Half-words that mean something only in pairs (below); they use the bits above the families.
_ARTICLEISH, _BODYISH, _MORE, _STORIES, _AUTHOR, _ABOUT, _MOST, _HIDE = (
    1 << n for n in range(40, 48)
)
_NEWS, _DETAIL, _LIST, _SR, _ONLY = (1 << n for n in range(48, 53))
FAMILY_BITS = (1 << 40) - 1

_TABLE: tuple[tuple[int, str], ...] = (
    (RELATED, ("related relatedposts relatedpost relatednews relatedarticles relatedstories "
              "recommended recommendation recommendations recommend recirc recirculation "
              "popular trending outbrain taboola zergnet revcontent mgid similar suggested suggestion "
              "suggestions onward crosslink crosslinks interlink readmore readnext seealso alsoread "
              "mostread mostpopular mostviewed morenews topstories newslist prevnext nextprev upnext "
              "readalso readtoo moreon morefrom moreabout youmaylike youmayalsolike mightlike nextpost prevpost "
            "inlinerelated relatedbox relacionadas verwandte passend dontmiss jnews_inline_related_post yarpp")),
    (COMMENT, ("comment comments commentlist commentform disqus respond reply discussion livefyre "
              "viafoura spotim openweb hyvor commento kommentare kommentar comentarios feedback")),
    (SHARE, ("share sharing shares sharebar sharebuttons sharetools social socials socialmedia sharedaddy "
            "addtoany sharethis addthis sociable shareaholic whatsapp telegram linkedin pinterest "
            "follow followus socialshare sharelinks heateor ssba a2a")),
    (ADVERT, ("adv advert adverts advertise advertisement advertisements advertising advertisment "
             "adslot adslots adunit adbox adwrap adspot adspace adcontainer adzone adsense adsbygoogle admanager "
             "sponsor sponsored sponsors sponsorship dfp gpt googlead googleads promoted nativead "
             "adthrive mediavine teads inread outstream googletag adlabel adcode adhesion adarea "
            "anzeige werbung publicidad iklan reklama pubad bannerad mpu leaderboard adsninja ezoic")),
    (PROMO, ("promo promos promotion newsletter newsletters subscribe subscription subscriptions signup "
            "optin mailchimp mc4wp donate donation donations cta membership appdownload piano "
            "marketing subscriber subscribers registration inlinenewsletter newslettersignup abo "
            "whatsappchannel googlenews upsell")),
    (PAYWALL, "paywall regwall gated metered"),
    (NAVIGATION, ("nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager sitemap "
                 "toolbar masthead topbar hamburger skiplink subnav mainnav mainmenu toc breadcumb "
                 "navmenu dropdown offcanvas postnav")),
    (FOOTER, "footer colophon copyright copyrights imprint legal disclaimer foot siteinfo"),
    (ASIDE, "sidebar sidebars aside rail rightrail rightbar leftbar factbox infobox infobar factfile"),
    (CAPTION, ("caption captions figcaption imagecaption photocaption credit credits photocredit "
              "imagecredit legend imgcaption")),
    (TAGS, "tags taglist tagcloud tagslist topics keywords posttags categories topiclist tagged"),
    (BYLINE, ("byline bylines author authors writer reporter contributor contributors vcard authorname "
             "autor auteur journalist postedby writername authors reportername")),
    (BIO, "bio authorbio authorbox aboutauthor authorcard biography authordescription"),
    (DATE, ("date dates datetime timestamp time published pubdate updated postedon dateline publishdate "
           "datepublished publishtime updatetime publishedat")),
    (TITLE, "headline title heading"),
    (SUBTITLE, ("subtitle subheadline subhead subheading dek deck standfirst abstract summary excerpt "
               "sottotitolo untertitel chapo strapline hanger")),
    (KICKER, "kicker shoulder eyebrow overline roofline dachzeile"),
    (MEDIA, ("player video videos gallery slideshow carousel slider swiper jwplayer vjs brightcove lightbox "
            "photoswipe audio podcast mejs galleria flickity slick videoplayer plyr")),
    (EMBED, "embed embedded embeds oembed"),
    (TWEET, "tweet tweets instagram tiktok fbpost bluesky"),
    (DIALOG, ("cookie cookies consent gdpr onetrust cmp modal popup overlay dialog toast tooltip "
             "notification cookiebar lightbox")),
    (COUNTER, "counter views viewcount readtime readingtime viewed"),
    (QUOTE, "blockquote quote"),
    (PULL, "pullquote pullquotes"),
    (IMAGE, "image images img imgbox imgboxa photo photos picture picbox imagebox imagewrapper bild bildunterschrift imagen foto figure thumbnail imagedescription"),
    (CARD, "card cards teaser teasers tease"),
    (BODY, ("articlebody storybody entrycontent postcontent articlecontent articletext storycontent "
           "bodytext bodycontent maincontent newscontent newsdetail newsdetails newsbody storydetails "
           "articledetail articledetails copytext articlecopy detailbody postbody detailsbody")),
    (UNSEEN, "visuallyhidden sronly screenreader assistive offscreen"),
    (_ARTICLEISH, "article story post entry news blog page artikel single td tdb"),
    (_BODYISH, "body content text copy container"),
    (_DETAIL, "detail details dtl"),
    (_MORE, "more other others next prev previous latest recent"),
    (_STORIES, "stories articles posts topics on from like items links"),
    (_NEWS, "news story article post read"),
    (_AUTHOR, "author writer"),
    (_ABOUT, "about info box card description details profile desc"),
    (_MOST, "most top editors featured"),
    (_LIST, "read viewed commented shared popular picks pick stories"),
    (_HIDE, "visually screen"),
    (_ONLY, "hidden reader only"),
    (_SR, "sr"),
)  # fmt: skip


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for bit, words in _TABLE:
        for word in words.split():
            table[word] = table.get(word, 0) | bit
    return table


_WORDS = _table()
# Systems run words together (`relatedposts`, `articleBodyText` in lower case, `adbox1`): these
# stems are looked for inside words that the table does not have.
_STEMS: tuple[tuple[str, int], ...] = (
    ("related", RELATED), ("recommend", RELATED), ("readmore", RELATED), ("alsoread", RELATED),
    ("mostread", RELATED), ("trending", RELATED), ("comment", COMMENT), ("disqus", COMMENT),
    ("sharebutton", SHARE), ("socialshare", SHARE), ("sharethis", SHARE), ("advert", ADVERT),
    ("sponsor", ADVERT), ("newsletter", PROMO), ("subscri", PROMO), ("paywall", PAYWALL),
    ("breadcrumb", NAVIGATION), ("footer", FOOTER), ("copyright", FOOTER), ("sidebar", ASIDE),
    ("caption", CAPTION), ("articlebody", BODY), ("articlecontent", BODY), ("storybody", BODY),
    ("postcontent", BODY), ("entrycontent", BODY), ("newscontent", BODY), ("byline", BYLINE),
    ("authorbio", BIO), ("cookie", DIALOG), ("popup", DIALOG),
)  # fmt: skip
_SHORTEST_COMPOUND = 9
_JOINED = ("alsoread", "readalso", "seealso", "readmore", "mostread", "morenews", "youmaylike")
# `ad` is a word only where it is parted from the letters around it: made-up names (`css-1ad9x`) hold
# every short word by chance.
_AD = re.compile(r"(?:^|[-_])[aA]ds?(?=$|[-_A-Z])|[a-z]Ads?(?=$|[-_A-Z])")
_MADE_UP = re.compile(r"[0-9][a-z]|[a-z][0-9][a-zA-Z]")
_SHORT_WORD = 3
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]{1,2}[a-z]\b")


@lru_cache(maxsize=16_384)
def token_flags(token: str) -> int:
    """Return the families of one class or id token.

    >>> token_flags("article__related-posts") == RELATED
    True
    >>> bool(token_flags("storyBody") & BODY), token_flags("shareholder-text")
    (True, 0)
    """
    bits = ADVERT if _AD.search(token) else 0
    pieces = _PIECES.findall(token)
    made_up = _MADE_UP.search(token) is not None
    for piece in pieces:
        word = piece.lower()
        known = _WORDS.get(word)
        if known is not None:
            if not made_up or len(word) > _SHORT_WORD:
                bits |= known
        elif len(word) >= _SHORTEST_COMPOUND:
            for stem, bit in _STEMS:
                if stem in word:
                    bits |= bit
    if len(pieces) > 1:
        joined = "".join(pieces).lower()
        bits |= _WORDS.get(joined, 0) & FAMILY_BITS
        for stem in _JOINED:
            if stem in joined:
                bits |= RELATED
        bits = _pairs(bits)
    if bits & BODY and bits & _NOT_BODY & FAMILY_BITS:
        bits &= ~BODY
    return bits & FAMILY_BITS


def _pairs(bits: int) -> int:
    """Return `bits` with the families that two half-words make together."""
    named = bits & (_ARTICLEISH | _DETAIL)
    if (
        (bits & _BODYISH and named) or (bits & _DETAIL and bits & _ARTICLEISH)
    ) and not bits & _NOT_BODY:
        bits |= BODY
    if bits & _MORE and bits & (_STORIES | _NEWS):
        bits |= RELATED
    if bits & _MOST and bits & _LIST:
        bits |= RELATED
    if bits & _AUTHOR and bits & _ABOUT:
        bits |= BIO
    if (bits & _HIDE and bits & _ONLY) or (bits & _SR and bits & _ONLY):
        bits |= UNSEEN
    return bits


_NOT_BODY = (
    RELATED | COMMENT | SHARE | ADVERT | PROMO | NAVIGATION | FOOTER | ASIDE | CAPTION | TAGS
    | BYLINE | BIO | DATE | TITLE | SUBTITLE | MEDIA | DIALOG | COUNTER | KICKER | CARD | _LIST
)  # fmt: skip


_BESIDE_BODY = BODY | RELATED | COMMENT | FOOTER | CARD | BIO | NAVIGATION | QUOTE


@lru_cache(maxsize=8192)
def flags_of(names: str) -> int:
    """Return the families of a whole class or id attribute."""
    bits = 0
    for token in names.split():
        bits |= token_flags(token)
    # What calls itself the text is it, whatever else is said there (`article-body has-image ad-slot`).
    return bits & _BESIDE_BODY if bits & BODY else bits
