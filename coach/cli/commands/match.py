"""``coach match``: what was meant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

import msgspec

from coach.clean import clean
from coach.cli.arguments import Subparsers, add_language
from coach.cli.parts import ears, to_json
from coach.hearing.ears import Ears
from coach.hearing.verdict import Verdict
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "match",
        help=_("tell what a client meant"),
        description=_("Tell what a client meant. Without TEXT: every line of standard input."),
    )
    parser.add_argument("text", nargs="*", metavar=_("TEXT"), help=_("what the client said"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    parser.add_argument("--explain", action="store_true", help=_("show the evidence as a table"))
    parser.add_argument(
        "--review",
        action="store_true",
        help=_("go through unsure and corrected utterances of past calls"),
    )
    add_language(parser)
    parser.set_defaults(run=run_match)


class MatchLine(msgspec.Struct, frozen=True):
    """What ``coach match --json`` prints for one line."""

    text: str
    label: str
    confidence: float
    evidence: tuple[str, ...]
    runner_up: str | None
    lang: str


def run_match(parsed: argparse.Namespace) -> int:
    """Classify the arguments, or every line of standard input, one verdict a line."""
    if parsed.review:
        from coach.cli.review import review

        return review()
    hear = ears()
    texts: Iterator[str] = (
        iter([" ".join(parsed.text)])
        if parsed.text
        else (line.rstrip("\r\n") for line in sys.stdin)
    )
    for raw in texts:
        text = raw.encode("utf-8", "replace").decode()
        print(answer(text, hear, parsed.json, parsed.explain), flush=True)
    return 0


def answer(text: str, hear: Ears, as_json: bool, explain: bool) -> str:
    """What is printed for one line."""
    if not explain:
        verdict = hear.hear(clean(text))
        return json_line(text, verdict) if as_json else readable(text, verdict)
    from coach.faces.plain.explain import explained

    explanation = hear.matcher.explain(clean(text))
    if not as_json:
        return explained(explanation)
    found = msgspec.json.decode(json_line(text, explanation.verdict))
    return to_json({**found, "explanation": explanation})


def json_line(text: str, verdict: Verdict) -> str:
    """One verdict as JSON; ``text`` is the line as it came in."""
    line = MatchLine(
        text,
        verdict.label,
        round(verdict.confidence, 4),
        verdict.evidence,
        verdict.runner_up,
        verdict.lang,
    )
    return to_json(line)


def readable(text: str, verdict: Verdict) -> str:
    """One verdict for people."""
    from coach.faces.plain.show import heard_line

    return f"{heard_line(verdict)}\t{clean(text)}"
