"""A pipeline in which some documents fail until something is mended.

A new ailment joins by a line in AILMENTS.
"""
import dataclasses
import json
import os
import pathlib
import time
from typing import Callable

from child import Violation
from documents import DEDUPE, difference, documents
from exports import temporary_files
from pipeline import STATE_LOG, Round


@dataclasses.dataclass(frozen=True)
class Ailment:
    """Why documents fail."""

    # The options of the `fetch` in which they do.
    fetch: dict
    # The file that is missing.
    missing: Callable
    # What a document needs to be fetched from there.
    fields: Callable


def saved(document):
    return f"saved/{document.mark}.html"


AILMENTS = {
    "not in the mirror": Ailment(
        {"mirror": "web"},
        lambda document: f"web/{document.url.removeprefix('https://')}.html",
        lambda document: {"url": document.url}),
    "not saved": Ailment(
        {"local": True, "mirror": "nothing"}, saved,
        lambda document: {"metadata": {"path": saved(document)}}),
}
# One in so many documents has each of the ailments.
SICK_EVERY = 5
# In how many pieces a run is given its documents.
PIECES = 20
# How far down the input they begin.
BEGINNINGS = (0, 0.4, 0.7)


class Ward:
    """Pipelines under test, in the place of a `Case`: the first few documents are well, others are not.

    Each round has other exports: the next of `hands`.
    """

    def __init__(self, pipe, folder, count, hands):
        self.pipe = os.path.abspath(pipe)
        self.folder = pathlib.Path(folder).absolute()
        self.hands, self.exports = hands, {}
        self.all = documents(range(count))
        self.title = "documents that heal"
        # Which ailment has a stage of which name.
        self.stages = {f"fetch-{number}": name for number, name in enumerate(AILMENTS, start=2)}
        self.inputs, self.pipelines = [], [""]
        self._write_inputs()

    def _write_inputs(self):
        for beginning in BEGINNINGS:
            folder = self.folder / f"input-{beginning}"
            folder.mkdir(parents=True)
            with (folder / "in.jsonl").open("w") as file:
                for document in self.all:
                    stage = self.stage_of(document, beginning)
                    fields = {"text": document.text}
                    if stage:
                        fields = AILMENTS[self.stages[stage]].fields(document)
                    line = {"id": document.mark, "title": document.mark, **fields}
                    file.write(json.dumps(line) + "\n")
            self.inputs.append(folder)

    def stage_of(self, document, beginning):
        """The stage in which a document fails, if it does."""
        if document.number < beginning * len(self.all):
            return None
        return dict(enumerate(self.stages)).get(document.number % SICK_EVERY)

    def pipeline(self, limits, policy):
        fetches = [
            {"fetch": ailment.fetch, **policy} for ailment in AILMENTS.values()]
        # What goes on without a page has no text.
        work = [{"clean": {}, **policy}, DEDUPE, {"summarize": {"sentences": 2}, **policy}]
        exports = [export.stage for export in self.exports.values()]
        stages = [{"fetch": {"jsonl": ["-"]}}, *fetches, *work, *exports]
        return json.dumps({"name": "chaos", **limits, "stages": stages}, indent=1)

    def admit(self, name, beginning=0, limits=None, policy=None):
        """A round of its own."""
        self.exports = next(self.hands)
        self.pipelines = [self.pipeline(limits or {}, policy or {})]
        return Admission(self, self.folder / name, beginning)


class Admission(Round):
    """A round with documents that are sick, and are healed a few at a time."""

    def __init__(self, ward, folder, beginning):
        super().__init__(ward, folder)
        link = folder / "in"
        link.unlink()
        link.symlink_to(ward.inputs[BEGINNINGS.index(beginning)])
        sick = ((document, ward.stage_of(document, beginning)) for document in ward.all)
        self.sick = {document.mark: stage for document, stage in sick if stage}
        # Those for which nothing was mended yet.
        self.missing = dict(self.sick)

    def run(self, seconds=0):
        """Starts a run, and gives it the documents within so much time."""
        lines = (self.folder / "in" / "in.jsonl").read_bytes()
        length = len(lines) // PIECES + 1

        def pieces():
            for start in range(0, len(lines), length):
                yield lines[start : start + length]
                time.sleep(seconds / PIECES)

        return self.start(feed=pieces())

    def mend(self, random, share=1.0):
        """Mends what a share of the sick documents suffers from."""
        chosen = random.sample(sorted(self.missing), round(share * len(self.missing)))
        by_mark = {document.mark: document for document in self.case.all}
        for mark in chosen:
            document, stage = by_mark[mark], self.missing.pop(mark)
            path = self.folder / AILMENTS[self.case.stages[stage]].missing(document)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document.page)

    @property
    def passed(self):
        """The marks of the documents that have to be through already when a killed run goes on."""
        for note in self.noted("position"):
            if isinstance(note, dict) and "places" in note:
                # A line of which only the beginning had come is counted there, but not through.
                offset = max((place["offset"] for place in note["places"].values()), default=0)
                lines = (self.folder / "in" / "in.jsonl").read_bytes()[:offset]
                return [document.mark for document in self.case.all[: lines.count(b"\n")]]
            if note == "done":
                return [document.mark for document in self.case.all]
        return []

    def kept(self):
        """The marks of the documents that are kept as failed, with their stages."""
        letters = self.letters()
        kept = {letter["document"]: letter["stage"] for letter in letters}
        if len(kept) != len(letters):
            raise Violation(self.folder, "a document is kept as failed twice")
        return kept

    def check_delivered(self, tally, is_retry=False, was_killed=False):
        """Checks that each document is in every output once, or is kept as failed; counts them."""
        self._check_files(tally, is_retry, was_killed)
        kept = self.kept()
        expected = [document.mark for document in self.case.all if document.mark not in kept]
        checked = 0
        for export in self.case.exports.values():
            found = self.found(export)
            checked += len(found)
            if not export.has(expected, sorted(found)):
                raise Violation(self.folder, f"{export.to}: {difference(expected, found)}")
        tally.add("documents checked", checked)
        tally.add("retries completed" if is_retry else "runs completed")

    def _check_files(self, tally, is_retry, was_killed):
        left = temporary_files(self.folder)
        logs = [path for path in left if path.endswith(STATE_LOG)]
        if was_killed:
            left = [path for path in left if path not in logs]
        elif is_retry and logs:
            # Those who only read leave an empty log, if none is taken away after them.
            if any((self.folder / path).stat().st_size for path in logs if path.endswith("-wal")):
                tally.violated("`pipe failed retry` leaves the log of the state behind")
            left = [path for path in left if path not in logs]
        if left:
            raise Violation(self.folder, f"files are left: {', '.join(left)}")

    def found(self, export):
        """The documents in an output and in those that retries have written beside it."""
        path = self.folder / export.to
        beside = sorted(path.parent.glob(f"{path.stem}.retry-*{path.suffix}"))
        return [mark for each in (path, *beside) for mark in export.marks(each)]
