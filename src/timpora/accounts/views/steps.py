"""The first steps of an account, as the pages on the way show them."""

from timpora.kernel.text import Text
from timpora.ui.components.shell import Step, Stepper


STEPS = {
    "password": Text(id="Kata sandi", en="Password"),
    "factor": Text(id="Kunci sandi atau aplikasi kode", en="Passkey or authenticator app"),
    "codes": Text(id="Simpan kode pemulihan", en="Save recovery codes"),
    "work": Text(id="Mulai bekerja", en="Begin to work"),
}


def first_steps(here: str) -> Stepper:
    """The steps, with where one stands."""
    place = list(STEPS).index(here)
    states = ["done" if number < place else "current" if number == place else "ahead" for number in range(len(STEPS))]
    return Stepper(
        label=Text(id="Langkah pertama", en="First steps"),
        steps=[Step(name=name, state=state) for name, state in zip(STEPS.values(), states, strict=True)],
    )
