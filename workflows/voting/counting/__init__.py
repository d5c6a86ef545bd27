"""Counting a vote, from the standard library alone: what this room does, anyone can run on a published dossier.

Nothing here knows of Django, of the database or of the clock; every number is an integer (voting V37).
"""
