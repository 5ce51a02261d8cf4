"""Documents that fail for a while, and then heal.

They come into every output once, and are not kept as failed any longer. A new form of a run in which they
heal joins by a line in FORMS.
"""
import itertools
import signal

from child import Violation
from documents import difference
from interruptions import COMPLETE
from relapse import ATTEMPTS, kill_when_noted, shuffled
from tracing import CALLS, can_trace, killing_at
from ward import BEGINNINGS

# About how long a retry takes.
SECONDS = 0.25
# In what time a run is given its documents, so that there are checkpoints.
PACE = 0.3
RETRY = ("failed", "retry")
# How a run goes that heals in the middle: what its pipeline says beside the stages, and of those that fail.
FORMS = {
    "killed": ({}, {}),
    "too many failures": ({"max_failures": 5}, {}),
    "kept": ({}, {"on_error": "keep"}),
}


def retry_until_healed(ward, count, random, tally, note):
    """Kills `pipe failed retry` so many times, while what is wrong is mended little by little."""
    hits = 0
    for serial in itertools.count(1):
        if hits >= count or tally.is_late(f"{count - hits} of {count} kills of a retry"):
            return
        round = ward().admit(f"retry-{serial}")
        run_to_the_end(round, tally)
        expect_kept(round, round.sick)
        while round.kept():
            round.mend(random, random.choice((0.3, 0.7, 1)))
            stage = random.choice([*ward().stages, None, None])
            hits += retry(round, stage, count - hits, random, tally)
        note(f"retried until healed, {hits} of {count} kills")
        round.remove()


def retry(round, stage, most, random, tally):
    """Retries, killed at most so many times, until it ends; returns how often it was."""
    hits, arguments = 0, ("--stage", stage) if stage else ()
    before = round.kept()
    while True:
        code = struck(round, arguments, random) if hits < most else None
        if code is None:
            code = (child := round.start(*arguments, command=RETRY)).end()
        if code in COMPLETE:
            break
        if code != -signal.SIGKILL:
            raise Violation(round.folder, f"a retry ended with {code}")
        hits += 1
        tally.add("failed retry, SIGKILL")
    round.check_delivered(tally, is_retry=True)
    left = {mark: at for mark, at in before.items() if mark in round.missing or stage not in (at, None)}
    expect_kept(round, left)
    tried = [mark for mark in left if stage in (left[mark], None)]
    if code != (3 if tried else 0):
        raise Violation(round.folder, f"a retry ended with {code}, and {len(tried)} failed again")
    return hits


def struck(round, arguments, random):
    """Kills a retry at some instant or at some system call; returns its exit code."""
    if can_trace() and random.random() < 0.5:
        under = killing_at(random.choice(list(CALLS)), random.randint(1, 4))
        return round.start(*arguments, command=RETRY, under=under).end()
    child = round.start(*arguments, command=RETRY)
    child.ends_within(random.uniform(0, SECONDS))
    child.strike(signal.SIGKILL)
    return child.end()


def heal_meanwhile(ward, count, random, tally, note):
    """Mends what is wrong while runs are interrupted, in one form after the other."""
    for serial, form in zip(range(count), shuffled(FORMS, random)):
        if tally.is_late("failures that heal"):
            return
        with tally.watching():
            round = interrupted(ward(), f"meanwhile-{serial}", form, random)
            if not round:
                tally.leave_out(f"a run in which documents heal, {form} (it ended too soon)")
                continue
            go_on(round, form, random, tally, note)
            round.remove()


def go_on(round, form, random, tally, note):
    """Mends what is wrong, perhaps is killed some more times, and goes on to the end."""
    passed = round.passed
    is_mended = form != "kept" or random.random() < 0.5
    code = None
    if is_mended:
        round.mend(random)
        code = kill_again(round, random.randrange(3), random, tally)
    if code is None:
        code = round.run().end()
    late = [mark for mark in passed if mark in round.sick] if is_mended else list(round.sick)
    check_healed(round, form, late, code, tally)
    tally.add(f"healed meanwhile, {form}" if is_mended else "kept, and not healed")
    note(f"{form}, {'healed' if is_mended else 'not healed'} after {len(passed)} documents: {code}")


def kill_again(round, most, random, tally):
    """Kills a run at most so many times; returns the exit code of the one that came to its end before that."""
    for _ in range(most):
        code = kill(round, random)
        if code != -signal.SIGKILL or round.is_done:
            # One more would be another run, and add to the outputs once more.
            tally.add("healed meanwhile, done before it was killed")
            return code
        tally.add("healed meanwhile, then killed again")
    return None


def interrupted(ward, name, form, random):
    """A round that was interrupted when some of what is sick had failed; nothing if it ended too soon."""
    for _ in range(ATTEMPTS):
        round = ward.admit(name, random.choice(BEGINNINGS), *FORMS[form])
        if form == "too many failures":
            if round.run(PACE).end() == 1:
                return round
        elif kill(round, random) == -signal.SIGKILL:
            if round.phase != "opening" and not round.is_done:
                return round
        round.remove()
    return None


def kill(round, random):
    """Kills a run when it has noted something, or at any instant; returns its exit code."""
    child = round.run(PACE)
    if random.random() < 0.7:
        return kill_when_noted(round, child, random)
    child.ends_within(random.uniform(0, 1.1 * PACE))
    child.strike(signal.SIGKILL)
    return child.end()


def check_healed(round, form, late, code, tally):
    """Checks a run that healed in the middle, with those that had failed and were through before that."""
    if form == "kept":
        # What failed, and had not gone on for good, may count, or not.
        expected, kept = (3,) if late else (0, 3), {}
    else:
        expected, kept = (3,) if late else (0,), {mark: round.sick[mark] for mark in late}
    was_killed = code == -signal.SIGKILL
    if code not in expected and not was_killed:
        what = f"the run ended with {code} and not {expected[0]}; {len(late)} had failed for good"
        raise Violation(round.folder, what)
    round.check_delivered(tally, was_killed=was_killed)
    expect_kept(round, kept)
    if kept:
        if (code := round.start(command=RETRY).end()) != 0:
            raise Violation(round.folder, f"a retry of what has healed ended with {code}")
        round.check_delivered(tally, is_retry=True)
        expect_kept(round, {})


def run_to_the_end(round, tally):
    """The run in which documents fail."""
    child = round.run()
    if (code := child.end()) != 3:
        raise Violation(round.folder, f"a run in which documents fail ended with {code}: {child.errors}")
    round.check_delivered(tally)


def expect_kept(round, expected):
    kept = round.kept()
    if kept != expected:
        raise Violation(
            round.folder, f"kept as failed: {difference(sorted(expected), sorted(kept))}")
