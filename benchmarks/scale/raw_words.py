"""Hand-written SQL for the words of a search, over the product's own index."""

from benchmarks.scale.raw_rows import VISIBLE


def found(vendor: str, words: list[str]) -> str:
    """The condition on a dialogue `d`: all words begin words that anybody may read."""
    if vendor == "sqlite":
        asked = " AND ".join(f'"{word}"*' for word in words)
        index = "dialogues_opentext_words"
        rows = f"SELECT rowid FROM {index} WHERE {index} MATCH '{asked}'"
    else:
        asked = " & ".join(f"{word}:*" for word in words)
        vector = "array_to_tsvector(string_to_array(words, ' '))"
        rows = (
            "SELECT dialogue_id FROM dialogues_opentext "
            f"WHERE {vector} @@ '{asked}'::tsquery"
        )
    return f"{VISIBLE} AND d.id IN ({rows})"
