"""The kinds of sources that are interrupted. A new one joins by a line in SOURCES.

A source writes documents into a folder, as that kind of source has them, and says which options of
`fetch` bring them in again, in the same order. Documents that are broken are written so that they
fail: in `fetch`, or in `clean`.
"""
import contextlib
import csv
import gzip
import json
import os
import pathlib
import threading

from documents import documents


def files(folder, documents):
    """Pages and texts, in folders by the thousand."""
    for document in documents:
        suffix = ".pdf" if document.is_broken else (".html", ".txt")[document.number % 2]
        path = folder / str(document.number // 1000).zfill(4) / (document.mark + suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        if document.is_broken:
            path.write_bytes(b"%PDF-1.7\n\x00\xff\x00\xfe")
        else:
            text = f"{document.mark}\n\n{document.text}\n"
            path.write_text(document.page if suffix == ".html" else text)
    return {"files": [f"{folder}/**/*.{{html,txt,pdf}}"]}


def lines(folder, documents):
    """A file of JSON Lines."""
    write_lines(folder / "documents.jsonl", documents)
    return {"jsonl": [f"{folder}/documents.jsonl"]}


def several_lines(folder, documents):
    """Files of JSON Lines, of very different lengths."""
    folder.mkdir(parents=True, exist_ok=True)
    start, length = 0, 1
    while start < len(documents):
        name = f"{start:07}.jsonl"
        write_lines(folder / name, documents[start : start + length])
        start, length = start + length, length * 3 if length < 1000 else 1
    return {"jsonl": [f"{folder}/*.jsonl"]}


def packed_lines(folder, documents):
    """A file of JSON Lines, packed."""
    write_lines(folder / "documents.jsonl", documents)
    path = folder / "documents.jsonl.gz"
    path.write_bytes(gzip.compress((folder / "documents.jsonl").read_bytes(), 1))
    (folder / "documents.jsonl").unlink()
    return {"jsonl": [f"{folder}/documents.jsonl.gz"]}


def array(folder, documents):
    """A file with one JSON array."""
    write_lines(folder / "documents.json", documents)
    path = folder / "documents.json"
    path.write_text("[\n" + ",\n".join(path.read_text().splitlines()) + "\n]\n")
    return {"files": [f"{folder}/documents.json"]}


def table(folder, documents):
    """A table whose rows are documents."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "documents.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "title", "text"])
        for document in documents:
            rows.writerow([document.mark, document.mark, "" if document.is_broken else document.text])
    return {"csv": [f"{folder}/documents.csv"]}


def archive(folder, documents):
    """A web archive with a gzip member a record."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "pages.warc.gz").open("wb") as file:
        for number, document in enumerate(documents):
            body = b"" if document.is_broken else document.page.encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
                f"WARC-Record-ID: <urn:x:{number}>\r\nWARC-Target-URI: {document.url}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n").encode()
            file.write(gzip.compress(head + block + b"\r\n\r\n", 1))
    return {"warc": [f"{folder}/pages.warc.gz"]}


def feed(folder, documents):
    """A feed whose entries are followed to their pages."""
    items = "".join(
        f"<item><title>{document.mark}</title><link>{document.url}</link>"
        f"<guid>{document.mark}</guid></item>\n" for document in documents)
    web = write_pages(folder, documents)
    (web / "chaos.example").mkdir(parents=True, exist_ok=True)
    (web / "chaos.example" / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Chaos</title><link>https://chaos.example/</link>\n'
        f"{items}</channel></rss>\n")
    return {"feeds": ["https://chaos.example/feed.xml"], "full_text": True, "mirror": str(web)}


