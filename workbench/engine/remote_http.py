"""Opens HTTP connections that send what they are told to send and nothing else."""

from __future__ import annotations

import httpx2
import openai
