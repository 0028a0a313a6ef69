"""Measure the stages against human-annotated data that stays outside the project.

``python -m benchmarks NAME --gold FILE`` prints a table and, as its last line, one JSON object.
"""
