"""The peers of `Benchmarks rules`: pyahocorasick and FlashText of PyPI.

usage: rules.py ahocorasick|flashtext TEXTS PHRASES
Both files have an entry a line. Prints the processor seconds of looking for the phrases and of making the
matcher, the memory it takes in KiB, and how many phrases were found.
"""
import pathlib
import resource
import sys
import time


def main():
    name, texts, phrases = sys.argv[1:]
    texts = pathlib.Path(texts).read_text().split("\n")
    phrases = pathlib.Path(phrases).read_text().split("\n")
    phrases = [phrase for phrase in phrases if phrase]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    if name == "ahocorasick":
        import ahocorasick

        matcher = ahocorasick.Automaton()
        for index, phrase in enumerate(phrases):
            matcher.add_word(phrase, index)
        matcher.make_automaton()
    else:
        import flashtext

        matcher = flashtext.KeywordProcessor(case_sensitive=True)
        for phrase in phrases:
            matcher.add_keyword(phrase, phrase)
    made = time.process_time()
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    found = 0
    for text in texts:
        if name == "ahocorasick":
            for _ in matcher.iter(text):
                found += 1
        else:
            found += len(matcher.extract_keywords(text))
    print(time.process_time() - made, made - start, more, found)


main()
