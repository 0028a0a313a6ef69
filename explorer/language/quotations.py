"""Quotations of an article: direct, mixed and indirect speech, and who speaks.

The rules are those of news style: a quotation has its speaker in the same sentence, after it or
before it; a quotation without words around it goes on from the one before (Pareti et al. 2013
describe the same patterns). What has no speaker keeps none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from explorer.language.attribution import Attribution, Host, introduced_speaker
from explorer.language.channels import channels, is_partitive, refers_back
from explorer.language.noun_phrases import noun_phrase
from explorer.language.quote_marks import Quoted, quoted_spans
from explorer.records import Article, Quotation, Sentence, Span

if TYPE_CHECKING:
    from explorer.records.parses import Doc

Kind = Literal["direct", "indirect", "mixed", "scare"]

REACH_OF_RECORDING = 2  # sentences after which "one fighter" is no longer one of those in the video
SHORTEST_CLAUSE = 4  # words

_TERMINATED = re.compile(r"[.,!?…]['’]?$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation with what later passes need."""

    quotation: Quotation
    sentence: int
    paragraph: int
    partitive: bool = False
    pure: bool = False
    first: int = 0
    quoted: Quoted | None = None


def paragraph_spans(sentences: Sequence[Sentence]) -> list[Span]:
    """From the first to the last character of each paragraph."""
    groups = (list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph))
    return [Span(group[0].start, group[-1].end) for group in groups]


def find_quotations(
    article: Article, sentences: Sequence[Sentence], docs: Sequence[Doc | None]
) -> tuple[Quotation, ...]:
    """All quotations of an article, in text order.

    Parameters
    ----------
    article
        As read.
    sentences
        As :func:`explorer.language.segment` gives them.
    docs
        Their parses; words in marks are found without, speakers only where there is one.

    Returns
    -------
    tuple of Quotation
        A direct quotation that runs over several paragraphs gives one for each.
    """
    quoted = _within_sentences(article, quoted_spans(article.text, paragraph_spans(sentences)), sentences)
    hosts = _hosts(sentences, docs, quoted)
    marked = [_attributed(article, q, sentences, hosts) for q in quoted]
    marked = _continued(marked, sentences, hosts)
    reported = _indirect(sentences, hosts, [found.quotation for found in marked])
    found = sorted(marked + reported, key=lambda one: (one.quotation.start, -one.quotation.end))
    return tuple(one.quotation for one in _through_recordings(found, hosts))


def attributing_sentences(article: Article, sentences: Sequence[Sentence], kept: Collection[int]) -> set[int]:
    """Indices of further sentences that may name the speaker of a quotation in the kept ones.

    These are the sentences with quotation marks in the same paragraph, and in the paragraphs from
    which a quotation goes on.
    """
    found: set[int] = set()
    chain: set[int] = set()
    paragraph = -1
    for quoted in quoted_spans(article.text, paragraph_spans(sentences)):
        spanned = {sentence.index: sentence.paragraph for sentence in _overlapping(quoted, sentences)}
        if paragraph not in spanned.values() and not quoted.continues:
            chain = set()
        paragraph = max(spanned.values(), default=paragraph)
        chain |= spanned.keys()
        if not chain.isdisjoint(kept):
            found |= chain
    return found


def _within_sentences(article: Article, quoted: list[Quoted], sentences: Sequence[Sentence]) -> list[Quoted]:
    """End a quotation that is never closed, and that no later paragraph goes on with, with its sentence."""
    done = []
    for index, one in enumerate(quoted):
        goes_on = index + 1 < len(quoted) and quoted[index + 1].continues
        if not one.is_closed and not goes_on:
            end = _overlapping(one, sentences)[0].end
            words = article.text[one.start : end].rstrip()
            if words and end > one.start:
                one = replace(one, end=one.start + len(words), outer_end=end)
        done.append(one)
    return done


def _hosts(sentences: Sequence[Sentence], docs: Sequence[Doc | None], quoted: list[Quoted]) -> dict[int, Host]:
    hosts: dict[int, Host] = {}
    first = 0
    for sentence, doc in zip(sentences, docs, strict=True):
        while first < len(quoted) and quoted[first].outer_end <= sentence.start:
            first += 1
        if doc is not None and len(doc):
            last = first
            while last < len(quoted) and quoted[last].outer_start < sentence.end:
                last += 1
            hosts[sentence.index] = Host(doc, sentence.start, quoted[first:last])
    return hosts


