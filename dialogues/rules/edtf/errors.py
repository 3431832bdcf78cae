"""The refusal of a text that is not a date we can read."""


class EdtfError(ValueError):
    """A date that cannot be read: `code` for programs, one sentence for people.

    The sentence says what is wrong and how to fix it, and repeats nothing of the
    text but digits and EDTF signs, so it may be printed anywhere.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence
