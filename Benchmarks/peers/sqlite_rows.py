"""The peer of `Benchmarks sqlite`: `executemany` of Python's sqlite3 into the tables that pipe has made.

usage: sqlite_rows.py FILE DATABASE
FILE has documents as JSON Lines. Prints how many there are, and then the seconds of the clock that writing their rows in one
transaction takes, which is the fastest for executemany, and the peak memory in KiB.
"""
import json
import resource
import sqlite3
import sys
import time

COLUMNS = (
    "id url source title authors published updated language text summary keywords image links metadata trail story json"
    " exported").split()
LISTS = {"authors", "keywords", "image", "links", "metadata", "trail"}

rows, labels = [], []
with open(sys.argv[1]) as file:
    for line in file:
        document = json.loads(line)
        row = {key: json.dumps(value) if key in LISTS else value for key, value in document.items()}
        rest = {key: value for key, value in document.items() if key != "text"}
        row |= {"json": json.dumps(rest, separators=(",", ":")), "exported": "2026-01-01T00:00:00Z"}
        rows.append(tuple(row.get(column) for column in COLUMNS))
        labels += [
            (document["id"], place, label["name"], label["score"], None, None)
            for place, label in enumerate(document["labels"])]
database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.execute("PRAGMA foreign_keys = ON")
database.execute("PRAGMA synchronous = FULL")
database.execute("PRAGMA cache_size = -32768")
updates = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])
start = time.perf_counter()
database.execute("BEGIN")
database.executemany(
    f"INSERT INTO documents ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    f" ON CONFLICT (id) DO UPDATE SET {updates}", rows)
database.executemany("INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?)", labels)
database.execute("COMMIT")
seconds = time.perf_counter() - start
print(len(rows))
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
