"""The record as one document: out, in, and stored as revisions."""

from dialogues.documents.reading import (
    DocumentError,
    write_authority,
    write_record,
    write_rows,
)
from dialogues.documents.revisions import save_first_revisions, save_revision
from dialogues.documents.writing import (
    authority_document,
    authority_documents,
    authority_for,
    document_for,
    document_of,
    full_document,
    load_record,
)

__all__ = [
    "DocumentError",
    "authority_document",
    "authority_documents",
    "authority_for",
    "document_for",
    "document_of",
    "full_document",
    "load_record",
    "save_first_revisions",
    "save_revision",
    "write_authority",
    "write_record",
    "write_rows",
]
