"""Interrupts pipelines, takes their disk away and damages their files, and checks that nothing is lost.

Nothing is lost and nothing is there twice: after whatever was done to it, a run that goes on with the
same command has every document in every output once, in order, and the outputs are the same, byte for
byte, as those of a run that nothing disturbed. The seed makes the same choices again; since instants
fall differently on a busy machine, it makes the same failure likely, and not certain.
"""
import argparse
import concurrent.futures
import functools
import itertools
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import threading

import chats
import clocks
import displaced
import growth
import healing
import mails
import servers
import trouble
import webhooks
from child import Violation
from corruption import corrupt
from damages import DAMAGES
from exports import hands
from giving_up import give_up
from interruptions import interrupt
from pipeline import Case
from sources import SOURCES
from tally import Tally
from ward import Ward


# How many pipelines of files are killed, each with other outputs.
FILES = 4
# The short form begins nothing new after so many seconds.
SHORT_SECONDS = 35


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
    parser.add_argument(
        "--exports", type=int, default=4, metavar="N",
        help="how many exports a pipeline has beside JSON Lines, SQLite and Markdown, which all have (4)")
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
        options.kills, options.stops, options.repeats, options.documents = 6, 1, 1, 60
        options.relapses = 4
    # How often retries are killed, how many failures heal, and how often folders are copied, parts deleted and
    # pipelines changed: at least once in each form that it has.
    count = options.relapses
    options.retries, options.heals, options.moves = (2, 3, 1) if options.short else (count, count, count // 2)
    # How many documents a pipeline has in which some fail and heal.
    options.patients = 160 if options.short else min(options.documents, 5000)
    return options


def main():
    options = arguments()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    if options.folder:
        os.makedirs(options.folder, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pipe-chaos-", dir=options.folder)).absolute()
    pipe = options.pipe.absolute()
    tally = Tally(say, SHORT_SECONDS if options.short else None)
    say(f"seed {seed}, in {folder}")
    with tally.watching():
        if options.memory:
            growth.measure(pipe, folder, options.memory, say)
        elif options.soak:
            growth.soak(pipe, folder, options.soak, say)
        else:
            make_chaos(options, pipe, folder, seed, tally)
    say(f"done\n{tally}")
    say(tally.verdict + f"; --seed {seed}" * bool(tally.violations))
    if tally.violations:
        return 1
    shutil.rmtree(folder)
    return 0


def make_chaos(options, pipe, folder, seed, tally):
    """Everything that happens to a run: some lanes at once, in each of them one kind after the other."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        walks = [pool.submit(walk, lane, tally) for lane in lanes(options, pipe, folder, seed, tally)]
        try:
            for done in concurrent.futures.as_completed(walks):
                done.result()
        except BaseException:
            # The others end what they have begun, so that no disk stays mounted.
            tally.stop()
            raise


def walk(lane, tally):
    for number, (name, step) in enumerate(lane):
        if tally.is_late(", ".join(name for name, _ in lane[number:])):
            return
        with tally.watching(), tally.timing(name):
            step()


def lanes(options, pipe, folder, seed, tally):
    """What is done, with a name for each; pipelines are made when they are needed first."""
    numbers = itertools.count(1)

    def chosen():
        """Choices of its own for each step, as lanes do not wait for one another."""
        return random.Random(f"{seed}-{next(numbers)}")

    cards = hands(chosen(), options.exports)

    def step(name, function, *arguments):
        note = (lambda text: None) if options.quiet else say
        return name, functools.partial(function, *arguments, chosen(), tally, note)

    def case(names, **more):
        title = f"{next(numbers):02}-{'-'.join(names) if len(names) == 1 else 'all'}"
        return once(functools.partial(
            Case, pipe, folder / title, names, next(cards), options.documents, **more))

    every = list(SOURCES)
    everything = case(every)
    alone = {name: case([name]) for name in every}
    twice = [case(every, only_new=True)]
    cases = [everything, *twice]
    if not options.short:
        twice += [case(every, **more) for more in ({"is_renewed": True}, {"only_new": True}, {"is_renewed": True})]
        cases += alone.values()
    turns, figure = itertools.cycle(cases), itertools.cycle([case(["files"]) for _ in range(FILES)])

    def of(source):
        return alone.get(source, everything)

    size = max(options.documents, 1000)
    ward = once(lambda: Ward(pipe, folder / "ward", options.patients, cards))
    # Only one lane may have the ward, and one those that run twice: they do not share what they begin with.
    yield [
        step("retries", healing.retry_until_healed, ward, options.retries),
        step("failures that heal", healing.heal_meanwhile, ward, options.heals),
        step("PostgreSQL", servers.restart_server, pipe, folder, options.repeats, size),
        step("webhook", webhooks.post, pipe, folder, options.repeats, size),
        step("mail", mails.send, pipe, folder, options.repeats, size),
        step("chats", chats.chat, pipe, folder, options.repeats, size),
    ]
    yield [
        step("--fresh", give_up, twice, options.relapses),
        step("deleted parts", displaced.lose_parts, twice, options.moves),
        step("copies", displaced.copy_away, twice, options.moves),
        step("changed pipelines", displaced.change_pipelines, twice, options.moves),
    ]
    lane = []
    if not options.short:
        lane += [step("SIGKILL, files", interrupt, figure, options.kills, signal.SIGKILL)]
    others = options.kills if options.short else options.kills // 4
    lane += [
        step("SIGKILL, all sources", interrupt, turns, others, signal.SIGKILL),
        step("SIGTERM", interrupt, turns, options.stops, signal.SIGTERM),
        step("SIGINT", interrupt, turns, options.stops, signal.SIGINT),
        step("clocks that jump", clocks.jump, [everything, *alone.values()][:1 if options.short else None], options.moves),
        step("two at once", trouble.two_at_once, everything, options.repeats),
    ]
    for _ in range(options.repeats):
        lane += [
            step("full disk", trouble.full_disk, everything),
            step("read-only", trouble.read_only, everything, options.short),
        ]
    damages = chosen().sample(list(DAMAGES), 2) if options.short else list(DAMAGES)
    yield lane + [step(name, corrupt, of, [name], options.repeats) for name in damages]


def once(make):
    """Makes something when it is asked for first, whoever asks; what was wrong then is wrong for all."""
    lock, made, violations = threading.Lock(), [], []

    def get():
        with lock:
            if not made and not violations:
                try:
                    made.append(make())
                except Violation as violation:
                    violations.append(violation)
        for violation in violations:
            raise violation
        return made[0]

    return get


def say(text):
    print(f"chaos: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
