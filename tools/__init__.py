"""What only those who change the portal run; the portal itself imports nothing from here."""
