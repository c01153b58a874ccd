"""Helix, set up as its page says, from the Debian system that install.sh makes."""

import os
import pathlib
import shutil
import subprocess

import pytest

import helix

TOP = pathlib.Path(__file__).resolve().parents[3]
EXAMPLE = (TOP / "tests/editors/exemple.referentiel.yaml").read_text(encoding="utf-8")
SYSTEM = pathlib.Path(os.environ.get("SYSTEMS", "/nowhere")) / "trixie"
# Skipped, and told, by run.sh.
pytestmark = pytest.mark.skipif("SYSTEMS" not in os.environ, reason="Helix is absent")
RUN = ["bash", str(TOP / "tests/editors/chroot.sh"), str(SYSTEM), "hx"]


@pytest.fixture
def home(tmp_path):
    configuration = tmp_path / ".config/helix"
    configuration.mkdir(parents=True)
    shutil.copy(TOP / "editors/helix/languages.toml", configuration)
    shutil.copytree(TOP / "editors/helix/runtime", configuration / "runtime")
    return tmp_path


@pytest.fixture
def edit(home):
    opened = []

    def start(text):
        path = home / "atelier d'écriture.referentiel.yaml"
        path.write_text(text, encoding="utf-8")
        opened.append(helix.Helix([*RUN, str(path)], helix.environment(home)))
        opened[-1].wait("intitulé", "the text")
        return opened[-1], path

    yield start
    for one in opened:
        one.close()


def test_helix_finds_the_server(home):
    result = subprocess.run(
        [*RUN, "--health", "referentiel"], env=helix.environment(home), capture_output=True, text=True, timeout=30
    )
    assert result.returncode == 0, result.stderr
    assert str(os.environ["REFERENTIEL"]) in result.stdout, result.stdout + result.stderr


def test_a_fault_is_shown_and_its_fix_is_applied(edit):
    faulty = EXAMPLE.replace("[C1 à C2]", "[C1, C9]")
    editor, path = edit(faulty)
    editor.wait("● 2", "the count of faults")
    editor.type("/C9\r")
    editor.wait("« C9 » n'est le code de rien", "the fault")
    editor.type(" a")
    editor.wait("Remplacer C9 par C2", "the fix")
    # The first one is chosen with the arrow, or already is.
    editor.type("\x0e\r" if not editor.chosen("Remplacer C9 par C2") else "\r")
    editor.wait("[C1, C2]", "the change")
    editor.type(":write\r")
    editor.wait(lambda _: path.read_text(encoding="utf-8") == faulty.replace("C9", "C2"), "what was written")


def test_the_outline_leads_to_a_code(edit):
    editor, _ = edit(EXAMPLE)
    editor.type(" s")
    editor.wait("C4 Recueillir", "the outline")
    editor.type("Recueillir\r")
    editor.wait(lambda text: " 12:" in text.rstrip().splitlines()[-1], "the line of C4")


def test_a_rename_follows_every_reference(edit):
    editor, path = edit(EXAMPLE)
    editor.type("/C3:\r")
    editor.type(";b r")
    editor.wait("rename-to", "the question")
    editor.type("\x15C8\r")
    editor.wait("C8: Conduire", "the change")
    editor.type(":write\r")
    editor.wait(lambda _: path.read_text(encoding="utf-8") == EXAMPLE.replace("C3", "C8"), "what was written")
