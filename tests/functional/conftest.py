"""A browser of this machine, for the tests that look at pages."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


NAMES = ("chromium", "chromium-browser", "google-chrome")
NONE_FOUND = "No Chromium on this machine (Debian: apt-get install chromium), so nobody looked at the pages"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module only: while it runs, this process counts as asynchronous, and Django would refuse the database to others."""
    found = next(filter(None, (shutil.which(name) for name in NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()
