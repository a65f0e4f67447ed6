"""The kinds of work in which people are judged, as jobs know them."""

NIGHT_WORK = "judge_people"
PAST_WORK = "findings_on_day"
