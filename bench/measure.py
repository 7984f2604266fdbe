"""Run one command and print its wall time, processor time and peak memory."""

import resource
import subprocess
import sys
import time

name, command = sys.argv[1], sys.argv[2:]
start = time.monotonic()
done = subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print(f"{name}: {wall:.2f} s wall, {cpu:.2f} s cpu, {used.ru_maxrss / 1024:.0f} MB peak", flush=True)
