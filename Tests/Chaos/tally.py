"""What was done, counted."""
import collections
import time


class Tally:
    def __init__(self):
        self.counts = collections.Counter()
        self.began = time.monotonic()

    def add(self, what, count=1):
        self.counts[what] += count

    @property
    def seconds(self):
        return time.monotonic() - self.began

    def __str__(self):
        lines = [f"  {what:34} {count:12,}" for what, count in self.counts.items()]
        return "\n".join([*lines, f"  {'seconds':34} {self.seconds:12,.1f}"])
