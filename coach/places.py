"""Where the program keeps things: in the platform's folders, or all in ``$COACH_HOME``."""

from __future__ import annotations

import os
from pathlib import Path


def _home() -> Path | None:
    home = os.environ.get("COACH_HOME")
    return Path(home).expanduser() if home else None


def _folder(kind: str) -> Path:
    if home := _home():
        return home / kind
    import platformdirs

    folder: str = getattr(platformdirs, f"user_{kind}_dir")("retainer-coach", appauthor=False)
    return Path(folder)


def config_folder() -> Path:
    """The user's own content files and templates."""
    return _folder("config")


def data_folder() -> Path:
    """The journal."""
    return _folder("data")


def cache_folder() -> Path:
    """Derived files, safe to delete."""
    return _folder("cache")


def content_folder() -> Path:
    """The shipped content: ``_data`` in a wheel, the checkout in an editable install."""
    packaged = Path(__file__).parent / "_data"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parent.parent
