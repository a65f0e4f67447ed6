"""The cases of the invented office: one that is verified, and one whose proposal waits for the head of section.

They are about people who do what their visa does not allow, so that the five of the day still stand on the first page as new.
"""

from collections.abc import Sequence
from typing import Any

from timpora.accounts import doors
from timpora.accounts.core.roles import Role
from timpora.casework import actions, opening
from timpora.casework.core.acts import deciding, inquiry, keeping
from timpora.casework.core.acts.inquiry import QuestionAndAnswer, Speaker
from timpora.casework.core.acts.measures import CostBearer, Deport, Permit, PermitAction
from timpora.casework.core.rights import Right
from timpora.entrypoints.demo_words import DEMO_DAY, PEOPLE
from timpora.kernel.viewers import Viewer
from timpora.register import people
from timpora.rulebook.rules import purpose
from timpora.screening import queries


HOW_MANY = 2
VERIFIED = inquiry.Verify(
    on=DEMO_DAY, result="Izin tinggal kunjungan dicocokkan dengan daftar pekerja Disnaker Rekaan."
)


def open_cases() -> None:
    """Opens them, and does in each what was done by the day of the meeting."""
    examiner = doors.account_named(PEOPLE[Role.EXAMINER].sign_in_name)
    assert examiner is not None  # opened with the office
    with doors.on_behalf_of(examiner) as by:
        for number, finding in enumerate(_findings(by)):
            asked = opening.Opened(findings=[finding], because="Bekerja dengan izin kunjungan menurut daftar pekerja.")
            case = opening.open_case(by=by, asked=asked, on=DEMO_DAY)
            for act in _proposed() if number else [VERIFIED]:
                actions.do(by=by, case=case, act=act, on=DEMO_DAY)


def _findings(by: Viewer) -> list[int]:
    """Findings about people of whom letters can say who they are."""
    found = queries.every(by, queries.Asked(rule=purpose.OUTSIDE_INDEX.id), on=DEMO_DAY, most=None)
    told = {one.person: one for one in people.some(by, [one.told.person for one in found if one.told.person])}
    whole = [
        person
        for person, one in told.items()
        if one.born[0] and one.born[0] == one.born[1] and one.documents and one.nationality
    ]
    return [one.id for one in found if one.told.person in whole][:HOW_MANY]


def _proposed() -> Sequence[Any]:
    """From verification to the proposal."""
    day, person = DEMO_DAY, 1
    return (
        VERIFIED,
        inquiry.BeginExamination(on=day, because="Datang sendiri ke kantor bersama pemberi kerjanya."),
        deciding.GiveRight(on=day, person=person, right=Right.IDENTITY_SHOWN, how="Kartu tanda pengenal ditunjukkan, maksud pemeriksaan dijelaskan."),
        keeping.Identify(on=day, person=person, sex=keeping.Sex.MALE, birth_place="Kota Khayal", language="Inggris", address="Mes PT Rekaan, Cikande"),
        inquiry.Examine(
            on=day, person=person, place="Kantor Imigrasi Rekaan Serang", language="Inggris", interpreter="Sari Juru Bahasa Rekaan", lawyer="tidak menghendaki",
            questions=(
                QuestionAndAnswer(question="Pekerjaan apa yang Saudara lakukan?", answer="Memasang mesin di pabrik."),
                QuestionAndAnswer(question="Sejak kapan?", answer="Sejak datang pada bulan ini."),
            ),
            read_back=True,
        ),
        keeping.Allege(on=day, person=person, provision="uu6-75-1", conduct="Bekerja dengan izin tinggal kunjungan."),
        inquiry.EndExamination(on=day),
        inquiry.GiveOpinion(on=day, facts="Bekerja di pabrik.", analysis="Kegiatan tidak sesuai dengan izin tinggal kunjungan.", advice="Pembatalan izin tinggal dan deportasi."),
        inquiry.HoldConference(
            on=day, chair="Kepala Seksi Rekaan", conclusion="Diusulkan pembatalan izin tinggal dan deportasi.",
            speakers=(
                Speaker(name="Pemeriksa Rekaan", position="Pemeriksa", said="Fakta terbukti."),
                Speaker(name="Petugas Rekaan", position="Petugas", said="Pemberi kerja bersedia menanggung tiket."),
            ),
        ),
        deciding.Propose(
            on=day, reasons="Bekerja dengan izin tinggal kunjungan.",
            measures=(
                Permit(person=person, action=PermitAction.CANCELLED, terms="Izin tinggal kunjungan dibatalkan."),
                Deport(person=person, cost_bearer=CostBearer.SPONSOR, destination="Negara asal"),
            ),
        ),
    )  # fmt: skip
