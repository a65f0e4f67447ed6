"""Each measure as a decision says it, in Indonesian and in the person's language."""

from datetime import date

from timpora.casework.core.acts.measures import (
    COST_WORDS,
    PERMIT_WORDS,
    Ban,
    Charge,
    CostBearer,
    Deport,
    Measure,
    Permit,
    PermitAction,
    PlaceBan,
    PlaceDuty,
)
from timpora.casework.core.letters import parts
from timpora.casework.core.letters.figures import chinese_day, in_words
from timpora.casework.core.letters.parts import Tongue
from timpora.kernel.text import counted, rupiah_in_words
from timpora.letters.core.blocks import Worded


# ruff: noqa: RUF001 - Chinese punctuation
CHINESE_COST = {
    CostBearer.SPONSOR: "担保人",
    CostBearer.PERSON: "本人",
    CostBearer.FAMILY: "家属",
    CostBearer.MISSION: "其国家驻外机构",
    CostBearer.CARRIER: "承运人",
}
CHINESE_PERMIT = {PermitAction.LIMITED: "限制", PermitAction.CHANGED: "变更", PermitAction.CANCELLED: "撤销"}


def said(measure: Measure, name: str, say: Tongue) -> Worded:
    """The measure as a sentence that decides."""
    match measure:
        case Charge():
            return _charge(measure, name, say)
        case Permit():
            return _permit(measure, name, say)
        case PlaceBan():
            return _place_ban(measure, name, say)
        case PlaceDuty():
            return _place_duty(measure, name, say)
        case Deport():
            return _deport(measure, name, say)
        case Ban():
            return _ban(measure, name, say)


def _charge(one: Charge, name: str, say: Tongue) -> Worded:
    amount = rupiah_in_words(one.amount)
    return say(
        f"Mengenakan biaya beban kepada {name} sebesar {amount} ({in_words(one.amount)} rupiah) untuk {one.days} hari melewati batas izin tinggal, dihitung pada {parts.day(one.judged_on)}.",
        en=f"{name} is charged {amount} for {counted(one.days, 'day', 'days').en} past the limit of the stay permit, counted on {parts.english_day(one.judged_on)}.",
        zh=f"对 {name} 收取逾期居留费 {amount}，逾期 {one.days} 天，计算日期为{chinese_day(one.judged_on)}。",
    )


def _permit(one: Permit, name: str, say: Tongue) -> Worded:
    terms = parts.one_line(one.terms)
    until, english, chinese = _until(one.until)
    # The terms are those that were decided, in the words of the decision.
    return say(
        f"Izin tinggal {name} {PERMIT_WORDS[one.action].id.lower()}{f': {terms}' if terms else ''}{until}.",
        en=f"The stay permit of {name} is {PERMIT_WORDS[one.action].en.lower()}{' as written in Indonesian' if terms else ''}{english}.",
        zh=f"{CHINESE_PERMIT[one.action]} {name} 的居留许可{'（具体内容见印度尼西亚语文本）' if terms else ''}{chinese}。",
    )


def _place_ban(one: PlaceBan, name: str, say: Tongue) -> Worded:
    until, english, chinese = _until(one.until)
    places = parts.one_line(one.places)
    return say(
        f"Melarang {name} berada di {places}{until}.", en=f"{name} must not be in {places}{english}.", zh=f"禁止 {name} 进入 {places}{chinese}。"
    )  # fmt: skip


def _place_duty(one: PlaceDuty, name: str, say: Tongue) -> Worded:
    until, english, chinese = _until(one.until)
    place = parts.one_line(one.place)
    return say(
        f"Mengharuskan {name} bertempat tinggal di {place} dan melapor kepada kantor setiap {one.report_every_days} hari{until}.",
        en=f"{name} must live at {place} and report to the office every {'day' if one.report_every_days == 1 else f'{one.report_every_days} days'}{english}.",
        zh=f"要求 {name} 居住在 {place}，并每 {one.report_every_days} 天向本局报到一次{chinese}。",
    )


def _deport(one: Deport, name: str, say: Tongue) -> Worded:
    return say(
        f"Mengenakan deportasi kepada {name} dari wilayah Indonesia ke {one.destination}, dengan biaya {COST_WORDS[one.cost_bearer].id.lower()}.",
        en=f"{name} is deported from Indonesia to {one.destination}; the cost is borne by: {COST_WORDS[one.cost_bearer].en.lower()}.",
        zh=f"对 {name} 处以驱逐出境，目的地：{one.destination}，费用由{CHINESE_COST[one.cost_bearer]}承担。",
    )


def _ban(one: Ban, name: str, say: Tongue) -> Worded:
    return say(
        f"Mengusulkan kepada pejabat yang berwenang agar {name} ditangkal masuk wilayah Indonesia selama {one.months} bulan; penangkalan ditetapkan oleh pejabat itu, bukan oleh kantor ini.",
        en=f"It is proposed to the competent authority that {name} be banned from entering Indonesia for {counted(one.months, 'month', 'months').en}; that authority decides, not this office.",
        zh=f"建议主管机关禁止 {name} 在 {one.months} 个月内入境印度尼西亚；禁止入境由该机关决定，而非本局。",
    )


def _until(day: date | None) -> tuple[str, str, str]:
    if day is None:
        return " sampai keluar dari wilayah Indonesia", " until departure from Indonesia", "，直至离开印度尼西亚"
    return f" sampai dengan {parts.day(day)}", f" until {parts.english_day(day)}", f"，至{chinese_day(day)}止"
