"""The front page, municipalities, about pages and addresses of the old portal."""