def outlines(folder, documents):
    """Feeds that a list in OPML names, each with some entries, which are followed to their pages."""
    web = write_pages(folder, documents)
    names = []
    for start in range(0, len(documents), 50):
        part = documents[start : start + 50]
        items = "".join(
            f"<item><link>{document.url}</link><guid>{document.mark}</guid></item>\n" for document in part)
        names.append(f"feed-{part[0].number}.xml")
        (web / "chaos.example").mkdir(parents=True, exist_ok=True)
        (web / "chaos.example" / names[-1]).write_text(
            f'<rss version="2.0"><channel><title>Chaos</title>\n{items}</channel></rss>\n')
    folder.mkdir(parents=True, exist_ok=True)
    feeds = "".join(f'<outline type="rss" xmlUrl="https://chaos.example/{name}"/>\n' for name in names)
    (folder / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="Chaos">\n{feeds}</outline></body></opml>\n')
    return {"opml": [f"{folder}/feeds.opml"], "full_text": True, "mirror": str(web)}


def crawl(folder, documents):
    """Pages that are found by following links, some at once and the others from page to page."""
    web = write_pages(folder, documents)
    # However many there are, `depth` may be 100 at most.
    size = max(100, len(documents) // 50)
    for number, start in enumerate(range(0, max(len(documents), 1), size)):
        links = "".join(
            f"<a href='{document.url}'>{document.mark}</a>\n" for document in documents[start : start + size])
        more = f"<a href=/list/{number + 1}>More</a>" * (start + size < len(documents))
        path = web / "chaos.example" / "list" / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html><body>{more}\n{links}</body></html>")
    # Lists are looked through for links, and brought in nowhere.
    return {
        "pages": ["https://chaos.example/list/0"], "mirror": str(web), "include": ["/[0-9]*/chaos-*"],
        "follow": {"depth": len(documents) // size + 2, "match": ["/[0-9]*/chaos-*", "/list/*"]}}


def urls(folder, documents):
    """Pages by a list of their addresses."""
    web = write_pages(folder, documents)
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{document.url}\n" for document in documents)
    (folder / "urls.txt").write_text(f"# {len(documents)} pages\n\n{lines}")
    return {"urls": [f"{folder}/urls.txt"], "mirror": str(web)}


def sitemap(folder, documents):
    """Pages by an index of sitemaps."""
    web = write_pages(folder, documents)
    site = web / "chaos.example"
    site.mkdir(parents=True, exist_ok=True)
    names = []
    for start in range(0, len(documents), 100):
        part = documents[start : start + 100]
        names.append(f"sitemap-{part[0].number}.xml")
        entries = "".join(f"<url><loc>{document.url}</loc></url>\n" for document in part)
        (site / names[-1]).write_text(f"<urlset>\n{entries}</urlset>\n")
    maps = "".join(f"<sitemap><loc>https://chaos.example/{name}</loc></sitemap>\n" for name in names)
    (site / "sitemap.xml").write_text(f"<sitemapindex>\n{maps}</sitemapindex>\n")
    return {"sitemaps": ["https://chaos.example/sitemap.xml"], "mirror": str(web)}


def pages(folder, documents):
    """Pages by their addresses."""
    web = write_pages(folder, documents)
    return {"pages": [document.url for document in documents], "mirror": str(web)}


# In the order in which `fetch` comes to them.
SOURCES = {
    "feed": feed,
    "outlines": outlines,
    "pages": pages,
    "crawl": crawl,
    "urls": urls,
    "sitemap": sitemap,
    "files": files,
    "array": array,
    "lines": lines,
    "several-lines": several_lines,
    "packed-lines": packed_lines,
    "table": table,
    "archive": archive,
}


def write_lines(path, documents):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        for document in documents:
            fields = {"id": document.mark, "title": document.mark}
            if not document.is_broken:
                fields["text"] = document.text
            file.write(json.dumps(fields) + "\n")


def write_well(path, count):
    """Writes the first documents that are not broken, as lines of JSON; returns their marks."""
    well = [document for document in documents(range(count)) if not document.is_broken]
    write_lines(path, well)
    return [document.mark for document in well]


def write_pages(folder, documents):
    """Writes pages where `mirror` looks for them, in a folder that sources have in common."""
    web = folder.parent / "web"
    for document in documents:
        path = web / document.url.removeprefix("https://")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not document.is_broken:
            path.with_name(path.name + ".html").write_text(document.page)
    return web


def write(folder, documents_of):
    """Writes the documents of sources into `in`, and returns the options that bring them in."""
    options = {}
    with working_in(folder):
        for name, documents in documents_of.items():
            for key, value in SOURCES[name](pathlib.Path("in", name), documents).items():
                options[key] = options.get(key, []) + value if isinstance(value, list) else value
    return options


# A process has only one working directory.
WORKING = threading.Lock()


@contextlib.contextmanager
def working_in(folder):
    with WORKING:
        before = os.getcwd()
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)
