"""Configuration of the portal: settings, addresses and the server's entry point."""
