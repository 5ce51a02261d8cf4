"""The kinds of exports that are interrupted. A new one joins by a line in EXPORTS."""
import contextlib
import csv
import dataclasses
import email
import email.policy
import gzip
import itertools
import json
import pathlib
import re
import sqlite3
import zipfile
from typing import Callable

from documents import MARK

# What stands for a document that an output only counts.
LEFT_OUT = "left out"


def open_database(path):
    return contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def marks_of_lines(path):
    return [json.loads(line)["title"] for line in path.read_text().splitlines()]


def marks_of_array(path):
    return [document["title"] for document in json.loads(path.read_text())]


def marks_of_packed_lines(path):
    return [json.loads(line)["title"] for line in unpacked(path).splitlines()]


def marks_of_packed_table(path):
    return [row["title"] for row in csv.DictReader(unpacked(path).splitlines())]


def unpacked(path):
    return gzip.decompress(path.read_bytes()).decode()


def marks_of_table(path):
    with path.open(newline="") as file:
        return [row["title"] for row in csv.DictReader(file)]


def marks_of_rows(path):
    with open_database(path) as database:
        return [title for (title,) in database.execute("SELECT title FROM documents ORDER BY rowid")]


def marks_of_headings(pattern):
    heading = re.compile(pattern + ".*?(" + MARK.pattern + ")", re.MULTILINE)
    return lambda path: heading.findall(path.read_text())


def marks_of_records(path):
    """The documents of a page that is added to, as a later run finds them."""
    records = path.read_text().split('id="pipe-records">\n')[1].split("</script>")[0]
    return [MARK.search(json.loads(line)[0]).group() for line in records.splitlines()]


def marks_of_entries(path):
    return re.findall("<entry[^>]*>\n<id>.*</id>\n<title[^>]*>.*?(" + MARK.pattern + ")", path.read_text())


def marks_of_items(path):
    return re.findall("<item>\n<title>[^<]*?(" + MARK.pattern + ")", path.read_text())


def marks_of_json_items(path):
    return [item["title"] for item in json.loads(path.read_text())["items"]]


def messages(path):
    """The texts of a message and of those that later runs have written beside it."""
    beside = sorted(path.parent.glob(f"{path.stem}.[0-9]*{path.suffix}"))
    for each in (path, *beside):
        message = email.message_from_bytes(each.read_bytes(), policy=email.policy.default)
        yield [message["Subject"], *(part.get_content() for part in message.iter_parts())]


def marks_of_messages(path):
    """The documents that messages have; a message stays small, and only counts those that are too many."""
    marks = []
    for _, text, page in messages(path):
        shown = re.findall(rf"^\* .*?({MARK.pattern})", text, re.MULTILINE)
        if shown != re.findall(rf"<h3.*?({MARK.pattern})", page):
            return []
        rest = re.search("^(One|[0-9]+) more document", text, re.MULTILINE)
        count = int(rest[1].replace("One", "1")) if rest else 0
        marks += [*shown, *[LEFT_OUT] * count]
    return marks


def marks_of_notes(folder):
    return [
        re.search("^title: .*?(" + MARK.pattern + ")", note.read_text(), re.MULTILINE).group(1)
        for note in folder.glob("*.md")]


def marks_of_book(path):
    with zipfile.ZipFile(path) as book:
        if book.testzip() or book.namelist()[0] != "mimetype":
            return []
        return re.findall("#d[^>]*>[^<]*?(" + MARK.pattern + ")", book.read("EPUB/nav.xhtml").decode())


def without_times(content):
    """Bytes without the day and the time of the run."""
    content = re.sub(rb"\b20\d\d-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?\b", b"DAY", content)
    return re.sub(rb"DAY at \d\d:\d\d UTC", b"DAY", content)


def content_of_text(path):
    """The bytes, but for the day of the run."""
    return without_times(path.read_bytes())


def content_of_feed(path):
    """The entries in any order, as that goes by the times of the runs."""
    pattern = rb"<(entry|item)(.*?)</\1>\n"
    entries = re.findall(pattern, without_times(path.read_bytes()), re.DOTALL)
    return b"".join(sorted(content for _, content in entries))


def content_of_json_feed(path):
    """As that of other feeds."""
    lines = without_times(path.read_bytes()).splitlines()
    return b"\n".join(sorted(line.rstrip(b",") for line in lines))


def content_of_messages(path):
    """What people read; headers have a number of the run, too."""
    return without_times("\0".join(part for message in messages(path) for part in message).encode())


def content_of_notes(folder):
    return b"".join(
        note.name.encode() + b"\n" + note.read_bytes() for note in sorted(folder.glob("*.md")))


def content_of_book(path):
    with zipfile.ZipFile(path) as book:
        content = b"".join(name.encode() + without_times(book.read(name)) for name in book.namelist())
    # Each day has a book of its own.
    return re.sub(rb"urn:pipe:book-[0-9a-f]{16}", b"BOOK", content)


def content_of_packed(path):
    return unpacked(path).encode()


