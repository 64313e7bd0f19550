"""Your side of the platform: what the engine calls while an agent talks."""

from .pieces import Audio, Metadata, ToolCall

__all__ = ["Audio", "Metadata", "ToolCall"]
