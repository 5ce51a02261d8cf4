"""Runs that are interrupted while the outputs of a complete one stand."""
import contextlib
import hashlib
import shutil
import signal
import sqlite3
import time

from interruptions import COMPLETE
from pipeline import Round
from tracing import can_trace, killing_at

# When the first checkpoint is due.
CHECKPOINT = 0.1
# How often a run is interrupted until it is where it should be.
ATTEMPTS = 12


def relapsed(case, name, random, tally, is_publishing=False):
    """A round of which the first run is complete, and the second was killed when it had noted something:
    before anything was published, or between two of the outputs.

    Nothing if that could not be brought about.
    """
    kill = kill_between if is_publishing else kill_under_way
    for _ in range(ATTEMPTS):
        round = after_first_run(case, case.folder / name, tally)
        code = kill(round, random)
        phase = "publishing" if is_publishing else "under way"
        if code not in COMPLETE and round.phase == phase and not round.is_done and round.has_left_something():
            tally.add(f"older outputs, killed {phase}")
            return round
        round.remove()
    tally.leave_out(f"a second run that ended too soon to be killed ({case.title})")
    return None


def after_first_run(case, folder, tally):
    """A round before its second run; the first one is made only once, and its folder copied."""
    first = case.folder / "first"
    if not first.exists():
        complete(Round(case, first), tally)
    shutil.copytree(first, folder, symlinks=True, dirs_exist_ok=True)
    round = Round(case, folder)
    round.advance()
    return round


def turns(cases, count, tally, what):
    """So many numbers, each with a case and with whether that is killed while it publishes."""
    for serial in tally.turns(count, what):
        shift = 0 if len(cases) % 2 else serial // len(cases)
        yield serial, cases[serial % len(cases)], (serial + shift) % 2 == 1


def shuffled(names, random):
    """Names again and again, in another order each time."""
    while True:
        yield from random.sample(list(names), len(names))


def kill_under_way(round, random):
    child = round.start()
    while not round.parts:
        if child.ends_within(0.001):
            break
    return kill_when_noted(round, child, random)


def kill_when_noted(round, child, random):
    """Holds a process up time and again, so that checkpoints are due in a short run, too, and kills it after
    one."""
    while not child.ends_within(random.uniform(0.001, 0.006)) and child.strike(signal.SIGSTOP):
        # One is due after some time, whether the process runs or not.
        time.sleep(min(CHECKPOINT / 4, max(0, child.began + 2 * CHECKPOINT - time.monotonic())))
        if has_noted(round) and random.random() < 0.5:
            child.strike(signal.SIGKILL)
            break
        child.strike(signal.SIGCONT)
    return child.end()


def has_noted(round):
    # What is read while it is written may be neither the old nor the new.
    with contextlib.suppress(sqlite3.DatabaseError, OSError):
        return round.has_left_something()
    return False


def kill_between(round, random):
    """Kills a run between two outputs that get their names: exactly there, where that can be done."""
    if can_trace():
        # Nothing is published before the first, unless an output is not renamed.
        number = random.choices((1, 2, 3), (1, 3, 2))[0]
        return round.start(under=killing_at("rename", number)).end()
    child = round.start()
    while not round.is_publishing:
        if child.ends_within(0.001):
            break
    child.ends_within(random.uniform(0, round.case.publishing))
    child.strike(signal.SIGKILL)
    return child.end()


def complete(round, tally, *arguments):
    """Runs to the end, which has to be the right one."""
    child = round.start(*arguments)
    tally.add("documents checked", round.check(child, child.end()))
    tally.add("runs completed")


def snapshot(folder, *parts):
    """What stands in a folder, hidden files too: names, contents, and when they were changed."""
    files = [path for part in parts or (".",) for path in (folder / part).rglob("*")]
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in files if path.is_file()}
