#!/usr/bin/env python
"""Command line of the portal: ``manage.py help`` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError

from helsinkiseutu.environment import SettingRefused
from records.management.refusals import sentence_for


def main() -> None:
    """Run the command; one sentence ends it where a setting or the machine refuses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helsinkiseutu.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingRefused as refusal:
        sys.exit(str(refusal))
    except (OSError, DatabaseError) as problem:
        words = sentence_for(problem)
        if not words:
            raise
        sys.exit(words)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
