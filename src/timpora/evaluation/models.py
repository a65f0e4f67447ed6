"""Tables of evaluation."""

from timpora.evaluation.kept_models import KeptEvaluation, KeptFigure, KeptRows
from timpora.evaluation.map_models import BoundaryFile, DistrictFigures
from timpora.evaluation.report_models import MonthlyReport


__all__ = ["BoundaryFile", "DistrictFigures", "KeptEvaluation", "KeptFigure", "KeptRows", "MonthlyReport"]
