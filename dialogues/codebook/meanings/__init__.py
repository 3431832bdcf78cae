"""What each value of the vocabularies in `choices` means, in our own words."""

from dialogues.codebook.meanings import evidence, people, records, tracks
from dialogues.codebook.origins import Meanings

MEANINGS: Meanings = {
    **tracks.MEANINGS,
    **people.MEANINGS,
    **records.MEANINGS,
    **evidence.MEANINGS,
}
