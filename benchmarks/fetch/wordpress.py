"""A WordPress that nobody here wrote, with a hundred Bengali posts: found, fetched, compared.

    apt-get install --no-install-recommends wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql
    uv run python benchmarks/fetch/wordpress.py

Database and server run on a socket and a loopback port of their own, in a temporary folder, and
are ended with the script. Posts are written by the project's own words.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from pathlib import Path

SOURCE = Path("/usr/share/wordpress")
POSTS = 100
PLACES = ("কুষ্টিয়া", "যশোর", "বরিশাল", "রংপুর", "সিলেট", "ময়মনসিংহ", "নাটোর", "ফেনী", "ভোলা", "পাবনা")
THINGS = ("ধান", "পাট", "ইলিশ", "আলু", "পেঁয়াজ", "আম", "চা", "কাঁঠাল", "মধু", "লবণ")
CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '%(url)s'); define('WP_SITEURL', '%(url)s');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('WP_DEBUG', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; $_SERVER['PHP_SELF'] = '/index.php';
require __DIR__ . '/index.php';
"""
SETUP = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '%(host)s'; $_SERVER['REQUEST_URI'] = '/';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install('হাটের খবর', 'desk', 'desk@example.org', true, '', 'not-a-secret');
update_option('timezone_string', 'Asia/Dhaka'); update_option('posts_per_rss', %(posts)d);
update_option('date_format', 'F j, Y'); update_option('blog_public', 1);
global $wp_rewrite; $wp_rewrite->set_permalink_structure('/%%year%%/%%monthnum%%/%%day%%/%%post_id%%/');
wp_delete_post(1, true); wp_delete_post(2, true);
$section = wp_insert_term('অর্থনীতি', 'category');
$out = [];
foreach (json_decode(file_get_contents(__DIR__ . '/posts.json'), true) as $post) {
  $id = wp_insert_post(['post_title' => $post['title'], 'post_content' => $post['content'], 'post_date' => $post['date'],
    'post_status' => 'publish', 'post_author' => 1, 'post_category' => [$section['term_id']]], true);
  if (is_wp_error($id)) { fwrite(STDERR, $id->get_error_message()); exit(1); }
  $out[] = get_permalink($id);
}
$wp_rewrite->flush_rules();
file_put_contents(__DIR__ . '/links.json', json_encode($out));
"""


def posts():
    """Return the posts: title, date, paragraphs."""
    first = datetime(2026, 11, 22, 21, 5)  # noqa: DTZ001 (the blog's own clock)
    for number in range(POSTS):
        place, thing = PLACES[number % 10], THINGS[number // 10]
        yield {
            "title": f"{place}য় {thing} বেচাকেনা জমজমাট, দাম নিয়ে খুশি চাষি ({number + 1})",
            "date": (first - timedelta(hours=7 * number)).strftime("%Y-%m-%d %H:%M:%S"),
            "paragraphs": [
                f"{place} জেলার হাটে এ সপ্তাহে {thing} উঠেছে গত বছরের চেয়ে বেশি, ভোর থেকেই পাইকারদের ভিড় লেগে থাকে বলে জানান ইজারাদার।",
                f"চাষি আবদুল করিম বলেন, ‘{thing} বেচে এবার ঋণ শোধ করেও হাতে কিছু টাকা থাকবে।’ তাঁর মতো আরও {number + 3} জন চাষি একই কথা জানান।",
                f"কৃষি কর্মকর্তারা বলছেন, আগামী মাসে {thing} সংরক্ষণের জন্য নতুন গুদাম চালু হলে দাম আর পড়বে না।",
            ],
        }


@contextlib.contextmanager
def running(command, **options):
    """Start a process, and end it with those that it starts, by the id of their group."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **options,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)


def wait_for(ready, what):
    """Wait until something is there; exit where it does not come."""
    for _ in range(300):
        if ready():
            return
        time.sleep(0.1)
    sys.exit(f"{what} did not start")


