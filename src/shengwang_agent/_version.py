"""What must be known when nothing else of the package can be loaded."""

__version__ = "0.1.0"
"""The one place the version is written."""

REINSTALL = "pip uninstall -y agent-server-sdk shengwang-agent; pip install shengwang-agent"
"""The commands that mend an installation the other package wrote into."""
