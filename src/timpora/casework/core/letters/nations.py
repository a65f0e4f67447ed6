"""Nationalities as documents name them: the state in Indonesian, by the three letters of a travel document."""

import gettext
from functools import cache


# Letters of ICAO 9303 that stand for no state.
_OF_NO_STATE = {"XXA": "Tanpa kewarganegaraan", "XXB": "Pengungsi", "XXC": "Pengungsi", "XXX": "Tidak diketahui"}
# As Indonesian documents name them, where the list of ISO says otherwise.
_AS_DOCUMENTS_SAY = {"CHN": "Republik Rakyat Tiongkok", "KOR": "Korea Selatan", "PRK": "Korea Utara"}


def state(code: str | None) -> str:
    """The state whose nationality somebody has, as documents name it; nothing where letters stand for no state."""
    return "" if code is None or code in _OF_NO_STATE else nation(code)


@cache
def nation(code: str) -> str:
    """`Jepang` for `JPN`; letters that name nothing known are printed as they are."""
    import pycountry  # noqa: PLC0415 - its tables take a while, and only whoever issues a letter needs them

    if code in _OF_NO_STATE or code in _AS_DOCUMENTS_SAY:
        return (_OF_NO_STATE | _AS_DOCUMENTS_SAY)[code]
    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        return code
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["id"]).gettext(found.name)
