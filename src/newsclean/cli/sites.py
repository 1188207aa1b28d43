"""`newsclean sites`: which newspapers are known, and the golden pages that hold them to it."""

from typing import Annotated, Any

import typer

from newsclean.cli.choices import AsJson, PageUrl, SitesFolder

EXAMPLES = """\b
Examples:
  newsclean sites list
  newsclean sites show https://www.samakal.com/
  newsclean sites new dinkal --page saved.html
  newsclean sites check samakal
"""
LIST = """\b
Examples:
  newsclean sites list
  newsclean sites list --json | jq -r '.[].slug'
"""
SHOW = """\b
Examples:
  newsclean sites show samakal
  newsclean sites show https://www.samakal.com/
  newsclean sites show page.html --url https://www.samakal.com/x
"""
NEW = """\b
Examples:
  newsclean sites new dinkal --page saved.html
  newsclean sites new dinkal --page saved.html --url https://dinkal.example/news/12
  newsclean sites new dinkal --page saved.html --into my-sites
"""
BLESS = """\b
Examples:
  newsclean sites bless _seed/ticker-in-one-line
  newsclean sites bless samakal
"""
CHECK = """\b
Examples:
  newsclean sites check
  newsclean sites check samakal
  newsclean sites check dinkal --sites my-sites --root my-sites
"""

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, epilog=EXAMPLES)

Root = Annotated[
    str, typer.Option("--root", metavar="DIR", help="The checkout that holds `fixtures`.")
]


@app.callback()
def sites() -> None:
    """Known newspapers and their golden pages."""


@app.command("list", epilog=LIST)
def list_(
    as_json: AsJson = False,
    sites: SitesFolder = None,
    root: Root = ".",
) -> None:
    """List the newspapers that are known, with where each is from."""
    import json
    from pathlib import Path

    from newsclean.cli.messages import emit, say
    from newsclean.cli.outside import open_sites
    from newsclean.sites import load_sites

    open_sites(sites)
    known = load_sites()
    pages = Path(root) / "fixtures" / "pages"
    rows: list[dict[str, Any]] = []
    for site in known:
        fixtures = len(list((pages / site.slug).glob("*/meta.toml")))
        origin, path = known.place(site.slug)
        rows.append(
            {
                "slug": site.slug,
                "name": site.name,
                "english_name": site.english_name,
                "hosts": site.hosts,
                "country": site.country,
                "family": site.family,
                "layouts": [layout.name for layout in known.layouts(site)],
                "checked": site.checked,
                "evidence": site.evidence,
                "fixtures": fixtures,
                "from": origin,
                "file": str(path),
            }
        )
    if as_json:
        emit(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        from newsclean.cli.tables import table

        # The Bengali name comes last: no two terminals agree on how wide it is.
        heads = ("slug", "country", "family", "layouts", "newest", "fixtures", "from", "name")
        emit(
            table(
                heads,
                [
                    (
                        row["slug"],
                        row["country"],
                        row["family"] or "-",
                        ",".join(row["layouts"]) or "-",
                        row["checked"] or "-",
                        row["fixtures"],
                        row["from"],
                        row["name"],
                    )
                    for row in rows
                ],
            )
        )
    for conflict in known.conflicts:
        say(conflict)


@app.command(epilog=SHOW)
def show(
    what: Annotated[
        str, typer.Argument(metavar="SLUG|URL|PAGE", help="A site, an address, or a saved page.")
    ],
    url: PageUrl = None,
    sites: SitesFolder = None,
) -> None:
    """Show which site and layout an address or a page would be read by, and why."""
    from newsclean.cli.messages import emit
    from newsclean.cli.outside import open_sites
    from newsclean.cli.showing import show_page, show_site, show_url
    from newsclean.sites import load_sites

    open_sites(sites)
    known = load_sites()
    if what in known.slugs:
        lines = show_site(known.get(what), known)
    elif "://" in what:
        lines = show_url(what, known)
    else:
        lines = show_page(what, url, known)
    emit("".join(f"{line}\n" for line in lines))


@app.command(epilog=NEW)
def new(
    slug: Annotated[
        str, typer.Argument(metavar="SLUG", help="What the site is called: a-z, 0-9 and _.")
    ],
    page: Annotated[
        str, typer.Option("--page", metavar="FILE", help="A saved article page of the site.")
    ],
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Its address, where the page does not state it."),
    ] = None,
    case: Annotated[
        str, typer.Option("--case", metavar="NAME", help="What the golden case is called.")
    ] = "first-page",
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="DIR", help="A folder of sites of your own instead of the checkout."
        ),
    ] = None,
    root: Root = ".",
) -> None:
    """Begin a site file and its golden case from one saved page.

    Hosts, names and selectors are read from the page; what is a guess is said. Nothing that exists
    is replaced.
    """
    from newsclean.cli.beginning import begin

    begin(slug, page, url=url, case=case, into=into, root=root)


@app.command(epilog=BLESS)
def bless(
    names: Annotated[
        list[str],
        typer.Argument(metavar="CASE", help="SITE/TRAP, or a whole SITE, under fixtures/pages."),
    ],
    root: Root = ".",
    sites: SitesFolder = None,
) -> None:
    """Write what newsclean says now as the expected record of golden pages, unreviewed."""
    from pathlib import Path

    from newsclean.cli.messages import say
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.runners.golden import bless as bless_case
    from newsclean.runners.golden import read_cases

    pages = Path(root) / "fixtures" / "pages"
    if not pages.is_dir():
        raise UsageError(
            f"{pages}: no such folder: run this in a checkout, or name one with --root"
        )
    open_sites(sites)
    cases = list(read_cases(pages, Path(root)))
    refused = False
    for name in names:
        chosen = [c for c in cases if c.name == name or c.folder.parent.name == name]
        if not chosen:
            raise UsageError(f"{name}: no such case under {pages}: expected SITE/TRAP or SITE")
        for case in chosen:
            try:
                bless_case(case)
            except UsageError as error:
                say(str(error))
                refused = True
            else:
                say(f"{case.name}: blessed: read expected.json, then write `reviewed` in meta.toml")
    if refused:
        raise typer.Exit(1)


@app.command(epilog=CHECK)
def check(
    slugs: Annotated[
        list[str] | None, typer.Argument(metavar="SLUG", help="Sites; none: all that are known.")
    ] = None,
    root: Root = ".",
    sites: SitesFolder = None,
) -> None:
    """Hold sites to what they promise: hosts, selectors, addresses, golden pages; 1 on a breach."""
    from pathlib import Path

    from newsclean.cli.contracts import check_site
    from newsclean.cli.messages import emit, say
    from newsclean.cli.outside import use_folder
    from newsclean.sites import load_sites

    use_folder(sites)
    known = load_sites()
    breaches = 0
    broken = set()
    for problem in map(str, known.problems):
        slug = Path(problem.partition(".py:")[0]).name
        if not slugs or slug in slugs:
            emit(f"FAIL {problem}\n")
            broken.add(slug)
            breaches += 1
        else:
            say(f"{problem} (going on without it)")
    for slug in slugs or known.slugs:
        if slug in broken and slug not in known.slugs:
            continue
        checked = check_site(known.get(slug), known, Path(root))
        breaches += len(checked.breaches)
        looked_at = (
            f"{checked.selectors} selectors, {checked.addresses} addresses, {checked.cases} cases"
        )
        emit(f"{'FAIL' if checked.breaches else 'ok  '} {slug}: {looked_at}\n")
        emit("".join(f"     {breach.contract}: {breach.detail}\n" for breach in checked.breaches))
    if breaches:
        raise typer.Exit(1)
