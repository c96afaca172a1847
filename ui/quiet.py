"""Gradio, imported only after what would tell or keep a visitor's question has been turned off."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_RUN_HISTORY"] = "False"

import gradio as gr

__all__ = ["gr"]
