"""What the database and its roles are called (`timpora.postgres.roles` says what each may do)."""

OWNER, WEB, SCRIBE, WALL = "timpora_owner", "timpora_web", "timpora_scribe", "timpora_wall"
DATABASE = "timpora"
