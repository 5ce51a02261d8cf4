"""A web server that documents are posted to, which fails now and then, and runs that are killed meanwhile.

Each document is posted at least once. A receiver that keeps the keys of posts has each once, unless the run was
killed: then those since the last checkpoint come again, perhaps in other posts, and are told by their `id`.
"""
import collections
import http.server
import json
import shutil
import signal
import sqlite3
import time

from child import Child, Violation
from documents import difference
from exports import marks_of_lines
from loopback import Loopback
from pipeline import done_runs, noted, write_stages
from sources import write_well

# How long a post takes, in seconds, so that checkpoints fall between them.
PACE = 0.01
# How many documents a post has, as `export` says.
BATCH = 100
# How often a run is killed, and how many posts go wrong.
MOST_KILLS, TROUBLES = 3, 2


class Receiver(Loopback, http.server.HTTPServer):
    """What was posted, run by run."""

    def __init__(self):
        super().__init__(Handler)
        self.clear()
        self.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/hook"

    def clear(self):
        # The posts of each run, as keys; what they had; how the next few posts go wrong, by their number.
        self.runs, self.bodies, self.troubles = [], collections.defaultdict(set), {}
        self.count = 0

    def begin(self):
        """What comes from now on is posted by another run."""
        with self.lock:
            self.runs.append([])

    def settle(self):
        # What comes in is taken before it is counted.
        time.sleep(PACE)
        super().settle()

    def take(self, key, body):
        """Keeps a post, and says how it is answered: with a status, or not at all."""
        with self.lock:
            self.count += 1
            trouble = self.troubles.pop(self.count, None)
            if trouble == "refused":
                return 503
            self.runs[-1].append(key)
            self.bodies[key].add(body)
            return None if trouble == "unanswered" else 200

    def marks(self, keys):
        """The documents that came with some keys."""
        return [
            document["id"] for key in keys for body in self.bodies[key]
            for document in json.loads(body)["documents"]]


class Handler(http.server.BaseHTTPRequestHandler):
    """Takes a post."""

    protocol_version = "HTTP/1.1"
    # An answer is in two pieces, of which the second is not to wait.
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(length := int(self.headers["Content-Length"]))
        if len(body) < length:
            # Whoever was killed does not post to the end.
            self.close_connection = True
            return
        time.sleep(PACE)
        status = self.server.take(self.headers["Idempotency-Key"], body)
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def post(pipe, folder, count, documents_count, random, tally, note):
    """Kills runs that post, and lets the receiver fail; nothing is lost, and doubles can be told."""
    with Receiver() as receiver:
        for serial in tally.turns(count, "receivers of posts"):
            post_all(pipe, folder / f"posts-{serial}", receiver, documents_count, random, tally, note)


def post_all(pipe, folder, receiver, count, random, tally, note):
    """A run that is killed some times until all is posted."""
    receiver.clear()
    folder.mkdir(parents=True)
    marks = write_well(folder / "in.jsonl", count)
    stages = [
        {"fetch": {"jsonl": "in.jsonl"}}, {"export": {"to": receiver.address, "format": "webhook"}},
        {"export": {"to": "out/all.jsonl"}}]
    write_stages(folder, stages)
    posts = -(-len(marks) // BATCH)
    for number in random.sample(range(1, posts + 1), TROUBLES):
        receiver.troubles[number] = random.choice(("refused", "unanswered"))
    begun, kills, again = 0, 0, 0
    while True:
        receiver.begin()
        child = Child([str(pipe), "run", "pipeline.yaml"], folder)
        if kills < MOST_KILLS:
            strike(child, receiver, receiver.count + random.randrange(posts), random)
        code = child.end()
        receiver.settle()
        found = check_run(folder, receiver, marks[begun:])
        if code == 0 or (code == -signal.SIGKILL and is_done(pipe, folder)):
            break
        if code != -signal.SIGKILL:
            raise Violation(folder, f"the run ended with {code}: {child.errors}")
        kills += 1
        reached, begun = begun + len(found), passed(folder)
        if begun > reached:
            raise Violation(folder, f"{begun} documents count as posted, and {reached} were")
        again += reached - begun
    if begun + len(found) != len(marks):
        raise Violation(folder, f"posted: {difference(marks[begun:], found)}")
    if (found := marks_of_lines(folder / "out/all.jsonl")) != marks:
        raise Violation(folder, f"out/all.jsonl: {difference(marks, found)}")
    tally.add("documents checked", 2 * len(marks))
    tally.add("runs completed")
    tally.add("posts", receiver.count)
    tally.add("posts that were refused, or not answered", TROUBLES)
    tally.add("SIGKILL, posting", kills)
    tally.add("documents posted again after a kill", again)
    note(f"a run that posts was killed {kills} times, and {again} documents came again")
    shutil.rmtree(folder, ignore_errors=True)


def strike(child, receiver, number, random):
    """Kills a run about when it posts for so many times."""
    while receiver.count < number:
        if child.ends_within(0.001):
            return
    child.ends_within(random.uniform(0, 3 * PACE))
    child.strike(signal.SIGKILL)


def is_done(pipe, folder):
    return (folder / "out/all.jsonl").exists() and done_runs(pipe, folder) == 1


def check_run(folder, receiver, expected):
    """Checks what a run has posted: documents in order, and none twice but by the same key; returns their marks."""
    with receiver.lock:
        keys = list(receiver.runs[-1])
    if any(len(receiver.bodies[key]) != 1 for key in keys):
        raise Violation(folder, "posts that differ have the same key")
    found = receiver.marks(dict.fromkeys(keys))
    if found != expected[: len(found)]:
        raise Violation(folder, f"a run has posted: {difference(expected[: len(found)], found)}")
    return found


def passed(folder):
    """How many documents are through already when a run that was killed goes on."""
    try:
        for note in noted(folder, "output"):
            if "documents" in note:
                return note["documents"]
    except FileNotFoundError:
        # Whoever was killed at once has not made the state,
        if (folder / ".pipe" / "chaos.sqlite").exists():
            raise
    except sqlite3.OperationalError as error:
        # or no table in it.
        if "no such table" not in str(error):
            raise
    return 0
