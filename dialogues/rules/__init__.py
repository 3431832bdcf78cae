"""Rules of the field: pure Python, no database, no request, no clock."""
