"""Why something was found, in words that fit behind the name that was found."""

from timpora.kernel.text import Text


SAME = Text(id="nama sama", en="the same name")
OTHER_ORDER = Text(id="nama sama, urutan lain", en="the same name in another order")
ORDER = Text(id="urutan lain", en="in another order")
TOGETHER = Text(id="yang tercatat ditulis terpisah", en="on record it is written apart")
APART = Text(id="yang tercatat ditulis serangkai", en="on record it is written as one word")
SPELLING = Text(id="ejaan lain: {asked}, tercatat {found}", en="another spelling: {asked}, on record {found}")
NEARLY = Text(
    id="bunyi hampir sama: {asked}, tercatat {found}", en="sounds nearly the same: {asked}, on record {found}"
)
ALIKE = Text(id="mirip: {asked}, tercatat {found}", en="alike: {asked}, on record {found}")
BEGINNING = Text(id="berawal dengan {asked}", en="begins with {asked}")
CUT = Text(id="yang tercatat terpotong: {found}", en="cut off on record: {found}")
INITIAL = Text(id="huruf awal sama", en="the same initial")
LOST = Text(id="tidak semua kata ada", en="not every word is there")
EVERY_WORD = Text(id="semua kata yang diketik ada", en="every word that was typed is there")
MORE = Text(id="yang tercatat lebih panjang", en="on record the name is longer")
LEFT_OUT = Text(id="tanpa gelar dan sebutan", en="without titles")
OTHER_NAME = Text(id="tetapi nama yang tercatat lain", en="but the name on record is another")
SPONSOR = Text(id="dijamin oleh {name}", en="sponsored by {name}")
ONE_LETTER = Text(id="satu huruf beda: {asked}, tercatat {found}", en="one letter differs: {asked}, on record {found}")
SWAPPED = Text(
    id="dua huruf tertukar: {asked}, tercatat {found}", en="two letters changed places: {asked}, on record {found}"
)
ONE_MISSING = Text(
    id="kurang satu huruf: {asked}, tercatat {found}", en="one letter is missing: {asked}, on record {found}"
)
ONE_MORE = Text(id="lebih satu huruf: {asked}, tercatat {found}", en="one letter too many: {asked}, on record {found}")


def slip(asked: str, found: str) -> Text:
    """What the one slip between two words is."""
    if len(asked) < len(found):
        told = ONE_MISSING
    elif len(asked) > len(found):
        told = ONE_MORE
    else:
        told = SWAPPED if sorted(asked) == sorted(found) else ONE_LETTER
    return told.fill(asked=asked, found=found)
