"""A network's vectors of words, with what does not hang on the context computed once for each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_EXTRACTS = "extract_features"
_MOST = 65_536  # words remembered; 25 MB for vectors of 96 numbers


class ContextVectors:
    """What ``model.predict`` gives, in less time.

    Parameters
    ----------
    model
        The network of a "tok2vec": an embedding of each word, then layers that look at its
        neighbours. The embedding is a quarter of the work and looks at nothing but the word, its
        shape and the blank after it. A model of another form runs as it is.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._rows: dict[bytes, int] = {}
        self._vectors: NDArray[np.float32] | None = None
        self._is_known_form = _is_known_form(model)

    def __call__(self, docs: list[Doc]) -> list[Any]:
        """A matrix for each document, a row for each word."""
        filled = [doc for doc in docs if len(doc)]
        if not self._is_known_form or len(filled) < len(docs):
            return list(self._model.predict(docs))
        embed, encode = self._model.layers
        return list(encode.predict(self._embedded(embed, embed.layers[0].predict(docs))))

    def _embedded(self, embed: Any, features: list[NDArray[np.uint64]]) -> list[Any]:
        import numpy as np

        stacked = np.ascontiguousarray(np.concatenate(features))
        width = stacked.shape[1] * stacked.itemsize
        content = stacked.tobytes()
        words = [content[at : at + width] for at in range(0, len(content), width)]
        new = {word: index for index, word in enumerate(words) if word not in self._rows}
        if len(self._rows) + len(new) > _MOST:
            self._rows.clear()
            new = {word: index for index, word in enumerate(words)}
        if new:
            self._learn(embed, list(new), stacked[list(new.values())])
        assert self._vectors is not None
        vectors = self._vectors[[self._rows[word] for word in words]]
        return np.split(vectors, np.cumsum([len(one) for one in features])[:-1])

    def _learn(self, embed: Any, words: list[bytes], features: NDArray[np.uint64]) -> None:
        import numpy as np

        vectors = embed.layers[3].predict(embed.layers[2].predict(features))
        first = len(self._rows)
        room = 0 if self._vectors is None else len(self._vectors)
        if first + len(words) > room:
            grown = np.empty((2 * (first + len(words)), vectors.shape[1]), dtype=vectors.dtype)
            if self._vectors is not None:
                grown[:first] = self._vectors[:first]
            self._vectors = grown
        assert self._vectors is not None
        self._vectors[first : first + len(words)] = vectors
        self._rows.update((word, first + index) for index, word in enumerate(words))


def _is_known_form(model: Any) -> bool:
    """Whether the embedding is extraction, look-up and mixture, without vectors from elsewhere."""
    if len(model.layers) != 2:
        return False
    names = [layer.name for layer in model.layers[0].layers]
    return len(names) == 5 and names[0] == _EXTRACTS and names[1] == "list2ragged" and names[4] == "ragged2list"
