"""Foundation: bytes of files that people take with them. Knows nothing of the domain."""
