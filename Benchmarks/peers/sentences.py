"""The peer of `Benchmarks sentences`: the sentences of the texts in a file, a line each, by pysbd.

usage: sentences.py FILE
Prints how many sentences there are, and then the processor seconds and the peak memory in KiB.
"""
import resource
import sys
import time

import pysbd

with open(sys.argv[1], encoding="utf-8") as file:
    lines = file.read().split("\n")[:-1]
segmenter = pysbd.Segmenter(language="en", clean=False)
start = time.process_time()
count = sum(len(segmenter.segment(line)) for line in lines)
seconds = time.process_time() - start
print(count)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