def _overlapping(quoted: Quoted, sentences: Sequence[Sentence]) -> list[Sentence]:
    from bisect import bisect_right

    first = max(0, bisect_right(sentences, quoted.outer_start, key=lambda sentence: sentence.start) - 1)
    found = []
    for index in range(first, len(sentences)):
        sentence = sentences[index]
        if sentence.start >= quoted.outer_end:
            break
        if sentence.end > quoted.outer_start:
            found.append(sentence)
    return found


def _attributed(article: Article, quoted: Quoted, sentences: Sequence[Sentence], hosts: dict[int, Host]) -> _Found:
    """A quotation with the speaker that its own sentences name."""
    spanned = _overlapping(quoted, sentences)
    here = [hosts[sentence.index] for sentence in spanned if sentence.index in hosts]
    attribution, host = None, None
    for host in (here[-1], here[0]) if here else ():
        attribution = host.attribution(quoted)
        if attribution is not None:
            break
    pure = _is_pure(article, quoted, spanned)
    kind = _kind(article, quoted, spanned, here, has_speaker=attribution is not None, pure=pure)
    quotation = Quotation(quoted.start, quoted.end, kind)
    partitive = False
    if attribution is not None and host is not None:
        quotation = _with_speaker(quotation, attribution, host)
        partitive = is_partitive(attribution.speaker)
    first = spanned[0] if spanned else sentences[0]
    last = spanned[-1] if spanned else first
    return _Found(quotation, last.index, first.paragraph, partitive, pure, first.index, quoted)


def _with_speaker(quotation: Quotation, attribution: Attribution, host: Host) -> Quotation:
    speaker = noun_phrase(attribution.speaker, offset=host.offset)
    through = tuple(
        span for span in channels(host.doc, attribution.verb, offset=host.offset) if not _overlap(span, speaker)
    )
    return replace(quotation, speaker=speaker, verb=_verb_span(attribution, host.offset), through=through)


def _verb_span(attribution: Attribution, offset: int) -> Span | None:
    if attribution.verb is None:
        return None
    last = attribution.verb_last or attribution.verb
    return Span(offset + attribution.verb.idx, offset + last.idx + len(last))


def _is_pure(article: Article, quoted: Quoted, spanned: list[Sentence]) -> bool:
    """Whether the sentences of a quotation hold nothing else."""
    if not spanned:
        return False
    before = article.text[spanned[0].start : quoted.outer_start]
    after = article.text[quoted.outer_end : spanned[-1].end]
    return not re.search(r"\w", before + after)


def _kind(
    article: Article, quoted: Quoted, spanned: list[Sentence], here: list[Host], *, has_speaker: bool, pure: bool
) -> Kind:
    words = article.text[quoted.start : quoted.end]
    before = article.text[spanned[0].start : quoted.outer_start].rstrip() if spanned else ""
    opens = not before or before[-1] in ",:;-–—.!?" or quoted.continues
    clause = len(spanned) > 1 or (len(words.split()) >= SHORTEST_CLAUSE and _has_finite_verb(words, quoted, here))
    if has_speaker:
        return "direct" if opens and (clause or _TERMINATED.search(words)) else "mixed"
    return "direct" if clause and (opens or pure or words[0].isupper()) else "scare"


def _has_finite_verb(words: str, quoted: Quoted, here: list[Host]) -> bool:
    """Whether the quoted words hold a verb; unparsed words count as a clause if they are many."""
    tokens = [token for host in here for token in host.tokens_of(quoted)]
    if not tokens:
        return len(words.split()) >= 2 * SHORTEST_CLAUSE
    return any(token.tag_ in ("VBZ", "VBD", "VBP", "MD", "VB") for token in tokens)


def _continued(found: list[_Found], sentences: Sequence[Sentence], hosts: dict[int, Host]) -> list[_Found]:
    """Give quotations without words around them the speaker of the neighbour they go on from."""
    done: list[_Found] = []
    for one in found:
        previous = done[-1] if done else None
        if one.quotation.speaker is None and (one.pure or (one.quoted is not None and one.quoted.continues)):
            one = _from_before(one, previous, sentences, hosts)
        done.append(one)
    for index in range(len(done) - 2, -1, -1):
        one, after = done[index], done[index + 1]
        adjoins = after.paragraph == one.paragraph and after.sentence <= one.sentence + 1
        if one.quotation.speaker is None and one.pure and adjoins and after.quotation.kind == "direct":
            done[index] = _same_speaker(one, after)
    return done


