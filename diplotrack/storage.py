from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """Names files by what is in them, also where one script imports another."""

    support_js_module_import_aggregation = True
