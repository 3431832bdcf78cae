"""Bring DiploTrack up on this machine, with the real cases in it."""

import argparse
import errno
import os
import secrets
import socket
import subprocess
import sys

from install import ROOT, VENV_PYTHON, check_python, fail, install, say

HOST = "127.0.0.1"
STATIC_MANIFEST = ROOT / "var" / "static" / "staticfiles.json"
STATIC_SOURCES = [
    ROOT / "dialogues" / "static",
    ROOT / "dialogues" / "styles",
    ROOT / "diplotrack" / "bundles.py",
    ROOT / "diplotrack" / "npm.py",
    ROOT / "diplotrack" / "storage.py",
    ROOT / "package-lock.json",
    ROOT / "requirements.txt",
]


def check_port(port):
    if not 0 < port < 65536:
        fail(f"{port} is no port: choose one from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            reason = (
                "is taken" if error.errno == errno.EADDRINUSE else "is closed to you"
            )
            fail(f"Port {port} {reason}: choose another, as in `make run PORT=8001`.")


def close_to_others(folder):
    """Leave what is made from now on, and what this folder holds, to its owner."""
    os.umask(0o077)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    for path in (folder / "secret_key", *folder.glob("*.sqlite3*")):
        if path.exists():
            path.chmod(0o600)


def secret_key():
    path = ROOT / "var" / "secret_key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as f:
            f.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def manage(*arguments):
    command = [VENV_PYTHON, "manage.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    if result.returncode:
        lines = [line for line in result.stderr.splitlines() if line[:1].strip()]
        reason = lines[-1] if lines else f"exit code {result.returncode}"
        fail(f"`manage.py {' '.join(arguments)}` failed: {reason}")
    sys.stderr.write(result.stderr)


def static_files_changed():
    if not STATIC_MANIFEST.exists():
        return True
    sources = [path for top in STATIC_SOURCES for path in (top, *top.rglob("*"))]
    newest = max(path.stat().st_mtime for path in sources)
    return newest > STATIC_MANIFEST.stat().st_mtime


def server_arguments(port):
    arguments = ["-m", "diplotrack.serve", "--port", str(port)]
    # Ctrl-C reaches the workers twice, from the terminal too, and can hang them.
    return [*arguments, "--stop-within", "2"]


def serve(port):
    os.chdir(ROOT)
    os.execv(VENV_PYTHON, [VENV_PYTHON, *server_arguments(port)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port

    check_python()
    check_port(port)
    install()

    close_to_others(ROOT / "var")
    os.environ["DIPLOTRACK_LOCAL"] = "1"
    os.environ["SECRET_KEY"] = secret_key()
    say("Preparing the database ...")
    manage("migrate", "--verbosity", "0")
    manage("createcachetable", "--verbosity", "0")
    manage("load_cases")
    manage("demo_accounts")
    if static_files_changed():
        say("Collecting static files ...")
        manage("collectstatic", "--no-input", "--verbosity", "0")
    say(f"DiploTrack is at http://{HOST}:{port}/ (Ctrl-C stops it).")
    serve(port)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
