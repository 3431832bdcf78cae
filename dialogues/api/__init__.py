"""The collection for programs: tables in pages, records as documents."""