def newsclean(*args):
    """Run the command line, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", *args], capture_output=True, check=False, timeout=600
    )
    print(done.stderr.decode().strip())
    return done.stdout.decode()


def main():
    """Set up, discover, fetch, compare."""
    if not SOURCE.is_dir() or not shutil.which("mariadbd") or not shutil.which("php"):
        sys.exit("needs the packages wordpress, mariadb-server, php-cli and php-mysql")
    with contextlib.ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        wp, data, sock = root / "wp", root / "db", root / "db.sock"
        shutil.copytree(SOURCE, wp, symlinks=False, ignore_dangling_symlinks=True)
        user = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(
            ["mariadb-install-db", f"--datadir={data}", "--auth-root-authentication-method=normal", *user],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        stack.enter_context(running(
            ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={sock}", "--skip-networking", *user]))  # fmt: skip
        wait_for(sock.exists, "the database")
        subprocess.run(
            ["mariadb", "--no-defaults", f"--socket={sock}", "-uroot", "-e", "CREATE DATABASE wp CHARACTER SET utf8mb4"],
            check=True, timeout=60,
        )  # fmt: skip
        facts = {"socket": sock, "url": f"http://{host}", "host": host, "posts": POSTS}
        (wp / "wp-config.php").unlink(missing_ok=True)
        (wp / "wp-config.php").write_text(CONFIG % facts)
        (wp / "router.php").write_text(ROUTER)
        (wp / "setup.php").write_text(SETUP % facts)
        posted = list(posts())
        for post in posted:
            post["content"] = "\n\n".join(post["paragraphs"])
        (wp / "posts.json").write_text(json.dumps(posted))
        subprocess.run(["php", "setup.php"], cwd=wp, check=True, timeout=300)
        links = json.loads((wp / "links.json").read_text())
        stack.enter_context(running(
            ["php", "-S", host, "-t", str(wp), "router.php"], cwd=wp, env={**os.environ, "PHP_CLI_SERVER_WORKERS": "2"}))  # fmt: skip

        def answers():
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", int(host.split(":")[1])), 1),
            ):
                return True
            return False

        wait_for(answers, "the server")
        compare(host, links, posted, root)


def compare(host, links, posted, root):
    """Print how much of what was posted came back."""
    local = ("--allow-private", "--delay", "0")
    by_feed = newsclean("discover", f"http://{host}/feed/", "--json", *local)
    by_map = newsclean("discover", f"http://{host}/wp-sitemap.xml", *local)
    by_host = newsclean("discover", f"http://{host}", "--since", "2026-10-01", *local)
    for name, found in (("feed", {json.loads(line)["url"] for line in by_feed.splitlines()}),
                        ("sitemap", set(by_map.splitlines())), ("host", set(by_host.splitlines()))):  # fmt: skip
        print(
            f"by {name}: {len(found & set(links))} of {len(links)} posts, {len(found - set(links))} other addresses"
        )
    (root / "list.jsonl").write_text(by_feed)
    began = time.monotonic()
    out = newsclean("fetch", "-i", str(root / "list.jsonl"), "--per-host", "2", *local)
    print(f"fetched in {time.monotonic() - began:.1f} s")
    records = {record["source"]["url"]: record for record in map(json.loads, out.splitlines())}
    titles = dates = days = bodies = feed_warnings = 0
    ratios = []
    for link, post in zip(links, posted, strict=True):
        record = records.get(link)
        if record is None:
            print("no record:", link)
            continue
        titles += record["title"] == post["title"]
        days += (record["published"] or "")[:10] == post["date"][:10]
        dates += record["published"] == post["date"].replace(" ", "T") + "+06:00"
        wanted = "\n\n".join(post["paragraphs"])
        digits = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
        same = record["text"] == wanted.translate(digits)
        bodies += same
        ratios.append(SequenceMatcher(None, record["text"], wanted, autojunk=False).ratio())
        feed_warnings += any(w.startswith("feed.") for w in record["warnings"])
        if not same and bodies < 3:
            print(json.dumps([record["text"], wanted], ensure_ascii=False)[:600])
    print(f"records {len(records)}, titles {titles}, days {days}, instants {dates}, bodies {bodies} of {len(links)}; "
          f"least alike {min(ratios, default=0):.3f}; feed warnings {feed_warnings}")  # fmt: skip
    if records:
        sample = next(iter(records.values()))
        print(json.dumps({k: sample[k] for k in ("title", "authors", "published", "section", "extraction", "warnings")}, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main()
