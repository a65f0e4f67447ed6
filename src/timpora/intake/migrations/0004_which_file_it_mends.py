"""Which earlier file a workbook of mended rows belongs to, and which kept bytes belong to no file that came."""

from django.db import migrations, models

from timpora.postgres.names import WEB
from timpora.postgres.walls import same_office


MENDS = f"""
    ALTER TABLE intake_delivery ADD CONSTRAINT intake_delivery_office_and_id UNIQUE (office_id, id);
    {same_office("intake_delivery", "mends", "intake_delivery")}
    GRANT UPDATE (mends) ON intake_delivery TO {WEB};
"""
# The worker that tidies at night works for no office and sees no file through the wall. It names digests of bytes that lie there, and
# hears which of them nobody's file has: a yes or no about content that whoever asks already holds, and of nothing else.
LEFT = f"""
    CREATE FUNCTION intake_left_over(of_office bigint, digests text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT named.digest FROM unnest(digests) AS named(digest)
        WHERE NOT EXISTS (
            SELECT FROM public.intake_delivery d WHERE d.office_id = of_office AND d.sha256 = named.digest
        )
    $$;
    REVOKE ALL ON FUNCTION intake_left_over(bigint, text[]) FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION intake_left_over(bigint, text[]) TO {WEB};
"""


class Migration(migrations.Migration):
    """Mended files, and what is left over."""

    dependencies = [("intake", "0003_undone_by_the_worker")]

    operations = [
        migrations.AddField(
            model_name="delivery", name="mends", field=models.BigIntegerField(null=True, db_index=True)
        ),
        migrations.RunSQL(sql=[MENDS, LEFT], elidable=False),
    ]
