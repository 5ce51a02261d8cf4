"""The peer of `Benchmarks keywords`: the keywords of the texts in a file, a line each, by YAKE.

usage: keywords.py FILE
Prints how many keywords there are, and then the processor seconds and the peak memory in KiB.
"""
import resource
import sys
import time

import yake

with open(sys.argv[1], encoding="utf-8") as file:
    lines = file.read().split("\n")[:-1]
extractor = yake.KeywordExtractor(lan="en", n=3, top=10)
start = time.process_time()
count = sum(len(extractor.extract_keywords(line)) for line in lines)
seconds = time.process_time() - start
print(count)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
