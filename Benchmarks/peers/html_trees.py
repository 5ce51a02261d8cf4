"""The peers of `Benchmarks html` that PyPI's selectolax has: lexbor, and MyHTML in Modest.

usage: html_trees.py lexbor|modest ROUNDS LIST
LIST has a path a line. Prints the processor seconds of the parsing alone and the peak memory in KiB.
"""
import pathlib
import resource
import sys
import time


def main():
    engine, rounds = sys.argv[1], int(sys.argv[2])
    if engine == "lexbor":
        from selectolax.lexbor import LexborHTMLParser as Parser
    else:
        from selectolax.parser import HTMLParser as Parser
    pages = [pathlib.Path(path).read_bytes() for path in pathlib.Path(sys.argv[3]).read_text().splitlines()]
    options = {} if engine == "lexbor" else {"detect_encoding": False}
    start = time.process_time()
    for _ in range(rounds):
        for page in pages:
            Parser(page, **options)
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main()
