"""By theme: under which heading an indicator stands, and which ones stand first as pictures."""

from collections.abc import Mapping

from timpora.kernel.text import Text


# The name of the file of indicators, in the order of the page.
THEMES: Mapping[str, Text] = {
    "people": Text(id="Orang di bawah pengawasan", en="People under supervision"),
    "limits": Text(id="Batas tinggal dan pencegahan", en="Stay limits and prevention"),
    "findings": Text(id="Temuan dan ketepatannya", en="Findings, and how often they were right"),
    "times": Text(id="Lamanya setiap tahap", en="How long each stage takes"),
    "cases": Text(id="Perkara, tindakan, keberatan", en="Cases, actions, objections"),
    "money": Text(id="Biaya beban", en="Overstay charges"),
    "promises": Text(id="Tindak lanjut tim", en="What teams agreed to do"),
    "data": Text(id="Kelengkapan dan mutu data", en="Coverage and quality of data"),
}
FIRST = (
    "people_under_supervision",
    "limits_respected",
    "findings_on_the_last_day",
    "hit_rate",
    "charges_paid",
    "promises_kept",
)
