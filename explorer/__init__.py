"""Dated events and actors out of war reporting, as a timeline that can be questioned."""

__version__ = "0.1.0"
