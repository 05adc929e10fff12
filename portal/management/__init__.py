"""Commands that prepare and serve the portal."""
