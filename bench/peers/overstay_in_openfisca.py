"""The overstay rule for OpenFisca-Core in the way of its country template, to measure against; src never imports it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from timpora.facts.register import Register
from timpora.rulebook.parameters import standard_parameters


NEVER = np.datetime64("9999-12-31")
PERSON = Entity("person", "persons", "A foreigner in the register.", "")
VARIABLES = ("stay_limit", "overstay_days", "overstay_charge", "consequence")


class Consequence(Enum):
    """What the law attaches."""

    none = "None"
    charge = "Overstay charge"
    needs_a_person = "Needs a person"
    deportation_and_ban = "Deportation and entry ban"


def stay_limit(person: Any, period: Any) -> Any:
    """The last lawful day."""
    return np.minimum(person("valid_until", period), person("cancelled_on", period))


def overstay_days(person: Any, period: Any) -> Any:
    """Days judged after the stay limit."""
    met, departed = person("met_on", period), person("departed_on", period)
    judged = np.where(met < NEVER, met, np.where(departed < NEVER, departed, np.datetime64(str(period.start))))
    return np.maximum((judged - person("stay_limit", period)).astype(np.int64), 0)


def overstay_charge(person: Any, period: Any, parameters: Any) -> Any:
    """Rupiah."""
    days, law = person("overstay_days", period), parameters(period).overstay
    charged = (days > 0) & (days < law.threshold_days) & ~person("is_pending", period)
    return np.where(charged, days * law.charge_per_day, 0)


def consequence(person: Any, period: Any, parameters: Any) -> Any:
    """What the law attaches."""
    days, threshold = person("overstay_days", period), parameters(period).overstay.threshold_days
    return np.select(
        [days == 0, person("is_pending", period) | (days == threshold), days < threshold],
        [Consequence.none, Consequence.needs_a_person, Consequence.charge],
        Consequence.deportation_and_ban,
    )


def simulation_of(register: Register, as_of: date) -> tuple[Simulation, str]:
    """A simulation with the register's people and its inputs set, and the period to calculate."""
    inputs = _inputs(register, as_of)
    simulation = SimulationBuilder().build_default_simulation(_system(), count=inputs.height)
    for name in inputs.columns:
        simulation.set_input(name, str(as_of), inputs[name].to_numpy())
    return simulation, str(as_of)


def _inputs(register: Register, as_of: date) -> pl.DataFrame:
    """What the variables read, one row a person: the folding of rows is given to the peer for nothing."""
    permits = register.stay_permits.group_by("person").agg(pl.max("valid_until"), pl.min("cancelled_on"))
    exits = (
        register.crossings.filter(pl.col("direction") == "exit")
        .group_by("person")
        .agg(departed_on=pl.max("crossed_on"))
    )
    met = (
        register.presence.filter(pl.col("met_in_person") & (pl.col("from_on") <= as_of))
        .group_by("person")
        .agg(met_on=pl.min("from_on"))
    )
    pending = (
        register.applications.filter(pl.col("decided_on").is_null()).group_by("person").agg(is_pending=pl.len() > 0)
    )
    joined = register.people.select("person")
    for own in (permits, exits, met, pending):
        joined = joined.join(own, on="person", how="left", maintain_order="left")
    never = pl.lit(date(9999, 12, 31))
    days = [pl.col(name).fill_null(never) for name in ("valid_until", "cancelled_on", "departed_on", "met_on")]
    return joined.select(*days, pl.col("is_pending").fill_null(value=False)).collect()


def _system() -> TaxBenefitSystem:
    system = TaxBenefitSystem([PERSON])
    values = {name: standard_parameters()[f"overstay.{name}"].values for name in ("threshold_days", "charge_per_day")}
    law = {
        name: {"values": {str(dated.holds_from): {"value": dated.value} for dated in found}}
        for name, found in values.items()
    }
    system.parameters = ParameterNode("", data={"overstay": law})
    for name in ("valid_until", "cancelled_on", "departed_on", "met_on"):
        system.add_variable(_variable(name, date))
    system.add_variable(_variable("is_pending", bool))
    for formula, kind in ((stay_limit, date), (overstay_days, int), (overstay_charge, float)):
        system.add_variable(_variable(formula.__name__, kind, formula))
    named = {"possible_values": Consequence, "default_value": Consequence.none}
    system.add_variable(_variable("consequence", Enum, consequence, **named))
    return system


def _variable(name: str, kind: type, formula: Callable[..., Any] | None = None, **further: Any) -> type[Variable]:
    """A variable of each person on a day; OpenFisca takes its name from the class."""
    body = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.DAY, "label": name} | further
    return type(name, (Variable,), body if formula is None else body | {"formula": formula})