def _from_before(one: _Found, previous: _Found | None, sentences: Sequence[Sentence], hosts: dict[int, Host]) -> _Found:
    first = one.first
    if previous is not None and previous.quotation.speaker is not None and previous.quotation.kind != "scare":
        same = previous.paragraph == one.paragraph and first - previous.sentence <= 1
        goes_on = one.quoted is not None and one.quoted.continues
        next_paragraph = one.pure and previous.paragraph == one.paragraph - 1 and first - previous.sentence <= 1
        if same or goes_on or (next_paragraph and previous.quotation.kind == "direct"):
            return _same_speaker(one, previous)
    host = hosts.get(one.first - 1)
    attribution = _leading_in(host, sentences[one.first - 1].paragraph == one.paragraph) if host is not None else None
    if host is None or attribution is None:
        return one
    return replace(
        one, quotation=_with_speaker(one.quotation, attribution, host), partitive=is_partitive(attribution.speaker)
    )


def _leading_in(host: Host, same_paragraph: bool) -> Attribution | None:
    """The speaker of a sentence that ends in a colon, or whose main verb reports (``X said on Tuesday. "…``)."""
    if host.doc[-1].text == ":":
        return introduced_speaker([token for token in host.doc if not host.inside[token.i]])
    main = [one for one in host.reported if host.doc[one.verb_first].dep_ == "ROOT"]
    if not same_paragraph or not main or main[-1].speaker is None or host.inside[main[-1].speaker.i]:
        return None
    return Attribution(main[-1].speaker, host.doc[main[-1].verb_first], host.doc[main[-1].verb_last])


def _same_speaker(one: _Found, other: _Found) -> _Found:
    quotation = replace(
        one.quotation,
        kind="direct" if one.quotation.kind == "scare" else one.quotation.kind,
        speaker=other.quotation.speaker,
        verb=other.quotation.verb,
        through=other.quotation.through,
    )
    return replace(one, quotation=quotation, partitive=other.partitive)


def _indirect(sentences: Sequence[Sentence], hosts: dict[int, Host], marked: list[Quotation]) -> list[_Found]:
    found = []
    for index, host in hosts.items():
        sentence = sentences[index]
        direct = [q for q in marked if q.kind == "direct" and q.start < sentence.end and q.end > sentence.start]
        for reported in host.reported:
            first, last = host.doc[reported.first], host.doc[reported.last]
            span = Span(host.offset + first.idx, host.offset + last.idx + len(last))
            covered = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in direct)
            if covered * 2 >= span.end - span.start:
                continue
            quotation = Quotation(span.start, span.end, "indirect")
            verb, verb_last = host.doc[reported.verb_first], host.doc[reported.verb_last]
            if reported.speaker is None or host.inside[reported.speaker.i]:
                quotation = replace(quotation, verb=_verb_span(Attribution(verb, verb, verb_last), host.offset))
                found.append(_Found(quotation, index, sentence.paragraph))
                continue
            attribution = Attribution(reported.speaker, verb, verb_last)
            quotation = _with_speaker(quotation, attribution, host)
            found.append(_Found(quotation, index, sentence.paragraph, is_partitive(reported.speaker)))
    return found


def _through_recordings(found: list[_Found], hosts: dict[int, Host]) -> list[_Found]:
    """Carry a recording on to later quotations that refer back to it.

    "In both clips" names it again; "one fighter" right after a quotation from the video picks one
    of those who speak in it.
    """
    recording: tuple[Span, ...] = ()
    last = -1
    done = []
    for one in found:
        quotation = one.quotation
        host = hosts.get(one.sentence)
        back = refers_back(host.doc) if host is not None else None
        if host is not None and back is not None and recording:
            span = Span(host.offset + back.left_edge.idx, host.offset + back.idx + len(back))
            if quotation.speaker is not None:
                quotation = replace(quotation, through=(span, *recording[1:]))
        elif not quotation.through and recording and one.partitive and one.sentence - last <= REACH_OF_RECORDING:
            quotation = replace(quotation, through=recording)
        if quotation.through and quotation.speaker is not None:
            if not recording or back is None:
                recording = quotation.through
            last = one.sentence
        done.append(replace(one, quotation=quotation))
    return done


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
