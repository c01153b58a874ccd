"""Writes the snippets of a page to a folder: the YAML ones whose first line names the file, `# .gitlab-ci.yml`."""

import pathlib
import re
import sys

page, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
found = re.findall(r"^```yaml\n# (\S+\.ya?ml)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
assert found, f"{page}: no snippet"
for at, (name, text) in enumerate(found):
    path = folder / f"{at}-{pathlib.Path(name).name}"
    path.write_text(text, encoding="utf-8")
