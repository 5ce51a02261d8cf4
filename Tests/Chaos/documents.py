"""Invented documents, each with a mark in its title by which it is found again in every output."""
import collections
import dataclasses
import random
import re

MARK = re.compile(r"chaos-\d{7}")

SENTENCES = (
    "The river has risen by half a metre over the night.",
    "No train will run between the two towns before noon.",
    "The council wants to decide on the new bridge next week.",
    "Researchers found the old map in a box of letters.",
    "The hospital has opened a ward for patients with the flu.",
    "Prices went up by two percent, the bank said on Monday.",
    "Nobody was hurt when the crane fell into the harbour.",
    "The museum shows drawings that were thought to be lost.",
    "Teachers and parents met in the hall of the school.",
    "A court has stopped the sale of the forest for now.",
)
TOPICS = {
    "water": ["river", "bridge", "harbour"],
    "transport": ["train*", "crane"],
    "health": ["hospital", "patients"],
    "culture": ["museum", "map", "school"],
}
# No document repeats another: one that is dropped was taken for what an interrupted run has seen of it.
DEDUPE = {"dedupe": {"within": "7d", "by": ["address", "guid"], "keep": "first"}}
# One in so many documents cannot be worked on, and has to be kept as failed, once.
BROKEN_EVERY = 41


@dataclasses.dataclass(frozen=True)
class Document:
    """A document by its number; everything else follows from that."""

    number: int

    @property
    def mark(self):
        return f"chaos-{self.number:07}"

    @property
    def is_broken(self):
        return self.number % BROKEN_EVERY == BROKEN_EVERY - 1

    @property
    def url(self):
        return f"https://chaos.example/{self.number // 1000}/{self.mark}"

    @property
    def paragraphs(self):
        chosen = random.Random(self.number)
        return [" ".join(chosen.sample(SENTENCES, 3)) for _ in range(chosen.randint(1, 3))]

    @property
    def text(self):
        return "\n\n".join(self.paragraphs)

    @property
    def page(self):
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)
        return (
            f"<!doctype html><html lang=en><head><title>{self.mark}</title></head><body>"
            f"<nav><a href=/>Home</a> <a href=/all>All</a></nav>\n"
            f"<article><h1>{self.mark}</h1>\n{body}</article></body></html>\n"
        )


def documents(numbers):
    return [Document(number) for number in numbers]


def difference(expected, found):
    """How two lists of marks differ, in words."""
    missing = sorted(set(expected) - set(found))
    double = sorted(mark for mark, count in collections.Counter(found).items() if count > 1)
    foreign = sorted(set(found) - set(expected))
    words = [f"{len(found)} documents, and {len(expected)} should be there"]
    for what, marks in (("missing", missing), ("double", double), ("foreign", foreign)):
        if marks:
            more = f" and {len(marks) - 5} more" if len(marks) > 5 else ""
            words.append(f"{what}: {', '.join(marks[:5])}{more}")
    if len(words) == 1:
        words.append("in another order")
    return "; ".join(words)
