"""eMythMakers, a vendor in Dhaka: PHP pages, later React and Next.js over the same system."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="emyth",
    name="eMythMakers",
    tells=(
        "#contentDetails",
        ".DDetailsContent",
        ".DDetailsBody",
        ".DDetailsTitle",
        ".DScrollBreaking",
    ),
    layouts=(
        Layout(
            name="emyth",
            body=(
                css("#contentDetails"),
                css(".DDetailsContent"),
                css(".DDetailsBody"),
                css(".dNewsDesc"),
                css(".content-details"),
            ),
            title=(
                css("h1.DHeadingInner"),
                css(".DDetailsTitle h1"),
                css(".dheading h1"),
                css(".details-title h1"),
            ),
            byline=(css(".WritterName p"), css(".DAuthor"), css(".writter p")),
            # Not `p.pDate`: lists print the dates of other stories in it.
            published=(
                css(".DPublishTime p"),
                css("div.pDate"),
                css(".dateAndTime p"),
                css("span.time-with-author"),
            ),
            tags=(css(".TagList a"), css(".tagArea a"), css(".photo-tags a")),
            images=(css(".TopImg img"), css(".DNewsImg img"), css(".featured-image img")),
            # Advertisements after every second paragraph, the desk's initials, the list of tags.
            drop=(".DContentAdd", ".DGoogleNewsBox", ".DInitSeq", ".RelatedTags", ".tagArea"),
        ),
    ),
    checked="2026-04",
    evidence="selectors 2026-03 (5 scrapers; the vendor's own source 2023-06)",
)
