"""A LangChain retriever that ranks only inside what a plan allows."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from bot.plan import Plan
from ingest import vocabulary
from ingest.index import Hit, Index


class PlannedRetriever(BaseRetriever):
    """Sections of the plan's documents, best first: asks, passages and words added, never over a place."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    index: Index
    plan: Plan
    among: tuple[str, ...] | None = None  # fewer documents than the plan allows, never more
    k: int = 8

    def hits(self, query: str) -> list[Hit]:
        """Scored sections; what to do is no answer to what the law is, so it comes only when alone."""
        allowed = self.plan.documents if self.among is None else self.among
        english = self.plan.question.language == "en"
        ranked = self.index.search(query, k=self.k, document_ids=allowed or None, lexical=english)
        return [hit for hit in ranked if hit.heading != vocabulary.WHAT_TO_DO] or ranked

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [_document(hit, self.index) for hit in self.hits(query)]


def _document(hit: Hit, index: Index) -> Document:
    """A section as LangChain knows documents; its span is exact in the page's text."""
    page = index.corpus[hit.document_id]
    section = page.section(hit.heading)
    start, end = (section.start, section.end) if section else (0, len(page.text))
    metadata: dict[str, Any] = {
        "document_id": page.id,
        "heading": hit.heading,
        "jurisdiction": page.jurisdiction,
        "start": start,
        "end": end,
        "score": hit.score,
    }
    return Document(page_content=page.text[start:end], id=f"{page.id}#{start}-{end}", metadata=metadata)
