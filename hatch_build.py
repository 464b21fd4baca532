"""Counts the shipped phrases while a wheel is built, so that no installed program has to.

Without the index a program counts them at its first start: a failure here stops no installation.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "hearing.index"
PATIENCE = 120
"""Seconds after which a build goes on without the index."""


class CountPhrases(BuildHookInterface[Any]):
    """Puts the index beside the content in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the wheel is put together."""
        if version == "editable":  # content is read from the checkout, and changes there
            return
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        places = (self.root, str(folder / "own"), str(folder))
        command = [sys.executable, "-m", "coach.hearing.build", *places]
        try:
            subprocess.run(
                command, cwd=self.root, check=True, capture_output=True, timeout=PATIENCE
            )
            size = (folder / INDEX).stat().st_size
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"the phrases are not counted: {error}")
        else:
            build_data["force_include"][str(folder / INDEX)] = f"coach/_data/{INDEX}"
            self.app.display_info(f"the phrases are counted, {size / 1e6:.1f} MB")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is there."""
        if version != "editable":
            self._folder.cleanup()
