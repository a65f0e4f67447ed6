"""What the invented office "Serang" is called, and who works in it: all of it made up."""

DEMO_CODE = "contoh-serang"
