"""The same list by django-import-export: each row into one plain table of one kind, with no walls and no trail."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tablib

from bench import office
from bench.measuring import NeverTwice
from timpora.postgres.names import OWNER


ROWS_ABOVE_THE_HEADER = 2
COLUMNS = {
    "name": "NAMA", "document_number": "NO PASPOR", "nationality": "KEBANGSAAN", "born": "TANGGAL LAHIR", "visa_index": "INDEKS",
    "permit_number": "NO ITAS", "valid_from": "BERLAKU DARI", "valid_until": "BERLAKU SAMPAI", "sponsor": "PENJAMIN",
}  # fmt: skip
DAYS = ("born", "valid_from", "valid_until")


def by_default(host: str, path: str, count: int) -> Callable[[], object]:
    """As its documentation begins: a row whose key is there is updated, else one is added."""
    return _import(host, path, count, {"import_id_fields": ["permit_number"]})


def by_the_thousand(host: str, path: str, count: int) -> Callable[[], object]:
    """In the fastest way that it documents: every row is new, nothing is compared, rows are written by the thousand."""
    options = {
        "import_id_fields": ["permit_number"], "use_bulk": True, "batch_size": 1000, "skip_diff": True, "force_init_instance": True,
    }  # fmt: skip
    return _import(host, path, count, options)


def _import(host: str, path: str, count: int, options: dict[str, Any]) -> Callable[[], object]:
    office.enter(host, office.copy(host, f"ukur_{os.getpid()}"), "", role=OWNER)
    resource = _resource(_table(), options)
    from django.db import connection  # noqa: PLC0415 - needs what was set up

    process = connection.connection.info.backend_pid

    def read_and_write() -> object:
        before = time.process_time() + office.processor_seconds(process)
        listed = tablib.Dataset().load(Path(path).read_bytes(), format="xlsx", skip_lines=ROWS_ABOVE_THE_HEADER)
        result = resource.import_data(listed, use_transactions=True, rollback_on_validation_errors=False)
        assert not result.has_errors(), [error.error for _, errors in result.row_errors() for error in errors][:3]
        written = result.totals["new"]
        assert written + result.totals["invalid"] == count, result.totals
        return {"written": written, "processor": time.process_time() + office.processor_seconds(process) - before}

    return NeverTwice(read_and_write)


def _table() -> Any:
    """A plain table, without index but for its keys."""
    from django.db import connection, models  # noqa: PLC0415 - needs what was set up

    fields = {
        name: models.DateField(null=True) if name in DAYS else models.CharField(max_length=400) for name in COLUMNS
    }
    fields["permit_number"] = models.CharField(max_length=60, unique=True)
    options = type("Meta", (), {"app_label": "intake", "db_table": "listed_by_the_peer"})
    listed = type("Listed", (models.Model,), {"__module__": __name__, "Meta": options, **fields})
    with connection.schema_editor() as editor:
        editor.create_model(listed)
    return listed


def _resource(table: Any, options: dict[str, Any]) -> Any:
    from import_export import fields, resources, widgets  # noqa: PLC0415 - needs what was set up

    columns = {
        name: fields.Field(attribute=name, column_name=header, widget=widgets.DateWidget("%d/%m/%Y") if name in DAYS else widgets.CharWidget())
        for name, header in COLUMNS.items()
    }  # fmt: skip
    meta = type("Meta", (), {"model": table, "fields": tuple(COLUMNS), **options})
    return type("ListResource", (resources.ModelResource,), {**columns, "Meta": meta})()
