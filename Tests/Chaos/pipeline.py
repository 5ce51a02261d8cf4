"""A pipeline under test: its inputs, a run that nothing disturbs, and runs that something does."""
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

import sources
from child import PATIENCE, Child, Violation
from documents import DEDUPE, TOPICS, difference, documents
from exports import temporary_files

# What the next run makes one file again.
STATE_LOG = (".sqlite-wal", ".sqlite-shm")


def write_stages(folder, stages):
    """Writes a pipeline of these stages."""
    (folder / "pipeline.yaml").write_text(json.dumps({"name": "chaos", "stages": stages}))


def ask(pipe, folder, *arguments):
    """What another command of pipe answers in a folder."""
    answer = subprocess.run(
        [pipe, *arguments], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
    if answer.returncode != 0:
        command = f"pipe {' '.join(arguments)}"
        raise Violation(folder, f"{command} ended with {answer.returncode}: {answer.stderr}")
    return answer.stdout


def noted(folder, kind):
    """What a run that was killed in a folder has noted to go on with; looks at a copy of its state."""
    with tempfile.TemporaryDirectory() as copy:
        for path in (folder / ".pipe").iterdir():
            shutil.copy(path, copy)
        with contextlib.closing(sqlite3.connect(pathlib.Path(copy) / "chaos.sqlite")) as state:
            return [
                json.loads(value) for (value,) in
                state.execute("SELECT value FROM notes WHERE kind = ?", (kind,))]


def done_runs(pipe, folder):
    """How many runs in a folder are complete."""
    runs = [json.loads(line) for line in ask(pipe, folder, "runs", "list", "--format", "json").splitlines()]
    return sum(run["status"] == "done" for run in runs)


class Case:
    """A pipeline and its input: one; or two, of which the second has more, with `only_new`, or others."""

    def __init__(self, pipe, folder, names, exports, count, only_new=False, is_renewed=False):
        self.pipe = os.path.abspath(pipe)
        self.folder = pathlib.Path(folder).absolute()
        self.exports = exports
        self.title = " + ".join(names) + ", only new" * only_new + ", renewed" * is_renewed
        share = max(count // len(names), 2)
        half = share // 2
        spans = [(0, half), (0 if only_new else half, share)] if only_new or is_renewed else [(0, share)]
        self._write_inputs(names, share, spans, only_new)
        self.reference = Round(self, self.folder / "undisturbed")
        self.seconds, self.publishing = self._run_undisturbed()

    def _write_inputs(self, names, share, spans, only_new):
        names = [name for name in sources.SOURCES if name in names]
        # Of each input: its folder, the pipeline that reads it, the marks of what arrives new, how many
        # documents are broken.
        self.inputs, self.pipelines, self.arrivals, self.broken = [], [], [], []
        seen = set()
        for number, (start, end) in enumerate(spans):
            content = {
                name: documents(range(index * share + start, index * share + end))
                for index, name in enumerate(names)}
            folder = self.folder / f"input-{number + 1}"
            folder.mkdir(parents=True)
            fetch = sources.write(folder, content)
            arrived = [document for name in names for document in content[name]]
            self.inputs.append(folder / "in")
            self.broken.append(sum(document.is_broken for document in arrived))
            self.arrivals.append(
                [d.mark for d in arrived if not d.is_broken and d.mark not in seen])
            seen |= set(self.arrivals[-1])
            self.pipelines.append(self._pipeline(fetch | ({"only_new": True} if only_new else {})))

    def _pipeline(self, fetch):
        work = ["clean", {"classify": {"rules": TOPICS}}, DEDUPE, {"summarize": {"sentences": 2}}]
        exports = [export.stage for export in self.exports.values()]
        return json.dumps({"name": "chaos", "stages": [{"fetch": fetch}, *work, *exports]}, indent=1)

    def _run_undisturbed(self):
        """Runs, and returns how long the first run took, and how long publishing did in it."""
        times, self.contents, self.letters, self.codes = [], [], [], []
        while True:
            child = self.reference.start()
            published = None
            while not child.ends_within(0.002):
                if published is None and self.reference.is_publishing:
                    published = time.monotonic()
            code, now = child.end(), time.monotonic()
            times.append((now - child.began, now - (published or now)))
            # A run that brings in only what is new may pass over what has failed in the one before.
            if code != (3 if self.broken[len(self.codes)] else 0) and (code, len(self.codes)) != (0, 1):
                raise Violation(self.reference.folder, f"a run that nothing disturbed ended with {code}")
            self.codes.append(code)
            self.contents.append(self.reference.contents())
            self.reference.check(child, code)
            if not self.reference.advance():
                return times[0]

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Round:
    """A folder in which a case's runs are made, however often they are interrupted."""

    def __init__(self, case, folder):
        self.case = case
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._use_input(0)

    def _use_input(self, number):
        self.number = number
        (self.folder / "pipeline.yaml").write_text(self.case.pipelines[number])
        link = self.folder / "in"
        link.unlink(missing_ok=True)
        link.symlink_to(self.case.inputs[number])
        self.remember()

    def remember(self):
        """Remembers the outputs as they are, to see when one is published."""
        self._before = {export.to: self._stamp(export) for export in self.case.exports.values()}

    def _stamp(self, export):
        path = self.folder / export.to
        try:
            if path.is_dir():
                # A hidden file in it changes its time, and is no output.
                return sum(not name.startswith(".") for name in os.listdir(path))
            status = path.stat()
            return status.st_ino, status.st_mtime_ns, status.st_size
        except OSError:
            return None

    def advance(self):
        """Goes on to the next input; False where there is none."""
        if self.number + 1 == len(self.case.inputs):
            return False
        self._use_input(self.number + 1)
        return True

    def start(self, *arguments, command=("run",), under=(), feed=None):
        """Starts pipe, `under` another program if need be."""
        return Child([*under, self.case.pipe, *command, "pipeline.yaml", *arguments], self.folder, feed)

    def ask(self, *arguments):
        """What another command of pipe answers."""
        return ask(self.case.pipe, self.folder, *arguments)

    # How far a run has come, as seen from outside.

    @property
    def parts(self):
        return list(self.folder.glob("out/.*.pipe-part"))

    @property
    def is_publishing(self):
        """Whether some output that is made at the end of the run is there, or in the making."""
        published = [export for export in self.case.exports.values() if export.is_published]
        return any(self._stamp(export) != self._before[export.to] for export in published) or any(
            self.folder.glob("out/.*.pipe-tmp"))

    @property
    def phase(self):
        """Where a run that was killed was."""
        if not (self.folder / ".pipe" / "chaos.sqlite").exists():
            return "opening"
        if self.is_publishing:
            return "publishing" if self.parts else "closing"
        return "under way" if any(part.stat().st_size for part in self.parts) else "beginning"

    def noted(self, kind):
        """What a run that was killed has noted to go on with."""
        return noted(self.folder, kind)

    def has_left_something(self):
        """Whether a run that was killed has left what can be gone on with: it has passed a checkpoint."""
        return bool(self.noted("position"))

    @property
    def is_done(self):
        """Whether a run that was killed at its very end is complete, with nothing to go on with."""
        return self.phase == "closing" and done_runs(self.case.pipe, self.folder) == self.number + 1

    # What has to be true when a run is complete.

    def content(self, export):
        """A hash of what an output has."""
        return hashlib.sha256(export.content(self.folder / export.to)).hexdigest()

    def contents(self):
        return {name: self.content(export) for name, export in self.case.exports.items()}

    def expected(self, export):
        arrivals = self.case.arrivals[: self.number + 1]
        return [mark for some in (arrivals if export.is_kept else arrivals[-1:]) for mark in some]

    def check(self, child, code, may_be_twice=False, may_leave=()):
        """Checks a run that is complete; returns how many documents were looked at.

        With `may_be_twice` outputs that are added to may have documents twice, as pipe has said; with
        `may_leave` temporary files of some kinds may be left, as they are after a kill.
        """
        if code == -signal.SIGKILL:
            may_leave = (*may_leave, *STATE_LOG)
        elif code != self.case.codes[self.number]:
            raise Violation(self.folder, f"the run ended with {code}: {child.errors}")
        checked = 0
        for name, export in self.case.exports.items():
            expected = self.expected(export)
            found = export.marks(self.folder / export.to)
            checked += len(found)
            if may_be_twice and export.is_kept and export.has_at_least(expected, found):
                continue
            if not export.has(expected, found):
                raise Violation(self.folder, f"{export.to}: {difference(expected, found)}")
            if self.content(export) != self.case.contents[self.number][name]:
                raise Violation(self.folder, f"{export.to} is not as after a run that nothing disturbed")
        left = [path for path in temporary_files(self.folder) if not path.endswith(may_leave)]
        if left:
            raise Violation(self.folder, f"files are left: {', '.join(left)}")
        return checked + self._check_failed()

    def letters(self):
        """What is kept as failed."""
        return [
            json.loads(line)
            for line in self.ask("failed", "list", "--format", "json", "--limit", "1000000").splitlines()]

    def _check_failed(self):
        """Every document that is broken has to be kept as failed, once."""
        letters, broken = len(self.letters()), self.case.broken[self.number]
        if len(self.case.letters) == self.number:
            # The undisturbed run: it may have some of the input before, too.
            self.case.letters.append(letters)
        kept = self.case.letters[self.number]
        if letters != kept or kept < broken or (self.number == 0 and kept != broken):
            raise Violation(
                self.folder, f"{letters} documents are kept as failed, and {max(kept, broken)} should be")
        return broken

    def remove(self):
        for folder in (self.folder, self.folder.with_name(self.folder.name + ".logs")):
            shutil.rmtree(folder, ignore_errors=True)
