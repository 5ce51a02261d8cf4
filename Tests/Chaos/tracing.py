"""Kills a run exactly at a system call, where `strace` can be had."""
import functools
import shutil
import subprocess

# What publishing and taking back are made of; names that a machine does not know are passed over.
CALLS = {
    "rename": ("rename", "renameat", "renameat2"),
    "unlink": ("unlink", "unlinkat"),
    "truncate": ("ftruncate",),
    "sync": ("fsync", "fdatasync"),
}


@functools.cache
def can_trace():
    if not shutil.which("strace"):
        return False
    return subprocess.run(
        [*killing_at("rename", 1), "true"], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def killing_at(call, number):
    """The beginning of a command that is killed before its call of a kind, counted in each thread."""
    names = ",".join(f"?{name}" for name in CALLS[call])
    return [
        "strace", "-f", "-qq", "-o", "/dev/null",
        "-e", f"trace={names}", "-e", f"inject={names}:signal=KILL:when={number}"]
