"""A browser of this machine, and the folder of an office's files, for the tests that look at pages."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.fixtures import Settings


# The first has no windows to draw, and works half as long.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
NONE_FOUND = (
    "No Chromium on this machine (Debian: apt-get install chromium-headless-shell), so nobody looked at the pages"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module only: while it runs, this process counts as asynchronous, and Django would refuse the database to others."""
    found = next(filter(None, (shutil.which(name) for name in NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )  # nothing here draws so much that a simulated one helps
        yield started
        started.close()


@pytest.fixture
def kept_files(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Path:
    """Where the office keeps its files, empty; one place for all tests, so that whoever served pages before serves them on."""
    folder = tmp_path_factory.getbasetemp() / "files-of-the-office"
    shutil.rmtree(folder, ignore_errors=True)
    settings.FILES_FOLDER = folder
    return folder
