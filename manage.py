#!/usr/bin/env python
"""Command line of the portal: ``manage.py help`` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError, connection

from helsinkiseutu.environment import SettingRefused
from portal.management.database import no_way_in


def main() -> None:
    """Run the command; one sentence ends it where a setting or the database refuses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helsinkiseutu.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingRefused as refusal:
        sys.exit(str(refusal))
    except OperationalError as problem:
        if connection.connection is not None:
            raise
        sys.exit(no_way_in(problem))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