def content_of_rows(path):
    """All that the tables have, but for the time of the run; the index of words fits them."""
    with open_database(path) as database, contextlib.closing(sqlite3.connect(":memory:")) as copy:
        database.backup(copy)
        copy.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
        content = database.execute("PRAGMA integrity_check").fetchall()
        columns = [row[1] for row in database.execute("PRAGMA table_info(documents)")]
        kept = ", ".join(column for column in columns if column != "exported")
        content += database.execute(f"SELECT {kept} FROM documents ORDER BY rowid").fetchall()
        content += database.execute("SELECT * FROM labels ORDER BY document, position").fetchall()
    return "\n".join(map(repr, content)).encode()


@dataclasses.dataclass(frozen=True)
class Export:
    """An output: its options, and how it is read back."""

    to: str
    options: dict = dataclasses.field(default_factory=dict)
    # The documents' marks, in the order they have in the output.
    marks: Callable = marks_of_lines
    # What has to be the same as after a run that nothing disturbed.
    content: Callable = content_of_text
    # Whether documents are in the order they came in.
    is_ordered: bool = True
    # Whether a later run adds to what is there.
    is_kept: bool = False
    # Whether it is made all at once, at the end of a run.
    is_published: bool = True

    @property
    def stage(self):
        return {"export": {"to": self.to, **self.options}}

    def has(self, expected, found):
        """Whether the documents that were found are those expected, each once."""
        if LEFT_OUT in found:
            shown = [mark for mark in found if mark != LEFT_OUT]
            return (
                len(found) == len(expected) and len(set(shown)) == len(shown)
                and set(shown) <= set(expected))
        return found == expected or (not self.is_ordered and sorted(found) == sorted(expected))

    def has_at_least(self, expected, found):
        """Whether they are those expected, once or more often."""
        if LEFT_OUT in found:
            return len(found) >= len(expected) and set(found) - {LEFT_OUT} <= set(expected)
        return set(found) == set(expected)


EXPORTS = {
    "lines": Export("out/all.jsonl"),
    "added lines": Export("out/added.jsonl", {"mode": "append"}, is_kept=True),
    "table": Export("out/all.csv", {}, marks_of_table),
    "array": Export("out/all.json", {}, marks_of_array),
    "packed lines": Export("out/packed.jsonl.gz", {}, marks_of_packed_lines, content_of_packed),
    "added packed rows": Export("out/added.csv.gz", {"mode": "append", "fields": ["title", "id"]}, marks_of_packed_table, content_of_packed, is_kept=True),
    "added rows": Export("out/added.tsv", {"mode": "append", "fields": ["title", "id"]}, lambda path: [line.split("\t")[0] for line in path.read_text().splitlines()[1:]], is_kept=True),
    "sqlite": Export("out/all.sqlite", {}, marks_of_rows, content_of_rows, is_kept=True, is_published=False),
    "markdown": Export("out/all.md", {"title": "Chaos"}, marks_of_headings("^#+ "), is_ordered=False),
    "html": Export("out/all.html", {"title": "Chaos", "group_by": "none"}, marks_of_headings("^<h[2-6]")),
    "grown markdown": Export("out/grown.md", {"title": "Chaos", "mode": "append", "group_by": "none"}, marks_of_headings("^#+ "), is_ordered=False, is_kept=True),
    "grown html": Export("out/grown.html", {"title": "Chaos", "mode": "append"}, marks_of_records, is_kept=True),
    "atom": Export("out/all.atom", {"title": "Chaos", "max_entries": 1000000}, marks_of_entries, content_of_feed, is_ordered=False, is_kept=True),
    "rss": Export("out/all.rss", {"title": "Chaos", "max_entries": 1000000}, marks_of_items, content_of_feed, is_ordered=False, is_kept=True),
    "json feed": Export("out/feed.json", {"format": "jsonfeed", "title": "Chaos", "max_entries": 1000000}, marks_of_json_items, content_of_json_feed, is_ordered=False, is_kept=True),
    "messages": Export("out/all.eml", {"title": "Chaos", "from": "chaos@example.org", "group_by": "none"}, marks_of_messages, content_of_messages, is_ordered=False, is_kept=True),
    "notes": Export("out/notes/", {}, marks_of_notes, content_of_notes, is_ordered=False, is_kept=True),
    "book": Export("out/all.epub", {"title": "Chaos"}, marks_of_book, content_of_book, is_ordered=False),
}
# Those that every pipeline has.
FIXED = ("lines", "sqlite", "markdown")


def hands(random, handful):
    """The exports of one pipeline after the other, without end: those that all have and a handful of others.

    The others are dealt like cards, so that each comes as often; where they stand in the pipeline is left to chance.
    """
    cards = random.sample(others := [name for name in EXPORTS if name not in FIXED], len(others))
    for start in itertools.count(step=handful):
        hand = [cards[(start + place) % len(cards)] for place in range(handful)]
        names = random.sample([*FIXED, *hand], len(FIXED) + handful)
        yield {name: EXPORTS[name] for name in names}

# What a database has beside its file while it is written.
JOURNALS = ("-journal", "-wal", "-shm")
TEMPORARY = (".pipe-part", ".pipe-tmp", *JOURNALS)


def temporary_files(folder):
    """Files that must not be left when a run is complete."""
    return sorted(
        str(path.relative_to(folder)) for part in ("out", ".pipe")
        for path in (pathlib.Path(folder) / part).rglob("*") if path.name.endswith(TEMPORARY))
