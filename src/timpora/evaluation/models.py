"""Tables of evaluation."""

from timpora.evaluation.map_models import BoundaryFile, DistrictFigures


__all__ = ["BoundaryFile", "DistrictFigures"]
