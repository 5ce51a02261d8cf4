"""Runs that are interrupted again and again, each time going on with the same command."""
import signal
import time

from child import Violation
from pipeline import Round

COMPLETE = (0, 3)
# A process that has just begun does not listen to signals yet.
DEAF = 0.5
# How often a run is interrupted while it publishes, before it is brought to its end: there it could be for ever.
PUBLISHING = 3


def interrupt(cases, count, number, random, tally, note):
    """Sends a signal so many times, starting over with the next of `cases` whenever a run is complete.

    The last round is brought to its end, too.
    """
    name = signal.Signals(number).name
    hits = 0
    for serial, case in enumerate(cases, start=1):
        if hits == count or tally.is_late(f"{count - hits} of {count} {name}"):
            return
        round = Round(case(), case().folder / f"{name}-{serial}")
        going, left, publishing = True, round.case.seconds, 0
        while going:
            child = round.start()
            strikes = hits < count and publishing < PUBLISHING
            instant = strike(child, round, number, random, left) if strikes else None
            code = child.end()
            if code in COMPLETE or (code == -signal.SIGKILL and round.is_done):
                if code < 0:
                    hits += 1
                    tally.add(f"{name}, done")
                tally.add("documents checked", round.check(child, code))
                tally.add("runs completed")
                going, left, publishing = round.advance(), round.case.seconds, 0
            elif instant is None:
                raise Violation(round.folder, f"the run ended with {code}: {child.errors}")
            else:
                check_interrupted(child, code, number, instant)
                hits += 1
                # What was done until then is hardly to be done again.
                left = max(left - instant, round.case.seconds / 20)
                publishing += round.phase == "publishing"
                tally.add(f"{name}, {round.phase}")
                note(f"{name} {hits} of {count} after {instant:.3f} s, {round.phase}: {round.case.title}")
        round.remove()


def strike(child, round, number, random, left):
    """Sends a signal near the beginning, at any time of the seconds that are left, or while outputs are published.

    Returns after how many seconds; nothing if the run was quicker.
    """
    case = round.case
    kind = random.choices(("beginning", "any", "publishing"), (2, 4, 4))[0]
    if kind == "beginning":
        delay = random.uniform(0, min(0.15, case.seconds / 3))
    elif kind == "any":
        delay = random.uniform(0, left)
    else:
        delay = random.uniform(0, case.publishing * 1.5 + 0.01)
        while not round.is_publishing:
            if child.ends_within(0.001):
                return None
    if child.ends_within(delay) or not child.strike(number):
        return None
    return time.monotonic() - child.began


def has_opened_state(child):
    """Whether the process has taken the lock of the state, which on a busy machine it may not have for seconds."""
    lock = child.folder / ".pipe" / "chaos.sqlite.lock"
    return lock.exists() and f"process {child.process.pid} since" in lock.read_text(errors="replace")


def check_interrupted(child, code, number, instant):
    """Checks how a run has ended that got a signal before it was complete."""
    if code == -number and (number == signal.SIGKILL or instant < DEAF or not has_opened_state(child)):
        return
    if code != 1 or "the same command goes on" not in child.said or child.errors:
        raise Violation(child.folder, f"after signal {number} the run ended with {code}: {child.said}")
