import ast
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import OperationalError, connection
from django.urls import reverse

from diplotrack import bundles, npm

ROOT = settings.BASE_DIR


def run_python(*arguments, **environment):
    bare = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=bare | environment,
        capture_output=True,
        text=True,
    )


def only_sentence(result):
    assert result.returncode == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


# Files from npm


@pytest.mark.parametrize("name", npm.FILES)
def test_every_listed_file_is_found(name):
    assert Path(finders.find(name)).is_file()


@pytest.mark.parametrize(
    "name",
    ["htmx.org/package.json", "vendor/htmx.js", "vendor/../htmx.org/package.json"],
)
def test_other_files_of_the_packages_are_not_found(name):
    assert finders.find(name) is None


def test_the_check_says_what_to_do_when_packages_are_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(npm, "NODE_MODULES", tmp_path)
    (error,) = npm.NpmFinder().check()
    assert error.hint == "Run make install."


# Bundles of style sheets


def fonts_of(sheet: Path) -> list[Path]:
    names = re.findall(r'url\("\./(fonts/.+?)"\)', sheet.read_text())
    return [sheet.parent / name for name in names]


def test_every_font_that_the_bundles_name_is_found():
    fonts = fonts_of(Path(finders.find("styles/all.css")))
    assert fonts
    assert all(finders.find(f"styles/fonts/{font.name}") for font in fonts)
    assert finders.find("styles/fonts/none.woff2") is None


def test_a_bundle_is_made_anew_when_a_sheet_was_edited(monkeypatch, tmp_path):
    monkeypatch.setattr(bundles, "SHEETS", tmp_path)
    sheet = tmp_path / "sheet.css"
    (tmp_path / "bundles").mkdir()
    (tmp_path / "bundles" / "all.css").write_text('@import "../sheet.css" layer(a);')
    finder = bundles.BundleFinder()
    for colour in ("red", "tan"):
        sheet.write_text(f"p {{ color: {colour} }}")
        made = Path(finder.find("styles/all.css")).read_text()
        assert made.strip() == f"@layer a{{p{{color:{colour}}}}}"


def test_the_check_says_what_to_do_when_the_bundler_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(bundles, "PACKAGES", tmp_path)
    (error,) = bundles.BundleFinder().check()
    assert error.hint == "Run make install."


def test_files_are_collected_under_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "diplotrack.storage.HashedFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (script,) = tmp_path.glob("vendor/htmx.min.*.js")
    assert b"sourceMappingURL" not in script.read_bytes()
    (sheet,) = tmp_path.glob("styles/all.*.css")
    fonts = fonts_of(sheet)
    assert fonts
    assert all(font.is_file() for font in fonts)
    (of_one_page,) = tmp_path.glob("dialogues/api-docs.*.css")
    (imported,) = re.findall(r'@import url\("(.+?)"\)', of_one_page.read_text())
    assert (of_one_page.parent / imported).is_file()
    (importing,) = tmp_path.glob("dialogues/date-builder.*.js")
    (imported,) = re.findall(r'from "(.+?)"', importing.read_text())
    assert (importing.parent / imported).is_file()


# Headers


def directives(response):
    policy = response.headers["Content-Security-Policy"]
    pairs = (directive.split(maxsplit=1) for directive in policy.split("; "))
    return {name: sources.split() for name, sources in pairs}


