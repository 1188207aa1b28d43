"""How many pages a second are fetched and cleaned, beside a bare loop of the same client.

    uv run python benchmarks/fetch/throughput.py [--pages 2000] [--hosts 4]

The server is a process of its own on the loopback interface and hands out the project's golden
pages, without a delay; it shares the machine's cores with what is measured.
"""

import argparse
import asyncio
import itertools
import multiprocessing
import resource
import socket
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def pages_in(folder):
    """Return the bodies of the HTML pages of a folder: by default, the golden ones."""
    found = sorted(Path(folder).rglob("*.html"))
    return [path.read_bytes() for path in found if path.stat().st_size > 2000]


def serve(sockets, bodies):
    """Answer whatever is asked for with the pages in turn, until the process is ended."""
    turn = itertools.cycle(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b"
        % (len(body), body)
        for body in bodies
    )
    no_rules = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    async def answer(reader, writer):
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(no_rules if head.startswith(b"GET /robots.txt") else next(turn))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def run():
        servers = [await asyncio.start_server(answer, sock=sock) for sock in sockets]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(run())


async def bare(urls, concurrency):
    """Return how many bytes a bare loop of the client gets."""
    import httpx

    slots = asyncio.Semaphore(concurrency)
    async with httpx.AsyncClient(trust_env=False) as client:

        async def get(url):
            async with slots:
                return len((await client.get(url)).content)

        return sum(await asyncio.gather(*map(get, urls)))


def timed(name, count, work):
    """Print the rate of one way, and return it."""
    began, cpu = time.perf_counter(), time.process_time()
    got = work()
    taken, used = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"{name:34} {count / taken:7.0f} pages/s   {used / count * 1000:5.2f} ms CPU a page   {got}"
    )
    return count / taken


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--hosts", type=int, default=4)
    options.add_argument("--per-host", type=int, default=4)
    options.add_argument("--folder", default=ROOT / "fixtures" / "pages")
    given = options.parse_args()

    from newsclean.model import Options
    from newsclean.runners import Tally, load_clean, run
    from newsclean.sources.web import Manners, Plan, read_urls

    bodies = pages_in(given.folder)
    sockets = []
    for _ in range(given.hosts):
        sock = socket.socket()
        sock.bind(("127.0.0.1", 0))
        sockets.append(sock)
    hosts = [f"http://127.0.0.1:{sock.getsockname()[1]}" for sock in sockets]
    server = multiprocessing.get_context("fork").Process(target=serve, args=(sockets, bodies))
    server.start()
    time.sleep(0.3)
    urls = [f"{hosts[n % len(hosts)]}/news/{n}" for n in range(given.pages)]
    concurrency = given.hosts * given.per_host
    manners = Manners(
        delay_s=0, per_host=given.per_host, concurrency=concurrency, allow_private=True
    )
    print(
        f"{given.pages} pages of {sum(map(len, bodies)) / len(bodies) / 1000:.0f} kB, {given.hosts} hosts, "
        f"{concurrency} connections, Python {sys.version.split()[0]}"
    )
    try:
        clean = load_clean(Options())
        list(run(read_urls(urls[:100], Plan(manners=manners)), clean))  # imports, tables

        def fetched():
            return f"{sum(1 for _ in read_urls(urls, Plan(manners=manners)))} pages"

        def cleaned():
            tally = Tally()
            for done in run(read_urls(urls, Plan(manners=manners)), clean):
                tally.count(done)
            return f"{tally.written} records, {sum(tally.rejected.values())} rejected"

        bare_rate = timed(
            "bare httpx loop",
            given.pages,
            lambda: f"{asyncio.run(bare(urls, concurrency)) / 1e6:.0f} MB",
        )
        timed("newsclean, fetched", given.pages, fetched)
        rate = timed("newsclean, fetched and cleaned", given.pages, cleaned)
        print(f"fetched and cleaned / bare loop: {rate / bare_rate:.2f}")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    finally:
        server.terminate()
        server.join(10)


if __name__ == "__main__":
    main()
