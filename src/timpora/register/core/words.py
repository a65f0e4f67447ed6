"""The closed vocabularies of facts in the words of the office."""

from collections.abc import Mapping

from timpora.facts import codes
from timpora.kernel.text import Text


PERMIT_KINDS: Mapping[str, Text] = {
    codes.PermitKind.VISIT: Text(id="Izin tinggal kunjungan", en="Visit stay permit"),
    codes.PermitKind.LIMITED: Text(id="Izin tinggal terbatas (ITAS)", en="Limited stay permit (ITAS)"),
    codes.PermitKind.PERMANENT: Text(id="Izin tinggal tetap (ITAP)", en="Permanent stay permit (ITAP)"),
    codes.PermitKind.DIPLOMATIC: Text(id="Izin tinggal diplomatik", en="Diplomatic stay permit"),
    codes.PermitKind.SERVICE: Text(id="Izin tinggal dinas", en="Service stay permit"),
    codes.PermitKind.BRIDGING: Text(id="Izin tinggal peralihan", en="Bridging stay permit"),
    codes.PermitKind.FORCED_STAY: Text(id="Izin tinggal keadaan terpaksa", en="Forced-stay permit"),
    codes.PermitKind.UNKNOWN: Text(id="Jenisnya tidak disebut", en="Kind not told"),
}
CLOSED_BECAUSE: Mapping[str, Text] = {
    codes.ClosedBecause.CANCELLED: Text(id="Dibatalkan", en="Cancelled"),
    codes.ClosedBecause.EXIT_PERMIT_ONLY: Text(id="Izin keluar saja (EPO)", en="Exit permit only (EPO)"),
    codes.ClosedBecause.CONVERTED: Text(id="Alih status", en="Converted"),
}
APPLIED_FOR: Mapping[str, Text] = {
    codes.AppliedFor.EXTENSION: Text(id="Perpanjangan", en="Extension"),
    codes.AppliedFor.CONVERSION: Text(id="Alih status", en="Conversion"),
    codes.AppliedFor.BRIDGING: Text(id="Izin peralihan", en="Bridging permit"),
    codes.AppliedFor.FORCED_STAY: Text(id="Izin keadaan terpaksa", en="Forced-stay permit"),
    codes.AppliedFor.NEW_PERMIT: Text(id="Izin baru", en="New permit"),
}
OUTCOMES: Mapping[str, Text] = {
    codes.Outcome.GRANTED: Text(id="Dikabulkan", en="Granted"),
    codes.Outcome.REFUSED: Text(id="Ditolak", en="Refused"),
    codes.Outcome.WITHDRAWN: Text(id="Ditarik pemohon", en="Withdrawn by the applicant"),
}
DIRECTIONS: Mapping[str, Text] = {
    codes.Direction.ENTRY: Text(id="Masuk", en="Entry"),
    codes.Direction.EXIT: Text(id="Keluar", en="Exit"),
}
PLACE_KINDS: Mapping[str, Text] = {
    codes.PlaceKind.ACCOMMODATION: Text(id="Penginapan", en="Accommodation"),
    codes.PlaceKind.WORKPLACE: Text(id="Tempat kerja", en="Workplace"),
    codes.PlaceKind.HOME: Text(id="Tempat tinggal", en="Home"),
    codes.PlaceKind.OTHER: Text(id="Tempat lain", en="Other place"),
}
ACTIVITIES: Mapping[str, Text] = {
    codes.Activity.WORK: Text(id="Bekerja", en="Works"),
    codes.Activity.STUDY: Text(id="Belajar", en="Studies"),
    codes.Activity.STAY: Text(id="Menginap", en="Stays"),
}
CIRCUMSTANCES: Mapping[str, Text] = {
    codes.CircumstanceKind.IN_CUSTODY: Text(id="Dalam tahanan", en="In custody"),
    codes.CircumstanceKind.TRAFFICKING_VICTIM: Text(id="Diduga korban perdagangan orang", en="Possible victim of trafficking"),
    codes.CircumstanceKind.SMUGGLING_VICTIM: Text(id="Diduga korban penyelundupan", en="Possible victim of smuggling"),
    codes.CircumstanceKind.REGISTERED_WITH_UNHCR: Text(id="Terdaftar pada UNHCR", en="Registered with UNHCR"),
    codes.CircumstanceKind.DUAL_NATIONAL_CHILD: Text(id="Anak berkewarganegaraan ganda", en="Child of two nationalities"),
    codes.CircumstanceKind.STATELESS: Text(id="Tanpa kewarganegaraan", en="Stateless"),
    codes.CircumstanceKind.FORCE_MAJEURE: Text(id="Keadaan kahar", en="Force majeure"),
    codes.CircumstanceKind.ILL_OR_PREGNANT: Text(id="Sakit atau hamil", en="Ill or pregnant"),
}  # fmt: skip
ORGANISATION_KINDS: Mapping[str, Text] = {
    "sponsor": Text(id="Penjamin", en="Sponsor"),
    "employer": Text(id="Pemberi kerja", en="Employer"),
    "accommodation": Text(id="Pengelola penginapan", en="Operator of an accommodation"),
}
