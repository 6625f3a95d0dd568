"""Measurements on generated sites; nothing here asserts a time."""
