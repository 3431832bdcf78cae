"""Every change of more than one row: allowed, checked, derived, stored."""
