"""Whole processes as the kernel counts them: what the benchmarks of the command line are measured with."""

import os
import subprocess
import sys
import time


def spend(command, folder, environment):
    """Runs a command in a folder: its output, CPU seconds (user and system), wall seconds and peak memory in MB."""
    started = time.monotonic()
    path = os.path.join(folder, "output")
    with open(path, "wb+") as output:
        process = subprocess.Popen(command, stdout=output, env=environment, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}")
    return said, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def median(values):
    return sorted(values)[len(values) // 2]
