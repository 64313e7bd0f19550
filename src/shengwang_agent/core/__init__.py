"""Thin aliases of paths that existing programs import; the code lives one level up."""
