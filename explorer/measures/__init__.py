"""Numbers from a timeline: the tone of sentences, the fortune of actors, the control of places.

Tone, fortune and control are three different questions. Tone is how words sound; fortune is what an
event means for those who take part; control is who holds a place. Each takes and gives plain columns.
"""

from explorer.measures.control import control
from explorer.measures.fortune import fortune
from explorer.measures.tone import Tone, tone, tone_columns, vader

__all__ = ["Tone", "control", "fortune", "tone", "tone_columns", "vader"]
