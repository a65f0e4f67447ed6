"""Why the office cannot sign, and how to mend it."""

from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text


CERTIFICATE, PASSWORD_FILE = "TIMPORA_SIGNING_CERTIFICATE", "TIMPORA_SIGNING_PASSWORD_FILE"
TIME_STAMPS = "TIMPORA_SIGNING_TIME_STAMPS"


def incomplete() -> Refusal:
    """One of the two files is named without the other."""
    return Refusal(
        code="signing_setting_incomplete",
        what=Text(
            id=f"{CERTIFICATE} dan {PASSWORD_FILE} harus diisi keduanya.",
            en=f"{CERTIFICATE} and {PASSWORD_FILE} go together.",
        ),
        remedy=Text(
            id="Isi keduanya, atau kosongkan keduanya: surat lalu dicetak tanpa tanda tangan elektronik.",
            en="Name both, or neither: letters are then printed without an electronic signature.",
        ),
    )


def time_stamps_malformed() -> Refusal:
    """The authority for time stamps is no address."""
    return Refusal(
        code="signing_time_stamps_malformed",
        what=Text(id=f"Isi {TIME_STAMPS} bukan alamat.", en=f"What {TIME_STAMPS} holds is no address."),
        remedy=Text(
            id="Isi dengan alamat layanan stempel waktu, atau kosongkan variabel itu.",
            en="Write the address of a time-stamp authority, or leave the variable out.",
        ),
    )


def unreadable(because: str) -> Refusal:
    """The certificate or its password cannot be read, or they do not belong together."""
    return Refusal(
        code="signing_certificate_unreadable",
        what=Text(
            id=f"Sertifikat tanda tangan kantor tidak dapat dibaca ({because}).",
            en=f"The office's certificate for signing cannot be read ({because}).",
        ),
        remedy=Text(
            id=f"Periksa berkas dalam {CERTIFICATE} (PKCS#12) dan sandinya dalam {PASSWORD_FILE}; keduanya dibaca oleh yang menjalankan Timpora.",
            en=f"Look at the file in {CERTIFICATE} (PKCS#12) and its password in {PASSWORD_FILE}; whoever runs Timpora reads both.",
        ),
    )


def not_in_force(last_day: str) -> Refusal:
    """The certificate has expired, or does not hold yet."""
    return Refusal(
        code="signing_certificate_expired",
        what=Text(
            id=f"Sertifikat tanda tangan kantor tidak berlaku (sampai {last_day}); surat tidak diterbitkan.",
            en=f"The office's certificate for signing does not hold (until {last_day}); the letter was not issued.",
        ),
        remedy=Text(
            id=f"Ganti berkas dalam {CERTIFICATE} dengan sertifikat yang berlaku, lalu jalankan Timpora lagi.",
            en=f"Put a certificate that holds into {CERTIFICATE}, and start Timpora again.",
        ),
    )


def no_time_stamp() -> Refusal:
    """The authority for time stamps does not answer."""
    return Refusal(
        code="signing_without_time_stamp",
        what=Text(
            id="Layanan stempel waktu tidak menjawab; surat tidak diterbitkan.",
            en="The time-stamp authority does not answer; the letter was not issued.",
        ),
        remedy=Text(
            id=f"Coba lagi sebentar lagi; bila tetap diam, kosongkan {TIME_STAMPS} dan jalankan Timpora lagi.",
            en=f"Try again soon; if it stays silent, leave {TIME_STAMPS} out and start Timpora again.",
        ),
    )
