"""The forms of the entry side: a record row by row, and the steps of its review."""
