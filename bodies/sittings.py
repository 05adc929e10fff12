"""The newest meetings of a body and what they decided.

The room above declares the ways back (``meetings``, ``joint_meetings``); nothing of its is
imported here.
"""

from datetime import datetime
from itertools import chain

from django.db import models

from bodies.models import Body

# So many are listed on the page of a body; the lists of meetings and decisions have the rest.
NEWEST = 3


def meetings_of(body: Body, at: datetime) -> list[models.Model]:
    """Public meetings that ``body`` called or took part in, the newest first; two queries."""
    own, joint = body.meetings.newest(at), body.joint_meetings.newest(at)
    found = sorted(
        chain(own[:NEWEST], joint[:NEWEST]), key=lambda one: (one.taken_up, one.pk), reverse=True
    )
    return found[:NEWEST]


def decisions_of(body: Body, at: datetime) -> list[models.Model]:
    """What meetings called by ``body`` decided, the newest first."""
    return list(body.meetings.decisions(at)[:NEWEST])
