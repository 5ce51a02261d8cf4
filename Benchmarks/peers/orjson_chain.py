"""The peer of `Benchmarks chain`: read JSON Lines, generators that do nothing, write JSON Lines.

usage: orjson_chain.py INPUT OUTPUT GENERATORS
Prints the processor seconds used and the peak memory in KiB.
"""
import resource
import sys

import orjson


def read(path):
    with open(path, "rb") as lines:
        for line in lines:
            yield orjson.loads(line)


def nothing(documents):
    for document in documents:
        yield document


def main():
    source, target, generators = sys.argv[1], sys.argv[2], int(sys.argv[3])
    documents = read(source)
    for _ in range(generators):
        documents = nothing(documents)
    with open(target, "wb", buffering=1 << 18) as out:
        for document in documents:
            out.write(orjson.dumps(document))
            out.write(b"\n")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


main()
