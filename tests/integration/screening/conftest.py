"""An office that keeps its files in a folder of the test."""

from tests.integration.intake.conftest import files


__all__ = ["files"]
