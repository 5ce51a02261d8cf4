"""The peers of `Benchmarks feeds`: feedparser and fastfeedparser of PyPI.

usage: feeds.py feedparser|fastfeedparser LIST
LIST has a path a line. Prints the processor seconds of the reading alone and the peak memory in KiB.
"""
import importlib
import pathlib
import resource
import sys
import time


def main():
    reader = importlib.import_module(sys.argv[1])
    feeds = [pathlib.Path(path).read_bytes() for path in pathlib.Path(sys.argv[2]).read_text().splitlines()]
    entries = 0
    start = time.process_time()
    for feed in feeds:
        entries += len(reader.parse(feed).entries)
    seconds = time.process_time() - start
    if not entries:
        sys.exit(f"{sys.argv[1]} has found no entries")
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main()
