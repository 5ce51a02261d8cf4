"""The peers of `Benchmarks clean`: the main text of pages by resiliparse or trafilatura.

usage: clean_pages.py resiliparse|trafilatura LIST
LIST has a path a line. Prints the processor seconds of the extraction alone and the peak memory in KiB.
"""
import pathlib
import resource
import sys
import time


def extractor(name):
    if name == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text

        return lambda page: extract_plain_text(page, main_content=True)
    from trafilatura import extract

    return extract


def main():
    extract = extractor(sys.argv[1])
    seconds = 0.0
    for path in pathlib.Path(sys.argv[2]).read_text().splitlines():
        page = pathlib.Path(path).read_bytes().decode("utf-8", "replace")
        start = time.process_time()
        extract(page)
        seconds += time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main()
