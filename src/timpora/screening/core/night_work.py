"""The kind of work in which people are judged, as jobs know it."""

NIGHT_WORK = "judge_people"
