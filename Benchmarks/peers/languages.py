"""The peer of `Benchmarks languages`: the languages of the texts in a file, a line each, by cld2.

usage: languages.py FILE
Prints how many texts got an answer, and then the processor seconds and the peak memory in KiB.
"""
import resource
import sys
import time

import pycld2

with open(sys.argv[1], "rb") as file:
    lines = file.read().split(b"\n")[:-1]
answers = 0
start = time.process_time()
for line in lines:
    try:
        answers += pycld2.detect(line)[2][0][1] != "un"
    except pycld2.error:
        # Control characters and the like, which cld2 does not take.
        pass
seconds = time.process_time() - start
print(answers)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
