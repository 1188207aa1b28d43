"""Jugantor: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="jugantor",
    name="যুগান্তর",
    english_name="Jugantor",
    hosts=("jugantor.com",),
    family="desktopdetail",
    layouts=(
        Layout(name="desktopdetail"),
        Layout(
            name="2021",
            body=(css("div.news-element-text"),),
            title=(css("h3.font-weight-bolder", sure=False),),
            byline=(css("span.font-weight-bold.text-dark", sure=False),),
            tags=(css(".trending a", sure=False),),
            images=(css(".dtl-news-img img", sure=False),),
        ),
    ),
    articles=(r"^/[a-z0-9-]+(?:/[a-z0-9-]+)?/[0-9]{3,8}(?:/[^/]*)?$",),
    listings=(r"^/(?:all-news|archive|ajax)(?:/|$)",),
    archive="/archive?date={date}",
    phrases=("যুগান্তর কর্তৃক সর্বস্বত্ব", "প্রকাশক : সালমা ইসলাম"),
    sitemaps=("/news_sitemap.xml", "/sitemap.xml"),
    checked="2026-10",
    evidence="selectors 2026-05 (4 scrapers), addresses 2026-10, feeds 2026-10, a saved page 2026-08",
)
