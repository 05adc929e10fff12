"""Entry point for the production server."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from helsinkiseutu.environment import SettingRefused

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helsinkiseutu.settings")

try:
    application = get_wsgi_application()
except SettingRefused as refusal:
    sys.exit(str(refusal))
