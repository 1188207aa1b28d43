"""TBS Bangla: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="tbsbangla",
    name="দ্য বিজনেস স্ট্যান্ডার্ড বাংলা",
    english_name="TBS Bangla",
    home="https://www.tbsnews.net/bangla",
    hosts=("tbsnews.net/bangla",),
    family="drupal_sloth",
    layouts=(
        Layout(
            name="sloth",
            body=(
                css(".pane-node-content .section-content.margin-bottom-2", sure=False),
                css(".pane-node-content .section-content", sure=False),
            ),
            section=(css("h2.color-red > a", sure=False),),
        ),
    ),
    articles=(r"^/bangla/(?:[^/]+/){0,2}[^/]+-[0-9]{4,}$",),
    sitemaps=("/bangla/googlenews.xml",),
    checked="2026-10",
    evidence="selectors 2023-02 (1 scraper), addresses 2026-10, feeds 2026-06",
)
