"""The part of the codebook in which words occur."""

from collections.abc import Mapping, Sequence

from dialogues.dictionary.value_lists import ValueList
from dialogues.dictionary.variables import FileVariable, variables
from dialogues.models import name_key


def matching_variables(
    words: Sequence[str], lists: Mapping[str, ValueList]
) -> Mapping[str, Sequence[FileVariable]]:
    """By table the variables in which every word occurs; tables without one left out.

    A variable has the words of its table, its definition and its values.
    """
    of_lists = {code: _words_of_list(each) for code, each in lists.items()}
    found = {
        name: [
            each
            for each in described
            if _occur(words, _words_of(each, of_lists.get(each.value_list, "")))
        ]
        for name, described in variables().items()
    }
    return {name: matching for name, matching in found.items() if matching}


def matching_lists(
    words: Sequence[str], lists: Mapping[str, ValueList]
) -> list[ValueList]:
    """The lists of values that a variable uses and in which every word occurs."""
    used = {each.value_list for table in variables().values() for each in table}
    return [
        each
        for code, each in lists.items()
        if code in used and _occur(words, _words_of_list(each, with_meanings=True))
    ]


def _occur(words: Sequence[str], text: str) -> bool:
    return all(word in text for word in words)


def _words_of(variable: FileVariable, of_values: str) -> str:
    column, table = variable.column, variable.table
    said = f"{table.name} {column.name} {variable.kind} {column.help}"
    return f"{name_key(said.replace('_', ' '))} {name_key(column.name)} {of_values}"


def _words_of_list(each: ValueList, *, with_meanings: bool = False) -> str:
    said = [each.title, each.code]
    for value in each.values:
        said += [value.code, value.label]
        said += [value.definition] if with_meanings else []
    return name_key(" ".join(said))
