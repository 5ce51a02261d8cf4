"""Files that are damaged between an interruption and the run that goes on.

Each has to end in recovery or in one clear error that says what to do, and doing that has to work.
"""
import re
import signal

from child import Violation
from damages import DAMAGES
from interruptions import COMPLETE
from pipeline import Round

GOES_ON = "goes on"
# How often a run is interrupted until there is something to damage.
ATTEMPTS = 10


def corrupt(case_of, names, count, random, tally, note):
    """Inflicts damages so many times each; `case_of` hands out a case for a source, or for none."""
    for name in names:
        damage = DAMAGES[name]
        for serial in range(count):
            case = case_of(damage.source)()
            round = interrupted(case, f"{name.replace(' ', '-')}-{serial}", random, damage)
            if not round:
                tally.add("damages that came too late")
                continue
            outcome = recover(round, damage, tally)
            note(f"{name}: {outcome}")
            tally.add("damages")
            tally.add("  recovered from" if outcome == GOES_ON else "  ended in an error to be followed")
            round.remove()


def interrupted(case, name, random, damage):
    """A round that was killed when it had something to go on with, and was damaged then.

    Nothing if that could not be brought about: what is there to be damaged may be there too shortly.
    """
    round = Round(case, case.folder / name)
    for _ in range(ATTEMPTS):
        child = round.start()
        at_the_end = random.random() < 0.3
        while not (round.is_publishing if at_the_end else round.phase == "under way"):
            if child.ends_within(0.002):
                break
        child.ends_within(random.uniform(0, case.publishing if at_the_end else case.seconds / 2))
        child.strike(signal.SIGKILL)
        if child.end() not in COMPLETE and not round.is_done and round.has_left_something():
            if damage.inflict(round, random):
                return round
        round.remove()
        round = Round(case, round.folder)
    round.remove()
    return None


def recover(round, damage, tally):
    """Goes on, and does what pipe says until the run is complete; says what was done."""
    done, extra, may_be_twice = [], [], False
    while True:
        child = round.start(*extra)
        code, extra = child.end(), []
        if code in COMPLETE:
            break
        errors = child.errors
        if code not in (1, 2) or len(errors) != 1 or len(done) == 3:
            raise Violation(round.folder, f"expected one error or recovery, not {code}: {child.said}")
        may_be_twice = may_be_twice or "twice" in errors[0]
        if damage.repair:
            damage.repair(round)
            done.append("repaired")
        else:
            done.append(follow(round, errors[0], extra))
    if damage.is_noticed and not done:
        raise Violation(round.folder, "the damage was not noticed")
    if damage.clear:
        damage.clear(round)
    tally.add("documents checked", round.check(child, code, may_be_twice))
    tally.add("runs completed")
    return " → ".join(done) or GOES_ON


def follow(round, error, extra):
    """Does what an error says, and says what that was."""
    if "--fresh" in error:
        extra.append("--fresh")
        return "--fresh"
    for pattern in (r"remove '([^']+\.lock)'", r"'([^']+)'.*move (?:it|that one) (?:and .* )?away"):
        match = re.search(pattern, error, re.DOTALL)
        if match:
            path = round.folder / match[1]
            path.rename(path.with_name(path.name + ".moved"))
            log = path.with_name(path.name + "-wal")
            if "-wal' away" in error and log.exists():
                log.rename(log.with_name(log.name + ".moved"))
            for parts in re.findall(r"remove '([^']+\.pipe-[^']+)'", error):
                for part in round.folder.glob("out/" + parts):
                    part.unlink()
            return f"moved {path.name}"
    raise Violation(round.folder, f"an error that says nothing of what to do: {error}")
