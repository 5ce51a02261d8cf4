"""A PostgreSQL server that is killed and started again while a run exports to it, and runs that are killed themselves."""
import contextlib
import glob
import json
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

from child import PATIENCE, Child, Violation
from documents import difference, documents
from exports import marks_of_lines
from pipeline import write_stages

COMPLETE = (0,)
# How long a server may take to start, in seconds.
START = 60


class PostgreSQL:
    """A server of our own, in a folder in /tmp, since the path of a socket may not be long."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pipe-chaos-", dir="/tmp"))
        self.process = None
        self.under = []
        # Nobody may run a server as root.
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.under = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        self._do("initdb", "--no-sync", "--auth=trust", "--username=pipe", "--encoding=UTF8", "data")
        self.start()

    @staticmethod
    def programs():
        """The folder with the programs of the newest version; nothing where there is none."""
        found = max(glob.glob("/usr/lib/postgresql/*/bin/postgres"), default=shutil.which("postgres"))
        return os.path.dirname(found or "")

    def _command(self, program, *arguments):
        return [*self.under, f"{self.programs()}/{program}", *arguments]

    def _do(self, program, *arguments):
        done = subprocess.run(
            self._command(program, *arguments), cwd=self.folder, capture_output=True, text=True,
            timeout=PATIENCE)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout

    def start(self):
        end = time.monotonic() + START
        while time.monotonic() < end:
            # It does not begin while a process of the one that was killed is there.
            if self.process is None or self.process.poll() is not None:
                with (self.folder / "log").open("a") as log:
                    self.process = subprocess.Popen(
                        self._command(
                            "postgres", "-D", f"{self.folder}/data", "-k", f"{self.folder}",
                            "-c", "listen_addresses=", "-c", "fsync=off"),
                        cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            with contextlib.suppress(RuntimeError):
                self._do("pg_isready", "-q", "-h", self.folder, "-U", "pipe", "-d", "postgres")
                return
            time.sleep(0.05)
        raise RuntimeError("the server does not start")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def address(self, name):
        return f"postgres://pipe@/{name}?host={self.folder}"

    def ask(self, name, sql):
        """The answer to a query, as a value of JSON."""
        return json.loads(
            self._do("psql", "-h", self.folder, "-U", "pipe", "-d", name, "-XAtqc", sql) or "null")

    def remove(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def restart_server(pipe, folder, count, documents_count, random, tally, note):
    """Kills the server, or the run, at random instants; every document is there once at the end."""
    if not PostgreSQL.programs():
        return tally.leave_out("PostgreSQL (scripts/bootstrap --test installs it)")
    server = PostgreSQL()
    try:
        for serial in tally.turns(count, "servers that are restarted"):
            restart_once(pipe, folder / f"server-{serial}", server, documents_count, random, tally, note)
    finally:
        server.remove()


def restart_once(pipe, folder, server, count, random, tally, note):
    name = folder.name.replace("-", "_")
    server.ask("postgres", f"CREATE DATABASE {name}")
    folder.mkdir(parents=True)
    all_documents = documents(range(count))
    with (folder / "in.jsonl").open("w") as file:
        for document in all_documents:
            line = {"id": document.mark, "title": document.mark, "text": document.text, "labels": [{"name": "x"}]}
            file.write(json.dumps(line) + "\n")
    stages = [
        {"fetch": {"jsonl": "in.jsonl"}}, {"export": {"to": server.address(name)}},
        {"export": {"to": "out/all.jsonl"}}]
    write_stages(folder, stages)
    expected = [document.mark for document in all_documents]

    def start():
        return Child([str(pipe), "run", "pipeline.yaml"], folder)

    # How long it takes where nothing happens; it is all written again afterwards.
    child = start()
    if (code := child.end()) not in COMPLETE:
        raise Violation(folder, f"a run that nothing disturbed ended with {code}: {child.errors}")
    seconds = time.monotonic() - child.began
    kills = restarts = 0
    for turn in range(4):
        # Written anew, and brought up to date.
        if turn % 2 == 0:
            server.ask(name, "TRUNCATE documents, stories CASCADE")
        child = start()
        if not child.ends_within(random.uniform(0, seconds)):
            if random.random() < 0.6:
                server.kill()
                if random.random() < 0.3:
                    child.strike(signal.SIGKILL)
                server.start()
                restarts += 1
            else:
                kills += child.strike(signal.SIGKILL)
        code = child.end()
        while code not in COMPLETE:
            if code == 1 and "PostgreSQL" not in child.said and "postgres://" not in child.said:
                raise Violation(folder, f"the run ended with {code}: {child.said}")
            child = start()
            code = child.end()
        check(folder, server, name, expected)
        tally.add("documents checked", 2 * count)
        tally.add("runs completed")
    tally.add("servers restarted", restarts)
    tally.add("SIGKILL, exporting to PostgreSQL", kills)
    note(f"a server was restarted {restarts} times, and the run killed {kills} times")
    shutil.rmtree(folder, ignore_errors=True)


def check(folder, server, name, expected):
    found = server.ask(name, "SELECT coalesce(json_agg(id ORDER BY number), '[]') FROM documents")
    if found != expected:
        raise Violation(folder, f"PostgreSQL: {difference(expected, found)}")
    labels = server.ask(
        name, "SELECT count(*) FROM labels JOIN documents ON document = id WHERE name = 'x'")
    if labels != len(expected):
        raise Violation(folder, f"PostgreSQL: {labels} labels of {len(expected)}")
    lines = marks_of_lines(folder / "out" / "all.jsonl")
    if lines != expected:
        raise Violation(folder, f"out/all.jsonl: {difference(expected, lines)}")
