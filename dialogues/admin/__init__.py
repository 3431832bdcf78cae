"""The admin: authorities, vocabularies, and records with their rows, for curators."""

from django.contrib import admin

from dialogues.admin import authorities, dialogues

__all__ = ["authorities", "dialogues"]

admin.site.site_header = "DiploTrack"
admin.site.site_title = "DiploTrack"
admin.site.index_title = "Curators' desk"
