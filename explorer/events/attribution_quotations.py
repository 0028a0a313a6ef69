"""The quotations that an event stands in, as far as the parse can be trusted with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.events.factuality_retractions import DENYING

if TYPE_CHECKING:
    from explorer.records import ParsedArticle, Quotation
    from explorer.records.parses import Doc


def quotations_around(parsed: ParsedArticle, doc: Doc, offset: int, token: int) -> list[Quotation]:
    """Return the quotations around a token, innermost first.

    A reported clause that a semicolon or a conjunction parts from its verb is left out: the parser
    has joined two statements there.
    """
    place = offset + doc[token].idx
    covering = []
    for quotation in parsed.quotations:
        if not quotation.start <= place < quotation.end or _is_verb(quotation, place):
            continue
        if quotation.kind == "indirect" and _is_joined(parsed.article.text, quotation, place):
            continue
        if quotation.kind == "indirect" and _is_contradiction(quotation, doc, offset, token):
            continue
        covering.append(quotation)
    return sorted(covering, key=lambda quotation: quotation.end - quotation.start)


def _is_contradiction(quotation: Quotation, doc: Doc, offset: int, token: int) -> bool:
    """Tell words that somebody denies afterwards, or a denial read as part of them ("took it, which Kyiv denied")."""
    if doc[token].dep_ == "relcl" and doc[token].lemma_.lower() in DENYING:
        return True
    if quotation.verb is None or quotation.verb.start < quotation.end:
        return False
    verb = next((word for word in doc if offset + word.idx == quotation.verb.start), None)
    return verb is not None and verb.lemma_.lower() in DENYING


def _is_joined(text: str, quotation: Quotation, place: int) -> bool:
    if quotation.verb is None:
        return False
    first, last = sorted((place, quotation.verb.start))
    between = text[quotation.end : quotation.verb.start]
    return ";" in text[first:last] or re.match(r"[,;]?\s*(?:and|but|while)\s", between) is not None


def _is_verb(quotation: Quotation, place: int) -> bool:
    return quotation.verb is not None and quotation.verb.start <= place < quotation.verb.end
