"""The peer of `Benchmarks summarize`: summaries of three sentences by sumy's LexRank.

usage: summaries.py ARTICLES.jsonl COUNT
Sentences are split by a rough rule that costs nothing beside LexRank; words by sumy's way without its tokenizer's
data. Prints the length of all summaries, and then the processor seconds and the peak memory in KiB.
"""
import itertools
import json
import re
import resource
import sys
import time

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words


class Words:
    """What sumy asks of a tokenizer."""

    pattern = re.compile(r"[^\W\d_]+")

    def to_words(self, sentence):
        return self.pattern.findall(sentence)


words = Words()
with open(sys.argv[1], encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in itertools.islice(file, int(sys.argv[2]))]
summarizer = LexRankSummarizer(Stemmer("english"))
summarizer.stop_words = get_stop_words("english")
length = 0
start = time.process_time()
for text in texts:
    sentences = [part for part in re.split(r"(?<=[.!?]) +|\n+", text) if part.strip()]
    document = ObjectDocumentModel([Paragraph([Sentence(part, words) for part in sentences])])
    length += sum(len(str(sentence)) for sentence in summarizer(document, 3))
seconds = time.process_time() - start
print(length)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
