"""Interrupts pipelines, takes their disk away and damages their files, and checks that nothing is lost.

Nothing is lost and nothing is there twice: after whatever was done to it, a run that goes on with the
same command has every document in every output once, in order, and the outputs are the same, byte for
byte, as those of a run that nothing disturbed. The seed makes the same choices again; since instants
fall differently on a busy machine, it makes the same failure likely, and not certain.
"""
import argparse
import functools
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile

import displaced
import growth
import healing
import servers
import trouble
from corruption import corrupt
from damages import DAMAGES
from giving_up import give_up
from interruptions import interrupt
from pipeline import Case
from sources import SOURCES
from tally import Tally
from ward import Ward


# The short form begins nothing new after so many seconds.
SHORT_SECONDS = 45


def arguments():
    parser = argparse.ArgumentParser(
        prog="Tests/Chaos", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipe", type=pathlib.Path, help="the program, such as .build/release/pipe")
    parser.add_argument("--kills", type=int, default=200, help="how often SIGKILL is sent (200)")
    parser.add_argument("--stops", type=int, default=40, help="how often SIGTERM and SIGINT are sent (40)")
    parser.add_argument("--repeats", type=int, default=3, help="how often each other trouble is made (3)")
    parser.add_argument(
        "--relapses", type=int, default=40,
        help="how often retries are killed, failures healed and runs given up; half as often folders are"
        " copied, parts deleted and pipelines changed (40)")
    parser.add_argument("--documents", type=int, default=20_000, help="how many a pipeline has (20,000)")
    parser.add_argument("--short", action="store_true", help="little of everything, for every day")
    parser.add_argument("--seed", type=int, help="makes the same choices again")
    parser.add_argument("--folder", help="where the files are made; removed at the end if all is well")
    parser.add_argument("--quiet", action="store_true", help="say only what came of it")
    parser.add_argument(
        "--memory", type=int, nargs="?", const=1_000_000, metavar="DOCUMENTS",
        help="instead, measure the memory of a run of so many documents, and of a tenth of them (1,000,000)")
    parser.add_argument("--soak", type=int, metavar="SECONDS", help="instead, feed one run for so long")
    options = parser.parse_args()
    if options.short:
        # A disk in memory does not make anybody wait until something is durable.
        if not options.folder and os.access("/dev/shm", os.W_OK):
            options.folder = "/dev/shm"
        options.kills, options.stops, options.repeats, options.documents = 8, 2, 1, 200
        options.relapses = 4
    # How many documents a pipeline has in which some fail and heal.
    options.patients = 400 if options.short else min(options.documents, 5000)
    return options


def main():
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pipe-chaos-", dir=options.folder))
    pipe = options.pipe.absolute()
    tally = Tally(say, SHORT_SECONDS if options.short else None)
    say(f"seed {seed}, in {folder}")
    with tally.watching():
        if options.memory:
            growth.measure(pipe, folder, options.memory, say)
        elif options.soak:
            growth.soak(pipe, folder, options.soak, say)
        else:
            make_chaos(options, pipe, folder, random.Random(seed), tally)
    say(f"done\n{tally}")
    say(tally.verdict + f"; --seed {seed}" * bool(tally.violations))
    if tally.violations:
        return 1
    shutil.rmtree(folder)
    return 0


def make_chaos(options, pipe, folder, choices, tally):
    """Everything that happens to a run, one kind after the other."""

    def case(names, only_new=False, is_renewed=False):
        title = ("-".join(names) if len(names) == 1 else "all") + "-new" * only_new + "-others" * is_renewed
        return functools.cache(
            lambda: Case(pipe, folder / title, names, options.documents, only_new, is_renewed))

    note = (lambda text: None) if options.quiet else say
    alone = {name: case([name]) for name in SOURCES}
    everything = case(list(SOURCES))
    cases = [everything, case(list(SOURCES), only_new=True)]
    twice = cases[1:]
    if not options.short:
        cases += alone.values()
        twice += [case(list(SOURCES), is_renewed=True)]
    report = (choices, tally, note)

    def of(source):
        return alone[source] if source else everything

    ward = functools.cache(lambda: Ward(pipe, folder / "ward", options.patients))
    count = options.relapses
    # On a busy machine the last ones are left out of the short form.
    steps = [
        lambda: interrupt(cases, options.kills, signal.SIGKILL, *report),
        lambda: healing.retry_until_healed(ward, count, *report),
        lambda: healing.heal_meanwhile(ward, count, *report),
        lambda: give_up(twice, count, *report),
        lambda: displaced.lose_parts(twice, count // 2, *report),
        lambda: displaced.copy_away(twice, count // 2, *report),
        lambda: displaced.change_pipelines(twice, count // 2, *report),
        lambda: interrupt(cases, options.stops, signal.SIGTERM, *report),
        lambda: interrupt(cases, options.stops, signal.SIGINT, *report),
        lambda: trouble.two_at_once(everything, options.repeats, *report),
        lambda: servers.restart_server(
            pipe, folder, options.repeats, max(options.documents, 2000), *report),
    ]
    steps += [
        lambda: trouble.full_disk(everything, *report),
        lambda: trouble.read_only(everything, *report),
    ] * options.repeats
    damages = choices.sample(list(DAMAGES), 6) if options.short else list(DAMAGES)
    steps += [
        functools.partial(corrupt, of, [damage], options.repeats, *report) for damage in damages]
    for done, step in enumerate(steps):
        if tally.is_late(f"{len(steps) - done} of {len(steps)} steps"):
            return
        with tally.watching():
            step()


def say(text):
    print(f"chaos: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
