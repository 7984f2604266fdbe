"""Run one command and print its wall time, processor time and peak memory; with --rows N also
what one of N rows cost."""

import argparse
import resource
import subprocess
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--rows", type=int)
arguments.add_argument("name")
arguments.add_argument("command", nargs=argparse.REMAINDER)
given = arguments.parse_args()

start = time.monotonic()
subprocess.run(given.command, stdout=subprocess.DEVNULL, check=True)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
line = f"{given.name}: {wall:.2f} s wall, {cpu:.2f} s cpu, {used.ru_maxrss / 1024:.0f} MB peak"
if given.rows:
    line += f", {1e6 * wall / given.rows:.0f} µs wall and {1e6 * cpu / given.rows:.0f} µs cpu a row"
print(line, flush=True)
