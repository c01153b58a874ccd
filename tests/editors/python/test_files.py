"""What other editors are given: well formed, and what the server needs."""

import json
import pathlib
import tomllib
import xml.etree.ElementTree

TOP = pathlib.Path(__file__).resolve().parents[3]
EDITORS = TOP / "editors"
COMMAND = ["referentiel", "server"]


def read(path):
    return (EDITORS / path).read_text(encoding="utf-8")


def test_helix_is_given_a_language():
    given = tomllib.loads(read("helix/languages.toml"))
    server = given["language-server"]["referentiel"]
    assert [server["command"], *server["args"]] == COMMAND
    assert [one["glob"] for one in given["language"][0]["file-types"]] == ["*.referentiel.yaml", "*.referentiel.yml"]


def test_kate_is_given_a_server_for_its_mode():
    mode = xml.etree.ElementTree.fromstring(read("kate/referentiel.xml"))
    server = json.loads(read("kate/settings.json"))["servers"]["referentiel"]
    assert server["command"] == COMMAND
    assert server["highlightingModeRegex"] == f"^{mode.get('name')}$"
    assert mode.get("extensions") == "*.referentiel.yaml;*.referentiel.yml"
    contexts = mode.find("highlighting/contexts")
    data = {one.get("name") for one in mode.find("highlighting/itemDatas")}
    assert {one.get("attribute") for one in contexts} <= data


def test_sublime_text_is_given_a_server():
    server = json.loads(read("sublime/LSP.sublime-settings"))["clients"]["referentiel"]
    assert server["command"] == COMMAND and server["enabled"]
    assert server["selector"] == "source.yaml"


def test_zed_is_given_an_extension_of_this_version():
    extension = tomllib.loads(read("zed/extension.toml"))
    package = tomllib.loads(read("zed/Cargo.toml"))["package"]
    main = tomllib.loads((TOP / "Cargo.toml").read_text(encoding="utf-8"))["package"]
    assert extension["language_servers"]["referentiel"]["languages"] == ["YAML"]
    assert extension["version"] == package["version"] == main["version"]


def test_the_page_of_helix_has_what_is_shipped():
    page = (TOP / "docs/editors/helix.md").read_text(encoding="utf-8")
    # A first comment tells where it goes, as the page does.
    assert read("helix/languages.toml").split("\n\n", 1)[1] in page
