"""What was done, counted, and what was left out."""
import collections
import contextlib
import threading
import time

from child import Violation


class Tally:
    def __init__(self, say=print, seconds=None):
        """With so many `seconds`, nothing new is begun after them."""
        self.say = say
        self.limit, self.why = seconds, "a busy machine"
        # What counts may be called by several at once.
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        # How many seconds what was done has taken.
        self.times = collections.Counter()
        self.left_out = []
        self.violations = collections.Counter()
        self.began = time.monotonic()

    def add(self, what, count=1):
        with self.lock:
            self.counts[what] += count

    def leave_out(self, what):
        """Remembers that something could not be done here."""
        if what not in self.left_out:
            self.left_out.append(what)

    def stop(self):
        """Lets nothing new be begun."""
        self.limit, self.why = 0, "ended early"

    def is_late(self, what):
        """Whether there is no time left for something, which is left out then."""
        if self.limit is None or self.seconds < self.limit:
            return False
        self.leave_out(f"{what} ({self.why})")
        return True

    def turns(self, count, what):
        """So many numbers from 0 on, as long as there is time."""
        for serial in range(count):
            if self.is_late(f"{count - serial} of {count} {what}"):
                return
            yield serial

    def violated(self, what):
        """Remembers a broken promise that is no reason to end."""
        if what not in self.violations:
            self.say(f"VIOLATED: {what}")
        self.violations[what] += 1

    @contextlib.contextmanager
    def watching(self):
        """Ends what is done inside where a promise is broken, and remembers that."""
        try:
            yield
        except Violation as violation:
            self.violated(f"{violation}, see {violation.folder}")

    @contextlib.contextmanager
    def timing(self, what):
        """Takes the time of what is done inside."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.times[what] += time.monotonic() - began

    @property
    def seconds(self):
        return time.monotonic() - self.began

    @property
    def verdict(self):
        """The last line of a run that came to its end."""
        left_out = "; ".join(self.left_out)
        if self.violations:
            broken = "; ".join(f"{what} ({count} times)" for what, count in self.violations.items())
            return f"VIOLATED: {broken}" + f"; left out: {left_out}" * bool(left_out)
        if left_out:
            return f"no promise broken, but not all was tried; left out: {left_out}"
        return "all promises kept"

    def __str__(self):
        lines = [f"  {what:42} {count:12,}" for what, count in self.counts.items()]
        lines.append(f"  {'seconds':42} {self.seconds:12,.1f}")
        return "\n".join(lines + [f"    {what:40} {time:12,.1f}" for what, time in self.times.items()])
