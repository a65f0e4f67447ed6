"""Evaluation as Django knows it: what supervision comes to, in figures and on a map."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """What supervision comes to."""

    name = "timpora.evaluation"
    label = "evaluation"
