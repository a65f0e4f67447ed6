"""The whole invented office: the special people whom the truth table names, and everyday people up to the number wanted."""

from timpora.kernel.refusals import Refusal, Refused
from timpora.kernel.text import Text
from timpora.sample import oddities, overstays, residents, visitors
from timpora.sample.people import Foreigner, Office


FEWEST_PEOPLE, MOST_PEOPLE = 150, 100_000
# Shares of an office with heavy industry, some beach tourism and a few universities.
EVERYDAY = {
    residents.worker: 520, residents.converted_visitor: 14, residents.expired_while_abroad: 12, residents.investor: 42,
    residents.family: 84, residents.child: 26, residents.student: 48, residents.clergy: 9, residents.retired: 12,
    residents.permanent: 30, visitors.here: 135, visitors.gone: 130,
}  # fmt: skip


def foreigners(people: int, seed: int) -> list[Foreigner]:
    """`people` foreigners, the same for the same seed; raises Refused for fewer than 150 or more than 100,000."""
    if not FEWEST_PEOPLE <= people <= MOST_PEOPLE:
        raise Refused(
            Refusal(
                "sample_size",
                Text(
                    id=f"{people} orang tidak dapat dikarang.", en=f"{people} people cannot be invented."
                ),
                Text(
                    id=f"Minta antara {FEWEST_PEOPLE} (orang khusus sudah lebih dari seratus) dan {MOST_PEOPLE}.",
                    en=f"Ask for {FEWEST_PEOPLE} (the special ones are more than a hundred) to {MOST_PEOPLE}.",
                ),
            )
        )  # fmt: skip
    office = Office(seed)
    found = [
        *overstays.proven(office), *overstays.without_exit(office), *overstays.probably_left(office),
        *overstays.protected(office), *overstays.late_application(office), *oddities.soon(office), *oddities.pending(office),
        *oddities.purpose(office), *oddities.documents(office), *oddities.records(office), *oddities.unlisted(office),
        *oddities.gone_home(office), *oddities.paperwork(office), *oddities.lookalikes(office),
    ]  # fmt: skip
    makers = office.draw.choices(list(EVERYDAY), weights=list(EVERYDAY.values()), k=people - len(found))
    found += [make(office) for make in makers]
    # Lists come in no order of interest: the special people stand among the others.
    office.draw.shuffle(found)
    return found
