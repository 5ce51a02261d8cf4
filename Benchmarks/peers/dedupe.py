"""The peer of `Benchmarks dedupe`: near-duplicates by datasketch, MinHash with LSH over shingles of three words.

usage: dedupe.py FILE THRESHOLD
FILE has a document a line, {"id", "text"}. Prints how many repeat an earlier one, and then the processor seconds, without
those of reading the file, and the peak memory in KiB.
"""
import json
import re
import resource
import sys
import time

from datasketch import MinHash, MinHashLSH

with open(sys.argv[1]) as file:
    documents = [json.loads(line) for line in file]
threshold = float(sys.argv[2])
word = re.compile(r"\w+")
known = {}
repeats = 0
start = time.process_time()
lsh = MinHashLSH(threshold=threshold, num_perm=128)
for document in documents:
    words = word.findall(document["text"].lower())
    minhash = MinHash(num_perm=128)
    minhash.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
    # As pipe does: what is found is compared by the whole signature.
    repeats += any(minhash.jaccard(known[key]) >= threshold for key in lsh.query(minhash))
    lsh.insert(document["id"], minhash)
    known[document["id"]] = minhash
seconds = time.process_time() - start
print(repeats)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
