"""`newsclean doctor`: which sites have changed for the worse."""

from typing import Annotated

import typer

from newsclean.cli.choices import AsJson

EXAMPLES = """\b
Examples:
  newsclean doctor last-month.jsonl --save-baseline baseline.json
  newsclean doctor today.jsonl --baseline baseline.json
  newsclean doctor crawl/ --baseline baseline.json --json

\b
Exit codes:
  0 all well   1 an alarm   2 usage   3 nothing could be read
"""


def doctor(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS",
            help="JSON lines of records and rejections, packed or not; folders; - for standard input.",
        ),
    ],
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="What the sites were like when all was well."
        ),
    ] = None,
    save_baseline: Annotated[
        str | None,
        typer.Option("--save-baseline", metavar="FILE", help="Write what the sites are like now."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell which sites have changed for the worse: fields lost, layouts failing, noise in texts.

    Each site is held against its baseline; one without is held to what any healthy site keeps. A
    figure alarms only where chance does not explain it. A notice costs no data yet.
    """
    import json
    import os
    from pathlib import Path

    from newsclean.cli.examining import NO_RECORDS, read_records
    from newsclean.cli.exits import NOTHING_READ
    from newsclean.cli.messages import FirstFew, emit, say
    from newsclean.cli.tables import table
    from newsclean.errors import UsageError
    from newsclean.report.checkup import Checkup, baseline_of, read_baseline
    from newsclean.report.drift import find_drift
    from newsclean.sites import load_sites

    before = {}
    if baseline is not None:
        try:
            kept = read_baseline(Path(baseline).read_text("utf8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{baseline}: cannot be read: {error}") from error
        if kept is None:
            raise UsageError(f"{baseline}: no baseline: write one with --save-baseline")
        before = kept
    checkup = Checkup(load_sites())
    read = 0
    damage = FirstFew("damaged lines")
    for line in read_records(paths):
        if not line.trouble and checkup.take(line.content):
            read += 1
        else:
            wrong = line.trouble or "neither a record nor a rejection of newsclean"
            damage.tell(f"{line.origin}: {wrong}")
    damage.sum_up()
    if not read:
        say(NO_RECORDS)
        raise typer.Exit(NOTHING_READ)
    now = checkup.figures()
    if save_baseline is not None:
        text = json.dumps(baseline_of(now), ensure_ascii=False, indent=1) + "\n"
        try:
            partial = Path(f"{save_baseline}.part")
            partial.write_text(text, "utf8")
            os.replace(partial, save_baseline)
        except OSError as error:
            raise UsageError(f"{save_baseline}: cannot be written: {error.strerror}") from error
    found = find_drift(now, before)
    alarms = [finding for finding in found if finding.level == "alarm"]
    if as_json:
        report = {
            "sites": [
                {"site": site, "pages": figures.pages, "baseline": site in before}
                for site, figures in now.items()
            ],
            "findings": [finding._asdict() for finding in found],
        }
        emit(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    elif found:
        heads = ("site", "what", "level", "now", "before", "chance", "why")
        emit(table(heads, [(*f[:5], f"{f.chance:.0e}", f.why) for f in found]))
    new = sum(site not in before for site in now)
    without = ", no baseline" if not before else f", {new} not in the baseline" if new else ""
    counts = f"{len(alarms)} alarms, {len(found) - len(alarms)} notices"
    say(f"{read} pages of {len(now)} sites{without}: {counts}")
    if alarms:
        raise typer.Exit(1)
