"""Content files to typed values: the shipped file, the user's laid over it, from a cache.

The cache is msgpack, decoded into the very type that is wanted, and begins with the hash of all
that it was made from: a changed file, version or type makes it stale, and anything wrong with it
only means reading the YAML again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from coach import __version__
from coach.errors import CoachError
from coach.places import cache_folder, config_folder, content_folder
from coach.playbook.model import Objections, Script
from coach.words import _, ngettext

Typed = TypeVar("Typed", bound=msgspec.Struct)

OBJECTIONS = "objections.yaml"
SCRIPTS = "scripts"


class Sources(NamedTuple):
    """The files that make up one content file, and what they hold."""

    shipped: Path | None
    own: Path | None
    digest: bytes
    """Hash over the contents of both and the program's version."""


class Content(NamedTuple):
    """Where content is found and cached; tests hand in folders of their own."""

    shipped: Path
    own: Path
    cache: Path


def standard() -> Content:
    """The folders of this installation."""
    return Content(content_folder(), config_folder(), cache_folder())


def sources(name: str, content: Content) -> Sources:
    """The files for ``name`` (``objections.yaml``, ``scripts/retainer.yaml``)."""
    shipped = content.shipped / name
    own = content.own / name
    digest = hashlib.sha256(f"{__version__} {name}\n".encode())
    found: list[Path | None] = []
    for file in (shipped, own):
        if file.is_file():
            try:
                _take_in(file, digest)
            except OSError as error:
                raise CoachError(
                    _("the file cannot be read: {strerror}").format(strerror=error.strerror),
                    str(file),
                    _("Check its permissions."),
                ) from None
            found.append(file)
        else:
            digest.update(b"-")
            found.append(None)
    return Sources(found[0], found[1], digest.digest())


def _take_in(file: Path, digest: hashlib._Hash) -> None:
    """A file into a hash piece by piece: memory for all of it would never be given back."""
    with file.open("rb") as held:
        digest.update(os.fstat(held.fileno()).st_size.to_bytes(8, "big"))
        while piece := held.read(1 << 16):
            digest.update(piece)


def load(name: str, kind: type[Typed], content: Content | None = None) -> Typed:
    """One content file as a value of ``kind``.

    Raises CoachError when the shipped file is missing or broken. A broken file of the user's
    raises :class:`BrokenOverlay`, which carries the shipped value: a call can go on without it.
    """
    content = content or standard()
    found = sources(name, content)
    if found.shipped is None and found.own is None:
        raise CoachError(
            _("there is no {name}").format(name=name),
            str(content.shipped),
            _("Choose one of: {names}.").format(names=", ".join(script_names(content)))
            if name.startswith(SCRIPTS)
            else _("Install the program again."),
        )
    cached = read_cache(name, found.digest, kind, content.cache)
    if cached is not None:
        return cached
    value = _from_yaml(name, kind, found)
    write_cache(name, found.digest, value, content.cache)
    return value


def load_objections(content: Content | None = None) -> Objections:
    """``objections.yaml`` with the user's additions."""
    return load(OBJECTIONS, Objections, content)


def load_script(name: str, content: Content | None = None) -> Script:
    """The script called ``name`` (``retainer``, ``existing-client``, ...)."""
    if not name.replace("-", "").replace("_", "").isalnum():
        raise CoachError(
            _("{name!r} is not the name of a script").format(name=name),
            "--script",
            _("Choose one of: {names}.").format(
                names=", ".join(script_names(content or standard()))
            ),
        )
    return load(f"{SCRIPTS}/{name}.yaml", Script, content)


def script_names(content: Content | None = None) -> tuple[str, ...]:
    """The call scripts there are, shipped and the user's own."""
    content = content or standard()
    names: dict[str, None] = {}
    for folder in (content.shipped, content.own):
        for file in sorted((folder / SCRIPTS).glob("*.yaml")):
            try:
                head = file.read_bytes()[:4000]
            except OSError:
                continue
            if b"\nkind: script\n" in b"\n" + head.replace(b"\r\n", b"\n"):
                names[file.stem] = None
    return tuple(names)


class BrokenOverlay(CoachError):
    """The user's own file has errors; ``value`` is the shipped content without it."""

    def __init__(self, value: msgspec.Struct, error: CoachError) -> None:
        super().__init__(error.what, error.where, error.todo)
        self.value = value


def _from_yaml(name: str, kind: type[Typed], found: Sources) -> Typed:
    from coach.playbook.check import check_file

    report = check_file(kind, found.shipped, found.own)
    if report.value is not None and not report.errors:
        return report.value
    first = report.errors[0]
    more = len(report.errors) - 1
    what = first.what
    if more:
        others = ngettext("and {more} more error", "and {more} more errors", more)
        what = f"{what} ({others.format(more=more)})"
    error = CoachError(what, str(first.mark), first.todo)
    if found.shipped and found.own:
        raise BrokenOverlay(_from_yaml(name, kind, found._replace(own=None)), error)
    raise error


def cache_file(name: str, folder: Path) -> Path:
    """Where the cache of ``name`` lies."""
    return folder / (name.replace("/", "-") + ".msgpack")


def read_cache(name: str, digest: bytes, kind: type[Typed], folder: Path) -> Typed | None:
    """The cached value, or None where there is none that fits."""
    try:
        held = cache_file(name, folder).read_bytes()
        if held[:32] != digest:
            return None
        return msgspec.msgpack.decode(held[32:], type=kind)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None


def write_cache(name: str, digest: bytes, value: msgspec.Struct, folder: Path) -> None:
    """Keep ``value`` for the next start; a cache that cannot be written is no error."""
    file = cache_file(name, folder)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, [digest, msgspec.msgpack.encode(value)])
    except OSError:
        return


def write_atomically(file: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(parts)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
