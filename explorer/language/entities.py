"""spaCy's recogniser of names, decoded over arrays.

Its decoder is greedy and steps from word to word; measured, that takes more time than the network
in front of it. Between two names its state is nothing but the next word, so that the best move of
each word can be found for all words at once, and only names of several words need steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.language.embeddings import ContextVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

_STATE = 3  # words that the network sees: the next one, the first of the open name, the last of it


def is_decodable(recogniser: EntityRecognizer) -> bool:
    """Whether a recogniser is greedy and its network is of the one form that is known here."""
    model = recogniser.model
    return bool(
        recogniser.cfg.get("beam_width", 1) == 1
        and model.attrs.get("has_upper")
        and [layer.name for layer in model.get_ref("tok2vec").layers[1:]] == ["list2array", "linear"]
        and not model.attrs.get("unseen_classes")
        and model.get_ref("lower").get_dim("nF") == _STATE
        and model.get_ref("lower").get_dim("nP") > 1
        and "O" in recogniser.move_names
    )


class EntityDecoder:
    """Finds the same names as the recogniser that it is made of.

    Parameters
    ----------
    recogniser
        One that :func:`is_decodable`.

    Notes
    -----
    Documents must be single sentences without names that are already set, because the conditions
    that spaCy puts on either are not looked at.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        import numpy as np

        self._model = recogniser.model
        self._vectors = ContextVectors(self._model.get_ref("tok2vec").layers[0])
        names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        kinds = [name[0] for name in names]
        labels = [name[2:] for name in names]
        self._labels = labels
        self._outside = names.index("O")
        self._begins = np.array([kind == "B" for kind in kinds])
        self._units = np.array([name[0] == "U" and name != "U-" for name in names])
        self._impossible = np.array([kind in "ILM" or name == "U-" for kind, name in zip(kinds, names, strict=True)])
        index = {name: number for number, name in enumerate(names)}
        self._goes_on = np.array([index.get(f"I-{label}", 0) for label in labels])
        self._ends = np.array([index.get(f"L-{label}", 0) for label in labels])

    def __call__(self, docs: list[Doc]) -> list[Doc]:
        """Set the names of the documents, in place."""
        import numpy as np

        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return docs
        features = self._model.get_ref("lower").predict(self._inputs(filled))
        last = np.cumsum([len(doc) for doc in filled]) - 1
        is_last = np.zeros(len(features) - 1, dtype=bool)
        is_last[last] = True
        moves = self._first_moves(features, is_last, _blanks(filled))
        ends = self._ends_of_names(features, is_last, moves)
        start = 0
        for doc in filled:
            self._set(doc, start, moves[start : start + len(doc)], ends)
            start += len(doc)
        return docs

    def _inputs(self, docs: list[Doc]) -> Any:
        """A row for each word of all documents."""
        inputs: Any = self._vectors(docs)
        for layer in self._model.get_ref("tok2vec").layers[1:]:
            inputs = layer.predict(inputs)
        return inputs

    def _first_moves(
        self, features: NDArray[Any], is_last: NDArray[np.bool_], is_blank: NDArray[np.bool_]
    ) -> NDArray[np.intp]:
        """The best move at each word if no name is open there."""
        padding = features[0]
        scores = self._scores(features[1:, 0] + padding[1] + padding[2])
        lowest = scores.min() - 1
        scores[:, self._impossible] = lowest
        scores[(is_last | is_blank)[:, None] & self._begins] = lowest
        scores[is_blank[:, None] & self._units] = lowest
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _ends_of_names(
        self, features: NDArray[Any], is_last: NDArray[np.bool_], moves: NDArray[np.intp]
    ) -> dict[int, int]:
        """For each word that can begin a name of several words, the end of that name, exclusive."""
        import numpy as np

        ends: dict[int, int] = {}
        starts = np.flatnonzero(self._begins[moves])
        word = starts + 1
        while len(starts):
            rows = np.arange(len(starts))
            scores = self._scores(features[word + 1, 0] + features[starts + 1, 1] + features[word, 2])
            move = moves[starts]
            closed = is_last[word] | (scores[rows, self._ends[move]] > scores[rows, self._goes_on[move]])
            ends.update(zip(starts[closed].tolist(), (word[closed] + 1).tolist(), strict=True))
            starts, word = starts[~closed], word[~closed] + 1
        return ends

    def _scores(self, summed: NDArray[Any]) -> NDArray[Any]:
        """Scores of all moves, from the summed features of states."""
        hidden = (summed + self._model.get_ref("lower").get_param("b")).max(axis=2)
        scores: NDArray[Any] = self._model.get_ref("upper").predict(hidden)
        return scores

    def _set(self, doc: Doc, offset: int, moves: NDArray[np.intp], ends: dict[int, int]) -> None:
        from spacy.tokens import Span

        found, done = [], 0
        for start in (moves != self._outside).nonzero()[0].tolist():
            if start < done:
                continue
            move = int(moves[start])
            done = ends[offset + start] - offset if self._begins[move] else start + 1
            found.append(Span(doc, start, done, label=self._labels[move]))
        doc.set_ents(found, default="outside")


def _blanks(docs: list[Doc]) -> NDArray[np.bool_]:
    import numpy as np

    return np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
