#!/usr/bin/env python3
"""Collects what people say: the quotations of a text, with the words that introduce them."""

import re

from pipe_plugin import Plugin

plugin = Plugin(
    "quotes", "Collects the quotations of a text.",
    details="Quotations stand in the metadata as quotes, in their order, each with the sentence's words before it. "
            "Quotation marks of English, German, French, Polish and the Nordic languages are known.")
plugin.option("min_words", 4, "Quotations of fewer words are left out.", minimum=1, maximum=100)
plugin.option("most", 20, "How many quotations are kept of a text.", minimum=1, maximum=1000)
plugin.example(
    "One is long enough",
    [{"id": "a", "text": "“No.” The mayor said: “We will build the bridge again.”"}],
    [{"id": "a", "text": "“No.” The mayor said: “We will build the bridge again.”",
      "metadata": {"quotes": [{"text": "We will build the bridge again.", "before": "The mayor said:"}]}}],
    options="min_words: 3")

# An opening mark, and what closes it; the text between has no mark of the same kind.
QUOTATION = re.compile(r"“([^“”]{1,2000})”|„([^„“”]{1,2000})[“”]|«([^«»]{1,2000})»|»([^«»]{1,2000})«|\"([^\"\n]{1,2000})\"")


@plugin.document
def collect(document, options):
    quotes = []
    text = document.get("text") or ""
    end = 0
    for match in QUOTATION.finditer(text):
        words = next(group for group in match.groups() if group is not None).strip()
        before = re.split(r"(?<=[.!?…])\s+|\n", text[max(end, match.start() - 200):match.start()])[-1].strip()
        end = match.end()
        if len(words.split()) >= options["min_words"] and len(quotes) < options["most"]:
            quotes.append({"text": words, "before": before})
    if quotes:
        document.setdefault("metadata", {})["quotes"] = quotes
    return document


plugin.run()
