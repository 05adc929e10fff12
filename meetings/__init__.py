"""Meetings of the joint bodies: agendas, attendance, decisions and summaries."""
