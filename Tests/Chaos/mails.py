"""A mail server on this machine that refuses, hangs up and does not answer, and runs that are killed while they send.

The message is taken at least once, whole and for everybody; a run that is over does not send it again, nor does another on
the same day. It may come twice only where nobody can know better: where the server has not said that it has it, or the run
was killed before it could note that. Then both have the same `Message-ID`.
"""
import shutil
import signal
import socketserver
import time

from child import Child, Violation
from documents import difference
from exports import LEFT_OUT, marks_of_lines, marks_of_messages
from loopback import Loopback
from pipeline import write_stages
from sources import write_well

# How long the server takes for a message, in seconds, so that there is time to be killed in.
PACE = 0.02
MOST_KILLS = 3
RECIPIENTS = ["ana@chaos.example", "bo@chaos.example"]
# What may go wrong with an attempt; after the last the run ends, and the same command sends the message.
TROUBLES = ("busy", "hung up", "recipient busy", "unanswered", "refused")


class Server(Loopback, socketserver.TCPServer):
    """Takes messages, and keeps them in the order in which it has said so."""

    def __init__(self):
        super().__init__(Session)
        self.begin([])
        self.start()

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def begin(self, troubles):
        """Forgets what came, and is in some trouble, an attempt after the other."""
        with self.lock:
            self.troubles, self.taken, self.unanswered, self.attempts = list(troubles), [], 0, 0

    def trouble(self):
        """What goes wrong with the next attempt."""
        with self.lock:
            self.attempts += 1
            return self.troubles.pop(0) if self.troubles else None

    def take(self, recipients, message, is_answered):
        with self.lock:
            self.taken.append((recipients, message))
            self.unanswered += not is_answered


class Session(socketserver.StreamRequestHandler):
    """Speaks with one client (RFC 5321)."""

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        trouble = self.server.trouble()
        if trouble == "busy":
            return self.say("421 busy")
        self.say("220 chaos.example")
        recipients = []
        while line := self.rfile.readline().decode("latin-1").rstrip("\r\n"):
            verb = line[:4].upper()
            if verb == "QUIT":
                return self.say("221 bye")
            if verb == "MAIL" and trouble == "hung up":
                return
            if verb == "RCPT":
                # Of two recipients one alone is refused: nobody may get anything then.
                if recipients and trouble in ("recipient busy", "refused"):
                    self.say("450 later" if trouble == "recipient busy" else "550 nobody here")
                    continue
                recipients.append(line.partition("<")[2].partition(">")[0])
            if verb == "RSET":
                recipients = []
            if verb == "DATA":
                self.say("354 go on")
                if (message := self.message()) is None:
                    return
                time.sleep(PACE)
                self.server.take(recipients, message, trouble != "unanswered")
                if trouble == "unanswered":
                    return
                time.sleep(PACE)
            self.say("250 well")

    def message(self):
        """The message to its end; nothing where the client has gone before."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line.endswith(b"\r\n"):
                return None
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)


def send(pipe, folder, count, documents_count, random, tally, note):
    """Kills runs that send a message, and has the server in trouble; what it has taken is one message, whole."""
    with Server() as server:
        for serial in tally.turns(count, "messages that are sent"):
            send_one(pipe, folder / f"mail-{serial}", server, documents_count, random, tally, note)


def send_one(pipe, folder, server, count, random, tally, note):
    troubles = random.sample(TROUBLES, 2)
    server.begin(troubles)
    folder.mkdir(parents=True)
    marks = write_well(folder / "in.jsonl", count)
    mail = {
        "to": server.address, "from": "chaos@chaos.example", "recipients": RECIPIENTS, "title": "Chaos",
        "group_by": "none"}
    stages = [
        {"fetch": {"jsonl": "in.jsonl"}},
        {"export": mail, "retry": {"attempts": 6, "backoff": "10ms"}}, {"export": {"to": "out/all.jsonl"}}]
    write_stages(folder, stages)
    kills = 0
    while (code := run(pipe, folder, server, kills < MOST_KILLS, random)) != 0:
        if code == -signal.SIGKILL:
            kills += 1
        elif code != 1 or "550 nobody here" not in (folder / "said").read_text():
            raise Violation(folder, f"the run ended with {code}: {(folder / 'said').read_text()}")
        if server.attempts > 50:
            raise Violation(folder, "the message is not taken")
    check(folder, server, marks, kills)
    if (found := marks_of_lines(folder / "out/all.jsonl")) != marks:
        raise Violation(folder, f"out/all.jsonl: {difference(marks, found)}")
    # Another run on the same day has the same to say.
    before = len(server.taken)
    if (code := run(pipe, folder, server, False, random)) != 0 or len(server.taken) != before:
        raise Violation(folder, f"the next run ended with {code}, and the message came {len(server.taken)} times")
    tally.add("documents checked", len(marks) * (before + 1))
    tally.add("runs completed", 2)
    tally.add("messages sent by SMTP", before)
    tally.add("attempts at it that went wrong", len(troubles) - len(server.troubles))
    tally.add("SIGKILL, sending mail", kills)
    note(f"a run that sends mail was killed {kills} times, and its message came {before} times")
    shutil.rmtree(folder, ignore_errors=True)


def run(pipe, folder, server, is_killed, random):
    """A run, which is killed perhaps: while it sends, or at any time before."""
    child = Child([str(pipe), "run", "pipeline.yaml"], folder)
    if is_killed:
        if random.random() < 0.7:
            attempts = server.attempts
            while server.attempts == attempts and not child.ends_within(0.001):
                pass
        child.ends_within(random.uniform(0, 4 * PACE))
        child.strike(signal.SIGKILL)
    code = child.end()
    server.settle()
    (folder / "said").write_text(child.said)
    return code


def check(folder, server, marks, kills):
    """Checks what the server has taken."""
    if not 1 <= len(server.taken) <= 1 + server.unanswered + kills:
        raise Violation(folder, f"the message came {len(server.taken)} times, and {kills} runs were killed")
    names = set()
    for number, (recipients, message) in enumerate(server.taken):
        if recipients != RECIPIENTS:
            raise Violation(folder, f"a message went to {recipients}")
        path = folder / "mail" / str(number) / "message.eml"
        path.parent.mkdir(parents=True)
        path.write_bytes(message)
        names.update(line for line in message.split(b"\r\n") if line.startswith(b"Message-ID:"))
        found = marks_of_messages(path)
        shown = [mark for mark in found if mark != LEFT_OUT]
        if len(found) != len(marks) or len(set(shown)) != len(shown) or not set(shown) <= set(marks):
            raise Violation(folder, f"a message has {len(found)} documents, not {len(marks)}")
    if len(names) != 1:
        raise Violation(folder, f"one message has the names {sorted(names)}")
