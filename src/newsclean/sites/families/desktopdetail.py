"""The Laravel theme whose classes begin with `desktopDetail`, with a second copy for phones."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="desktopdetail",
    name="desktopDetail theme (Laravel)",
    tells=(".desktopDetailBody", ".desktopDetailHeadline", ".desktopDetailPTime"),
    layouts=(
        Layout(
            name="desktopdetail",
            # `.detailBody` is the same text again: read only where the first is missing.
            body=(css("div.desktopDetailBody"), css("div.detailBody")),
            title=(css("h1.desktopDetailHeadline"),),
            subtitle=(css(".desktopDetailHanger", sure=False),),
            kicker=(css(".desktopDetailShoulder", sure=False),),
            byline=(css(".desktopDetailReporter", sure=False),),
            published=(css(".desktopDetailPTime"),),
            section=(css(".desktopDetailCat strong"),),
            tags=(css(".desktopDetailTag a"),),
            images=(css(".desktopDetailPhoto img"),),
            # Not `.innerAdDiv`: on saved pages that class stands on the body itself.
            drop=(".detailSubscribeDiv",),
        ),
    ),
    checked="2026-05",
    evidence="selectors 2026-04 (4 scrapers, the site's own templates 2024-01), a saved page 2026-08",
)
