#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks one model with spin: as it stands it has no error, and with each of
its seeded bugs it has one.

usage: run.py MODEL CC...

The bugs are the -D names that the model's own head comment lists, one tab in. A
model without any fails: one that cannot be wrong shows nothing.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NO_SPIN = 77


def bugs_of(text):
    head = text[:text.index('#define')]
    found = []
    for line in re.findall(r'^ \*\t([A-Z].*)$', head, re.M):
        found += re.match(r'[A-Z0-9_ ]*', line).group().split()
    return found


def check(model, cc, bug):
    """How many errors pan counts, and how many states it saw."""
    with tempfile.TemporaryDirectory() as tmp:
        args = ['spin', '-a'] + ([f'-D{bug}'] if bug else []) + [str(model)]
        made = subprocess.run(args, cwd=tmp, text=True, capture_output=True)
        if 'Error' in made.stdout or made.returncode != 0:
            sys.exit(made.stdout + made.stderr)
        # A bug is found after few states: compiling would take longest.
        subprocess.run(cc + ['-O0' if bug else '-O1', '-w', '-DSAFETY',
                             '-DMEMLIM=2000', '-o', 'pan', 'pan.c'],
                       cwd=tmp, check=True)
        # -m: deep enough that no path is cut short.
        out = subprocess.run(['./pan', '-m1000000'], cwd=tmp, text=True,
                             capture_output=True).stdout
    if 'max search depth too small' in out or 'reached -DMEMLIM' in out:
        sys.exit(out)
    errors = re.search(r'errors: (\d+)', out)
    states = re.search(r'(\d+) states, stored', out)
    if not errors or not states:
        sys.exit(out)
    return int(errors.group(1)), int(states.group(1))


def main():
    model, cc = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    if shutil.which('spin') is None:
        print('skipped: no spin; apt install spin')
        return NO_SPIN
    bugs = bugs_of(model.read_text())
    if not bugs:
        sys.exit(f'{model.name}: no seeded bugs are listed')
    errors, states = check(model, cc, None)
    print(f'{model.name}: {errors} errors in {states} states')
    failed = errors != 0
    for bug in bugs:
        found = check(model, cc, bug)[0] != 0
        print(f'{model.name}: {bug}: {"found" if found else "NOT FOUND"}')
        failed |= not found
    return failed


if __name__ == '__main__':
    sys.exit(main())
