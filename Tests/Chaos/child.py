"""A process of pipe, and what is wrong when it has not done as it should."""
import contextlib
import subprocess
import threading
import time

# How long a run may take beyond what is expected, before it counts as one that hangs.
PATIENCE = 300


class Violation(Exception):
    """A promise that was not kept."""

    def __init__(self, folder, what):
        super().__init__(what)
        self.folder = folder


class Child:
    """A process of pipe in a folder; what it says goes to a log beside it.

    What `feed` has is its standard input, one piece after the other.
    """

    def __init__(self, command, folder, feed=None):
        self.folder = folder
        logs = folder.with_name(folder.name + ".logs")
        logs.mkdir(exist_ok=True)
        self.log = logs / f"{len(list(logs.iterdir())) + 1:04}"
        with self.log.open("w") as log:
            log.write(f"$ {' '.join(command)}\n")
            log.flush()
            self.began = time.monotonic()
            self.process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                stdout=log, stderr=log)
        if feed:
            threading.Thread(target=self._write, args=[feed], daemon=True).start()

    def _write(self, feed):
        # Whoever was killed does not read to the end.
        with contextlib.suppress(BrokenPipeError), self.process.stdin as stdin:
            for piece in feed:
                stdin.write(piece)
                stdin.flush()

    def ends_within(self, seconds):
        """Waits, and says whether the process has ended."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                return False
            # `Popen.wait` would look only twenty times a second.
            time.sleep(min(left, 0.001))
        return True

    def strike(self, number):
        """Sends a signal, and says whether the process was still there."""
        if self.ends_within(0):
            return False
        self.process.send_signal(number)
        return True

    def end(self):
        """Waits for the end, and returns the exit code; negative for a signal."""
        if not self.ends_within(PATIENCE):
            self.process.kill()
            raise Violation(self.folder, f"pipe did not end within {PATIENCE} s")
        with self.log.open("a") as log:
            code = self.process.wait()
            log.write(f"= {code} after {time.monotonic() - self.began:.3f} s\n")
        return code

    @property
    def said(self):
        """What it has said."""
        return self.log.read_text(errors="replace").partition("\n")[2]

    @property
    def errors(self):
        """Its errors, each with the lines that follow and belong to it."""
        errors = []
        for line in self.said.splitlines():
            if line.startswith("error: "):
                errors.append(line)
            elif errors and line.startswith("  "):
                errors[-1] += "\n" + line
        return errors
