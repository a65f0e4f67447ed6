"""Nationalities as lists write them, as the three letters of ICAO 9303 and ISO 3166."""

from functools import cache

import pycountry

from timpora.kernel.identifiers import plain_letters


# Names that offices use beside the ISO names; reviewed by hand.
OFFICE_NAMES = {
    "TIONGKOK": "CHN", "RRT": "CHN", "RRC": "CHN", "CINA": "CHN", "CHINA": "CHN", "P R CHINA": "CHN", "PR CHINA": "CHN",
    "REPUBLIK RAKYAT TIONGKOK": "CHN", "CHINESE": "CHN", "KOREA SELATAN": "KOR", "KORSEL": "KOR", "SOUTH KOREA": "KOR",
    "KOREA": "KOR", "KOREAN": "KOR", "REPUBLIC OF KOREA": "KOR", "KOREA UTARA": "PRK", "NORTH KOREA": "PRK",
    "JEPANG": "JPN", "JAPANESE": "JPN", "AMERIKA SERIKAT": "USA", "AMERIKA": "USA", "AS": "USA", "AMERICAN": "USA",
    "INGGRIS": "GBR", "BRITANIA RAYA": "GBR", "UK": "GBR", "BRITISH": "GBR", "GREAT BRITAIN": "GBR", "BELANDA": "NLD",
    "DUTCH": "NLD", "JERMAN": "DEU", "GERMAN": "DEU", "D": "DEU", "PERANCIS": "FRA", "PRANCIS": "FRA", "FRENCH": "FRA",
    "SPANYOL": "ESP", "ITALIA": "ITA", "SWISS": "CHE", "BELGIA": "BEL", "POLANDIA": "POL", "RUSIA": "RUS",
    "RUSSIA": "RUS", "UKRAINA": "UKR", "TURKI": "TUR", "TURKEY": "TUR", "FILIPINA": "PHL", "FILIPINO": "PHL",
    "MALAYSIAN": "MYS", "SINGAPURA": "SGP", "THAI": "THA", "MUANGTHAI": "THA", "KAMBOJA": "KHM", "LAOS": "LAO",
    "VIETNAM": "VNM", "VIETNAMESE": "VNM", "MYANMAR": "MMR", "BIRMA": "MMR", "TIMOR LESTE": "TLS", "INDIAN": "IND",
    "TAIWAN": "TWN", "HONGKONG": "HKG", "HONG KONG": "HKG", "MAKAU": "MAC", "MESIR": "EGY", "ARAB SAUDI": "SAU",
    "YAMAN": "YEM", "SURIAH": "SYR", "IRAN": "IRN", "IRAK": "IRQ", "YORDANIA": "JOR", "MAROKO": "MAR",
    "AFRIKA SELATAN": "ZAF", "AUSTRALIAN": "AUS", "SELANDIA BARU": "NZL", "KANADA": "CAN", "BRASIL": "BRA",
    "MEKSIKO": "MEX", "TANPA KEWARGANEGARAAN": "XXA", "STATELESS": "XXA", "PENGUNGSI": "XXB", "REFUGEE": "XXB",
    "XXA": "XXA", "XXB": "XXB", "XXC": "XXC", "XXX": "XXX", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR",
}  # fmt: skip
_PREFIXES = ("WARGA NEGARA ", "WN ", "WNA ")


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("alpha_3", "alpha_2", "name", "common_name", "official_name"):
            if name := getattr(country, attribute, None):
                found[plain_letters(name)] = country.alpha_3
    return found | OFFICE_NAMES


@cache
def country_code(text: str) -> str | None:
    """Three letters for a nationality in any usual writing, or None when it is not known."""
    plain = plain_letters(text)
    for prefix in _PREFIXES:
        plain = plain.removeprefix(prefix)
    return _names().get(plain)
