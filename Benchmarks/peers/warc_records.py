"""The peer of `Benchmarks warc`: the responses of an archive by FastWARC, and the archive itself.

usage: warc_records.py write|read FILE
`write` makes an archive of invented pages, the same each time. `read` prints the processor seconds of reading all
responses with their HTTP headers and bodies, the peak memory in KiB, and before that how many there were.
"""
import gzip
import random
import resource
import sys
import time

PAGES = 4000


def write(path):
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choice(letters) for _ in range(chance.randint(2, 10))) for _ in range(4000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    with open(path, "wb") as file:
        for number in range(PAGES):
            parts = [
                f'<div class="part p{part % 7}"><p id="{part}">'
                f'{" ".join(chance.choices(words, weights, k=chance.randint(10, 120)))}</p></div>\n'
                for part in range(chance.randint(5, 80))]
            page = f"<html><head><title>Page {number}</title></head><body>{''.join(parts)}".encode()
            answer = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: invented\r\n"
                b"Content-Length: %d\r\n\r\n" % len(page)) + page
            for kind, block in (
                    ("request", b"GET / HTTP/1.1\r\nHost: pages.example\r\n\r\n"),
                    ("response", answer), ("metadata", b"fetchTimeMs: 12\r\n")):
                media_type = "application/warc-fields" if kind == "metadata" else "application/http"
                head = (
                    f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
                    f"WARC-Record-ID: <urn:uuid:{chance.getrandbits(128):032x}>\r\n"
                    f"Content-Length: {len(block)}\r\nContent-Type: {media_type}\r\n"
                    f"WARC-Target-URI: https://pages.example/{number}\r\n\r\n").encode()
                file.write(gzip.compress(head + block + b"\r\n\r\n", 6, mtime=0))


def read(path):
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    start = time.process_time()
    count = size = 0
    with open(path, "rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            size += len(record.reader.read())
            count += 1
    seconds = time.process_time() - start
    print(count, size)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


{"write": write, "read": read}[sys.argv[1]](sys.argv[2])