@pytest.mark.django_db
def test_the_policy_lets_a_page_load_from_its_own_site_only(client):
    response = client.get(reverse("account_login"))
    assert response.status_code == 200
    policy = directives(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["style-src"] == ["'self'"]
    nonces = [s for s in policy["script-src"] if s.startswith("'nonce-")]
    assert set(policy["script-src"]) == {"'self'", *nonces}
    for name in ("base-uri", "frame-ancestors"):
        assert policy[name] == ["'none'"]
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Referrer-Policy"] == "same-origin"


# Accounts


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ada", "ada@example.org"])
def test_signing_in_takes_a_name_or_an_address(client, django_user_model, name):
    django_user_model.objects.create_user("ada", "ada@example.org", "between rounds")
    form = {"login": name, "password": "between rounds"}
    response = client.post(reverse("account_login"), form)
    assert (response.status_code, response.url) == (302, "/workspace/")


@pytest.mark.django_db
def test_nobody_signs_up_alone(client, django_user_model):
    form = {"username": "eve", "email": "eve@example.org"}
    form |= {"password1": "between rounds", "password2": "between rounds"}
    client.post(reverse("account_signup"), form)
    assert not django_user_model.objects.exists()


@pytest.mark.django_db
def test_the_admin_signs_in_on_the_same_page(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


# Settings


def read_settings(expression, **environment):
    code = f"from diplotrack import settings; print({expression})"
    return run_python("-c", code, **environment)


def test_there_is_no_start_without_a_secret_key():
    result = run_python("manage.py", "check")
    assert result.returncode != 0
    assert "Set the SECRET_KEY environment variable" in result.stderr


def test_what_is_not_said_is_closed():
    result = read_settings(
        "settings.DEBUG, settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT",
        SECRET_KEY="some key",
    )
    assert result.stdout.strip() == "False [] True"


def test_options_of_the_database_url_are_kept():
    result = read_settings(
        "settings.DATABASES['default']['OPTIONS']",
        SECRET_KEY="some key",
        DATABASE_URL="postgres://u@db.example/d?sslmode=verify-full&connect_timeout=3",
    )
    options = ast.literal_eval(result.stdout)
    assert options["sslmode"] == "verify-full"
    assert options["connect_timeout"] == 3
    assert options["options"].startswith("-c jit=off -c lock_timeout=3000 ")


def test_times_of_the_database_url_stand_behind_those_of_the_settings():
    result = read_settings(
        "settings.DATABASES['default']['OPTIONS']['options']",
        SECRET_KEY="some key",
        DATABASE_URL="postgres://u@db.example/d?options=-c%20lock_timeout%3D1",
    )
    assert result.stdout.strip().endswith(" -c lock_timeout=1")


# Bringing it up


def test_a_taken_port_is_told_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = run_python("tools/run.py", "--port", port)
    assert only_sentence(result).startswith(f"Port {port} is taken: choose another")


def test_a_port_out_of_range_is_told_in_one_sentence():
    result = run_python("tools/run.py", "--port", 70000)
    assert only_sentence(result) == "70000 is no port: choose one from 1 to 65535."


@pytest.mark.parametrize("script", ["run.py", "install.py"])
def test_an_old_python_is_told_in_one_sentence(script):
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 18); sys.path.insert(0, 'tools');"
        f"sys.argv[1:] = []; runpy.run_path('tools/{script}', run_name='__main__')"
    )
    sentence = only_sentence(run_python("-c", pretend))
    assert sentence.startswith("DiploTrack needs Python 3.11 or newer, but this is 3.9")


def test_what_it_makes_is_for_its_owner_alone(tmp_path):
    """Also what an earlier version made for everybody to read."""
    folder = tmp_path / "var"
    folder.mkdir()
    for name in ("secret_key", "diplotrack.sqlite3", "diplotrack.sqlite3-wal"):
        (folder / name).touch(0o644)
    code = (
        "import sys, pathlib; sys.path.insert(0, 'tools'); import run;"
        "folder = pathlib.Path(sys.argv[1]); run.close_to_others(folder);"
        "(folder / 'new').touch(); (folder / 'static').mkdir()"
    )
    assert run_python("-c", code, folder).returncode == 0
    modes = {each.name: mode_of(each) for each in (folder, *folder.iterdir())}
    folders = {name for name, mode in modes.items() if mode == 0o700}
    assert folders == {"var", "static"}
    assert {modes[name] for name in modes.keys() - folders} == {0o600}


def test_the_folder_of_the_database_is_made_for_its_owner_alone(tmp_path):
    copy = tmp_path / "diplotrack" / "settings.py"
    copy.parent.mkdir()
    shutil.copy(ROOT / "diplotrack" / "settings.py", copy)
    assert run_python(copy, SECRET_KEY="some key").returncode == 0
    assert mode_of(tmp_path / "var") == 0o700


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


# Health


def test_the_site_says_that_it_is_well(db, client):
    answer = client.get("/health/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain")
    assert answer.text == "DiploTrack and its database answer.\n"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.post("/health/").status_code == 405


def test_a_lost_database_is_told_in_words_whoever_asks(client, admin_user):
    def lost(*arguments):
        raise OperationalError("secret.example does not answer")

    client.force_login(admin_user)
    with connection.execute_wrapper(lost):
        answer = client.get("/health/")
    assert (answer.status_code, answer["Content-Type"]) == (503, "text/plain")
    assert answer.text == "The database does not answer.\n"
    assert "no-store" in answer["Cache-Control"]
