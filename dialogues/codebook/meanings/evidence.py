"""Sources, what they say of a statement, and why a value is not there."""

from dialogues.choices import Missing, SourceAccess, SourceKind, Stance
from dialogues.codebook.origins import Meaning, Meanings

MEANINGS: Meanings = {
    Stance: {
        Stance.SUPPORTS: Meaning("The source says what is coded."),
        Stance.CONTRADICTS: Meaning(
            "The source says otherwise. Write what it says as the value given."
        ),
    },
    SourceAccess: {
        SourceAccess.OPEN: Meaning(
            "Readers are told of it, and it can open the name of a participant."
        ),
        SourceAccess.RESTRICTED: Meaning(
            "Readers are told only that there is a source. It opens no name."
        ),
    },
    SourceKind: {
        SourceKind.AGREEMENT_DATABASE: Meaning("A collection of peace agreements."),
        SourceKind.ARCHIVE: Meaning("A document kept in an archive, by its signature."),
        SourceKind.BLOG: Meaning("A post on a blog."),
        SourceKind.BOOK: Meaning("A whole book."),
        SourceKind.BOOK_CHAPTER: Meaning("A chapter with an author of its own."),
        SourceKind.BOOK_EXCERPT: Meaning("Pages of a book that are published apart."),
        SourceKind.BOOK_NOTICE: Meaning(
            "A publisher's notice or a review: the book itself was not read."
        ),
        SourceKind.CONFERENCE_PAPER: Meaning("A paper given at a conference."),
        SourceKind.DATABASE: Meaning("A data set, or an entry of one."),
        SourceKind.DOCUMENT: Meaning(
            "An official or private paper: minutes, a letter, the text of an agreement."
        ),
        SourceKind.ENCYCLOPEDIA: Meaning("An article of an encyclopedia."),
        SourceKind.INTERVIEW: Meaning("An interview, published or the coder's own."),
        SourceKind.JOURNAL: Meaning("An article in a scholarly journal."),
        SourceKind.MAGAZINE: Meaning("An article in a magazine."),
        SourceKind.MEMOIR_EXCERPT: Meaning(
            "Part of a memoir by somebody who was there."
        ),
        SourceKind.NEWS: Meaning("A newspaper, a news agency or a broadcaster."),
        SourceKind.PAPER: Meaning("A working paper or a discussion paper."),
        SourceKind.PRESS_RELEASE: Meaning("A statement made to the press."),
        SourceKind.REPORT: Meaning("A report of an organisation."),
        SourceKind.SPEECH: Meaning("A speech, as given or as published."),
        SourceKind.THESIS: Meaning("A thesis for a degree."),
        SourceKind.WEB: Meaning("A page on the web that is none of the others."),
    },
    Missing: {
        Missing.NOT_KNOWN: Meaning("The sources read do not say it."),
        Missing.NOT_DISCLOSED: Meaning(
            "Those who know have said that they do not tell it."
        ),
        Missing.WITHHELD: Meaning(
            "It is known here and not shown, by a rule of confidentiality."
        ),
        Missing.NOT_APPLICABLE: Meaning("There can be no value here."),
        Missing.NOT_CODED: Meaning("Nobody has looked for it yet."),
    },
}
