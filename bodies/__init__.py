"""Joint bodies, their seats, who nominates to them, and who sits in them."""
