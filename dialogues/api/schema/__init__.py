"""The API described in OpenAPI 3.1, made from tables, shapes and filters."""
