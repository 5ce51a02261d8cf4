"""How much memory runs need, and whether a long one keeps what it should let go."""
import contextlib
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import threading
import time

from documents import SENTENCES, TOPICS, Document, documents
from exports import EXPORTS, FIXED
from child import Violation
from pipeline import write_stages
from sources import write_pages

# Of a million documents 950,000 have about 250 bytes, and 50,000 have 50 kB.
LARGE_EVERY = 20
LARGE, SMALL = 50_000, 250
# How much more a run of ten times as many documents may need: for each document more, what a digest keeps
# to find it again; and what the allocator happens to hold.
BYTES_A_DOCUMENT, SLACK = 64, 32 << 20
# A soak's documents come so many a second, so that an hour of them fits on a disk.
RATE = 500
LOOP = 1000


def measure(pipe, folder, count, note):
    """Prints the most memory that runs of a tenth of the documents and of all of them took."""
    peaks = []
    for size in (count // 10, count):
        round = folder / f"memory-{size}"
        round.mkdir()
        write_mixed_lines(round / "in.jsonl", size)
        exports = [EXPORTS[name] for name in FIXED]
        write_pipeline(round, {"jsonl": "in.jsonl"}, exports)
        began = time.monotonic()
        with (round / "log").open("w") as log:
            process = subprocess.Popen([pipe, "run", "pipeline.yaml"], cwd=round, stdout=log, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        check_counts(round, process.returncode, size)
        peaks.append(usage.ru_maxrss << 10)
        input_size = (round / "in.jsonl").stat().st_size
        note(
            f"{size:,} documents, {input_size / 1e6:,.0f} MB: peak {peaks[-1] / 1e6:,.0f} MB resident,"
            f" {time.monotonic() - began:,.0f} s, {usage.ru_utime + usage.ru_stime:,.0f} s of CPU")
        for path in [round / "in.jsonl", *round.glob("out/*")]:
            path.unlink()
    more = peaks[1] - peaks[0]
    note(f"ten times as many took {more / 1e6:,.1f} MB more, {more / (count * 0.9):.1f} bytes a document")
    if more > SLACK + BYTES_A_DOCUMENT * count:
        raise Violation(folder, "memory grows with the number of documents")


def soak(pipe, folder, seconds, note):
    """Feeds one run for so long, and looks at its memory, its descriptors and its threads meanwhile."""
    round = folder / "soak"
    round.mkdir()
    loop = [document for document in documents(range(LOOP)) if not document.is_broken]
    write_pages(round / "in" / "feed", loop)
    source = {"files": "-", "format": "jsonl", "full_text": True, "mirror": "in/web"}
    write_pipeline(round, source, EXPORTS.values())
    with (round / "log").open("w") as log:
        process = subprocess.Popen(
            [pipe, "run", "pipeline.yaml"], cwd=round, stdin=subprocess.PIPE, stdout=log, stderr=log)
    feeder = threading.Thread(target=feed, args=(process.stdin, loop, seconds))
    feeder.start()
    samples = []
    while feeder.is_alive():
        feeder.join(max(seconds / 200, 1))
        with contextlib.suppress(OSError):
            samples.append(sample(process.pid))
    code = process.wait()
    # What comes with the first documents, such as caches, is not what leaks.
    first, last = samples[len(samples) // 5], samples[-2]
    for name, values in (("first", first), ("last", last)):
        note(f"{name}: " + ", ".join(f"{values[what]:,} {what}" for what in values))
    if code != 0:
        raise Violation(round, f"the run ended with {code}")
    grown = [what for what in ("descriptors", "threads") if last[what] > first[what] + 2]
    if last["kB resident"] > first["kB resident"] * 1.2 + (SLACK >> 10):
        grown.append("memory")
    if grown:
        raise Violation(round, f"what a run holds has grown: {', '.join(grown)}")


def feed(stream, loop, seconds):
    """Writes the same documents again and again, so many a second."""
    lines = [json.dumps({"id": d.mark, "title": d.mark, "url": d.url}) + "\n" for d in loop]
    end = time.monotonic() + seconds
    with contextlib.suppress(BrokenPipeError), stream:
        while time.monotonic() < end:
            for start in range(0, len(lines), RATE // 10):
                stream.write("".join(lines[start : start + RATE // 10]).encode())
                stream.flush()
                time.sleep(0.1)


def sample(process):
    """What a process holds now."""
    folder = pathlib.Path("/proc", str(process))
    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    return {
        "kB resident": int(status["VmRSS"].split()[0]),
        "descriptors": len(os.listdir(folder / "fd")),
        "threads": int(status["Threads"]),
    }


def write_pipeline(folder, fetch, exports):
    stages = [{"fetch": fetch}, "clean", {"classify": {"rules": TOPICS}}, {"summarize": {"sentences": 2}}]
    write_stages(folder, stages + [export.stage for export in exports])


def write_mixed_lines(path, count):
    """Small and large documents, the large ones of sentences that differ."""
    chosen = random.Random(count)
    large = [text_of(LARGE, chosen) for _ in range(20)]
    small = [text_of(SMALL - 100, chosen) for _ in range(1000)]
    with path.open("w") as file:
        for number in range(count):
            text = chosen.choice(large if number % LARGE_EVERY == 0 else small)
            mark = Document(number).mark
            file.write(json.dumps({"id": mark, "title": mark, "text": text}) + "\n")


def text_of(size, chosen):
    sentences, length = [], 0
    while length < size:
        sentence = f"{chosen.choice(SENTENCES)[:-1]}, as report {chosen.randrange(10_000)} says."
        sentences.append(sentence)
        length += len(sentence) + 1
    return "\n\n".join(" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))


def check_counts(folder, code, count):
    """Checks that as many documents came out as went in."""
    with (folder / "out/all.jsonl").open("rb") as file:
        lines = sum(1 for _ in file)
    with contextlib.closing(sqlite3.connect(folder / "out/all.sqlite")) as database:
        rows = database.execute("SELECT count(*) FROM documents").fetchone()[0]
    with (folder / "out/all.md").open() as file:
        headings = sum(1 for line in file if line.startswith("#") and "chaos-" in line)
    if code != 0 or {lines, rows, headings} != {count}:
        found = f"{lines} lines, {rows} rows, {headings} headings"
        raise Violation(folder, f"exit code {code}; {found} of {count} documents")
