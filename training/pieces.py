"""Words -> token ids: greedy longest pieces, as `core/src/recognition/tokens.rs` cuts them.

The pieces are those of the teacher's vocabulary that the training text needs, and the teacher's commonest whole words beside them.
"""

SIZE = 10_000
# The teacher's vocabulary lists special tokens and single characters first; below this, whole words come by frequency.
UNUSED = "[unused"


class Pieces:
    """A vocabulary, in the order of its ids."""

    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self.ids = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.longest = max(map(len, self.vocabulary))
        self.known = {}

    def of_word(self, word):
        """The ids of one repaired word; characters that no piece has are left out."""
        if word not in self.known:
            self.known[word] = self._cut(word)
        return self.known[word]

    def of(self, words):
        return [number for word in words for number in self.of_word(word)]

    def _cut(self, word):
        out, at = [], 0
        while at < len(word):
            for to in range(min(len(word), at + self.longest), at, -1):
                piece = word[at:to] if at == 0 else "##" + word[at:to]
                if piece in self.ids:
                    out.append(self.ids[piece])
                    at = to
                    break
            else:
                at += 1
        return out


def choose(teacher_vocabulary, texts):
    """The pieces that the texts are cut into, and then the teacher's first ones, up to `SIZE`."""
    usable = [piece for piece in teacher_vocabulary if not piece.startswith("[") and piece.isascii()]
    whole = Pieces(usable)
    used = {number for words in texts for number in whole.of(words)}
    singles = {number for number, piece in enumerate(usable) if len(piece.removeprefix("##")) == 1}
    chosen = used | singles
    for number, piece in enumerate(usable):
        if len(chosen) >= SIZE:
            break
        if not piece.startswith("##"):
            chosen.add(number)
    return [usable[number] for number in sorted(chosen)]
