"""An office that keeps its files in a folder of the test."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture
def files(tmp_path: Path, settings: Settings) -> Path:
    """Where the office keeps what came."""
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"
