"""Sharing: one interactive HTML file that needs neither kernel nor network."""

from explorer.sharing.html import to_html

__all__ = ["to_html"]
