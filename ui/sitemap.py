"""Lists of the pages for machines: sitemap.xml and llms.txt."""

from __future__ import annotations

from xml.sax.saxutils import escape

from ingest.corpus import Corpus
from ui import shell, site, terms, words
from ui.library import Filter, find


def sitemap(corpus: Corpus, base: str) -> str:
    """Every page that has an address of its own, with the day it was last checked; `base` ends without /."""
    fixed = [f"<url><loc>{escape(base + path)}</loc></url>" for path, _ in site.NAV]
    documents = [
        f"<url><loc>{escape(f'{base}/library/{one.id}')}</loc>"
        f"<lastmod>{escape(str(one.last_verified))}</lastmod></url>"
        for one in corpus
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join([*fixed, *documents])
        + "\n</urlset>\n"
    )


def llms(corpus: Corpus, base: str) -> str:
    """What this is and where its pages are, in Markdown for language models."""
    lines = [
        f"# {shell.TITLE}",
        "",
        "> Legal information about deepfakes, in which every sentence can be checked. Not legal advice.",
        "",
        "The pages are our own notes, written from the sources that they name. They are not the words of the "
        "law. Each page says how far each of its sources was read and when it was last checked. Say so when "
        "you quote one, name the place that its law belongs to, and link to the page.",
        "",
        "## For programs",
        "",
        f"- [API reference]({base}/docs): questions, search, documents and the rule table as JSON",
        f"- [OpenAPI description]({base}/openapi.json)",
        f"- [All documents as JSON]({base}/api/v1/documents)",
        "",
        "## Pages",
        "",
        f"- [Compare]({base}/compare): what one act amounts to in many places, on one day",
        f"- [Timeline]({base}/timeline): when laws began",
        f"- [About]({base}/about): how answers are made, what was measured, limits",
    ]
    region = ""
    for one in find(corpus, Filter()):
        if (now := terms.REGIONS[terms.region(one.jurisdiction)]) != region:
            region = now
            lines += ["", f"## {region}", ""]
        about = ", ".join(
            part for part in (one.citation, words.place(one.jurisdiction), terms.status(one)) if part
        )
        lines.append(f"- [{one.title}]({base}/library/{one.id}): {about}")
    return "\n".join(lines) + "\n"
