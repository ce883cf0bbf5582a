"""What the file says of itself: title, authors and dates, and how many slides it holds.

The dates are those of the briefing, never those of the build, so the same briefing gives the same bytes.
"""

from __future__ import annotations

import datetime

from deckgen.model.briefing import Meta
from deckgen.plan.deck.slides import DeckPlan
from deckgen.render.pptx.package import Package
from deckgen.render.pptx.xml import DECLARATION, escape

_NO_DATE = datetime.date(1980, 1, 1)

_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_APP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def add_properties(plan: DeckPlan, package: Package) -> None:
    package.add("docProps/core.xml", _CORE_TYPE, _core(plan.meta))
    package.relations.add(_CORE_RELATION, "docProps/core.xml")
    package.add("docProps/app.xml", _APP_TYPE, _app(plan))
    package.relations.add("extended-properties", "docProps/app.xml")


def _core(meta: Meta) -> str:
    date = f"{(meta.date or _NO_DATE).isoformat()}T00:00:00Z"
    texts = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subtitle),
        ("dc:creator", "; ".join(meta.authors) or meta.organisation),
        ("dc:language", meta.lang),
        ("cp:category", meta.kind),
        ("cp:version", meta.version),
        ("cp:lastModifiedBy", "deckgen"),
        ("cp:revision", "1"),
    )
    elements = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts if text)
    dates = "".join(
        f'<dcterms:{event} xsi:type="dcterms:W3CDTF">{date}</dcterms:{event}>'
        for event in ("created", "modified")
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}>{elements}{dates}</cp:coreProperties>"


def _app(plan: DeckPlan) -> str:
    notes = sum(bool(slide.notes) for slide in plan.slides)
    hidden = sum(slide.hidden for slide in plan.slides)
    company = f"<Company>{escape(plan.meta.organisation)}</Company>" if plan.meta.organisation else ""
    return (
        f'{DECLARATION}<Properties xmlns="{_APP_NAMESPACE}"><Application>deckgen</Application>'
        f"<Slides>{len(plan.slides)}</Slides><Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides>"
        f"{company}</Properties>"
    )
