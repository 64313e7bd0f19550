"""``python -m shengwang_agent.cli``: the same as ``shengwang-agent``."""

import sys

from shengwang_agent.cli import main

sys.exit(main())
