"""What the site does to pages while it is built; named in ``mkdocs.yml``.

Pictures kept as SVG are put into the page itself, so that ``currentColor`` is the colour of
the page's theme. On a code host the same Markdown shows the file.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import llms
from diagrams import inlined

ROOT = Path(__file__).parents[1]
# The theme asks every alternate address for a sitemap of its own, and there is one for all: each
# page would log a missing file. The language menu does not need these links.
ALTERNATE = re.compile(r'<link rel="alternate"[^>]*>')
# Docstrings are written for ``help()`` too: what is markup there would be noise in a page.
ROLE = re.compile(r":(?:class|meth|attr|func|mod|data):<code>~?(?:[\w.]*\.)?(\w+)</code>")
COLONS = re.compile(r"(?:<p>::</p>\s*|::(?=</p>\s*<div class=\"(?:language-[\w-]+ )?highlight))")
INCLUDED = re.compile(r'--8<-- "(?P<path>[\w./-]+\.md)"')
_ENGLISH = '!!! note "本页只有英文版"\n\n'
PICTURE = re.compile(
    r"^!\[(?P<alt>[^\]]*)\]\((?P<path>(?:\.\./)*images/[\w.-]+\.svg)\)$", re.MULTILINE
)


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put the SVG pictures of a page into it; a missing one raises FileNotFoundError.

    A page that is a file of the repository's root gets it with links as seen from here.
    """
    folder = Path(page.file.abs_src_path).parent
    whole = INCLUDED.fullmatch(markdown.strip())
    if whole:
        markdown = (ROOT / whole["path"]).read_text("utf-8").replace("](docs/", "](")
        markdown = markdown.replace("](../reference.md#", "](../api.md#")

    def picture(found: re.Match[str]) -> str:
        svg = inlined((folder / found["path"]).read_text("utf-8"))
        return f'<figure class="diagram">{svg}</figure>'

    markdown = PICTURE.sub(picture, markdown)
    in_english = page.file.dest_uri.startswith("zh/") and not page.file.src_uri.endswith(".zh.md")
    return _ENGLISH + markdown if in_english else markdown


def on_page_content(html: str, **_: Any) -> str:
    """Turn the roles and double colons of docstrings into plain prose."""
    html = ROLE.sub(r"<code>\1</code>", html)
    return COLONS.sub(lambda found: ":" if found[0] == "::" else "", html)


def on_post_page(output: str, **_: Any) -> str:
    """Leave out the links that make the theme look for files that do not exist."""
    return ALTERNATE.sub("", output)


def on_post_build(config: Any, **_: Any) -> None:
    """Write what coding assistants read of a site."""
    made = Path(config["site_dir"])
    (made / "llms.txt").write_text(llms.short(config["nav"]), "utf-8")
    (made / "llms-full.txt").write_text(llms.full(config["nav"]), "utf-8")
