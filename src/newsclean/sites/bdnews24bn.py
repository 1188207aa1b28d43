"""bdnews24.com Bangla: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bdnews24bn",
    name="বিডিনিউজ টোয়েন্টিফোর ডটকম",
    english_name="bdnews24.com Bangla",
    home="https://bangla.bdnews24.com/",
    hosts=("bangla.bdnews24.com",),
    family="emyth",
    layouts=(
        Layout(
            name="emyth",
            body=(css("#contentDetails", sure=False),),
            title=(css(".details-title h1", sure=False),),
            subtitle=(css(".details-brief", sure=False),),
            published=(css(".pub-up span", sure=False),),
            section=(css(".breadcrumb-wrapper > a:nth-child(3)", sure=False),),
            images=(css(".details-img img", sure=False),),
        ),
    ),
    articles=(r"^/.+/(?=[a-z]*[0-9])[a-z0-9]{8,12}/?$", r"^/[a-z_]+/article[0-9]+\.bdnews$"),
    listings=(r"^/archive(?:/|$)",),
    checked="2026-10",
    evidence="selectors 2026-03 (1 scraper), addresses 2026-10",
)
